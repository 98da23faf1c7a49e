"""The four components of load over all periods of an implementer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.burden.load_columns import LoadColumns
from stapeling.analyses.burden.sums import amounts_from, one_off_parts, running_sums
from stapeling.analyses.period_columns import NO_PERIOD, held_in
from stapeling.analyses.results import Later
from stapeling.model.amounts import Amount
from stapeling.model.gathering.burdens import COMPONENTS

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks


@dataclass(frozen=True, slots=True)
class Component:
    """A component over a run of periods: its sum, and how many records lack a value."""

    totals: list[Amount | None]
    """Nothing up to the first known value."""
    unknown: list[int]
    """The records without a value up to each period, and those that may hold in it or not."""


@dataclass(frozen=True, slots=True)
class Totals:
    """All components over a run of periods."""

    components: dict[str, Component]
    left_out: Later[tuple[str, ...]]
    """What the records are of that state an amount which no period can be given to."""
    lacking: list[int]
    """The records up to each period that lack their one-off or their structural part."""


def totals_of(columns: LoadColumns, periods: range) -> Totals:
    """Sum what a set of records asks, per component and period."""
    parts = [_Part(columns, periods, name) for name in ("one_off", "structural")]
    components = {name: found for part in parts for name, found in part.components()}
    aside = np.concatenate([part.not_placed() for part in parts])
    lacks_from = np.minimum(*(part.lacks_from() for part in parts))
    return Totals(
        components,
        Later(partial(_named, columns.stated.subjects, columns.rows[aside]), 0),
        np.cumsum(_in_each(lacks_from, len(periods))).tolist(),
    )


class _Part:
    """Adds up what records state of one part, in all its units, over a run of periods."""

    def __init__(self, columns: LoadColumns, periods: range, name: str) -> None:
        self.columns, self.periods, self.is_one_off = columns, periods, name == "one_off"
        self.states = {c: columns.states(c) for c, (part, _) in COMPONENTS.items() if part == name}
        """Of each component the records that state an amount."""
        self.any = np.logical_or.reduce(list(self.states.values()))
        self.can = columns.spread if self.is_one_off else ~columns.begin.open
        """The records that can be placed in periods."""
        self.placed = np.flatnonzero(self.any & self.can)
        begins = columns.window_periods[0] if self.is_one_off else columns.begin_periods[0]
        self.begins = np.where(begins == NO_PERIOD, 0, np.maximum(begins - periods.start, 0))
        """The period from which each record would weigh; the first where no day is known."""

    def components(self) -> Iterator[tuple[str, Component]]:
        """Give each component with its name."""
        columns, placed = self.columns, self.placed
        values = np.stack([columns.amounts(name, placed) for name in self.states], axis=1)
        if self.is_one_off:
            begins = columns.window_periods[0]
            held, parts = one_off_parts(columns, placed, values)
            sums = running_sums(held, held, parts, self.periods)
        else:
            begins, ends = columns.begin_periods[1], columns.end_periods[0]
            sums = running_sums(begins[placed], ends[placed], values, self.periods)
        for (name, states), own in zip(self.states.items(), sums, strict=True):
            known = states & self.can
            begun = int(begins[known].min(initial=self.periods.stop)) - self.periods.start
            yield name, Component(amounts_from(begun, own), self._unknown(known))

    def _unknown(self, known: Marks) -> list[int]:
        """Count up to each period the records without a value, and those that may hold or not."""
        found = np.cumsum(_in_each(self.begins[~known], len(self.periods)))
        counts: list[int] = (found if self.is_one_off else found + self._perhaps(known)).tolist()
        return counts

    def _perhaps(self, known: Marks) -> Ints:
        """Count in each period the structural amounts that bounded days leave open."""
        columns, first, size = self.columns, self.periods.start, len(self.periods)
        begin, sure = (periods[known] for periods in columns.begin_periods)
        end, latest = (periods[known] for periods in columns.end_periods)
        before = held_in(begin - first, sure - 1 - first, size)
        after = held_in(np.maximum(sure, end + 1) - first, latest - first, size)
        return np.add(before, after)

    def not_placed(self) -> Ints:
        """Give for each component the records with an amount that no period can be given to."""
        return np.concatenate([np.flatnonzero(own & ~self.can) for own in self.states.values()])

    def lacks_from(self) -> Ints:
        """Give the period from which each record lacks this part; one after all if it does not."""
        return np.where(self.any, len(self.periods), self.begins)


def _named(subjects: Sequence[str], rows: Ints, _: int) -> tuple[str, ...]:
    """Give what some records were stated of, each once."""
    return tuple(dict.fromkeys(map(subjects.__getitem__, rows.tolist())))


def _in_each(begins: Ints, periods: int) -> Ints:
    """Count what begins in each of a run of periods."""
    return np.bincount(begins, minlength=periods)[:periods]
