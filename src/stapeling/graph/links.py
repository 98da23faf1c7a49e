"""Links between acts: which act repairs, bridges or reverses which."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from stapeling.graph.ways import knots_of
from stapeling.model.acts import Link
from stapeling.model.columns import bounds, ints, marks
from stapeling.model.days import Day

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks

REPAIRING = frozenset({"repairs", "bridges", "reverses"})


class Linked(NamedTuple):
    """That an act says how it stands on another."""

    act: str
    on: str
    link: Link


class RepairLinks:
    """The links that repair chains are made of; those that days exclude are left out.

    Acts are numbered in order of id, and links are in order of the act that is stood on, and of
    the act that stands on it.
    """

    def __init__(
        self, stated: Sequence[Linked], days: Callable[[Set[str]], Mapping[str, Day]]
    ) -> None:
        rows = [row for row in stated if row.link.kind in REPAIRING and row.on != row.act]
        standing, upon = [row.act for row in rows], [row.on for row in rows]
        self.acts = sorted({*standing, *upon})
        self.numbers = number = {act: n for n, act in enumerate(self.acts)}
        act, on = (ints(map(number.__getitem__, names)) for names in (standing, upon))
        begun = days(number.keys())
        first_days = [begun.get(name) for name in self.acts]
        self.dated: Marks = marks([day is not None for day in first_days])
        """Whether the acts took effect anywhere, on whatever day."""
        self.first, self.last = bounds(first_days)
        """The bounds of the earliest day of each act; they exclude nothing where it has none."""
        kept = self._kept(on, act)
        self.on, self.act = on[kept], act[kept]
        self.links = [rows[n].link for n in kept.tolist()]

    def _kept(self, on: Ints, act: Ints) -> Ints:
        """Give the links that count, each pair of acts once."""
        possible = np.flatnonzero(self.last[act] >= self.first[on])
        on, act = on[possible], act[possible]
        knot = knots_of(on, act, len(self.acts))
        _, first = np.unique(on * max(len(self.acts), 1) + act, return_index=True)
        # links in a circle contradict each other: none of them counts
        found: Ints = possible[first[knot[on[first]] != knot[act[first]]]]
        return found
