"""Which laws an organisation carries out, and when: possibly, and certainly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from stapeling.model.columns import ints, marks
from stapeling.model.days import OPEN_FIRST, OPEN_LAST
from stapeling.model.gathering.columns import Numbers
from stapeling.model.laws import Implementation, Law

if TYPE_CHECKING:
    from stapeling.graph.law_columns import LawColumns
    from stapeling.model.columns import Ints, Marks

_NEVER = (OPEN_LAST, OPEN_FIRST, OPEN_LAST, OPEN_FIRST)


@dataclass(frozen=True, slots=True)
class Carried:
    """When an organisation carries out its laws: columns, with a row for every part.

    The parts of one law stand together. A law without a first day is never carried out.
    """

    every: Sequence[Law]
    """All laws of the corpus."""
    limited: Marks
    """Whether a part is limited, to days or to articles."""
    limits: tuple[Implementation, ...]
    """The parts that are."""
    number: Ints
    """The place of each law among all."""
    first: Ints
    """The first day on which it possibly does."""
    until: Ints
    """The day from which it certainly does no longer."""
    sure_first: Ints
    """The first day on which it certainly does."""
    sure_until: Ints
    """The day from which it possibly does no longer; not after `sure_first` when never certain."""

    @property
    def laws(self) -> tuple[Law, ...]:
        """The law of every part."""
        return tuple(map(self.every.__getitem__, self.number.tolist()))

    def laws_on(self, day: int) -> list[str]:
        """Give the laws that it certainly or possibly carries out on a day."""
        on = self.number[(self.first <= day) & (day < self.until)]
        once = on[np.diff(on, prepend=-1) != 0].tolist()
        return [self.every[n].id for n in once]

    def held(self, days: Sequence[int], *, certainly: bool = False) -> tuple[Ints, Marks]:
        """Give each law once, and mark the days on which it carries it out, a column a day."""
        first, until = self.first, self.until
        if certainly:
            first, until = self.sure_first, self.sure_until
        on = (first[:, np.newaxis] <= days) & (np.asarray(days) < until[:, np.newaxis])
        begins = np.flatnonzero(np.diff(self.number, prepend=-1))
        if len(begins) < len(self.number):
            on = np.logical_or.reduceat(on, begins, axis=0)
        return self.number[begins], on


NOTHING = Carried(
    (), np.zeros(0, dtype=np.bool_), (), *(np.zeros(0, dtype=np.int64) for _ in range(5))
)
"""What an organisation carries out that no law names."""


def when_carried(laws: LawColumns) -> dict[str, Carried]:
    """Give for each organisation when it carries out each of its laws."""
    named = [law.implementers for law in laws.rows]
    parts = list(chain.from_iterable(named))
    number = np.repeat(np.arange(len(named)), ints(map(len, named)))
    limited = marks(map(_limited, parts))
    irregular = ~laws.begun | laws.ended
    irregular[laws.restarted] = True
    end = np.full(len(named), OPEN_LAST)
    days = np.array([laws.begin_first, end, laws.begin_last, end])[:, number]
    for n in np.flatnonzero(limited | irregular[number]).tolist():
        days[:, n] = when_law_carried(laws.rows[number[n]], parts[n])
    return {
        name: Carried(
            laws.rows,
            limited[rows],
            tuple(map(parts.__getitem__, rows[limited[rows]].tolist())),
            number[rows],
            *days[:, rows],
        )
        for name, rows in _rows_of(parts)
    }


def _limited(part: Implementation) -> bool:
    """Whether a part is less than the law as a whole, or not for all its time."""
    return part.articles is not None or part.from_ is not None or part.until is not None


def _rows_of(parts: Sequence[Implementation]) -> Iterator[tuple[str, Ints]]:
    """Give each organisation with its rows among all parts."""
    codes = Numbers()
    organisation = ints([codes[part.organisation] for part in parts])
    rows = np.argsort(organisation, kind="stable")
    ends = np.cumsum(np.bincount(organisation, minlength=len(codes)))
    return zip(codes, np.split(rows, ends[:-1]), strict=False)


def when_law_carried(law: Law, part: Implementation) -> tuple[int, int, int, int]:
    """Give when a part of a law is carried out; never for a law without a first day."""
    starts = [restart.from_ for restart in law.restarts]
    if law.in_force_from is not None:
        starts.append(law.in_force_from)
    if not starts:
        return _NEVER
    begin = part.from_
    ends = [day for day in (law.in_force_until, part.until) if day is not None]
    return (
        max(min(day.first for day in starts), begin.first if begin else OPEN_FIRST),
        min((day.last for day in ends), default=OPEN_LAST),
        max(min(day.last for day in starts), begin.last if begin else OPEN_FIRST),
        min((day.first for day in ends), default=OPEN_LAST),
    )
