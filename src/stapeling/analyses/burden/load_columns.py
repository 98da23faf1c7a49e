"""The burdens of one implementer as columns: when the parts of each weigh, in periods."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.bounds import Bounds
from stapeling.analyses.burden.involved import Burdens
from stapeling.analyses.period_columns import periods_of
from stapeling.analyses.periods import Calendar
from stapeling.model.days import OPEN_FIRST, OPEN_LAST

if TYPE_CHECKING:
    from stapeling.model.columns import Floats, Ints, Marks

AFTER_ALL = 10**6
"""A period after all others."""


class LoadColumns:
    """When each record of an implementer begins and ends to weigh."""

    def __init__(self, burdens: Burdens, calendar: Calendar) -> None:
        self.burdens, self.calendar = burdens, calendar
        self.rows, self.stated, self.day = burdens.load, burdens.stated, burdens.days

    def states(self, component: str) -> Marks:
        """Mark the records that state an amount for a component."""
        found: Marks = self.stated.amounts[component].stated[self.rows]
        return found

    def amounts(self, component: str, records: Ints) -> Floats:
        """Give the amounts of some records as rows: low, likely, high, and assumed or not."""
        found: Floats = self.stated.amounts[component].values[self.rows[records]]
        return found

    @cached_property
    def _window_days(self) -> tuple[Bounds, Bounds]:
        """The first and the last day of one-off amounts: stated, else publication and start."""
        begins, ends = (days.of(self.rows) for days in self.stated.window)
        return begins.otherwise(self.stated.published.of(self.rows)), ends.otherwise(self.day)

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
        return self._from.otherwise(self.day)

    @cached_property
    def _from(self) -> Bounds:
        return self.stated.lasting[0].of(self.rows)

    @cached_property
    def begin_periods(self) -> tuple[Ints, Ints]:
        """The periods of the bounds of the first day of structural amounts."""
        return periods_of(self.calendar, self.begin.first), periods_of(
            self.calendar, self.begin.last
        )

    @cached_property
    def end_periods(self) -> tuple[Ints, Ints]:
        """The last periods at whose end structural amounts hold: at the least, at the most."""
        until = self.stated.lasting[1].of(self.rows)
        return self._before(until.first, until.stated), self._before(until.last, until.stated)

    def _before(self, days: Ints, stated: Marks) -> Ints:
        period = np.where(days <= OPEN_FIRST, -1, periods_of(self.calendar, days) - 1)
        return np.where(~stated | (days >= OPEN_LAST), AFTER_ALL, period)

    def extremes(self) -> list[int]:
        """Give the first and the last period in which any record begins or ends."""
        days = (self.window.first, self.window.last, self.day.first, self.day.last)
        every = np.concatenate([*days, self._from.first])
        known = every[(every > OPEN_FIRST) & (every < OPEN_LAST)]
        return (
            [self.calendar.of(int(day)) for day in (known.min(), known.max())] if len(known) else []
        )
