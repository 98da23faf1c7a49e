"""Links between acts: which act repairs, bridges or reverses which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from typing import NamedTuple

from stapeling.model.acts import Act, Link
from stapeling.model.corpus import Corpus
from stapeling.model.days import Day
from stapeling.model.moments import excluded

REPAIRING = frozenset({"repairs", "bridges", "reverses"})


class Repair(NamedTuple):
    """That one act stands on another, and why."""

    act: str
    on: str
    link: Link


class RepairLinks:
    """The links that repair chains are made of; those that days exclude are left out."""

    def __init__(
        self, corpus: Corpus, linked: Sequence[Act], days: Callable[[Set[str]], Mapping[str, Day]]
    ) -> None:
        names = {act.id for act in linked} | {link.act for act in linked for link in act.links}
        acts = frozenset(corpus.act_id(name) or name for name in names)
        self.first_days: Mapping[str, Day] = days(acts)
        """The earliest day of every act that is linked to another."""
        self.upon: dict[str, list[Repair]] = defaultdict(list)
        """Of each act: what stands on it, in order of id."""
        self.under: dict[str, list[Repair]] = defaultdict(list)
        """Of each act: what it stands on."""
        rows = [
            Repair(act.id, other, link)
            for act in linked
            for link in act.links
            if link.kind in REPAIRING
            and (other := corpus.act_id(link.act)) is not None
            and other != act.id
            and not excluded(self.first_days, act.id, other)
        ]
        knots = _knots(rows)
        seen: set[tuple[str, str]] = set()
        for row in sorted(rows, key=lambda row: (row.on, row.act)):
            pair = (row.on, row.act)
            if pair in seen or knots.get(row.on, row.on) == knots.get(row.act, row.act):
                continue  # links in a circle contradict each other: none of them counts
            seen.add(pair)
            self.upon[row.on].append(row)
            self.under[row.act].append(row)


def _knots(rows: list[Repair]) -> dict[str, str]:
    """Give for every act in a circle of links a name of that circle."""
    rows = _in_circles(rows)
    if not rows:
        return {}
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph((row.on, row.act) for row in rows)
    return {
        act: f"\0{min(knot)}"
        for knot in nx.strongly_connected_components(graph)
        if len(knot) > 1
        for act in knot
    }


def _in_circles(rows: list[Repair]) -> list[Repair]:
    """Leave out links upon which no other stands, until none is left, or those of circles are."""
    kept: list[Repair] = []
    while len(rows) != len(kept):
        kept = rows
        standing = {row.on for row in kept}
        rows = [row for row in kept if row.act in standing]
    return kept
