"""Delegation (gelaagdheid): which laws rest on which, through how many layers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from stapeling.model.corpus import Corpus

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
        """Give the laws certainly or possibly in force on a day."""
        return frozenset(
            law.id
            for law in self.laws.values()
            if law.in_force_from is not None
            and law.in_force_from.first <= as_of
            and (law.in_force_until is None or law.in_force_until.last > as_of)
        )

    def layers(self, as_of: int) -> Mapping[str, Layered]:
        """Give what rests on each law that carries another; laws that carry none are left out.

        Depth is counted in edges on the condensation of the graph, where laws that rest on each
        other are one. Reachability is a bit per law, so that a statute book takes a moment.
        """
        edges = self._edges_at(as_of)
        if not edges:
            return {}
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph(edges)
        condensed = nx.condensation(graph)
        bit = {law: number for number, law in enumerate(sorted(graph))}
        reach: dict[int, int] = {}
        depth: dict[int, tuple[int, int | None]] = {}
        found: dict[str, Layered] = {}
        for node in reversed(list(nx.topological_sort(condensed))):
            below = sorted(condensed.successors(node), key=lambda n: min(_members(condensed, n)))
            reach[node] = sum(1 << bit[law] for law in _members(condensed, node))
            for other in below:
                reach[node] |= reach[other]
            deepest = max(below, key=lambda n: depth[n][0], default=None)
            depth[node] = (0, None) if deepest is None else (depth[deepest][0] + 1, deepest)
            for law in _members(condensed, node):
                chain = (law, *_chain(condensed, depth, depth[node][1]))
                found[law] = Layered(depth[node][0], reach[node].bit_count() - 1, chain)
        return {law: row for law, row in found.items() if row.regulations}

    def resting(self, laws: Iterable[str], as_of: int) -> frozenset[str]:
        """Give the laws that rest, directly or not, on any of these; never these themselves."""
        below: dict[str, list[str]] = defaultdict(list)
        for law, other in self._edges_at(as_of):
            below[law].append(other)
        start = frozenset(laws)
        seen, waiting = set(start), list(start)
        while waiting:
            for other in below.get(waiting.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        return frozenset(seen) - start

    def circles(self, as_of: int) -> tuple[Circle, ...]:
        """Give the sets of laws that rest on each other."""
        edges = self._edges_at(as_of)
        if not edges:
            return ()
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph(edges)
        knots = sorted(sorted(k) for k in nx.strongly_connected_components(graph) if len(k) > 1)
        return tuple(_circle(knot, edges) for knot in knots)

    def _edges_at(self, as_of: int) -> list[Edge]:
        alive = self.in_force(as_of)
        return [(law, other) for law, other in self.edges if law in alive and other in alive]


def _members(condensed: object, node: int) -> list[str]:
    members: set[str] = condensed.nodes[node]["members"]  # type: ignore[attr-defined]
    return sorted(members)


def _chain(
    condensed: object, depth: Mapping[int, tuple[int, int | None]], node: int | None
) -> Iterable[str]:
    while node is not None:
        yield _members(condensed, node)[0]
        node = depth[node][1]


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
