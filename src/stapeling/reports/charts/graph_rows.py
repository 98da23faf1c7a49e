"""What the picture of the graph of laws is drawn from: nodes with a place, lines between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from stapeling.graph.collapsing import DRAWN, WAYS, collapsed, homes, smaller
from stapeling.graph.layout import Place, layered
from stapeling.graph.neighbourhood import selected
from stapeling.graph.network import GROUP, Edge, Network, Node
from stapeling.graph.whole import network_of, overview
from stapeling.reports.charts.naming import cut, two_lines
from stapeling.reports.charts.style import Record
from stapeling.reports.graphs.labels import edge_label, title_of
from stapeling.reports.graphs.words import COUNTED, RELATIONS, STATES, TYPES
from stapeling.reports.names import ARROW
from stapeling.reports.view import View
from stapeling.reports.words import word

_FEW = 40
"""Up to so many nodes every one has its name beside it."""
_WIDE_FEW, _WIDE_MANY = 6, 30
_APART_FEW, _APART_MANY = 0.12, 0.22
"""How far apart names in a row stand, as a share of the width."""
_LABEL = 20
"""About how many letters of a name stand on each of two lines."""
_BESIDE = (0.004, 0.06)
"""How far to the right and below a line runs beside another one: a share of the width, rows."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A network as it is drawn: gathered when it is large, without what nothing joins."""

    network: Network
    places: Mapping[str, Place]
    gathered: str | None
    alone: int
    """How many laws are joined to no other, and left out."""

    @property
    def few(self) -> bool:
        """Whether every node can bear its name."""
        return len(self.network.nodes) <= _FEW


def drawn(view: View) -> Drawn:
    """Give the laws of a report with what joins them, acts put into their laws."""
    whole = network_of(view.graph, view.report.options.day)
    belonging = homes(whole)
    chosen = {law.id for law in view.report.laws}
    part = whole if chosen >= view.graph.laws.keys() else selected(whole, chosen)
    laws = collapsed(overview(part), "law", belonging)
    alone = sum(node.type == "law" for node in laws.nodes.values()) - sum(
        laws.nodes[key].type == "law" for key in laws.neighbours
    )
    joined = Network(
        {key: laws.nodes[key] for key in laws.nodes if key in laws.neighbours}, laws.edges
    )
    network, way = next(
        (network, way)
        for network, way in smaller(joined, belonging)
        if len(network.nodes) <= DRAWN or way == WAYS[-1]
    )
    return Drawn(network, layered(network, _wide(network)), way, alone)


def _wide(network: Network) -> int:
    return _WIDE_FEW if len(network.nodes) <= _FEW else _WIDE_MANY


def node_rows(view: View, found: Drawn) -> list[Record]:
    """Give a row for every node: its place, its name, and what its tooltip says."""
    shown = _named(view, found)
    return [
        {
            "x": round(x, 4),
            "y": y,
            "t": title_of(view, node),
            "l": shown.get(key, []),
            "k": kind_told(view, node),
            "d": view.language.day(node.start),
            "s": _state(view, node),
            "n": resting(view, node),
            "m": _members(view, node),
            "ministry": node.ministry,
            "witness": title_of(view, node),
            "witness_ids": [] if node.type == GROUP or node.missing else [node.id],
        }
        for key, (x, y) in found.places.items()
        for node in (found.network.nodes[key],)
    ]


def _state(view: View, node: Node) -> str:
    state = "missing" if node.missing else node.state or "current"
    return view.text(STATES[state])


def edge_rows(view: View, found: Drawn) -> list[Record]:
    """Give a row for every line: its ends, how it joins, and what its tooltip says.

    Lines between the same two nodes run beside each other.
    """
    seen: Counter[frozenset[str]] = Counter()
    rows: list[Record] = []
    for edge in found.network.edges:
        ends = frozenset((edge.source, edge.target))
        if len(ends) > 1:
            rows.append(_edge(view, edge, found, seen[ends]))
            seen[ends] += 1
    return rows


def _edge(view: View, edge: Edge, found: Drawn, beside: int) -> Record:
    source, target = (found.network.nodes[key] for key in (edge.source, edge.target))
    (x, y), (x2, y2) = found.places[edge.source], found.places[edge.target]
    names = title_of(view, source), title_of(view, target)
    return {
        "x": round(x + _BESIDE[0] * beside, 4),
        "y": y + _BESIDE[1] * beside,
        "x2": round(x2 + _BESIDE[0] * beside, 4),
        "y2": y2 + _BESIDE[1] * beside,
        "k": view.text(RELATIONS[edge.kind]),
        "t": f"{names[0]} {ARROW} {names[1]}: {edge_label(view, edge)}",
        "d": view.language.day(edge.start),
        "n": edge.count,
        "ministry": [node.ministry for node in (source, target) if node.ministry],
        "witness": "; ".join(names),
        "witness_ids": [
            node.id for node in (source, target) if node.type != GROUP and not node.missing
        ],
    }


def kind_told(view: View, node: Node) -> str:
    """Say what kind of node it is, as the legend does."""
    if node.missing:
        return view.text(STATES["missing"])
    if node.type == GROUP and node.gathers == "ministry":
        return view.text("ministry")
    if node.kind:
        return word(view.language, node.kind)
    return view.text(TYPES[node.gathers or node.type])


def resting(view: View, node: Node) -> int:
    """Count the regulations that rest on a law, directly or not; of a group, its laws."""
    if node.type == GROUP:
        return node.members.get("law", 0)
    result = view.law_result(node.id) if node.type == "law" else None
    return result.layers.regulations if result is not None else 0


def _members(view: View, node: Node) -> str:
    return ", ".join(view.plural(*COUNTED[type_], n) for type_, n in node.members.items())


def _named(view: View, found: Drawn) -> dict[str, list[str]]:
    """Choose the nodes that bear their name: what most rests on first, none over another."""
    apart = _APART_FEW if found.few else _APART_MANY
    taken: dict[int, list[float]] = {}
    names: dict[str, list[str]] = {}
    nodes = found.network.nodes
    degree = {key: len(found.network.neighbours.get(key, ())) for key in nodes}
    for key in sorted(nodes, key=lambda key: (-resting(view, nodes[key]), -degree[key], key)):
        x, y = found.places[key]
        if all(abs(x - other) >= apart for other in taken.get(y, ())):
            taken.setdefault(y, []).append(x)
            name = title_of(view, nodes[key])
            names[key] = two_lines(name, _LABEL) if found.few else [cut(name, _LABEL + 8)]
    return names
