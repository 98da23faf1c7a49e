"""The burdens of one implementer as columns: when the parts of each weigh, in periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.burden.involved import Placed
from stapeling.analyses.period_columns import NO_PERIOD, periods_of
from stapeling.analyses.periods import Calendar
from stapeling.graph.columns import ints
from stapeling.model.amounts import Amount
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day
from stapeling.model.organisations import OneOff, Structural

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints, Marks

COMPONENTS = {
    "one_off_eur": ("one_off", "eur"),
    "one_off_fte": ("one_off", "fte"),
    "structural_eur": ("structural", "eur_per_year"),
    "structural_fte": ("structural", "fte"),
}
"""Where a burden states the amount of each component of load."""
_FIRST, _LAST = attrgetter("first"), attrgetter("last")
_NO_DAY = Day(OPEN_FIRST, OPEN_FIRST)
AFTER_ALL = 10**6
"""A period after all others."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Days as columns: their first and last, and whether there is one."""

    first: Ints
    last: Ints
    stated: Marks

    @property
    def exact(self) -> Marks:
        """Mark the days that are known to the day; one that is not stated leaves nothing open."""
        found: Marks = ~self.stated | (self.first == self.last)
        return found

    @property
    def open(self) -> Marks:
        """Mark where no day is known on one side or on both."""
        found: Marks = ~self.stated | (self.first == OPEN_FIRST) | (self.last == OPEN_LAST)
        return found


def bounds_of(days: Sequence[Day | None]) -> Bounds:
    """Put days in columns."""
    known = [_NO_DAY if day is None else day for day in days]
    stated = np.fromiter((day is not None for day in days), dtype=np.bool_, count=len(days))
    return Bounds(ints(map(_FIRST, known)), ints(map(_LAST, known)), stated)


class LoadColumns:
    """When each record of an implementer begins and ends to weigh."""

    def __init__(self, rows: Sequence[Placed], calendar: Calendar) -> None:
        self.rows, self.calendar = rows, calendar
        self.one_off: list[OneOff | None] = [row.burden.one_off for row in rows]
        self.structural: list[Structural | None] = [row.burden.structural for row in rows]
        self.day = bounds_of([row.day for row in rows])

    def amounts(self, component: str) -> list[Amount | None]:
        """Give the amount that each record states for a component."""
        part, name = COMPONENTS[component]
        stated = self.one_off if part == "one_off" else self.structural
        return [getattr(row, name) if row is not None else None for row in stated]

    @cached_property
    def _window_days(self) -> tuple[Bounds, Bounds]:
        """The first and the last day of one-off amounts: stated, else publication and start."""
        begins, ends = [], []
        for row, stated in zip(self.rows, self.one_off, strict=True):
            begin, end = (stated.from_, stated.until) if stated is not None else (None, None)
            published = row.act.published if row.act is not None else None
            begins.append(published if begin is None else begin)
            ends.append(row.day if end is None else end)
        return bounds_of(begins), bounds_of(ends)

    @cached_property
    def window(self) -> Bounds:
        """The days over which one-off amounts are spread, first and last included.

        An empty or inverted window is the one day; without one of its days it is the other.
        """
        begin, end = self._window_days
        exact = begin.exact & end.exact
        first = np.where(exact, begin.first, np.minimum(begin.first, end.first))
        last = np.where(
            exact, np.maximum(begin.first, end.first - 1), np.maximum(begin.last, end.last)
        )
        first = np.where(begin.stated, np.where(end.stated, first, begin.first), end.first)
        last = np.where(begin.stated, np.where(end.stated, last, begin.last), end.last)
        return Bounds(first, last, begin.stated | end.stated)

    @cached_property
    def window_periods(self) -> tuple[Ints, Ints]:
        """The periods of the first and the last day of the windows."""
        window = self.window
        return periods_of(self.calendar, window.first), periods_of(self.calendar, window.last)

    @cached_property
    def spread(self) -> Marks:
        """Mark the one-off amounts that can be placed: in one period, or over a known window."""
        first, last = self.window_periods
        begin, end = self._window_days
        found: Marks = ~self.window.open & ((first == last) | (begin.exact & end.exact))
        return found

    @cached_property
    def begin(self) -> Bounds:
        """The first day of structural amounts: stated, else that of the act or law."""
        return bounds_of(
            [
                row.day if stated is None or stated.from_ is None else stated.from_
                for row, stated in zip(self.rows, self.structural, strict=True)
            ]
        )

    @cached_property
    def begin_periods(self) -> tuple[Ints, Ints]:
        """The periods of the bounds of the first day of structural amounts."""
        return periods_of(self.calendar, self.begin.first), periods_of(
            self.calendar, self.begin.last
        )

    @cached_property
    def end_periods(self) -> tuple[Ints, Ints]:
        """The last periods at whose end structural amounts hold: at the least, at the most."""
        until = bounds_of([row.until if row is not None else None for row in self.structural])
        return self._before(until.first, until.stated), self._before(until.last, until.stated)

    def _before(self, days: Ints, stated: Marks) -> Ints:
        period = np.where(days <= OPEN_FIRST, -1, periods_of(self.calendar, days) - 1)
        return np.where(~stated | (days >= OPEN_LAST), AFTER_ALL, period)

    def extremes(self) -> list[int]:
        """Give the first and the last period in which any record begins or ends."""
        stated = bounds_of([row.from_ if row is not None else None for row in self.structural])
        every = np.concatenate(
            [
                *self.window_periods,
                periods_of(self.calendar, self.day.first),
                periods_of(self.calendar, self.day.last),
                periods_of(self.calendar, stated.first),
            ]
        )
        known = every[every != NO_PERIOD]
        return [int(known.min()), int(known.max())] if len(known) else []
