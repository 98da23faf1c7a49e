"""The evaluations of laws as columns: which of them is the last, and what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.bounds import bounds_of
from stapeling.analyses.cycle.answers import answer_to
from stapeling.analyses.results import LawResult, Looking
from stapeling.graph import StackGraph
from stapeling.model.columns import ints
from stapeling.model.days import OPEN_LAST, UNKNOWN_DAY, Day

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks

_NEVER = Day(OPEN_LAST, OPEN_LAST)


class LastLooks:
    """The counted evaluations of laws, in order of the laws and, of one law, of day and id."""

    def __init__(self, graph: StackGraph, laws: Sequence[LawResult], as_of: int) -> None:
        own = [law.evaluation.evaluations if law.evaluation is not None else () for law in laws]
        number = np.repeat(np.arange(len(laws)), ints(map(len, own)))
        rows = [look for looks in own for look in looks]
        days = bounds_of([look.published for look in rows])
        rank = _rank([look.id for look in rows])
        order = np.lexsort((rank, days.last, days.first, number))
        self.rows: list[Looking] = [rows[n] for n in order.tolist()]
        self.law: Ints = number[order]
        """The place of the law of each."""
        self.rank, self.published = rank[order], days.of(order)
        self.answer = bounds_of([answer_to(graph, look.id) for look in self.rows], _NEVER)
        """When the government responded; never as far as is known where it is not stated."""
        starts = bounds_of([laws[n].start for n in self.law.tolist()], UNKNOWN_DAY)
        certain = (self.published.last <= as_of) & (self.published.first > starts.last)
        self.counted = np.flatnonzero(certain)
        """Those that certainly appeared by the day and after the start."""
        self.last = self.counted[np.diff(self.law[self.counted], append=len(laws)) > 0]
        """The last counted one of each law that has one."""

    @property
    def may_be_last(self) -> Marks:
        """Mark those that no other evaluation certainly came after; of one day the last id."""
        size = max(len(self.rank), 1)
        earliest = self.published.first * size + self.rank
        newest = np.full(len(self.rank), -1)
        law = self.law[self.counted]
        np.maximum.at(newest, np.searchsorted(self.law, law), earliest[self.counted])
        newest = newest[np.searchsorted(self.law, self.law)]
        found: Marks = self.published.last * size + self.rank >= newest
        return found


def _rank(names: Sequence[str]) -> Ints:
    """Give the place of each name in their order; equal names stay as they come."""
    return np.argsort(ints(sorted(range(len(names)), key=names.__getitem__)))
