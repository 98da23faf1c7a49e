"""Stages: how far each law came in the policy cycle, and where it stopped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property, partial

from stapeling.analyses.cycle.answers import answer_to
from stapeling.analyses.layering import Layer
from stapeling.analyses.results import (
    STAGES,
    CycleOfLaw,
    DaySpan,
    LawResult,
    Looking,
)
from stapeling.graph import StackGraph
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, UNKNOWN_DAY, Day

_new_cycle = partial(tuple.__new__, CycleOfLaw)


def cycle_of(graph: StackGraph, law: LawResult, as_of: int) -> CycleOfLaw:
    """Tell how far a law that has started came since its last counted evaluation.

    In force, evaluated, answered, changed: one of `STAGES`. Evaluated is a law with a counted
    evaluation that certainly appeared by the day; answered when the response to the last of these
    had certainly come; changed when a layer or replacement certainly took effect after that.
    A change without an answer before it does not bring it further. `possible` is what bounded days
    allow, `at_most` what may exist unrecorded as well. A law that perhaps has not begun is told
    apart. `days` runs from the day of the stage to the reference day; null for a law that ended.
    Cost: the layers of the law.

    Source: defined by this project, docs/metrics.md.
    """
    evaluated = law.evaluation is not None and law.evaluation.evaluations
    return _Cycle(graph, law, as_of).result() if evaluated else _in_force(graph, law, as_of)


def _in_force(graph: StackGraph, law: LawResult, as_of: int) -> CycleOfLaw:
    """Tell the cycle of a law that nobody is known to have evaluated."""
    start, ended = law.start or UNKNOWN_DAY, _ended(law, as_of)
    first, searched = STAGES[0], _searched(law, as_of)
    days = None if ended else _days(start, as_of)
    begun, at_most = _begun(graph, law, as_of), first if searched else STAGES[-1]
    stood = (law.id, first, first, start, days)
    return _new_cycle((*stood, None, None, False, searched, ended, None, begun, at_most))


def _searched(law: LawResult, as_of: int) -> bool:
    """Whether evaluations were looked for up to the reference day."""
    until = law.evaluation.searched_until if law.evaluation is not None else None
    return until is not None and until.first >= as_of


def _ended(law: LawResult, as_of: int) -> bool:
    """Whether the law has certainly ended."""
    return law.end is not None and law.end.last <= as_of


def _begun(graph: StackGraph, law: LawResult, as_of: int) -> bool:
    """Whether the law has certainly begun: its days say so, or an act lies on it."""
    own = graph.laws[law.id]
    if own.in_force_from is not None and own.in_force_from.last <= as_of:
        return True
    stated = any(restart.from_.last <= as_of for restart in own.restarts)
    return stated or bool(law.breadth and law.breadth.low)


def _days(since: Day, as_of: int) -> DaySpan:
    """Give how long a law stands at a stage that it reached on a day."""
    low = None if since.last == OPEN_LAST else max(as_of - since.last, 0)
    return DaySpan(low, None if since.first == OPEN_FIRST else as_of - since.first)


class _Cycle:
    """The cycle of one law: its evaluations, their answers and the layers that came after."""

    def __init__(self, graph: StackGraph, law: LawResult, as_of: int) -> None:
        self.graph, self.law, self.as_of = graph, law, as_of
        self.looks = law.evaluation.evaluations if law.evaluation is not None else ()
        self.start = law.start or UNKNOWN_DAY
        self.counted = [
            look
            for look in self.looks
            if look.published.last <= as_of and look.published.first > self.start.last
        ]

    @cached_property
    def layers(self) -> list[Layer]:
        """What came over the law; only worked out where an answer may precede it."""
        return [row.layer for row in self.law.evaluation.acts] if self.law.evaluation else []

    def result(self) -> CycleOfLaw:
        last = max(self.counted, key=_order, default=None)
        stage, since, changing = self._stage(last)
        response = answer_to(self.graph, last.id) if last is not None else None
        reaction = last.reaction if last is not None else None
        unanswered = response is None or response.first > self.as_of
        searched, ended = _searched(self.law, self.as_of), _ended(self.law, self.as_of)
        possible = self._furthest()
        return CycleOfLaw(
            id=self.law.id,
            stage=stage,
            possible=possible,
            since=since,
            days=None if ended else _days(since, self.as_of),
            evaluation=last.id if last is not None else None,
            changed_by=changing.act if changing is not None else None,
            changed_unanswered=reaction is not None and unanswered,
            searched=searched,
            ended=ended,
            reaction=reaction,
            begun=_begun(self.graph, self.law, self.as_of),
            at_most=self._at_most(last, possible) if searched else STAGES[-1],
        )

    def _furthest(self) -> str:
        """Give the last stage that bounded days allow."""
        stages = (self._possible(look) for look in self.looks if self._may_be_last(look))
        return max(stages, key=STAGES.index, default=STAGES[0])

    def _at_most(self, last: Looking | None, possible: str) -> str:
        """Give the last stage of a law whose evaluations are all known, unrecorded ones too."""
        if last is None or possible == STAGES[-1]:
            return possible
        answered = answer_to(self.graph, last.id)
        if answered is not None:
            more = self.law.at_least and answered.first <= self.as_of
            return STAGES[-1] if more else possible
        changed = any(row.last > last.published.first for row in self.layers)
        return STAGES[-1] if self.law.at_least or changed else "answered"

    def _stage(self, last: Looking | None) -> tuple[str, Day, Layer | None]:
        """Give the stage that was certainly reached, its day, and what changed the law then."""
        if last is None:
            return "in_force", self.start, None
        response = answer_to(self.graph, last.id)
        if response is None or response.last > self.as_of:
            return "evaluated", last.published, None
        after = (row for row in self.layers if row.certain and row.first > response.last)
        changing = min(after, key=lambda layer: layer.order, default=None)
        if changing is None:
            return "answered", response, None
        return "changed", Day(changing.first, changing.last), changing

    def _possible(self, look: Looking) -> str:
        """Give the furthest stage that this evaluation may have led to."""
        response = answer_to(self.graph, look.id)
        if response is None or response.first > self.as_of:
            return "evaluated"
        earliest = max(response.first, look.published.first)
        return "changed" if any(row.last > earliest for row in self.layers) else "answered"

    def _may_be_last(self, look: Looking) -> bool:
        """Whether no other evaluation certainly came after this one; of one day the last id."""
        latest = (look.published.last, look.id)
        return all(
            latest > (other.published.first, other.id)
            for other in self.counted
            if other is not look
        )


def _order(look: Looking) -> tuple[int, int, str]:
    return look.published.first, look.published.last, look.id


def by_stage(laws: Sequence[CycleOfLaw]) -> dict[str, int]:
    """Count the laws certainly in force at each stage; unit: laws, in the order of the cycle."""
    counts = Counter(law.stage for law in laws if law.counted)
    return {stage: counts[stage] for stage in STAGES}


def complete_share(laws: Sequence[CycleOfLaw]) -> tuple[float, float] | None:
    """Give the share of the laws in force whose cycle came round: certainly, and at most.

    The high side adds laws of which the last stage may have come: bounded days allow it, nobody
    looked for evaluations up to the day, no answer is recorded, or the law was answered and its
    changes are not whole. Between 0 and 1; null without laws.
    """
    alive = [law for law in laws if law.counted]
    if not alive:
        return None
    complete = sum(law.complete for law in alive)
    perhaps = sum(law.at_most == STAGES[-1] for law in alive if not law.complete)
    return complete / len(alive), (complete + perhaps) / len(alive)
