"""Delegation (gelaagdheid): which laws rest on which, through how many layers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from stapeling.graph.law_columns import LawColumns
from stapeling.graph.resting import Resting
from stapeling.graph.ways import knots_of, longest_ways, reached
from stapeling.model.columns import distinct, records

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks

Edge = tuple[str, str]
"""A law and one that rests on it."""
_EXACT_CYCLE_EDGES = 14


class Delegated(NamedTuple):
    """What rests on a law: edges on the longest path, number of regulations, one such path."""

    depth: int = 0
    regulations: int = 0
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Circle:
    """Laws that rest on each other, with a smallest set of edges whose removal breaks it."""

    laws: tuple[str, ...]
    breaking: tuple[Edge, ...]
    smallest: bool


class Delegation:
    """The graph of `based_on`; asked at a day, it knows only the laws in force then.

    Laws are numbered in order of id.
    """

    def __init__(self, laws: LawColumns) -> None:
        self.laws, self._names = laws, laws.names
        number, wide = laws.numbers.get, max(len(laws.ids), 1)
        stated = [
            (number(reference.law, -1), n)
            for n in laws.resting
            for reference in laws.rows[n].based_on
        ]
        source, target = np.array(stated, dtype=np.int64).reshape(-1, 2).T
        kept = (source >= 0) & (source != target)
        pairs = distinct(laws.rank[source[kept]] * wide + laws.rank[target[kept]])
        self._source, self._target = np.divmod(pairs, wide)

    @cached_property
    def edges(self) -> list[Edge]:
        """Each law that carries another with that other, in order of id."""
        return self._named(self._source, self._target)

    def _named(self, source: Ints, target: Ints) -> list[Edge]:
        name = self._names.__getitem__
        return list(zip(map(name, source.tolist()), map(name, target.tolist()), strict=True))

    @cached_property
    def _joined(self) -> Ints:
        """The laws that rest on another or carry one."""
        return distinct(np.append(self._source, self._target))

    def _alive(self, as_of: int) -> Marks:
        """Mark the laws that are certainly or possibly in force on a day."""
        first, until = self._spans
        found: Marks = (first <= as_of) & (as_of < until)
        return found

    @cached_property
    def _spans(self) -> Ints:
        """The first days on which laws may be in force, and the days after the last."""
        return np.array([bound[self.laws.order] for bound in self.laws.possibly])

    def layers(self, as_of: int) -> dict[str, Delegated]:
        """Give what rests on each law that carries another; laws that carry none are left out.

        Depth is counted in edges on the condensation of the graph, where laws that rest on each
        other are one, named after the first of them. Cost: a few sorts of the pairs of a law and
        one that rests on it, directly or not.
        """
        source, target = self._edges_at(as_of)
        knot, nodes = self._knots(source, target), len(self._names)
        apart = knot[source] != knot[target]
        edges = knot[source][apart], knot[target][apart], nodes
        depth, further = longest_ways(*edges)
        who, whom = reached(*edges)
        laws = np.bincount(knot, minlength=nodes)
        below = np.bincount(who, laws[whom], minlength=nodes).astype(np.int64) + laws - 1
        depth, below = depth[knot], below[knot]
        carrying = np.flatnonzero(below)
        carrying = carrying[np.argsort(depth[carrying])]
        chains = self._chains(carrying, further[knot[carrying]])
        depth, below = depth[carrying], below[carrying]
        told = records(Delegated, depth=depth.tolist(), regulations=below.tolist(), chain=chains)
        return {row.chain[0]: row for row in told}

    def _chains(self, laws: Ints, further: Ints) -> list[tuple[str, ...]]:
        """Give the chain that begins with each law, and goes on with another that came before."""
        chains = [*((name,) for name in self._names), ()]
        for n, after in zip(laws.tolist(), further.tolist(), strict=True):
            chains[n] = (self._names[n], *chains[after])
        return [chains[n] for n in laws.tolist()]

    @cached_property
    def resting(self) -> Resting:
        """What rests on laws that are held."""
        return Resting(self.laws.rank, self._knot, (self._source, self._target), self._spans)

    @cached_property
    def _knot(self) -> Ints:
        """Of each law the first of those with which it rests on each other, on whatever day."""
        return knots_of(self._source, self._target, len(self._names))

    def _knots(self, source: Ints, target: Ints) -> Ints:
        """Give the same over edges that hold on a day."""
        if (self._knot == np.arange(len(self._knot))).all():
            return self._knot
        return knots_of(source, target, len(self._names))

    def circles(self, as_of: int) -> tuple[Circle, ...]:
        """Give the sets of laws that rest on each other."""
        source, target = self._edges_at(as_of)
        knot = self._knots(source, target)
        laws = np.bincount(knot, minlength=1)
        inside = (knot[source] == knot[target]) & (laws[knot[source]] > 1)
        members: dict[int, list[str]] = defaultdict(list)
        for n in np.flatnonzero(laws[knot] > 1).tolist():
            members[int(knot[n])].append(self._names[n])
        edges = self._named(source[inside], target[inside])
        return tuple(_circle(own, edges) for own in members.values())

    def _edges_at(self, as_of: int) -> tuple[Ints, Ints]:
        """Give the edges between laws in force on a day."""
        alive = self._alive(as_of)
        kept = alive[self._source] & alive[self._target]
        return self._source[kept], self._target[kept]


def _circle(knot: list[str], edges: list[Edge]) -> Circle:
    inside = set(knot)
    own = [edge for edge in edges if edge[0] in inside and edge[1] in inside]
    if len(own) <= _EXACT_CYCLE_EDGES:
        for size in range(1, len(own)):
            for chosen in combinations(own, size):
                if _acyclic(set(own) - set(chosen)):
                    return Circle(tuple(knot), chosen, smallest=True)
    backward = tuple(edge for edge in own if edge[0] > edge[1])
    return Circle(tuple(knot), backward, smallest=False)


def _acyclic(edges: set[Edge]) -> bool:
    remaining = set(edges)
    while remaining:
        sources = {law for law, _ in remaining} - {other for _, other in remaining}
        if not sources:
            return False
        remaining = {edge for edge in remaining if edge[0] not in sources}
    return True
