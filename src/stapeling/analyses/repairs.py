"""Repair depth: the plaster upon the plaster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from stapeling.analyses.results import ChainLink, RepairChain, Span
from stapeling.graph import StackGraph
from stapeling.graph.links import RepairLinks
from stapeling.model.laws import Law


@dataclass(frozen=True, slots=True)
class RepairDepth:
    """The longest repair chain that holds an act of a law; its depth as an interval."""

    span: Span | None
    chain: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()


_NO_REPAIR = RepairDepth(None)


class _Paths:
    """The longest chains over the acts that are allowed, up and down from each act."""

    def __init__(self, links: RepairLinks, allowed: Set[str]) -> None:
        self.links, self.allowed = links, allowed
        self._above: dict[str, tuple[str, ...]] = {}
        self._below: dict[str, tuple[str, ...]] = {}

    def longest(self, own: Iterable[str]) -> tuple[str, ...]:
        """Give the longest chain that holds any of these acts, the first of them by id."""
        chains = [(*self.down(act)[:-1], *self.up(act)) for act in own if act in self.allowed]
        longest = max(map(len, chains), default=0)
        return min(c for c in chains if len(c) == longest) if longest > 1 else ()

    def up(self, act: str) -> tuple[str, ...]:
        """Give the longest chain that begins with an act, the first of them by id."""
        known = self._above.get(act)
        if known is None:
            rows = self.links.upon.get(act, ())
            chains = [self.up(row.act) for row in rows if row.act in self.allowed]
            known = self._above[act] = (act, *max(chains, key=len, default=()))
        return known

    def down(self, act: str) -> tuple[str, ...]:
        """Give the longest chain that ends with an act."""
        known = self._below.get(act)
        if known is None:
            rows = self.links.under.get(act, ())
            chains = [self.down(row.on) for row in rows if row.on in self.allowed]
            known = self._below[act] = (*max(chains, key=len, default=()), act)
        return known


class Repairs:
    """The repair chains of a corpus on a day."""

    def __init__(self, graph: StackGraph, as_of: int) -> None:
        self.graph, self.links, self.as_of = graph, graph.repairs, as_of
        self.linked = frozenset({*self.links.upon, *self.links.under})
        self.acts = sorted(self.linked)
        days = self.links.first_days
        self.begun = frozenset(act for act, day in days.items() if day.last <= as_of)
        """The acts that have certainly taken effect somewhere by the day."""
        self.perhaps_begun = frozenset(act for act, day in days.items() if day.first <= as_of)
        """The acts that have possibly taken effect somewhere by the day."""
        coming = self.linked & graph.to_be_changed_by.keys()
        self._certain = _Paths(self.links, self.begun)
        self._possible = _Paths(self.links, self.perhaps_begun)
        self._begun_or_coming = _Paths(self.links, days.keys() | coming)
        """With acts of which a change is pending, not commenced or scheduled."""

    def of_law(self, law: Law) -> RepairDepth:
        """Give the longest chain of repairs that holds an act which changes or made the law.

        Unit: acts, 2 and up; null when no repair between acts in force is recorded for an act of
        the law: then it cannot be determined. A link needs no known day, only none that
        contradicts it. The high side takes acts that have possibly begun.

        Source: defined by this project, docs/metrics.md.
        """
        own = self._of_laws.get(law.id)
        if own is None:
            return _NO_REPAIR
        whole = low = high = self._begun_or_coming.longest(own)
        if not self._unsettled.isdisjoint(own):
            low, high = self._certain.longest(own), self._possible.longest(own)
        pending = tuple(act for act in whole if act not in self.perhaps_begun)
        if len(whole) <= len(high):
            pending = ()
        span = Span(len(low), len(high)) if high else None
        return RepairDepth(span, low or high, pending)

    @cached_property
    def _unsettled(self) -> set[str]:
        """The acts that are linked, over however many links, with one that has not surely begun."""
        edge = [act for act in self.linked if act not in self.begun]
        found = set(edge)
        while edge:
            act = edge.pop()
            near = [row.act for row in self.links.upon.get(act, ())]
            near += [row.on for row in self.links.under.get(act, ())]
            edge += [other for other in near if other not in found]
            found.update(near)
        return found

    @cached_property
    def _of_laws(self) -> dict[str, set[str]]:
        """The linked acts that change each law, in force on whatever day, or made it."""
        found: dict[str, set[str]] = {}
        for act, laws in self._concerned.items():
            for law in laws:
                found.setdefault(law, set()).add(act)
        return found

    @cached_property
    def _concerned(self) -> dict[str, tuple[str, ...]]:
        """The laws that each linked act changes, in force on whatever day, or made."""
        return self.graph.concerned(self.linked)

    def chains(self) -> tuple[RepairChain, ...]:
        """Give every maximal repair chain of the corpus once, the deepest first."""
        found = [
            self._result(path)
            for act in self.acts
            if act in self.perhaps_begun and not self._stands(act)
            for path in self._paths((act,))
            if len(path) > 1
        ]
        return tuple(sorted(found, key=lambda chain: (-chain.depth.high, chain.acts)))

    def _stands(self, act: str) -> bool:
        return any(row.on in self.perhaps_begun for row in self.links.under.get(act, ()))

    def _paths(self, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        further = [r.act for r in self.links.upon.get(path[-1], ()) if r.act in self.perhaps_begun]
        if not further:
            yield path
        for act in further:
            yield from self._paths((*path, act))

    def _result(self, path: tuple[str, ...]) -> RepairChain:
        certain = self._longest_run(path)
        laws = {law for act in path for law in self._concerned.get(act, ())}
        longer = self._begun_or_coming.up(path[-1])
        coming = [act for act in longer if act not in self.perhaps_begun]
        return RepairChain(
            acts=path,
            links=tuple(self._link(one, two) for one, two in pairwise(path)),
            laws=tuple(sorted(laws)),
            depth=Span(certain, len(path)),
            pending=tuple(coming),
        )

    def _longest_run(self, path: tuple[str, ...]) -> int:
        """Count the longest run of acts that have certainly begun; a chain has at least two."""
        longest = run = 0
        for act in path:
            run = run + 1 if act in self.begun else 0
            longest = max(longest, run)
        return longest if longest > 1 else 0

    def _link(self, one: str, two: str) -> ChainLink:
        row = next(row for row in self.links.upon[one] if row.act == two)
        link = row.link
        return ChainLink(two, one, link.kind, link.source, link.certainty)
