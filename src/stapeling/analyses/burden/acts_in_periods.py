"""The acts that fall on an implementer, each in its period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.burden.columns import ActsOn
from stapeling.analyses.period_columns import NO_PERIOD, held_in, periods_of
from stapeling.analyses.periods import Calendar

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints

_NONE = np.zeros(0, dtype=np.int64)


class ActsInPeriods:
    """Acts by the period that they certainly fall in, and the first and the last period at all.

    `others` are periods that are among them whatever the acts: that of the reference day, and
    those in which a burden begins or ends.
    """

    def __init__(self, acts: ActsOn, calendar: Calendar, others: Sequence[int]) -> None:
        self.acts = acts
        self._begin = periods_of(calendar, acts.first)
        self._end = periods_of(calendar, acts.last)
        known = [periods[periods != NO_PERIOD] for periods in (self._begin, self._end)]
        every = np.concatenate([*known, np.array(others, dtype=np.int64)])
        self.first, self.last = int(every.min()), int(every.max())
        self._certain = (self._begin == self._end) & (self._begin != NO_PERIOD)

    @cached_property
    def _inside(self) -> dict[int, Ints]:
        order = np.argsort(self.acts.first, kind="stable")
        order = order[self._certain[order]]
        periods, begins = np.unique(self._begin[order], return_index=True)
        return dict(zip(periods.tolist(), np.split(order, begins[1:]), strict=False))

    def inside(self, period: int) -> Ints:
        """Give the places of the acts certainly in a period, in order of day and id."""
        return self._inside.get(period, _NONE)

    @cached_property
    def _perhaps(self) -> list[int]:
        begin, end = self._begin[~self._certain], self._end[~self._certain]
        size = self.last - self.first + 1
        begins = np.where(begin == NO_PERIOD, 0, begin - self.first)
        ends = np.where(end == NO_PERIOD, size - 1, end - self.first)
        return held_in(begins, ends, size)

    def perhaps(self, period: int) -> int:
        """Count the acts that bounded days may put in a period."""
        return self._perhaps[period - self.first]

    @cached_property
    def _articles(self) -> dict[int, int]:
        acts = self.acts
        inside = self._certain[acts.touched_by]
        period, touched = self._begin[acts.touched_by[inside]], acts.touched[inside]
        width = int(touched.max(initial=0)) + 1
        pairs = np.sort(period * width + touched)
        new = np.diff(pairs, prepend=-1) > 0
        return Counter((pairs[new] // width).tolist())

    def articles(self, period: int) -> int:
        """Count the articles touched in a period by the acts certainly in it, each once."""
        return self._articles.get(period, 0)
