"""Which laws an organisation carries out, and when: possibly, and certainly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from stapeling.model.days import OPEN_FIRST, OPEN_LAST
from stapeling.model.laws import Implementation, Law

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints, Marks

Part = tuple[Law, Implementation]


@dataclass(frozen=True, slots=True)
class Carried:
    """When an organisation carries out its laws: columns, with a row for every part.

    The parts of one law stand together.
    """

    laws: tuple[Law, ...]
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

    def laws_on(self, day: int) -> list[str]:
        """Give the laws that it certainly or possibly carries out on a day."""
        on = np.flatnonzero((self.first <= day) & (day < self.until)).tolist()
        return list(dict.fromkeys([self.laws[n].id for n in on]))

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


NOTHING = Carried((), *(np.zeros(0, dtype=np.int64) for _ in range(5)))
"""What an organisation carries out that no law names."""


def when_carried(
    laws: Iterable[str], implemented_by: Mapping[str, tuple[Part, ...]]
) -> dict[str, Carried]:
    """Give for each organisation when it carries out each of its laws."""
    numbers = {law: n for n, law in enumerate(laws)}
    return {name: _carried(numbers, rows) for name, rows in implemented_by.items()}


def _carried(numbers: Mapping[str, int], rows: Sequence[Part]) -> Carried:
    bounds = [(law, row) for law, part in rows if (row := _bounds(law, part)) is not None]
    laws = tuple([law for law, _ in bounds])
    columns = np.array([row for _, row in bounds], dtype=np.int64).reshape(-1, 4).T
    return Carried(laws, np.array([numbers[law.id] for law in laws], dtype=np.int64), *columns)


def _bounds(law: Law, part: Implementation) -> tuple[int, int, int, int] | None:
    """Give when a part of a law is carried out; nothing for a law without a first day."""
    own, end = law.in_force_from, law.in_force_until
    begin, until = part.from_, part.until
    if own is not None and not law.restarts and end is begin is until is None:  # as most are
        return own.first, OPEN_LAST, own.last, OPEN_LAST
    starts = [restart.from_ for restart in law.restarts]
    if own is not None:
        starts.append(own)
    if not starts:
        return None
    ends = [day for day in (end, until) if day is not None]
    return (
        max(min(day.first for day in starts), begin.first if begin else OPEN_FIRST),
        min((day.last for day in ends), default=OPEN_LAST),
        max(min(day.last for day in starts), begin.last if begin else OPEN_FIRST),
        min((day.first for day in ends), default=OPEN_LAST),
    )
