"""Repair depth: the plaster upon the plaster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from stapeling.analyses.results import ChainLink, RepairChain, Span
from stapeling.graph import StackGraph
from stapeling.model.laws import Law
from stapeling.model.moments import status_of

Allowed = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class RepairDepth:
    """The longest repair chain that holds an act of a law; its depth as an interval."""

    span: Span | None
    chain: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()


class Repairs:
    """The repair chains of a corpus on a day."""

    def __init__(self, graph: StackGraph, as_of: int) -> None:
        self.graph, self.links, self.as_of = graph, graph.repairs, as_of
        self.linked = frozenset({*self.links.upon, *self.links.under})
        self.acts = sorted(self.linked)
        self._above: dict[tuple[str, Allowed], tuple[str, ...]] = {}
        self._below: dict[tuple[str, Allowed], tuple[str, ...]] = {}

    def begun(self, act: str) -> bool:
        """Whether an act has certainly taken effect somewhere by the day."""
        day = self.links.first_days.get(act)
        return day is not None and day.last <= self.as_of

    def perhaps_begun(self, act: str) -> bool:
        """Whether an act has possibly taken effect somewhere by the day."""
        day = self.links.first_days.get(act)
        return day is not None and day.first <= self.as_of

    def begun_or_coming(self, act: str) -> bool:
        """Whether an act has begun, or a change by it is pending, not commenced or scheduled."""
        return act in self.links.first_days or act in self.graph.to_be_changed_by

    def of_law(self, law: Law) -> RepairDepth:
        """Give the longest chain of repairs that holds an act which changes or made the law.

        Unit: acts, 2 and up; null when no repair between acts in force is recorded for an act of
        the law: then it cannot be determined. A link needs no known day, only none that
        contradicts it. The high side takes acts that have possibly begun.

        Source: defined by this project, docs/metrics.md.
        """
        own = self._acts_of(law)
        if not own:
            return RepairDepth(None)
        low, high = self._longest(own, self.begun), self._longest(own, self.perhaps_begun)
        whole = self._longest(own, self.begun_or_coming)
        pending = tuple(act for act in whole if not self.perhaps_begun(act))
        if len(whole) <= len(high):
            pending = ()
        span = Span(len(low), len(high)) if high else None
        return RepairDepth(span, low or high, pending)

    def _acts_of(self, law: Law) -> list[str]:
        rows = self.graph.corpus.changes[law.id]
        linked = self.linked
        changing = {r.act for r in rows if r.act in linked and status_of(r) == "in_force"}
        return sorted(changing | (self.graph.makers(law) & linked))

    def _longest(self, own: list[str], allowed: Allowed) -> tuple[str, ...]:
        chains = [
            (*self._down(act, allowed)[:-1], *self._up(act, allowed)) for act in own if allowed(act)
        ]
        longest = max(map(len, chains), default=0)
        return min((c for c in chains if len(c) == longest), default=()) if longest > 1 else ()

    def _up(self, act: str, allowed: Allowed) -> tuple[str, ...]:
        """Give the longest chain that begins with an act, the first of them by id."""
        known = self._above.get((act, allowed))
        if known is None:
            rows = self.links.upon.get(act, ())
            chains = [self._up(row.act, allowed) for row in rows if allowed(row.act)]
            best = max(chains, key=len, default=())
            known = self._above[act, allowed] = (act, *best)
        return known

    def _down(self, act: str, allowed: Allowed) -> tuple[str, ...]:
        """Give the longest chain that ends with an act."""
        known = self._below.get((act, allowed))
        if known is None:
            rows = self.links.under.get(act, ())
            chains = [self._down(row.on, allowed) for row in rows if allowed(row.on)]
            best = max(chains, key=len, default=())
            known = self._below[act, allowed] = (*best, act)
        return known

    def chains(self) -> tuple[RepairChain, ...]:
        """Give every maximal repair chain of the corpus once, the deepest first."""
        found = [
            self._result(path)
            for act in self.acts
            if self.perhaps_begun(act) and not self._stands(act)
            for path in self._paths((act,))
            if len(path) > 1
        ]
        return tuple(sorted(found, key=lambda chain: (-chain.depth.high, chain.acts)))

    def _stands(self, act: str) -> bool:
        return any(self.perhaps_begun(row.on) for row in self.links.under.get(act, ()))

    def _paths(self, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        further = [r.act for r in self.links.upon.get(path[-1], ()) if self.perhaps_begun(r.act)]
        if not further:
            yield path
        for act in further:
            yield from self._paths((*path, act))

    def _result(self, path: tuple[str, ...]) -> RepairChain:
        certain = self._longest_run(path)
        laws = {
            law
            for act in path
            for law in (*self.graph.changed_by.get(act, ()), *self.graph.made_by.get(act, ()))
        }
        longer = self._up(path[-1], self.begun_or_coming)
        coming = [act for act in longer if not self.perhaps_begun(act)]
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
            run = run + 1 if self.begun(act) else 0
            longest = max(longest, run)
        return longest if longest > 1 else 0

    def _link(self, one: str, two: str) -> ChainLink:
        row = next(row for row in self.links.upon[one] if row.act == two)
        link = row.link
        return ChainLink(two, one, link.kind, link.source, link.certainty)
