"""The graph in words: how many of what, joined how, and which laws most is joined to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from stapeling.graph.network import RELATIONS, STATES, TYPES, Network, Node
from stapeling.language import N_
from stapeling.reports.graphs import words
from stapeling.reports.graphs.labels import title_of
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.view import Reader

_TOP = 10
"""How many laws are told that most is joined to."""
_NODES = N_(
    "Laws, acts and others that the corpus describes, by what they are on the reference day."
    " What is only named counts as not in the corpus."
)
_RELATIONS = N_(
    "An arrow joins two in one way and may stand for several facts, such as several changes of one"
    " law by one act. Without a day: arrows whose beginning is not recorded."
)
_CENTRAL = N_(
    "Laws by the number of others they are joined to, directly. Only recorded relations count, so"
    " read every number as at least."
)

_HEADERS = {
    "resting": N_("rest on it"),
    "law": N_("other laws"),
    "act": N_("acts"),
    "evaluation": N_("evaluations"),
    "organisation": N_("organisations"),
    "toets": N_("toetsen"),
    "bottleneck": N_("bottlenecks"),
}


def node_table(reader: Reader, network: Network) -> Table:
    """Count the nodes of each type, by what they are on the reference day."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for node in network.nodes.values():
        counts[node.type]["missing" if node.missing else node.state or "current"] += 1
    states = [state for state in (*STATES, "missing") if any(row[state] for row in counts.values())]
    headers = {state: reader.header(words.STATES[state]) for state in states}
    rows = (
        Row(
            (
                Cell(reader.text(words.TYPES[type_]), type_),
                reader.number(counts[type_].total()),
                *(reader.number(counts[type_][state]) for state in states),
            )
        )
        for type_ in (*TYPES, "group")
        if type_ in counts
    )
    return Table(
        key="nodes",
        title=reader.text("What there is"),
        caption=reader.text(_NODES),
        columns=(
            Column("type", reader.header("type")),
            number("number", reader.header("number")),
            *(number(state, headers[state], 2) for state in states),
        ),
        rows=tuple(rows),
    )


def relation_table(reader: Reader, network: Network) -> Table:
    """Count the arrows of each kind, and the facts behind them."""
    edges: dict[str, list[int]] = defaultdict(list)
    undated: Counter[str] = Counter()
    for edge in network.edges:
        edges[edge.kind].append(edge.count)
        undated[edge.kind] += edge.start is None
    rows = (
        Row(
            (
                Cell(reader.text(words.RELATIONS[kind]), kind),
                reader.number(len(edges[kind])),
                reader.number(sum(edges[kind])),
                reader.number(undated[kind]),
            )
        )
        for kind in RELATIONS
        if kind in edges
    )
    return Table(
        key="relations",
        title=reader.text("How it is joined"),
        caption=reader.text(_RELATIONS),
        columns=(
            Column("relation", reader.header("relation")),
            number("arrows", reader.header("arrows")),
            number("facts", reader.header("facts")),
            number("undated", reader.header("without a day"), 2),
        ),
        rows=tuple(rows),
    )


def central_table(reader: Reader, network: Network) -> Table:
    """Tell the laws that are joined to most, and to what."""
    found = sorted(_laws(network), key=lambda row: (-sum(row[1].values()), row[0].id))
    shown = [row for row in found if row[1]][:_TOP]
    joined = [kind for kind in _HEADERS if any(counts[kind] for _, counts in shown)]
    rows = (
        Row(
            (
                Cell(title_of(reader, node), node.id),
                reader.number(sum(counts.values())),
                *(reader.number(counts[kind]) for kind in joined),
            ),
            ids=(node.id,),
        )
        for node, counts in shown
    )
    return Table(
        key="central",
        title=reader.text("Laws that most is joined to"),
        caption=reader.text(_CENTRAL),
        columns=(
            Column("law", reader.header("law")),
            number("others", reader.header("others")),
            *(number(kind, reader.header(_HEADERS[kind]), 2, untold=(0,)) for kind in joined),
        ),
        rows=tuple(rows),
        notes=() if shown else (reader.text("No law is joined to anything."),),
    )


def _laws(network: Network) -> Iterator[tuple[Node, Counter[str]]]:
    """Count of each law the others it is joined to: those that rest on it, and others by type."""
    resting: dict[str, set[str]] = defaultdict(set)
    for edge in network.edges:
        if edge.kind == "based_on" and edge.source != edge.target:
            resting[edge.target].add(edge.source)
    for key, node in network.nodes.items():
        if node.type == "law":
            others = set(network.neighbours.get(key, ())) - resting[key]
            counts = Counter(network.nodes[other].type for other in others)
            counts["resting"] = len(resting[key])
            yield node, +counts
