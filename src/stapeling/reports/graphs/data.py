"""A network as plain data: node-link, as networkx and others read it."""

from __future__ import annotations

from stapeling.graph.network import Edge, Network, Node
from stapeling.reports.values import day_value


def network_data(network: Network) -> dict[str, object]:
    """Give a network as data that JSON can hold; what is not known is left out."""
    return {
        "directed": True,
        "multigraph": True,
        "nodes": [_node(key, node) for key, node in network.nodes.items()],
        "edges": [_edge(edge) for edge in network.edges],
    }


def _node(key: str, node: Node) -> dict[str, object]:
    facts: dict[str, object] = {
        "title": node.title,
        "kind": node.kind,
        "ministry": node.ministry,
        "status": node.status,
        "state": node.state,
        "start": day_value(node.start),
        "end": day_value(node.end),
        "gathers": node.gathers,
        "members": dict(node.members) or None,
        "inner": dict(node.inner) or None,
    }
    known = {name: fact for name, fact in facts.items() if fact is not None}
    return {"id": key, "type": node.type, "name": node.id, "missing": node.missing, **known}


def _edge(edge: Edge) -> dict[str, object]:
    facts: dict[str, object] = {
        "start": day_value(edge.start),
        "latest": day_value(edge.latest),
        "end": day_value(edge.end),
        "articles": list(edge.articles) or None,
        "unknown_articles": edge.unknown_articles if edge.kind == "changes" else None,
        "status": list(edge.status) or None,
        "state": edge.state,
        "certainty": edge.certainty,
    }
    known = {name: fact for name, fact in facts.items() if fact is not None}
    ends = {"source": edge.source, "target": edge.target, "key": edge.kind}
    return {**ends, "kind": edge.kind, "count": edge.count, **known}
