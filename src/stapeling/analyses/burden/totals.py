"""The four components of load over all periods of an implementer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.burden.load_columns import AFTER_ALL, LoadColumns
from stapeling.analyses.burden.sums import one_off_parts, running_sums
from stapeling.analyses.period_columns import NO_PERIOD, held_in
from stapeling.model.amounts import Amount
from stapeling.model.gathering.burdens import COMPONENTS

if TYPE_CHECKING:
    from stapeling.graph.columns import Floats, Ints, Marks


@dataclass(frozen=True, slots=True)
class Component:
    """A component over a run of periods: its sum, and how many records lack a value."""

    first: int
    totals: tuple[Amount | None, ...]
    """Nothing up to the first known value."""
    unknowns: tuple[int, ...]
    """The records without a value up to each period, and those that may hold in it or not."""

    def at(self, period: int) -> Amount | None:
        """Give the sum in a period; nothing when no value is known up to it."""
        return self.totals[period - self.first]

    def unknown(self, period: int) -> int:
        """Count the records without a value up to a period."""
        return self.unknowns[period - self.first]


@dataclass(frozen=True, slots=True)
class Totals:
    """All components, with the records that no period can be given to."""

    first: int
    components: dict[str, Component]
    not_placed: tuple[str, ...]
    lacking: tuple[int, ...]
    """The records up to each period that lack their one-off or their structural part."""

    def unknown_records(self, period: int) -> int:
        """Count the records up to a period that lack their one-off or their structural part."""
        return self.lacking[period - self.first]


def totals_of(columns: LoadColumns, first: int, last: int) -> Totals:
    """Sum what a set of records asks, per component and period."""
    summing = _Summing(columns, first, last)
    components = {name: summing.component(name) for name in COMPONENTS}
    return Totals(first, components, tuple(dict.fromkeys(summing.not_placed)), summing.lacking())


class _Summing:
    """Adds up records over the periods from a first to a last one."""

    def __init__(self, columns: LoadColumns, first: int, last: int) -> None:
        self.columns, self.first, self.last = columns, first, last
        self.not_placed: list[str] = []
        self.bare = {part: np.ones(len(columns.rows), dtype=bool) for part in _PARTS}
        """Of each part the records that have no amount of it in any unit, as far as looked at."""

    def component(self, name: str) -> Component:
        columns, part = self.columns, name.rsplit("_", 1)[0]
        stated = columns.states(name)
        self.bare[part] &= ~stated
        can = columns.spread if part == "one_off" else ~columns.begin.open
        self.not_placed += columns.subjects(stated & ~can)
        placed = np.flatnonzero(stated & can)
        values = columns.amounts(name, placed)
        perhaps = np.zeros(self._size, dtype=np.int64)
        if part == "one_off":
            begins, values = one_off_parts(columns, placed, values)
            ends = begins
        else:
            begins, ends = columns.begin_periods[1][placed], columns.end_periods[0][placed]
            perhaps += self._perhaps(placed)
        unknown = np.cumsum(self._from(part, stated & can)) + perhaps
        totals = self._totals(begins, ends, values)
        return Component(self.first, tuple(totals), tuple(unknown.tolist()))

    @property
    def _size(self) -> int:
        return self.last - self.first + 1

    def _totals(self, begins: Ints, ends: Ints, values: Floats) -> list[Amount | None]:
        """Give the sums of all periods; nothing before the first in which any value holds."""
        if not len(begins):
            return [None] * self._size
        begun = int(begins.min())
        sums = running_sums(begins, ends, values, self.first, self.last)
        return [total if self.first + place >= begun else None for place, total in enumerate(sums)]

    def _from(self, part: str, known: Marks) -> Ints:
        """Count the records that are not known by the period from which they would weigh."""
        begins = self._begins(part)[~known] - self.first
        return np.bincount(begins, minlength=self._size)[: self._size]

    def _begins(self, part: str) -> Ints:
        """Give the period from which each record would weigh; the first where no day is known."""
        columns = self.columns
        begins = columns.window_periods[0] if part == "one_off" else columns.begin_periods[0]
        return np.where(begins == NO_PERIOD, self.first, np.maximum(begins, self.first))

    def _perhaps(self, placed: Ints) -> Ints:
        """Count in each period the structural amounts that bounded days leave open."""
        columns, first = self.columns, self.first
        begin, sure = (periods[placed] for periods in columns.begin_periods)
        end, latest = (periods[placed] for periods in columns.end_periods)
        before = held_in(begin - first, sure - 1 - first, self._size)
        after = held_in(np.maximum(sure, end + 1) - first, latest - first, self._size)
        return np.add(before, after)

    def lacking(self) -> tuple[int, ...]:
        """Count up to each period the records that lack a part altogether; after all components."""
        begins = [
            np.where(self.bare[part], self._begins(part), AFTER_ALL) - self.first for part in _PARTS
        ]
        earliest = np.minimum(*begins)
        counts = np.bincount(earliest[earliest < self._size], minlength=self._size)
        return tuple(np.cumsum(counts).tolist())


_PARTS = ("one_off", "structural")
