"""Stages: how far each law came in the policy cycle, and where it stopped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from stapeling.analyses.bounds import bounds_of
from stapeling.analyses.cycle.last_looks import LastLooks
from stapeling.analyses.layer_columns import LayerColumns
from stapeling.analyses.results import STAGES, CycleOfLaw, DaySpan, LawResult
from stapeling.graph import StackGraph
from stapeling.model.columns import marks, records
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day, day_between
from stapeling.model.laws import Law

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks

T = TypeVar("T")

_IN_FORCE, _EVALUATED, _ANSWERED, _CHANGED = range(len(STAGES))
_NEVER = Day(OPEN_LAST, OPEN_LAST)
_DAYS = OPEN_LAST + 1
"""More than any day: a number and a day go together in one number."""


class Stages:
    """How far laws that have started came since their last counted evaluation.

    In force, evaluated, answered, changed: one of `STAGES`. Evaluated is a law with a counted
    evaluation that certainly appeared by the day; answered when the response to the last of these
    had certainly come; changed when a layer or replacement certainly took effect after that.
    A change without an answer before it does not bring it further. `possible` is what bounded days
    allow, `at_most` what may exist unrecorded as well. A law that perhaps has not begun is told
    apart. `days` runs from the day of the stage to the reference day; null for a law that ended.
    Cost: array operations over the laws and their layers, one step an evaluation.

    Source: defined by this project, docs/metrics.md.
    """

    def __init__(
        self, graph: StackGraph, laws: Sequence[LawResult], layers: LayerColumns, as_of: int
    ) -> None:
        self.laws, self.layers, self.as_of = laws, layers, as_of
        self.looks = LastLooks(graph, laws, as_of)
        self.ended = bounds_of([law.end for law in laws], _NEVER).last <= as_of
        """Whether the law has certainly ended."""
        self.begun = self._begun()
        self.searched = self._searched()
        self.stage, self.changing = self._reached()
        self.since = self._since()
        self.possible = self._possible()
        self.at_most = self._at_most()

    def _begun(self) -> Marks:
        """Mark the laws that have certainly begun: their days say so, or an act lies on them."""
        found: Marks = self.layers.count(self.layers.certain) > 0
        for n in np.flatnonzero(~found).tolist():
            found[n] = _stated_begun(self.layers.laws[n], self.as_of)
        return found

    def _searched(self) -> Marks:
        """Mark the laws of which evaluations were looked for up to the reference day."""
        until = [law.evaluation.searched_until if law.evaluation else None for law in self.laws]
        return bounds_of(until).first >= self.as_of

    def _reached(self) -> tuple[Ints, Ints]:
        """Give the stage that was certainly reached, and for each last look what changed law then.

        That is the place of a layer; -1 without one.
        """
        looks, last = self.looks, self.looks.last
        law, answer = looks.law[last], looks.answer.last[last]
        answered = answer <= self.as_of
        after = np.where(answered, _first_certain_after(self.layers, law, answer), -1)
        stage = np.full(len(self.laws), _IN_FORCE)
        stage[law] = np.where(answered, np.where(after < 0, _ANSWERED, _CHANGED), _EVALUATED)
        return stage, after

    def _since(self) -> tuple[Ints, Ints]:
        """Give the first and the last bound of the day on which the stage was reached."""
        looks, last, layers = self.looks, self.looks.last, self.layers
        law, published, answer = looks.law[last], looks.published.of(last), looks.answer.of(last)
        starts = layers.spans
        since = starts.start_first.copy(), starts.start_last.copy()
        stage = self.stage[law] - _EVALUATED
        for side, *days in (
            (since[0], published.first, answer.first, layers.first),
            (since[1], published.last, answer.last, layers.last),
        ):
            changed = np.append(days[2], OPEN_LAST)[self.changing]
            side[law] = np.choose(stage, (days[0], days[1], changed))
        return since

    def _possible(self) -> Ints:
        """Give the last stage that bounded days allow."""
        looks = self.looks
        latest = _latest(self.layers)[looks.law]
        earliest = np.maximum(looks.answer.first, looks.published.first)
        stage = np.where(latest > earliest, _CHANGED, _ANSWERED)
        stage[looks.answer.first > self.as_of] = _EVALUATED
        found = np.full(len(self.laws), _IN_FORCE)
        may = looks.may_be_last
        np.maximum.at(found, looks.law[may], stage[may])
        return found

    def _at_most(self) -> Ints:
        """Give the last stage that a law may have reached when what is not recorded counts too."""
        looks, last = self.looks, self.looks.last
        law, answer = looks.law[last], looks.answer.of(last)
        at_least = marks(self.laws[n].at_least for n in law.tolist())
        changed = _latest(self.layers)[law] > looks.published.first[last]
        found = self.possible.copy()
        unrecorded = np.where(at_least | changed, _CHANGED, _ANSWERED)
        recorded = np.where(at_least & (answer.first <= self.as_of), _CHANGED, found[law])
        found[law] = np.where(answer.stated, recorded, unrecorded)
        found[~self.searched | (self.possible == _CHANGED)] = _CHANGED
        return found

    @property
    def counted(self) -> Marks:
        """Mark the laws that are certainly in force."""
        return self.begun & ~self.ended

    @property
    def by_stage(self) -> dict[str, int]:
        """The laws certainly in force at each stage; unit: laws, in the order of the cycle."""
        counts = np.bincount(self.stage[self.counted], minlength=len(STAGES)).tolist()
        return dict(zip(STAGES, counts, strict=True))

    @property
    def complete_share(self) -> tuple[float, float] | None:
        """The share of the laws in force whose cycle came round: certainly, and at most.

        The high side adds laws of which the last stage may have come: bounded days allow it, nobody
        looked for evaluations up to the day, no answer is recorded, or the law was answered and its
        changes are not whole. Between 0 and 1; null without laws.
        """
        alive = int(self.counted.sum())
        if not alive:
            return None
        complete = self.counted & (self.stage == _CHANGED)
        perhaps = complete | (self.counted & (self.at_most == _CHANGED))
        return int(complete.sum()) / alive, int(perhaps.sum()) / alive

    def rows(self) -> tuple[CycleOfLaw, ...]:
        """Give the cycle of every law."""
        law, last = self.looks.law[self.looks.last].tolist(), self.looks.last
        looks = [self.looks.rows[n] for n in last.tolist()]
        reactions = [look.reaction for look in looks]
        unanswered = (self.looks.answer.first[last] > self.as_of).tolist()
        late = [row is not None and open_ for row, open_ in zip(reactions, unanswered, strict=True)]
        nothing: list[str | None] = [None] * len(self.laws)
        made = records(
            CycleOfLaw,
            id=[row.id for row in self.laws],
            stage=_names(self.stage),
            possible=_names(self.possible),
            since=self._stood_since(),
            days=self._days(),
            evaluation=_put(nothing, law, [look.id for look in looks]),
            changed_by=_put(nothing, law, self._changed_by()),
            changed_unanswered=_put([False] * len(self.laws), law, late),
            searched=self.searched.tolist(),
            ended=self.ended.tolist(),
            reaction=_put(nothing, law, reactions),
            begun=self.begun.tolist(),
            at_most=_names(self.at_most),
        )
        return tuple(made)

    def _stood_since(self) -> list[Day]:
        """Give the day on which the stage was reached; the start, as it is stated, of most laws."""
        law = self.looks.law[self.looks.last]
        days = map(day_between, *(side[law].tolist() for side in self.since))
        return _put(self.layers.spans.starts, law.tolist(), days)

    def _days(self) -> list[DaySpan | None]:
        """Give how long laws stand at their stage."""
        first, last = self.since
        low = _but(np.maximum(self.as_of - last, 0).tolist(), last == OPEN_LAST)
        high = _but((self.as_of - first).tolist(), first == OPEN_FIRST)
        return _but(list(records(DaySpan, low=low, high=high)), self.ended)

    def _changed_by(self) -> list[str | None]:
        """Give the act that brought the law of each last evaluation to its last stage."""
        acts, changing = self.layers.acts, self.changing
        found = [acts[n] for n in self.layers.act[changing[changing >= 0]].tolist()]
        nothing: list[str | None] = [None] * len(changing)
        return _put(nothing, np.flatnonzero(changing >= 0).tolist(), found)


def _stated_begun(law: Law, as_of: int) -> bool:
    """Whether the days of a law say that it has certainly begun."""
    days = [restart.from_ for restart in law.restarts]
    if law.in_force_from is not None:
        days.append(law.in_force_from)
    return any(day.last <= as_of for day in days)


def _first_certain_after(layers: LayerColumns, law: Ints, days: Ints) -> Ints:
    """Give the place of the first certain layer of laws after a day of each; -1 without one."""
    certain = np.flatnonzero(layers.certain)
    begun = layers.law[certain] * _DAYS + layers.first[certain]
    after = np.searchsorted(begun, law * _DAYS + days, side="right")
    found = np.append(certain, -1)[after]
    return np.where(np.append(layers.law, -1)[found] == law, found, -1)


def _latest(layers: LayerColumns) -> Ints:
    """Give the last day of any layer of each law; before every day without one."""
    some = np.flatnonzero(layers.sizes)
    found = np.full(len(layers.laws), OPEN_FIRST - 1)
    if len(some):
        found[some] = np.maximum.reduceat(layers.last, np.asarray(layers.begins)[some])
    return found


def _names(stages: Ints) -> Iterable[str]:
    return map(STAGES.__getitem__, stages.tolist())


def _put(values: Sequence[T], places: Iterable[int], others: Iterable[T]) -> list[T]:
    """Give values with others in some places."""
    found = list(values)
    for n, other in zip(places, others, strict=True):
        found[n] = other
    return found


def _but(values: Sequence[T], marked: Marks) -> list[T | None]:
    """Give values but where they are marked."""
    found: list[T | None] = list(values)
    for n in np.flatnonzero(marked).tolist():
        found[n] = None
    return found
