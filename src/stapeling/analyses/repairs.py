"""Repair depth: the plaster upon the plaster."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from stapeling.analyses.longest_repairs import LongestRepairs
from stapeling.analyses.results import ChainLink, RepairChain, Span
from stapeling.graph import StackGraph
from stapeling.graph.ways import whole_ways
from stapeling.model.columns import distinct, records, spread
from stapeling.model.laws import Law

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks


class RepairDepth(NamedTuple):
    """The longest repair chain that holds an act of a law; its depth as an interval."""

    span: Span | None = None
    chain: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()


NO_REPAIR = RepairDepth()


class Repairs:
    """The repair chains of a corpus on a day."""

    def __init__(self, graph: StackGraph, as_of: int) -> None:
        self.links, self._concerned = graph.repairs, graph.concerned_by_repairs
        self._name = self.links.acts.__getitem__
        self.begun: Marks = self.links.dated & (self.links.last <= as_of)
        """Whether acts have certainly taken effect somewhere by the day."""
        self.perhaps_begun: Marks = self.links.dated & (self.links.first <= as_of)
        """Whether acts have possibly taken effect somewhere by the day."""

    def of_law(self, law: Law) -> RepairDepth:
        """Give the longest chain of repairs that holds an act which changes or made the law.

        Unit: acts, 2 and up; null when no repair between acts in force is recorded for an act of
        the law: then it cannot be determined. A link needs no known day, only none that
        contradicts it. The high side takes acts that have possibly begun.

        Source: defined by this project, docs/metrics.md.
        """
        return self.of_laws.get(law.id, NO_REPAIR)

    @cached_property
    def of_laws(self) -> Mapping[str, RepairDepth]:
        """The same of every law with a chain, of acts that have begun or are to come."""
        certain, possible = self._longest(self.begun), self._longest(self.perhaps_begun)
        low, high, whole = certain.most, possible.most, self._whole.most
        chains = {**certain.of_laws(low > 0), **possible.of_laws((low == 0) & (high > 0))}
        longer = self._whole.of_laws(whole > high)
        spans = list(records(Span, low=low.tolist(), high=high.tolist()))
        found = {n: RepairDepth(spans[n], self._named(chain)) for n, chain in chains.items()}
        for n, acts in longer.items():
            found[n] = found.get(n, NO_REPAIR)._replace(pending=self._coming(acts))
        return {self._concerned.laws[n]: row for n, row in found.items()}

    def _named(self, acts: Iterable[int]) -> tuple[str, ...]:
        return tuple(map(self._name, acts))

    @cached_property
    def _whole(self) -> LongestRepairs:
        """With acts of which a change is pending, not commenced or scheduled."""
        return self._longest(self.links.dated | self._concerned.coming)

    def _longest(self, allowed: Marks) -> LongestRepairs:
        return LongestRepairs(self.links, self._concerned, allowed)

    def _coming(self, acts: Iterable[int]) -> tuple[str, ...]:
        """Give the acts that have not begun."""
        return self._named(act for act in acts if not self.perhaps_begun[act])

    def chains(self) -> tuple[RepairChain, ...]:
        """Give every maximal repair chain of the corpus once, the deepest first."""
        links, begun = self.links, self.perhaps_begun
        kept = np.flatnonzero(begun[links.on] & begun[links.act])
        ways = whole_ways(links.on[kept], links.act[kept], len(begun))
        found = [self._results(acts, kept[steps]) for acts, steps in ways]
        return tuple(chain for rows in reversed(found) for chain in rows)

    def _results(self, acts: Ints, links: Ints) -> Iterable[RepairChain]:
        """Give chains of one length: their acts and links by number, a row for each chain."""
        told, above = self._told.__getitem__, self._whole.above
        certain = self._longest_runs(acts).tolist()
        last = acts[:, -1].tolist()
        return records(
            RepairChain,
            acts=zip(*(map(self._name, column) for column in acts.T.tolist()), strict=True),
            links=zip(*(map(told, column) for column in links.T.tolist()), strict=True),
            laws=self._laws_of(acts),
            depth=records(Span, low=certain, high=[acts.shape[1]] * len(acts)),
            pending=[self._coming(self._whole.up(n)) if above[n] else () for n in last],
        )

    def _longest_runs(self, acts: Ints) -> Ints:
        """Count the longest run of acts that have certainly begun; a chain has at least two."""
        longest = run = np.zeros(len(acts), dtype=np.int64)
        for column in acts.T:
            run = (run + 1) * self.begun[column]
            longest = np.maximum(longest, run)
        return np.where(longest > 1, longest, 0)

    def _laws_of(self, acts: Ints) -> Iterator[tuple[str, ...]]:
        """Give for each row of acts the laws that these concern, in order of id."""
        laws, begins = self._concerned.laws, self._concerned.begins
        chain, place = spread(begins[acts].ravel(), np.diff(begins)[acts].ravel())
        wide = max(len(laws), 1)
        pairs = distinct(chain // acts.shape[1] * wide + self._concerned.law[place])
        names = [laws[n] for n in (pairs % wide).tolist()]
        ends = np.searchsorted(pairs, np.arange(len(acts) + 1) * wide).tolist()
        return (tuple(names[begin:end]) for begin, end in pairwise(ends))

    @cached_property
    def _told(self) -> list[ChainLink]:
        """The links as they are told."""
        links = self.links
        rows = zip(links.act.tolist(), links.on.tolist(), links.links, strict=True)
        name = self._name
        return [
            ChainLink(name(act), name(on), link.kind, link.source, link.certainty)
            for act, on, link in rows
        ]
