"""Ways through small graphs, by array, are those that walking from node to node finds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from stapeling.graph.ways import knots_of, longest_ways, reached, whole_ways

from .measuring import checked

NODES = 7
Edges = list[tuple[int, int]]
EDGES = st.lists(
    st.tuples(st.integers(0, NODES - 1), st.integers(0, NODES - 1)).filter(lambda e: e[0] != e[1]),
    unique=True,
    max_size=12,
).map(sorted)
DOWN = EDGES.map(lambda edges: sorted({(min(edge), max(edge)) for edge in edges}))
"""Edges without a circle."""


def columns(edges: Edges) -> tuple[np.ndarray, np.ndarray]:
    source, target = np.array(edges, dtype=np.int64).reshape(-1, 2).T
    return source, target


def ways_from(node: int, edges: Edges) -> Iterator[tuple[int, ...]]:
    """Give every way from a node, of any length, over edges without a circle."""
    yield (node,)
    for source, target in edges:
        if source == node:
            yield from ((node, *way) for way in ways_from(target, edges))


def below(node: int, edges: Edges) -> set[int]:
    """Give the nodes to which a way of at least one edge leads."""
    found: set[int] = set()
    edge = {node}
    while edge:
        edge = {target for source, target in edges if source in edge} - found
        found |= edge
    return found


@checked(200)
@given(EDGES)
def test_a_knot_is_the_first_of_those_that_lead_to_each_other(edges: Edges) -> None:
    found = knots_of(*columns(edges), NODES).tolist()
    reach = [below(node, edges) for node in range(NODES)]
    for node in range(NODES):
        together = [other for other in reach[node] if node in reach[other]]
        assert found[node] == min([node, *together])


@checked(200)
@given(DOWN)
def test_the_longest_way_goes_on_to_the_first_of_the_nodes_with_the_longest(edges: Edges) -> None:
    length, after = (column.tolist() for column in longest_ways(*columns(edges), NODES))
    for node in range(NODES):
        ways = list(ways_from(node, edges))
        longest = max(map(len, ways))
        first = min(way for way in ways if len(way) == longest)
        assert length[node] == longest - 1
        assert after[node] == (first[1] if longest > 1 else NODES)


@checked(200)
@given(DOWN)
def test_every_node_that_a_way_leads_to_is_reached_once(edges: Edges) -> None:
    who, whom = (column.tolist() for column in reached(*columns(edges), NODES))
    expected = [(node, other) for node in range(NODES) for other in below(node, edges)]
    assert sorted(zip(who, whom, strict=True)) == sorted(expected)


@checked(200)
@given(DOWN)
def test_whole_ways_begin_where_nothing_leads_and_end_where_nothing_goes_on(edges: Edges) -> None:
    sources, targets = {source for source, _ in edges}, {target for _, target in edges}
    expected = [
        way
        for node in sorted(sources - targets)
        for way in ways_from(node, edges)
        if way[-1] not in sources
    ]
    found = [
        (tuple(way), [edges[n] for n in steps])
        for ways, places in whole_ways(*columns(edges), NODES)
        for way, steps in zip(ways.tolist(), places.tolist(), strict=True)
    ]
    assert [way for way, _ in found] == sorted(expected, key=lambda way: (len(way), way))
    for way, steps in found:
        assert steps == list(pairwise(way))
