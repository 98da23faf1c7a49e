"""The whole graph for users of networkx: laws, acts, evaluations and organisations as nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from stapeling.model.laws import Law
from stapeling.model.moments import status_of

if TYPE_CHECKING:
    import networkx as nx

    from stapeling.graph import StackGraph


Node = tuple[str, str]
Edge = tuple[Node, Node, dict[str, Any]]


def to_networkx(graph: StackGraph) -> nx.MultiDiGraph[Any]:
    """Build a graph of everything; nodes have a `kind`, edges a `kind` and the facts of a change.

    Edges run from what acts to what it acts on: an act `changes` and `makes` a law, a rule
    `rests_on` a law, an evaluation `looks_at` a law, an organisation `carries_out` a law, an act
    `repairs`, `bridges`, `reverses` or `amends` an act. Ids of different kinds may be the same, so
    a node is a pair of its kind and its id.
    """
    import networkx as nx

    corpus = graph.corpus
    whole: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for kind, objects in (
        ("law", corpus.laws),
        ("act", corpus.acts),
        ("evaluation", corpus.evaluations),
        ("organisation", corpus.organisations),
    ):
        for identity, item in objects.items():
            whole.add_node((kind, identity), kind=kind, id=identity, title=item.title)
    for law in corpus.laws.values():
        for source, target, facts in _edges_of_law(graph, law):
            whole.add_edge(source, target, **facts)
    for source, target, facts in _other_edges(graph):
        whole.add_edge(source, target, **facts)
    return whole


def _edges_of_law(graph: StackGraph, law: Law) -> Iterator[Edge]:
    here = ("law", law.id)
    for row in graph.corpus.changes[law.id]:
        day = row.in_force_from.text if row.in_force_from is not None else None
        facts = {"day": day, "status": status_of(row), "effect": row.effect}
        yield ("act", row.act), here, {"kind": "changes", **facts}
    for maker in graph.makers(law):
        yield ("act", maker), here, {"kind": "makes"}
    for reference in law.based_on:
        yield here, ("law", reference.law), {"kind": "rests_on"}
    for part in law.implementers:
        yield ("organisation", part.organisation), here, {"kind": "carries_out"}


def _other_edges(graph: StackGraph) -> Iterator[Edge]:
    for act in graph.corpus.acts.values():
        for link in act.links:
            other = graph.corpus.act_id(link.act) or link.act
            yield ("act", act.id), ("act", other), {"kind": link.kind}
    for law, looks in graph.looks_at.items():
        for look in looks:
            yield ("evaluation", look.evaluation.id), ("law", law), {"kind": "looks_at"}
