"""The whole network of a corpus, and the part of it that people look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stapeling.graph.edges import stated
from stapeling.graph.neighbourhood import still_named
from stapeling.graph.network import LINKS, RELATIONS, Network, merged
from stapeling.graph.nodes import described, named_only

if TYPE_CHECKING:
    from stapeling.graph import StackGraph

OVERVIEW = ("based_on", "replaces", "made", "changes", *LINKS)
"""The relations that are drawn when nobody says which."""
AROUND = tuple(kind for kind in RELATIONS if kind != "ministry")
"""The relations that are walked when nobody says which: by its ministry a law is near to all."""


def network_of(graph: StackGraph, as_of: int) -> Network:
    """Give everything that a corpus describes or names, and how it is joined.

    Cost: one pass over all facts, changes among them.
    """
    edges = merged(stated(graph, as_of))
    nodes = list(described(graph, as_of))
    return Network.of((*nodes, *named_only(nodes, edges)), edges)


def overview(network: Network) -> Network:
    """Give the laws, what they rest on, and the acts that are linked to each other.

    Of other acts the changes are many and say little in a picture. Those of linked acts are kept:
    they say which law a chain of repairs is about.
    """
    linked = {
        key for edge in network.edges if edge.kind in LINKS for key in (edge.source, edge.target)
    }
    kept = {key: node for key, node in network.nodes.items() if node.type == "law" or key in linked}
    edges = (edge for edge in network.edges if edge.kind in OVERVIEW)
    return still_named(
        Network(kept, tuple(e for e in edges if e.source in kept and e.target in kept))
    )
