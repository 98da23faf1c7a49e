"""A picture of a network in neutral form: what every language of pictures writes in its own way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stapeling.graph.network import Network, Node
from stapeling.reports.graphs.labels import edge_label, node_lines, title_of
from stapeling.reports.graphs.words import ONE, RELATIONS, STATES
from stapeling.reports.view import Reader

_LABELLED = 60
"""With more arrows than this the legend alone says what they mean."""
_COLUMNS = 4
"""In how many columns nodes stand that are joined to none."""
_LEAVES = 8
"""So many nodes that are joined to one and no other stand in one column; more in several."""
_MOST_COLUMNS = 4
DASHED = frozenset({"scheduled", "pending", "not_commenced"})
DOTTED = frozenset({"ended", "withdrawn", "unknown", "missing"})
BLUE, SKY, GREEN, ORANGE = "#0072b2", "#56b4e9", "#009e73", "#e69f00"
RED, PURPLE, GREY, INK = "#d55e00", "#cc79a7", "#8c8c8c", "#333333"

FILLS: Mapping[str, str] = {
    "current": "#ffffff",
    "scheduled": "#fff1d0",
    "pending": "#fff1d0",
    "not_commenced": "#fff1d0",
    "ended": "#e4e4e4",
    "withdrawn": "#e4e4e4",
    "unknown": "#f4f4f4",
    "missing": "#f4f4f4",
}
"""The colour of a node by what it is on the day; its border repeats it."""
COLOURS: Mapping[str, str] = {
    "law": BLUE,
    "act": ORANGE,
    "evaluation": GREEN,
    "organisation": INK,
    "toets": PURPLE,
    "bottleneck": RED,
    "group": BLUE,
}
"""The colour of the border of a node by its type; its shape repeats it."""
LINES: Mapping[str, str] = {
    "based_on": BLUE,
    "refers_to": SKY,
    "replaces": BLUE,
    "made": ORANGE,
    "changes": GREY,
    "amends": GREY,
    "repairs": RED,
    "bridges": ORANGE,
    "reverses": PURPLE,
    "evaluates": GREEN,
    "done_by": GREEN,
    "burdens": RED,
    "tests": PURPLE,
    "about": RED,
    "affects": RED,
    "resolves": GREEN,
}
"""The colour of an arrow by its kind; that of others is that of ink."""


@dataclass(frozen=True, slots=True)
class DrawnNode:
    """A node: its lines of text, its shape, and what it is on the day."""

    key: str
    type: str
    lines: tuple[str, ...]
    title: str
    state: str


@dataclass(frozen=True, slots=True)
class DrawnEdge:
    """An arrow: its label, empty when the legend says it, its colour and its line."""

    source: str
    target: str
    kind: str
    label: str
    state: str
    length: int = 1
    """Over how many columns it reaches."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn."""

    title: str
    notes: tuple[str, ...]
    """What must be said of the picture itself: for which day, and what was gathered."""
    nodes: tuple[DrawnNode, ...]
    edges: tuple[DrawnEdge, ...]
    alone: tuple[DrawnNode, ...]
    """Nodes that no arrow joins to another."""
    legend: str
    types: Mapping[str, str]
    """What the shapes mean, those that are used."""
    states: Mapping[str, str]
    """What the fills and borders mean, those that are used and tell something."""
    relations: Mapping[str, str]
    """What the arrows mean, those that are used."""
    lonely: str
    """What is said of nodes that are joined to none."""

    @property
    def grid(self) -> tuple[tuple[str, str], ...]:
        """Pairs to put beside each other, so that nodes joined to none stand in a few columns."""
        keys = [node.key for node in self.alone]
        rows = -(-len(keys) // _COLUMNS)
        return tuple(zip(keys, keys[rows:], strict=False))


def drawing(network: Network, reader: Reader, title: str, notes: tuple[str, ...]) -> Drawing:
    """Say what is to be drawn of a network."""
    text = reader.text
    nodes = [_node(reader, node) for node in network.nodes.values()]
    edges = _edges(network, reader)
    types = [node.type for node in nodes]
    states = [node.state for node in nodes] + [edge.state for edge in edges]
    return Drawing(
        title=title,
        notes=notes,
        nodes=tuple(node for node in nodes if node.key in network.neighbours),
        edges=edges,
        alone=tuple(node for node in nodes if node.key not in network.neighbours),
        legend=text("Legend"),
        types=_used(types, ONE, text),
        states={key: said for key, said in _used(states, STATES, text).items() if key != "current"},
        relations=_used([edge.kind for edge in edges], RELATIONS, text),
        lonely=text("Joined to nothing in this picture"),
    )


def _node(reader: Reader, node: Node) -> DrawnNode:
    state = "missing" if node.missing else node.state or "current"
    return DrawnNode(node.key, node.type, node_lines(reader, node), title_of(reader, node), state)


def _edges(network: Network, reader: Reader) -> tuple[DrawnEdge, ...]:
    labelled = len(network.edges) <= _LABELLED
    lengths = _lengths(network)
    return tuple(
        DrawnEdge(
            *(edge.source, edge.target, edge.kind),
            label=edge_label(reader, edge) if labelled else _number(reader, edge.count),
            state=edge.state or "current",
            length=lengths.get((edge.source, edge.target), 1),
        )
        for edge in network.edges
    )


def _lengths(network: Network) -> dict[tuple[str, str], int]:
    """Put many nodes that are all joined to one and no other in several columns beside it."""
    leaves: dict[tuple[str, bool], dict[str, tuple[str, str]]] = defaultdict(dict)
    for edge in network.edges:
        for hub, leaf in ((edge.target, edge.source), (edge.source, edge.target)):
            if hub != leaf and len(network.neighbours[leaf]) == 1:
                leaves[hub, hub == edge.target][leaf] = (edge.source, edge.target)
    found: dict[tuple[str, str], int] = {}
    for ends in leaves.values():
        columns = min(-(-len(ends) // _LEAVES), _MOST_COLUMNS)
        found.update({pair: 1 + n % columns for n, pair in enumerate(ends.values())})
    return found


def _number(reader: Reader, count: int) -> str:
    return reader.language.number(count) if count > 1 else ""


def _used(words: list[str], known: Mapping[str, str], text: Callable[[str], str]) -> dict[str, str]:
    return {key: text(said) for key, said in known.items() if key in words}
