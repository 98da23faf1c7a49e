"""The facts of nodes and edges as single values with a name, as formats of graphs hold them."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.graph.network import Edge, Node
from stapeling.model.days import Day, iso

Flat = str | int | bool
"""A value that any format of graphs can hold."""


def node_facts(node: Node) -> dict[str, Flat]:
    """Give the facts of a node; what is not known is left out.

    >>> node_facts(Node("law", "a", "Wet a", "wet", start=Day.parse("2018-06")))["start_last"]
    '2018-06-30'
    """
    words = {
        "type": node.type,
        "name": node.id,
        "title": node.title,
        "kind": node.kind,
        "ministry": node.ministry,
        "status": node.status,
        "state": node.state,
        "gathers": node.gathers,
    }
    return {
        **{key: word for key, word in words.items() if word is not None},
        **dict(_day("start", node.start)),
        **dict(_day("end", node.end)),
        "missing": node.missing,
        "size": sum(node.counted.values()),
        **{f"members_{type_}": number for type_, number in node.members.items()},
        **{f"inner_{relation}": number for relation, number in node.inner.items()},
    }


def edge_facts(edge: Edge) -> dict[str, Flat]:
    """Give the facts of an edge; what is not known is left out."""
    found: dict[str, Flat] = {"kind": edge.kind, "count": edge.count}
    for name, day in (("start", edge.start), ("latest", edge.latest), ("end", edge.end)):
        found.update(_day(name, day))
    if edge.articles:
        found["articles"] = ", ".join(edge.articles)
    if edge.kind == "changes":
        found["unknown_articles"] = edge.unknown_articles
    if edge.status:
        found["status"] = ", ".join(edge.status)
    if edge.state is not None:
        found["state"] = edge.state
    if edge.certainty is not None:
        found["certainty"] = edge.certainty
    return found


def _day(name: str, day: Day | None) -> Iterator[tuple[str, str]]:
    """Give a day as text, and its bounds as days; an open side is left out."""
    if day is None:
        return
    yield name, day.text
    for side, ordinal in (("first", day.first), ("last", day.last)):
        known = iso(ordinal)
        if known is not None:
            yield f"{name}_{side}", known
