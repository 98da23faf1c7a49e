"""Networks for users of networkx, and as GraphML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from stapeling.graph.flat import Flat, edge_facts, node_facts
from stapeling.graph.network import Network
from stapeling.graph.whole import network_of
from stapeling.model.days import OPEN_LAST

if TYPE_CHECKING:
    import networkx as nx

    from stapeling.graph import StackGraph

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, or gives back as something else."""


def to_networkx(graph: StackGraph) -> nx.MultiDiGraph[Any]:
    """Build a graph of everything that a corpus states, with the facts of nodes and edges.

    A node is named by its type and its id, as `law:zorgtoeslag`, for ids of different types may be
    the same. What depends on a reference day is left out.
    """
    whole = as_networkx(network_of(graph, OPEN_LAST))
    for _, facts in whole.nodes(data=True):
        facts.pop("state", None)
    for _, _, facts in whole.edges(data=True):
        facts.pop("state", None)
    return whole


def as_networkx(network: Network) -> nx.MultiDiGraph[Any]:
    """Give a network as a graph of networkx, in the same order."""
    import networkx as nx

    made: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for key, node in network.nodes.items():
        made.add_node(key, **node_facts(node))
    for edge in network.edges:
        made.add_edge(edge.source, edge.target, key=edge.kind, **edge_facts(edge))
    return made


def graphml(network: Network, about: dict[str, str]) -> str:
    """Write a network as GraphML, with typed facts; `about` are facts of the graph itself.

    Characters that XML has no place for are written out by their code.
    """
    import networkx as nx

    made: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    made.graph.update(_legal(about))
    for key, node in network.nodes.items():
        made.add_node(_clean(key), **_legal(node_facts(node)))
    for edge in network.edges:
        source, target = _clean(edge.source), _clean(edge.target)
        name = f"{source} {edge.kind} {target}"  # an id of the whole document
        made.add_edge(source, target, key=name, **_legal(edge_facts(edge)))
    lines = nx.generate_graphml(made, encoding="utf-8", prettyprint=True)
    return "<?xml version='1.0' encoding='utf-8'?>\n" + "\n".join(lines) + "\n"


def _legal(facts: Any) -> dict[str, Flat]:
    return {key: _clean(value) if isinstance(value, str) else value for key, value in facts.items()}


def _clean(text: str) -> str:
    return _ILLEGAL.sub(lambda match: f"<U+{ord(match[0]):04X}>", text)
