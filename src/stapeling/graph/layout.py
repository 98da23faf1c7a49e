"""Where the nodes of a picture stand: in rows, what carries above what rests on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from stapeling.graph.network import Network

_SWEEPS = 12
Place = tuple[float, int]
"""How far from the left, from 0 to 1, and in which row from the top."""


def layered(network: Network, wide: int) -> Mapping[str, Place]:
    """Give every node a place in rows of at most so many.

    A node stands below all that its edges lead to; nodes in a circle share a row. In a row they
    stand near what they are joined to. The same network always gives the same places.
    """
    if not network.nodes:
        return {}
    rows = [part for row in _untangled(network, _rows(network)) for part in _parts(row, wide)]
    return {
        key: ((place + 0.5) / len(row), number)
        for number, row in enumerate(rows)
        for place, key in enumerate(row)
    }


def _rows(network: Network) -> list[list[str]]:
    """Give the nodes by the longest path to one that leads nowhere."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(network.nodes)
    graph.add_edges_from((e.source, e.target) for e in network.edges if e.source != e.target)
    condensed: Any = nx.condensation(graph)
    height: dict[int, int] = {}
    found: dict[int, list[str]] = defaultdict(list)
    for knot in reversed(list(nx.topological_sort(condensed))):
        height[knot] = max((height[other] + 1 for other in condensed.successors(knot)), default=0)
        found[height[knot]] += condensed.nodes[knot]["members"]
    return [sorted(found[number]) for number in sorted(found)]


def _untangled(network: Network, rows: list[list[str]]) -> list[list[str]]:
    """Put the nodes of each row in the order of what they are joined to, up and down in turn."""
    for sweep in range(_SWEEPS):
        places = {key: n / len(row) for row in rows for n, key in enumerate(row)}
        for row in rows if sweep % 2 else reversed(rows):
            row.sort(key=lambda key: (_middle(network.neighbours.get(key, ()), key, places), key))
            places.update({key: n / len(row) for n, key in enumerate(row)})
    return rows


def _middle(others: Sequence[str], key: str, places: Mapping[str, float]) -> float:
    known = [places[other] for other in others if other in places]
    return sum(known) / len(known) if known else places[key]


def _parts(row: list[str], wide: int) -> list[list[str]]:
    """Break a row that is too long into several that are about as long as each other."""
    number = -(-len(row) // wide)
    return [row[place::number] for place in range(number)]
