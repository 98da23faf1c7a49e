"""Parts of a network: some types and relations, some laws, or what lies around a node."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from stapeling.graph.network import Network


def narrowed(
    network: Network,
    types: Collection[str] | None,
    relations: Collection[str] | None,
    keep: Collection[str] = (),
) -> Network:
    """Keep the nodes of some types and the edges of some kinds; none named means all.

    Nodes in `keep` stay whatever their type. What is only named goes when nothing names it still.
    """
    nodes = [
        key for key, node in network.nodes.items() if not types or node.type in types or key in keep
    ]
    return still_named(_within(network, nodes, relations), keep)


def still_named(network: Network, keep: Collection[str] = ()) -> Network:
    """Leave out what the corpus does not describe and no edge names."""
    return _within(
        network,
        [
            key
            for key, node in network.nodes.items()
            if not node.missing or key in network.neighbours or key in keep
        ],
    )


def selected(network: Network, laws: Collection[str]) -> Network:
    """Keep some laws, and what is joined to one of them by an edge; other laws are left out."""
    chosen = {f"law:{name}" for name in laws}
    joined = {other for key in chosen for other in network.neighbours.get(key, ())}
    return _within(
        network,
        [
            key
            for key, node in network.nodes.items()
            if key in chosen or (key in joined and (node.type != "law" or node.missing))
        ],
    )


def around(network: Network, starts: Iterable[str], depth: int) -> Network:
    """Keep some nodes and all that is at most so many edges away, whichever way these run.

    Edges between the nodes that are kept stay, also those that were not walked.
    """
    found = {key for key in starts if key in network.nodes}
    border = found
    for _ in range(depth):
        border = {other for key in border for other in network.neighbours.get(key, ())} - found
        if not border:
            break
        found = found | border
    return _within(network, [key for key in network.nodes if key in found])


def _within(
    network: Network, keys: Iterable[str], relations: Collection[str] | None = None
) -> Network:
    nodes = {key: network.nodes[key] for key in keys}
    return Network(
        nodes,
        tuple(
            edge
            for edge in network.edges
            if edge.source in nodes
            and edge.target in nodes
            and (not relations or edge.kind in relations)
        ),
    )
