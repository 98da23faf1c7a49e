"""Delegation (gelaagdheid): which laws rest on which, through how many layers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, combinations, repeat

import numpy as np

from stapeling.graph.columns import ints
from stapeling.graph.resting import Resting
from stapeling.model.corpus import Corpus
from stapeling.model.days import OPEN_FIRST, OPEN_LAST
from stapeling.model.laws import Law

Edge = tuple[str, str]
"""A law and one that rests on it."""
_EXACT_CYCLE_EDGES = 14


@dataclass(frozen=True, slots=True)
class Layered:
    """What rests on a law: how deep, how many, and one longest chain of ids."""

    depth: int
    regulations: int
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Circle:
    """Laws that rest on each other, with a smallest set of edges whose removal breaks it."""

    laws: tuple[str, ...]
    breaking: tuple[Edge, ...]
    smallest: bool


def possible_span(law: Law) -> tuple[int, int] | None:
    """Give the first day on which a law may be in force, and the day after the last."""
    starts = [restart.from_.first for restart in law.restarts]
    if law.in_force_from is not None:
        starts.append(law.in_force_from.first)
    if not starts:
        return None
    return min(starts), law.in_force_until.last if law.in_force_until is not None else OPEN_LAST


class Delegation:
    """The graph of `based_on`; asked at a day, it knows only the laws in force then."""

    def __init__(self, corpus: Corpus) -> None:
        self.laws = corpus.laws
        self.edges: list[Edge] = sorted(
            {
                (reference.law, law.id)
                for law in corpus.laws.values()
                for reference in law.based_on
                if reference.law != law.id and reference.law in corpus.laws
            }
        )

    def in_force(self, as_of: int) -> frozenset[str]:
        """Give the laws certainly or possibly in force on a day, of those that rest or carry."""
        return frozenset(law for law, first, last in self._spans if first <= as_of < last)

    @cached_property
    def _spans(self) -> list[tuple[str, int, int]]:
        """Of each law that rests on another or carries one: when it may be in force."""
        named = {law for edge in self.edges for law in edge}
        spans = ((law, possible_span(self.laws[law])) for law in sorted(named))
        return [(law, *span) for law, span in spans if span is not None]

    def layers(self, as_of: int) -> Mapping[str, Layered]:
        """Give what rests on each law that carries another; laws that carry none are left out.

        Depth is counted in edges on the condensation of the graph, where laws that rest on each
        other are one. Reachability is a bit per law, so that a statute book takes a moment.
        """
        edges = self._edges_at(as_of)
        carried = _resting(edges)
        bit = {law: number for number, law in enumerate(sorted(carried))}
        knots = self._knots_at(as_of)
        place = {law: n for n, knot in enumerate(knots) for law in knot}
        reach, depth = [0] * len(knots), [0] * len(knots)
        deepest: list[int | None] = [None] * len(knots)
        found: dict[str, Layered] = {}
        for n in range(len(knots) - 1, -1, -1):
            knot = knots[n]
            below = {place[other] for law in knot for other in carried[law]} - {n}
            for law in knot:
                reach[n] |= 1 << bit[law]
            for other in below:
                reach[n] |= reach[other]
            if below:
                deepest[n] = best = min(below, key=lambda m: (-depth[m], knots[m][0]))
                depth[n] = depth[best] + 1
            regulations = reach[n].bit_count() - 1
            chain = tuple(_chain(knots, deepest, deepest[n])) if regulations else ()
            for law in knot if regulations else ():
                found[law] = Layered(depth[n], regulations, (law, *chain))
        return found

    @cached_property
    def resting(self) -> Resting:
        """What rests on laws that are held."""
        names = [law for knot in self._knotted for law in knot]
        place = {law: n for n, law in enumerate(names)}
        edges = [ints([place[edge[side]] for edge in self.edges]) for side in (0, 1)]
        firsts = ints([place[knot[0]] for knot in self._knotted])
        spans = {law: (first, until) for law, first, until in self._spans}
        never = (OPEN_LAST, OPEN_FIRST)
        return Resting(
            ints(map(place.get, self.laws, repeat(-1))),
            np.repeat(firsts, ints(map(len, self._knotted))),
            (edges[0], edges[1]),
            ints(chain.from_iterable(spans.get(law, never) for law in names)).reshape(-1, 2).T,
        )

    @cached_property
    def _knotted(self) -> list[list[str]]:
        """The laws in an order in which they come after those that they rest on.

        Laws that rest on each other, on whatever day, stand together.
        """
        return _knots_in_order(self.edges)

    def _knots_at(self, as_of: int) -> list[list[str]]:
        """Give the same of the laws in force on a day."""
        if not self._circular:
            alive = {law for edge in self._edges_at(as_of) for law in edge}
            return [knot for knot in self._knotted if knot[0] in alive]
        return _knots_in_order(self._edges_at(as_of))

    @cached_property
    def _circular(self) -> bool:
        """Whether any laws rest on each other, on whatever day."""
        return any(len(knot) > 1 for knot in self._knotted)

    def circles(self, as_of: int) -> tuple[Circle, ...]:
        """Give the sets of laws that rest on each other."""
        edges = self._edges_at(as_of)
        knots = sorted(knot for knot in self._knots_at(as_of) if len(knot) > 1)
        return tuple(_circle(knot, edges) for knot in knots)

    def _edges_at(self, as_of: int) -> list[Edge]:
        alive = self.in_force(as_of)
        return [(law, other) for law, other in self.edges if law in alive and other in alive]


def _resting(edges: Iterable[Edge]) -> dict[str, list[str]]:
    """Give of every law in these edges the laws that rest on it."""
    found: dict[str, list[str]] = {}
    for law, other in edges:
        found.setdefault(law, []).append(other)
        found.setdefault(other, [])
    return found


def _knots_in_order(edges: Sequence[Edge]) -> list[list[str]]:
    """Give the laws of edges from those that rest on nothing; those in a circle together."""
    if not edges:
        return []
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph(edges)
    try:
        return [[law] for law in nx.topological_sort(graph)]
    except nx.NetworkXUnfeasible:
        condensed = nx.condensation(graph)
        order = nx.topological_sort(condensed)
        return [sorted(condensed.nodes[node]["members"]) for node in order]


def _chain(
    knots: Sequence[Sequence[str]], deepest: Sequence[int | None], knot: int | None
) -> Iterable[str]:
    while knot is not None:
        yield knots[knot][0]
        knot = deepest[knot]


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
