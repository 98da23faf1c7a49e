"""A graph as plain values: what a corpus has, and how it is joined, for drawing and for data.

`StackGraph` answers questions; a network shows. It is cut, gathered and written by functions that
give another network, and knows no library of graphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from stapeling.model.days import Day

TYPES = ("law", "act", "evaluation", "organisation", "toets", "bottleneck")
"""What nodes are, as `show` names it."""
RELATIONS = (
    *("based_on", "refers_to", "replaces"),  # from a law to a law
    *("made", "changes"),  # from an act to a law
    *("amends", "repairs", "bridges", "reverses"),  # from an act to an act
    *("evaluates", "done_by"),  # from an evaluation to a law, and to who made it
    *("implements", "oversees"),  # from an organisation to a law, and to an organisation
    "ministry",  # from a law or an act to who is responsible for it
    "burdens",  # from an act or a law to who bears what it asks
    *("tests", "performed_by", "work_at", "after"),  # from a toets to what it looks at, and others
    *("about", "affects", "resolves"),  # from a bottleneck to laws and organisations; to it
)
"""How nodes are joined: an edge runs from what acts to what it acts on."""
LINKS = ("amends", "repairs", "bridges", "reverses")
"""Links between acts."""
STATES = ("current", "scheduled", "pending", "not_commenced", "ended", "withdrawn", "unknown")
"""What something is on the reference day; of several that are joined the first one counts."""
GROUP = "group"
"""The type of a node that stands for several."""
_SURE = ("verified", "reported", None, "estimate")
"""How sure a fact is, the least sure last; nothing where nobody said so."""


@dataclass(frozen=True, slots=True)
class Node:
    """Something in a corpus, or a group of what is alike."""

    type: str
    id: str
    title: str | None = None
    kind: str | None = None
    """The kind of a law, an evaluation, an organisation or a toets; the level of an act."""
    ministry: str | None = None
    status: str | None = None
    """The status of a toets or a bottleneck, in the words of the schema."""
    start: Day | None = None
    end: Day | None = None
    """The first day no longer."""
    state: str | None = None
    """What it is on the reference day; nothing for a group of several states."""
    missing: bool = False
    """Whether it is only named: the corpus does not describe it."""
    gathers: str | None = None
    """Of a group: of which type its nodes are, or `ministry`."""
    members: Mapping[str, int] = field(default_factory=dict)
    """How many nodes of each type it stands for, where these are more than itself."""
    inner: Mapping[str, int] = field(default_factory=dict)
    """How many facts of each relation lie between these."""

    @property
    def key(self) -> str:
        """Its name in the network: ids of different types may be the same."""
        return f"{self.type}:{self.id}"

    @property
    def counted(self) -> Mapping[str, int]:
        """How many nodes of each type it stands for; one when it stands for itself."""
        return self.members or {self.type: 1}


@dataclass(frozen=True, slots=True)
class Edge:
    """That a node is joined to another in one way; it may stand for several facts."""

    source: str
    target: str
    kind: str
    count: int = 1
    start: Day | None = None
    """The earliest day from which it holds; nothing where none is stated."""
    latest: Day | None = None
    """The day of the last of several."""
    end: Day | None = None
    """The first day no longer; nothing where any of several goes on."""
    articles: tuple[str, ...] = ()
    unknown_articles: int = 0
    """Of changes: how many do not state their articles."""
    status: tuple[str, ...] = ()
    state: str | None = None
    certainty: str | None = None
    """How sure the least sure of several is."""

    @property
    def place(self) -> tuple[str, str, str]:
        """What two edges must share to be one."""
        return self.source, self.target, self.kind


@dataclass(frozen=True)
class Network:
    """Nodes by their key and the edges between them, both in a fixed order."""

    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]

    @classmethod
    def of(cls, nodes: Iterable[Node], edges: Iterable[Edge]) -> Network:
        """Put nodes in order, and make one edge of those that join the same in the same way."""
        order = {name: place for place, name in enumerate((*TYPES, GROUP))}
        rows = sorted(nodes, key=lambda node: (order[node.type], node.id))
        return cls({node.key: node for node in rows}, merged(edges))

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[str, ...]]:
        """Of each node the nodes that it is joined to, whichever way the edge runs."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for edge in self.edges:
            if edge.source != edge.target:
                found[edge.source][edge.target] = None
                found[edge.target][edge.source] = None
        return {key: tuple(others) for key, others in found.items()}


def merged(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Make one edge of those that join the same nodes in the same way, and put all in order."""
    found: dict[tuple[str, str, str], Edge] = {}
    for edge in edges:
        known = found.get(edge.place)
        found[edge.place] = edge if known is None else _joined(known, edge)
    return tuple(found[place] for place in sorted(found))


def _joined(one: Edge, other: Edge) -> Edge:
    """Make one edge of two that join the same nodes in the same way."""
    return replace(
        one,
        count=one.count + other.count,
        start=_bound(one.start, other.start, earliest=True),
        latest=_bound(one.latest, other.latest, earliest=False),
        end=_bound(one.end, other.end, earliest=False) if one.end and other.end else None,
        articles=tuple(dict.fromkeys((*one.articles, *other.articles))),
        unknown_articles=one.unknown_articles + other.unknown_articles,
        status=tuple(sorted({*one.status, *other.status})),
        state=_strongest(one.state, other.state),
        certainty=max(one.certainty, other.certainty, key=_SURE.index),
    )


def _bound(one: Day | None, other: Day | None, *, earliest: bool) -> Day | None:
    """Give the bounds of the earlier or the later of two days, of which one may not be stated."""
    if one is None or other is None:
        return one or other
    pick = min if earliest else max
    return Day(pick(one.first, other.first), pick(one.last, other.last))


def _strongest(one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return one or other
    return min(one, other, key=STATES.index)
