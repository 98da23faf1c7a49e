"""The notice that one act gave to those who carry it out: days given against days needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stapeling.analyses.burden.columns import columns_of
from stapeling.analyses.burden.involved import Burdens
from stapeling.analyses.burden.preparation import Preparation
from stapeling.analyses.options import Options
from stapeling.graph import StackGraph


class Notice(NamedTuple):
    """The days between publication and commencement for one implementer. Unit: days."""

    organisation: str
    given: int | None
    """Nothing when a day is not known exactly; negative when it took effect before."""
    needed: int | None
    norm: bool
    """Whether `needed` is only the norm of Aanwijzing 4.17."""
    months: int
    """The norm: calendar months between publication and commencement."""

    @property
    def short(self) -> int | None:
        """The days that were missing, none when there was enough."""
        if self.given is None or self.needed is None:
            return None
        return max(0, self.needed - self.given)


def notices(
    graph: StackGraph, act: str, organisations: Iterable[str], options: Options
) -> Iterator[Notice]:
    """Give the notice of an act to each organisation on whose laws it falls.

    Unit: days. An act that only made a law falls on nobody: it changed nothing that was carried
    out. Cost: the acts of each organisation once. Source: Aanwijzing 4.17.
    """
    for name in organisations:
        acts = columns_of(graph).falling_on(name)
        place = acts.place(act)
        if place is None:
            continue
        found = Preparation(graph, name, acts, Burdens(graph, name, acts, options.day))
        known = bool(found.known[place])
        needed, norm = found.needed_at(place) if known else (None, True)
        given = int(found.given[place]) if known else None
        yield Notice(name, given, needed, norm, found.months)
