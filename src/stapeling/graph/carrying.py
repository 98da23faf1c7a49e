"""Which laws an organisation carries out, and when: possibly, and certainly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from stapeling.model.days import OPEN_FIRST, OPEN_LAST
from stapeling.model.laws import Implementation, Law


class Carried(NamedTuple):
    """When an organisation carries out a law: the first day, and the day after the last."""

    law: str
    first: int
    """The first day on which it possibly does."""
    until: int
    """The day from which it certainly does no longer."""
    sure_first: int
    """The first day on which it certainly does."""
    sure_until: int
    """The day from which it possibly does no longer; not after `sure_first` when never certain."""

    def on(self, day: int) -> bool:
        """Whether it certainly or possibly carries out the law on a day."""
        return self.first <= day < self.until

    def certainly_on(self, day: int) -> bool:
        """Whether it certainly carries out the law on a day."""
        return self.sure_first <= day < self.sure_until


def when_carried(
    implemented_by: Mapping[str, tuple[tuple[Law, Implementation], ...]],
) -> dict[str, tuple[Carried, ...]]:
    """Give for each organisation when it carries out each of its laws, a row for every part."""
    found: dict[str, list[Carried]] = defaultdict(list)
    for name, rows in implemented_by.items():
        for law, part in rows:
            begin = law.in_force_from
            if begin is not None and not (law.restarts or law.in_force_until or _limited(part)):
                found[name].append(Carried(law.id, begin.first, OPEN_LAST, begin.last, OPEN_LAST))
            else:
                found[name] += _carried(law, part)
    return {name: tuple(rows) for name, rows in found.items()}


def _limited(part: Implementation) -> bool:
    return part.from_ is not None or part.until is not None


def _carried(law: Law, part: Implementation) -> list[Carried]:
    """Give when a part of a law is carried out; nothing for a law without a first day."""
    starts = [restart.from_ for restart in law.restarts]
    if law.in_force_from is not None:
        starts.append(law.in_force_from)
    if not starts:
        return []
    begin, ends = part.from_, [d for d in (law.in_force_until, part.until) if d is not None]
    return [
        Carried(
            law.id,
            max(min(day.first for day in starts), begin.first if begin else OPEN_FIRST),
            min((day.last for day in ends), default=OPEN_LAST),
            max(min(day.last for day in starts), begin.last if begin else OPEN_FIRST),
            min((day.first for day in ends), default=OPEN_LAST),
        )
    ]
