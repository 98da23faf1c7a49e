"""Ways through a graph of numbered nodes, by array: circles, longest ways and what is reached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from stapeling.model.columns import distinct, spread

if TYPE_CHECKING:
    from stapeling.model.columns import Ints


def knots_of(source: Ints, target: Ints, nodes: int) -> Ints:
    """Give for each node the least node of the circle of edges that it is in, else itself."""
    knot = np.arange(nodes)
    _, circling = _peeled(source, target, nodes)
    if len(circling):
        import networkx as nx

        graph: nx.DiGraph[int] = nx.DiGraph()
        graph.add_edges_from(zip(source[circling].tolist(), target[circling].tolist(), strict=True))
        for members in nx.strongly_connected_components(graph):
            knot[list(members)] = min(members)
    return knot


def longest_ways(source: Ints, target: Ints, nodes: int) -> tuple[Ints, Ints]:
    """Give for each node the edges of the longest way from it, and the node to which that goes on.

    Of several ways that are as long the one to the least node; `nodes` where there is none. The
    edges may not make a circle. Cost: O(edges) for each edge of the longest way of all, at most.
    """
    length, _ = _peeled(source, target, nodes)
    longest = length[source] == length[target] + 1
    after = np.full(nodes, nodes)
    np.minimum.at(after, source[longest], target[longest])
    return length, after


def reached(source: Ints, target: Ints, nodes: int) -> tuple[Ints, Ints]:
    """Give every pair of a node and one to which a way leads from it, each pair once, in order.

    The edges may not make a circle. Cost: what each edge leads to, put in order once.
    """
    length, _ = _peeled(source, target, nodes)
    order = np.argsort(length[source], kind="stable")
    turns = np.flatnonzero(np.diff(length[source[order]])) + 1
    found = _Reached(nodes)
    for edges in np.split(order, turns):  # what an edge leads to comes before the edge
        found.add(source[edges], target[edges])
    who, whom = np.divmod(np.sort(found.pairs()), max(nodes, 1))
    return who, whom


class _Reached:
    """What is reached from nodes, those from which the longest ways are the shortest first."""

    def __init__(self, nodes: int) -> None:
        self._wide = max(nodes, 1)
        self._pairs = np.zeros(16, dtype=np.int64)
        """A number for each pair, those of one node together; more room than is used."""
        self._used = 0
        self._begins, self._sizes = np.zeros((2, nodes), dtype=np.int64)

    def add(self, source: Ints, target: Ints) -> None:
        """Add what is reached over edges from nodes that had none."""
        row, place = spread(self._begins[target], self._sizes[target])
        further = source[row] * self._wide + self._pairs[place] % self._wide
        pairs = distinct(np.concatenate([source * self._wide + target, further]))
        who, begins, sizes = np.unique(pairs // self._wide, return_index=True, return_counts=True)
        self._begins[who], self._sizes[who] = self._used + begins, sizes
        end = self._used + len(pairs)
        if end > len(self._pairs):
            self._pairs = np.resize(self._pairs, 2 * end)
        self._pairs[self._used : end] = pairs
        self._used = end

    def pairs(self) -> Ints:
        """Give the pairs that were found."""
        return self._pairs[: self._used]


def whole_ways(source: Ints, target: Ints, nodes: int) -> Iterator[tuple[Ints, Ints]]:
    """Give every way that no edge leads to and no edge goes on from, the shortest first.

    Those of one length together and in order, a row for each: of its nodes, and of the places of
    its edges. Edges are given in order of source and target, and may not make a circle.
    """
    sizes = np.bincount(source, minlength=nodes)
    begins = np.cumsum(sizes) - sizes
    ways = np.setdiff1d(source, target)[:, np.newaxis]
    steps = np.empty((len(ways), 0), dtype=np.int64)
    while len(ways):
        last = ways[:, -1]
        whole = sizes[last] == 0
        if whole.any():
            yield ways[whole], steps[whole]
        row, edge = spread(begins[last], sizes[last])
        ways = np.column_stack((ways[row], target[edge]))
        steps = np.column_stack((steps[row], edge))


def _peeled(source: Ints, target: Ints, nodes: int) -> tuple[Ints, Ints]:
    """Take edges away from where they end; give how long ways are, and the edges that stay.

    An edge goes as soon as no other goes on from it. The round in which the last edge of a node
    goes is the length of the longest way from it; edges that lead to a circle stay.
    """
    length = np.zeros(nodes, dtype=np.int64)
    kept = np.arange(len(source))
    rounds = 0
    while len(kept):
        further = np.zeros(nodes, dtype=np.bool_)
        further[source[kept]] = True
        stays = further[target[kept]]
        if stays.all():
            break
        rounds += 1
        length[source[kept[~stays]]] = rounds
        kept = kept[stays]
    return length, kept
