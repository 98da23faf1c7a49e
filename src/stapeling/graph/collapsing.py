"""Gathering the nodes of a network: acts into their laws, laws into their kind or ministry.

Nothing is lost: a gathered node says how many it stands for, an edge how many facts, and facts
between nodes of one group are counted at the group.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import reduce

from stapeling.graph.network import GROUP, RELATIONS, TYPES, Edge, Network, Node

WAYS = ("law", "ministry", "kind")
"""The ways of gathering, from the finest."""
DRAWN = 300
"""The most nodes that a picture has."""
Homes = Mapping[str, str]
"""Of an act: the law that it belongs to."""


def homes(network: Network) -> Homes:
    """Give of each act the law it belongs to: the one it made, else the only one it changes.

    An act that made or changed several laws belongs to none: it is what joins them.
    """
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for edge in network.edges:
        if edge.kind in ("made", "changes"):
            found[edge.source][edge.kind].add(edge.target)
    belonging: dict[str, str] = {}
    for act, laws in found.items():
        own = laws["made"] or laws["changes"]
        if len(own) == 1:
            (belonging[act],) = own
    return belonging


def collapsed(network: Network, way: str, belonging: Homes) -> Network:
    """Gather the nodes of a network in one of the `WAYS`; the coarser ones gather acts first."""
    inside = _gathered(network, lambda node: network.nodes.get(belonging.get(node.key, "")) or node)
    if way == "law":
        return inside
    ministries = {node.ministry for node in inside.nodes.values() if node.ministry}
    return _gathered(
        inside, _kind_group if way == "kind" else lambda node: _ministry_group(node, ministries)
    )


def smaller(network: Network, belonging: Homes) -> Iterator[tuple[Network, str | None]]:
    """Give a network as it is, and then gathered ever coarser, with the way of it.

    Ministries are passed over where those of most laws are not known.
    """
    yield network, None
    laws = [node for node in network.nodes.values() if node.type == "law"]
    known = sum(node.ministry is not None for node in laws)
    for way in WAYS:
        if way != "ministry" or 2 * known >= len(laws):
            yield collapsed(network, way, belonging), way


def _kind_group(node: Node) -> Node:
    if node.type == GROUP:
        return node
    sort = node.status if node.type == "bottleneck" else node.kind
    named = f"{node.type}.{'missing' if node.missing else sort or 'unknown'}"
    return Node(GROUP, named, kind=sort, missing=node.missing, gathers=node.type)


def _ministry_group(node: Node, ministries: set[str]) -> Node:
    """Give the group of a law or an act by its ministry; that body itself stands in it too."""
    if node.type in ("law", "act") and not node.missing:
        name = node.ministry
    elif node.type == "organisation" and (node.id in ministries or node.kind == "ministerie"):
        name = node.id
    else:
        return node
    return Node(GROUP, f"ministry.{name or ''}", ministry=name, gathers="ministry")


def _gathered(network: Network, home: Callable[[Node], Node]) -> Network:
    """Put every node into what it belongs to, and the edges between what they belong to."""
    targets = {key: home(node) for key, node in network.nodes.items()}
    own: dict[str, list[Node]] = defaultdict(list)
    for key, target in targets.items():
        own[target.key].append(network.nodes[key])
    inner: dict[str, Counter[str]] = defaultdict(Counter)
    edges: list[Edge] = []
    for edge in network.edges:
        source, target = targets[edge.source], targets[edge.target]
        articles = edge.articles if target.type != GROUP else ()  # of several laws they say nothing
        moved = replace(edge, source=source.key, target=target.key, articles=articles)
        if moved.source == moved.target and moved != edge:
            inner[moved.source][edge.kind] += edge.count
        else:
            edges.append(moved)
    found = {node.key: node for node in targets.values()}
    nodes = (_standing_for(node, own[key], inner[key]) for key, node in found.items())
    return Network.of(nodes, edges)


def _standing_for(node: Node, own: list[Node], inner: Counter[str]) -> Node:
    """Say of a node what it stands for, where that is more than itself."""
    if own == [node]:
        return node
    members = reduce(lambda total, each: total + Counter(each.counted), own, Counter[str]())
    within = reduce(lambda total, each: total + Counter(each.inner), own, inner)
    states = {each.state for each in own} if node.type == GROUP else {node.state}
    return replace(
        node,
        members={type_: members[type_] for type_ in TYPES if members[type_]},
        inner={kind: within[kind] for kind in RELATIONS if within[kind]},
        state=states.pop() if len(states) == 1 else None,
    )
