"""The acts that fall on an implementer, each in its period."""

from __future__ import annotations

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

    @property
    def _size(self) -> int:
        return self.last - self.first + 1

    @cached_property
    def _order(self) -> Ints:
        """The places of the acts that are certainly in a period, in order of day and id."""
        order = np.argsort(self.acts.first, kind="stable")
        found: Ints = order[self._certain[order]]
        return found

    @cached_property
    def _inside(self) -> dict[int, Ints]:
        periods, begins = np.unique(self._begin[self._order], return_index=True)
        return dict(zip(periods.tolist(), np.split(self._order, begins[1:]), strict=False))

    def inside(self, period: int) -> Ints:
        """Give the places of the acts certainly in a period, in order of day and id."""
        return self._inside.get(period, _NONE)

    def names(self, period: int) -> tuple[str, ...]:
        """Give the ids of the acts certainly in a period."""
        return self.acts.names(self.inside(period))

    def counts(self, values: Ints) -> dict[int, dict[int, int]]:
        """Count for each period a value of each act in it, values as they first come in it."""
        values, periods = values[self._order], self._begin[self._order]
        width = int(values.max(initial=0)) + 1
        keys, places, counts = np.unique(
            periods * width + values, return_index=True, return_counts=True
        )
        found: dict[int, dict[int, int]] = {}
        for n in np.argsort(places).tolist():
            period, value = divmod(int(keys[n]), width)
            found.setdefault(period, {})[value] = int(counts[n])
        return found

    @cached_property
    def _perhaps(self) -> list[int]:
        begin, end = self._begin[~self._certain], self._end[~self._certain]
        size = self._size
        begins = np.where(begin == NO_PERIOD, 0, begin - self.first)
        ends = np.where(end == NO_PERIOD, size - 1, end - self.first)
        return held_in(begins, ends, size)

    def perhaps(self, period: int) -> int:
        """Count the acts that bounded days may put in a period."""
        return self._perhaps[period - self.first]

    @cached_property
    def _articles(self) -> list[int]:
        acts = self.acts
        inside = self._certain[acts.touched_by]
        period, touched = self._begin[acts.touched_by[inside]], acts.touched[inside]
        width = int(touched.max(initial=0)) + 1
        pairs = np.sort(period * width + touched)
        new = np.diff(pairs, prepend=-1) > 0
        found: list[int] = np.bincount(
            pairs[new] // width - self.first, minlength=self._size
        ).tolist()
        return found

    def articles(self, period: int) -> int:
        """Count the articles touched in a period by the acts certainly in it, each once."""
        return self._articles[period - self.first]
