"""A line: one implementer in one unit, as columns of inputs and of the cells they weigh in.

A cell is a group and a period. A group holds what comes and goes together: what is in the same
scenarios, or what goes with one act. The load of a scenario is the sum of its groups.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from stapeling.simulating.bearing import Part
from stapeling.simulating.stakes import Count, InputKey, Placed

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]
    Bools = npt.NDArray[np.bool_]

DIGITS = 6
"""Loads are rounded to so many decimals, as those of the measures are."""


@dataclass(frozen=True, eq=False)
class Line:
    """The inputs of one implementer in one unit, and where they weigh."""

    implementer: str
    unit: str
    first: int
    """The number of the first period."""
    periods: int
    keys: tuple[InputKey, ...]
    """The inputs: burdens before capacities."""
    labels: tuple[Hashable, ...]
    """What each group is."""
    input: Ints
    """Of each part: its input."""
    group: Ints
    begin: Ints
    end: Ints
    """The first period in which it no longer weighs."""
    share: Floats
    counts: Floats
    """Loads that are counted, by group and period."""
    known: Bools
    """Whether a group makes the load of a period known."""
    rated: Bools
    """Whether a group makes the capacity of a period known."""

    @cached_property
    def low(self) -> Floats:
        """The least that each input can be."""
        return np.array([key.low for key in self.keys], dtype=np.float64)

    @cached_property
    def likely(self) -> Floats:
        """What each input most likely is."""
        return np.array([key.likely for key in self.keys], dtype=np.float64)

    @cached_property
    def high(self) -> Floats:
        """The most that each input can be."""
        return np.array([key.high for key in self.keys], dtype=np.float64)

    @cached_property
    def drawn(self) -> Bools:
        """Whether an input has a range; of the others the one value is taken."""
        return self.low < self.high

    @cached_property
    def of_capacity(self) -> Bools:
        """Whether an input is a capacity and no load."""
        return np.array([key.kind == "capacity" for key in self.keys], dtype=np.bool_)

    @property
    def stream(self) -> tuple[int, ...]:
        """The name of its random numbers: the same whatever other lines there are."""
        name = f"{self.implementer}\0{self.unit}".encode()
        return tuple(np.frombuffer(hashlib.sha256(name).digest()[:16], dtype="<u4").tolist())

    def row_of(self, parts: Ints) -> Ints:
        """Give the row of each part: its period, those of capacity below those of load."""
        below: Ints = np.where(self.of_capacity[self.input[parts]], self.periods, 0)
        return self.begin[parts] + below

    def at(self, values: Floats, chosen: Bools | None = None) -> Floats:
        """Give load and capacity per group and row, where every input has a given value.

        The first rows are the load of each period, the others its capacity.
        """
        width, groups = 2 * self.periods, len(self.labels)
        parts = np.arange(len(self.input)) if chosen is None else np.flatnonzero(chosen[self.input])
        long = self.end[parts] - self.begin[parts] > 1
        rows = np.zeros((groups, width))
        points = parts[~long]
        weights = values[self.input[points]] * self.share[points]
        np.add.at(rows, (self.group[points], self.row_of(points)), weights)
        steps, spans = np.zeros((groups, self.periods + 1)), parts[long]
        np.add.at(steps, (self.group[spans], self.begin[spans]), values[self.input[spans]])
        np.subtract.at(steps, (self.group[spans], self.end[spans]), values[self.input[spans]])
        rows[:, : self.periods] += np.cumsum(steps, axis=1)[:, :-1]
        return rows

    @cached_property
    def fixed(self) -> Floats:
        """What is not drawn, per group and row."""
        rows = self.at(self.likely, ~self.drawn)
        rows[:, : self.periods] += self.counts
        return rows

    @cached_property
    def live(self) -> Bools:
        """Whether anything that is drawn weighs in a cell, per group and row."""
        found: Bools = self.at(np.ones(len(self.keys)), self.drawn) > 0
        return found

    def most_likely(self, on: Bools) -> Floats:
        """Give load and capacity where every input is what it most likely is."""
        rows = self.at(self.likely)
        rows[:, : self.periods] += self.counts
        total: Floats = np.round(rows[on].sum(axis=0), DIGITS)
        return total

    def weights(self, period: int, on: Bools) -> Floats:
        """Give of each input how much it weighs in the load or the capacity of a period."""
        inside = on[self.group] & (self.begin <= period) & (period < self.end)
        shares = self.share[inside]
        return summed(self.input[inside], shares, len(self.keys))


def summed(places: Ints, weights: Floats, size: int) -> Floats:
    """Add up weights by place, in the order in which they stand."""
    found: npt.NDArray[Any] = np.bincount(places, weights=weights, minlength=size)
    return found


def any_of(marks: Bools) -> Bools:
    """Say of each column whether any row has it; none does where there are no rows."""
    found: Bools = np.logical_or.reduce(marks, axis=0)
    return found


@dataclass
class Maker:
    """Gathers what falls on a line, under labels."""

    implementer: str
    unit: str
    parts: list[tuple[Placed, Hashable]] = field(default_factory=list)
    counts: list[tuple[Count, Hashable]] = field(default_factory=list)
    counted: set[tuple[int, Hashable]] = field(default_factory=set)
    rated: set[tuple[int, Hashable]] = field(default_factory=set)

    def line(self, first: int, last: int) -> Line:
        """Make the line, over the periods from the first to the last."""
        periods = last - first + 1
        keys = sorted({row.key for row, _ in self.parts})
        of = {key: n for n, key in enumerate(keys)}
        labels = self._labels()
        at = {label: n for n, label in enumerate(labels)}
        inside = [(row, label) for row, label in self.parts if _meets(row.part, first, last)]
        columns = [(row.part.begin, row.part.end, row.part.share) for row, _ in inside]
        begin, end, share = (
            (np.array(column) for column in zip(*columns, strict=True))
            if (columns)
            else (np.zeros(0), np.zeros(0), np.zeros(0))
        )
        counts = np.zeros((len(labels), periods))
        for row, label in self.counts:
            counts[at[label], row.period - first] += row.value
        return Line(
            implementer=self.implementer,
            unit=self.unit,
            first=first,
            periods=periods,
            keys=tuple(keys),
            labels=labels,
            input=np.array([of[row.key] for row, _ in inside], dtype=np.int64),
            group=np.array([at[label] for _, label in inside], dtype=np.int64),
            begin=np.clip(begin.astype(np.int64) - first, 0, periods),
            end=np.clip(end.astype(np.int64) - first, 0, periods),
            share=share.astype(np.float64),
            counts=counts,
            known=self._known(at, first, periods),
            rated=_marked(self.rated, at, first, periods),
        )

    def _labels(self) -> tuple[Hashable, ...]:
        found = [label for _, label in (*self.parts, *self.counts, *self.counted, *self.rated)]
        return tuple(sorted(set(found), key=repr))

    def _known(self, at: Mapping[Hashable, int], first: int, periods: int) -> Bools:
        """Mark the periods of which a group knows the load: from its first amount on."""
        known = _marked(self.counted, at, first, periods)
        for row, label in self.parts:
            if row.key.kind == "burden":
                known[at[label], max(row.part.begin - first, 0) :] = True
        return known


def _meets(part: Part, first: int, last: int) -> bool:
    return part.begin <= min(part.end - 1, last) and part.end > first


def _marked(
    cells: Iterable[tuple[int, Hashable]], at: Mapping[Hashable, int], first: int, periods: int
) -> Bools:
    marks = np.zeros((len(at), periods), dtype=np.bool_)
    for period, label in cells:
        marks[at[label], period - first] = True
    return marks


def on_of(line: Line, labels: Iterable[Sequence[Hashable]]) -> Bools:
    """Mark for each choice of labels the groups of a line that belong to it."""
    return np.array(
        [[label in chosen for label in line.labels] for chosen in map(set, labels)], dtype=np.bool_
    ).reshape(-1, len(line.labels))
