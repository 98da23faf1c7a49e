"""The acts that fall on an implementer, each in its period."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from stapeling.analyses.burden.columns import ActsOn
from stapeling.analyses.period_columns import held_in
from stapeling.analyses.periods import Calendar
from stapeling.model.days import OPEN_FIRST, OPEN_LAST

if TYPE_CHECKING:
    from stapeling.analyses.burden.columns import Bits
    from stapeling.model.columns import Ints, Marks


class NamedActs(NamedTuple):
    """The acts of every period, without what was counted of them."""

    acts: ActsOn
    order: Ints
    cuts: list[int]

    def inside(self, n: int) -> Ints:
        """Give the places of the acts certainly in a period of the run, in order of day and id."""
        found: Ints = self.order[self.cuts[n] : self.cuts[n + 1]]
        return found

    def of(self, n: int) -> tuple[str, ...]:
        """Give the ids of these acts."""
        return self.acts.names(self.inside(n))


class ActsInPeriods:
    """Acts by the period that they certainly fall in, in a run of periods.

    The run holds every known day of the acts. `others` are periods that are in it whatever the
    acts: that of the reference day, and those in which a burden begins or ends. What is counted is
    a list with a number for each period of the run.
    """

    def __init__(self, acts: ActsOn, calendar: Calendar, others: Sequence[int]) -> None:
        self.acts = acts
        self.periods = _run(acts, calendar, others)
        self.begins = [calendar.first(n) for n in (*self.periods, self.periods.stop)]
        """The first day of each period, and of the one after the run."""
        size = len(acts)
        order = np.argsort(acts.first * max(size, 1) + np.arange(size))
        begin, end = (
            np.searchsorted(self.begins, days[order], side="right") - 1
            for days in (acts.first, acts.last)
        )
        certain = (begin == end) & (begin >= 0) & (begin < len(self.periods))
        self._order, self._period = order[certain], begin[certain]
        """The places of the acts that are certainly in a period, in order of day and id."""
        self.possible = held_in(begin[~certain], end[~certain], len(self.periods))
        """How many acts bounded days may put in each period."""
        cuts = np.searchsorted(self._period, np.arange(len(self.periods) + 1)).tolist()
        self.names = NamedActs(acts, self._order, cuts)

    def inside(self, n: int) -> Ints:
        """Give the places of the acts certainly in a period of the run, in order of day and id."""
        return self.names.inside(n)

    def marked(self, marked: Marks) -> tuple[Ints, list[int]]:
        """Give the places of the marked acts certainly in a period, and where each one begins."""
        kept = marked[self._order]
        cuts = np.searchsorted(self._period[kept], np.arange(len(self.periods) + 1))
        return self._order[kept], cuts.tolist()

    def count(self, marked: Marks) -> list[int]:
        """Count the marked acts that are certainly in each period."""
        periods = self._period[marked[self._order]]
        found: list[int] = np.bincount(periods, minlength=len(self.periods)).tolist()
        return found

    def counts(self, values: Ints | Bits) -> list[dict[int, int]]:
        """Count in each period a value of its acts, values as they first come in it."""
        width = int(values.max(initial=0)) + 1
        keys = self._period * width + values[self._order]
        times = np.bincount(keys, minlength=len(self.periods) * width)
        place = np.full(len(times), len(keys))
        np.minimum.at(place, keys, np.arange(len(keys)))
        found: list[dict[int, int]] = [{} for _ in self.periods]
        for key in np.argsort(place)[: np.count_nonzero(times)].tolist():
            period, value = divmod(key, width)
            found[period][value] = int(times[key])
        return found

    @cached_property
    def articles(self) -> list[int]:
        """The articles touched in each period by the acts certainly in it, each once."""
        period = np.full(len(self.acts), -1)
        period[self._order] = self._period
        return self.acts.articles_of(period, len(self.periods))


def _run(acts: ActsOn, calendar: Calendar, others: Sequence[int]) -> range:
    """Give the periods from the first to the last in which anything is known to be."""
    days = np.concatenate([acts.first, acts.last])
    known = days[(days > OPEN_FIRST) & (days < OPEN_LAST)]
    ends = [int(known.min()), int(known.max())] if len(known) else []
    every = [*map(calendar.of, ends), *others]
    return range(min(every), max(every) + 1)
