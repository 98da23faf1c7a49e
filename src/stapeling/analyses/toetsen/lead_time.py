"""Lead time (*doorlooptijd*): the longest path over toetsen, phase after phase, in weeks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import Literal, NamedTuple

from stapeling.analyses.results import LeadTime
from stapeling.analyses.toetsen.catalogue import PHASES, Truth, is_channel
from stapeling.model.records import certainty_of
from stapeling.model.toetsen import ImpactTest

_DIGITS = 6
"""Weeks are rounded to what floating point leaves behind, so that 0.1 and 0.2 are 0.3."""


class Path(NamedTuple):
    """Toetsen that follow each other, and the weeks that they take together."""

    weeks: float
    toetsen: tuple[str, ...]


_NONE = Path(0, ())


def lead_time(certain: Collection[ImpactTest], perhaps: Collection[ImpactTest] = ()) -> LeadTime:
    """Give the weeks that toetsen take at least and at most, with the toetsen that make it so long.

    Phases follow each other. In a phase toetsen run side by side, unless one comes `after` another;
    the longest chain counts. Toetsen ex ante and channels count; one whose moment is not known may
    count. Unit: weeks, 0 and up.

    Low is over what is certain, with the low lengths; an unknown length counts for nothing there,
    and a toets of unknown phase only with what it comes after. High is over what is perhaps
    required as well, with the high lengths, and null as soon as one length, moment or phase is not
    known. Both are null for toetsen that wait for each other, or for one of a later phase; low is
    null when no length is known at all. The sums are over known lengths.

    Cost: one pass over the toetsen and what they come after. Source: defined by this project,
    docs/metrics.md.

    >>> first = ImpactTest(id="a", title="A", kind="kanaal", phase="beleid", weeks="4")
    >>> beside = ImpactTest(id="b", title="B", kind="kanaal", phase="beleid", weeks="3")
    >>> then = ImpactTest(id="c", title="C", kind="kanaal", phase="consultatie",
    ...     weeks={"low": "2", "high": "6"})
    >>> found = lead_time([first, beside, then])
    >>> found.low, found.high, found.path, found.sum_low
    (6, 10, ('a', 'c'), 9)
    """
    low = Ordered([toets for toets in certain if _counts(toets)])
    high = Ordered([toets for toets in (*certain, *perhaps) if _counts(toets) is not False])
    unknown = {toets.id for toets in high.toetsen if not _placed(toets)} | high.waiting
    known = any(toets.weeks is not None for toets in low.toetsen)
    shortest = low.longest("low") if known and not low.waiting else None
    longest = high.longest("high") if high.toetsen and not unknown else None
    return LeadTime(
        low=round(shortest.weeks, _DIGITS) if shortest is not None else None,
        high=round(longest.weeks, _DIGITS) if longest is not None else None,
        path=shortest.toetsen if shortest is not None else (),
        path_high=longest.toetsen if longest is not None else (),
        unknown=tuple(sorted(unknown)),
        of=len(high.toetsen),
        sum_low=_sum(low.toetsen, "low"),
        sum_high=_sum([toets for toets in high.toetsen if _counts(toets)], "high"),
        estimated=tuple(sorted(toets.id for toets in high.toetsen if _estimated(toets))),
    )


def _counts(toets: ImpactTest) -> Truth:
    """Whether a toets takes time before the act: those ex ante do, and channels."""
    if toets.moment is None:
        return True if is_channel(toets) else None
    return toets.moment == "ex_ante"


def _placed(toets: ImpactTest) -> bool:
    return toets.weeks is not None and toets.phase is not None and _counts(toets) is not None


def _estimated(toets: ImpactTest) -> bool:
    return toets.weeks is not None and certainty_of(toets, "weeks") == "estimate"


def _sum(toetsen: Sequence[ImpactTest], side: Literal["low", "high"]) -> float | None:
    known = [getattr(toets.weeks, side) for toets in toetsen if toets.weeks is not None]
    return round(sum(known), _DIGITS) if known else None


class Ordered:
    """Toetsen with what each comes after; what is not among them makes nobody wait."""

    def __init__(self, toetsen: Sequence[ImpactTest]) -> None:
        self.toetsen = toetsen
        self.by_id = {toets.id: toets for toets in sorted(toetsen, key=lambda toets: toets.id)}
        self.before = {
            name: [other for other in toets.after if other in self.by_id]
            for name, toets in self.by_id.items()
        }

    @cached_property
    def order(self) -> tuple[str, ...] | None:
        """The toetsen such that each comes after what it waits for; nothing for a circle."""
        try:
            return tuple(TopologicalSorter(self.before).static_order())
        except CycleError:
            return None

    @cached_property
    def waiting(self) -> frozenset[str]:
        """The toetsen that cannot be placed: in a circle, or after one of a later phase."""
        return frozenset(name for name in self.by_id if self._contradicted(name))

    def _contradicted(self, name: str) -> bool:
        reached: set[str] = set()
        todo = [*self.before[name]]
        while todo:
            other = todo.pop()
            if other not in reached:
                reached.add(other)
                todo.extend(self.before[other])
        phase = self.by_id[name].phase
        later = () if phase is None else PHASES[PHASES.index(phase) + 1 :]
        return name in reached or any(self.by_id[other].phase in later for other in reached)

    def longest(self, side: Literal["low", "high"]) -> Path:
        """Give the longest path; the smallest, then the first in order of id, of equals."""
        chains = [self._chain(side, self._within(phase)) for phase in PHASES]
        through = Path(
            sum(chain.weeks for chain in chains),
            tuple(name for chain in chains for name in chain.toetsen),
        )
        if all(toets.phase is not None for toets in self.toetsen):
            return through
        # what has no phase is as long as what it comes after, whatever the phase may be
        return min(through, self._chain(side, self.before), key=_rank)

    def _within(self, phase: str) -> Mapping[str, Sequence[str]]:
        inside = {name for name, toets in self.by_id.items() if toets.phase == phase}
        return {name: [n for n in self.before[name] if n in inside] for name in inside}

    def _chain(self, side: Literal["low", "high"], before: Mapping[str, Sequence[str]]) -> Path:
        """Give the longest chain of toetsen that come after each other, of those named."""
        ending: dict[str, Path] = {}
        for name in self.order or ():
            if name in before:
                behind = min((_NONE, *(ending[other] for other in before[name])), key=_rank)
                weeks = self.by_id[name].weeks
                length = getattr(weeks, side) if weeks is not None else 0
                ending[name] = Path(behind.weeks + length, (*behind.toetsen, name))
        return min((_NONE, *ending.values()), key=_rank)


def _rank(path: Path) -> tuple[float, int, tuple[str, ...]]:
    return (-path.weeks, len(path.toetsen), path.toetsen)
