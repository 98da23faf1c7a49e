"""The toetsen of acts: required, perhaps required, and had, and how long they take together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from stapeling.analyses.options import Options
from stapeling.analyses.results import ActToetsen, LawToetsen, LeadTime, Span, ToetsOfAct
from stapeling.analyses.toetsen.adoption import adopted
from stapeling.analyses.toetsen.catalogue import (
    Truth,
    from_then_on,
    is_channel,
    obliged,
    until_then,
)
from stapeling.analyses.toetsen.conditions import Requirement, requirement
from stapeling.analyses.toetsen.facts import ActFacts, Touched, facts_of, touched_by
from stapeling.analyses.toetsen.lead_time import lead_time
from stapeling.analyses.toetsen.outcomes import beforehand, outcome_of
from stapeling.graph import StackGraph
from stapeling.model.acts import Act
from stapeling.model.days import Day
from stapeling.model.records import certainty_of
from stapeling.model.toetsen import ImpactTest, ToetsResult

_Validity = tuple[tuple[Truth, Truth], ...]
_Results = Mapping[str, Sequence[ToetsResult]]
"""The results on one act, by toets."""


@dataclass(frozen=True, slots=True, eq=False)
class _Needed:
    """What acts of equal facts have in common; compared as an object, for it is made once."""

    requirements: tuple[Requirement, ...]
    count: Span
    channels: Span
    lead_time: LeadTime


class Acts:
    """The toetsen of acts; acts of which the same is known are worked out once."""

    def __init__(self, graph: StackGraph, options: Options, toetsen: Sequence[ImpactTest]) -> None:
        self.graph, self.options, self.toetsen = graph, options, toetsen
        self._validities: dict[Day, _Validity] = {}
        self._needs: dict[tuple[ActFacts, _Validity], _Needed] = {}
        self._lead_times: dict[tuple[frozenset[str], frozenset[str]], LeadTime] = {}
        self._plain: dict[tuple[_Needed, bool], tuple[ToetsOfAct, ...]] = {}

    @cached_property
    def touched(self) -> Touched:
        """The changes of every act."""
        return touched_by(self.graph)

    @cached_property
    def results(self) -> Mapping[str, _Results]:
        """The results of toetsen of the catalogue, by act and toets."""
        found: dict[str, dict[str, list[ToetsResult]]] = defaultdict(lambda: defaultdict(list))
        for row in self.graph.corpus.test_results:
            act = self.graph.corpus.act_id(row.act)
            if act is not None and row.test in self.graph.corpus.tests:
                found[act][row.test].append(row)
        return found

    def on(self, laws: frozenset[str] | None) -> Iterable[Act]:
        """Give the acts that change or made one of these laws, in order of id.

        Of any law: those on which a result is recorded as well, whatever they change.
        """
        acts = self.graph.corpus.acts
        names = {
            name
            for name, rows in self.touched.items()
            if laws is None or any(law.id in laws for law, _ in rows)
        }
        names |= {
            name
            for name, made in self.graph.made_by.items()
            if laws is None or not laws.isdisjoint(made)
        }
        if laws is None:
            names |= self.results.keys()
        return (acts[name] for name in sorted(names & acts.keys()))

    def on_laws(self, laws: frozenset[str] | None) -> Iterable[LawToetsen]:
        """Give the toetsen of which a result names one of these laws, or any, and no act."""
        corpus = self.graph.corpus
        found: dict[str, set[str]] = defaultdict(set)
        for row in corpus.test_results:
            law = row.law if row.act is None else None
            if law is not None and law in self.graph.laws and row.test in corpus.tests:
                found[law].add(row.test)
        return (
            LawToetsen(law, tuple(sorted(found[law])))
            for law in sorted(found)
            if laws is None or law in laws
        )

    def day_of(self, act: Act) -> Day:
        """Give the day for which the catalogue is read: of submission, else of publication."""
        return act.submitted or act.published or Day.on(self.options.as_of)

    def of(self, act: Act) -> ActToetsen:
        """Measure the toetsen of an act, each by itself, and the time that they take together."""
        facts, day = facts_of(self.graph, act, self.touched), self.day_of(act)
        needed = self._needed(facts, day)
        return ActToetsen(
            act=act.id,
            day=day,
            count=needed.count,
            channels=needed.channels,
            rows=self._rows(act, needed),
            tests_complete=act.tests_complete is True,
            lead_time=needed.lead_time,
            overlap=(),
            what_if=(),
            cover=None,
            implementers=tuple(sorted(facts.implementers)),
            implementers_perhaps=tuple(sorted(facts.implementers_perhaps)),
        )

    def more(self, act: Act) -> Iterable[ImpactTest]:
        """Give the toetsen that are not obliged and may be required of an act if they were."""
        facts, day = facts_of(self.graph, act, self.touched), self.day_of(act)
        organisations, chosen = self.graph.corpus.organisations, self.options.with_toetsen
        for toets in self.toetsen:
            extra = toets.id in chosen or obliged(toets, frozenset()) is False
            if extra and not is_channel(toets):
                only = frozenset({toets.id})
                if requirement(toets, facts, day, organisations, only).required != "not_required":
                    yield toets

    def _needed(self, facts: ActFacts, day: Day) -> _Needed:
        validity = self._validities.get(day)
        if validity is None:
            validity = self._validities[day] = tuple(
                (from_then_on(day, t.valid_from), until_then(day, t.valid_until))
                for t in self.toetsen
            )
        key = (facts, validity)
        found = self._needs.get(key)
        if found is None:
            found = self._needs[key] = self._worked_out(facts, day)
        return found

    def _worked_out(self, facts: ActFacts, day: Day) -> _Needed:
        organisations, chosen = self.graph.corpus.organisations, self.options.with_toetsen
        rows = [(t, requirement(t, facts, day, organisations, chosen)) for t in self.toetsen]
        certain = [toets for toets, found in rows if found.required == "required"]
        perhaps = [toets for toets, found in rows if found.required == "perhaps"]
        low = sum(map(is_channel, certain))
        high = low + sum(map(is_channel, perhaps))
        return _Needed(
            requirements=tuple(found for _, found in rows),
            count=Span(len(certain) - low, len(certain) + len(perhaps) - high),
            channels=Span(low, high),
            lead_time=self._lead_time(certain, perhaps),
        )

    def _lead_time(self, certain: Sequence[ImpactTest], perhaps: Sequence[ImpactTest]) -> LeadTime:
        key = (frozenset(t.id for t in certain), frozenset(t.id for t in perhaps))
        found = self._lead_times.get(key)
        if found is None:
            found = self._lead_times[key] = lead_time(certain, perhaps)
        return found

    def _rows(self, act: Act, needed: _Needed) -> tuple[ToetsOfAct, ...]:
        complete = act.tests_complete is True
        results = self.results.get(act.id)
        if results is None:  # the rows of many acts are equal: they are kept once
            key = (needed, complete)
            plain = self._plain.get(key)
            if plain is None:
                plain = self._plain[key] = self._written(act, needed.requirements, {}, complete)
            return plain
        return self._written(act, needed.requirements, results, complete)

    def _written(
        self, act: Act, requirements: Sequence[Requirement], results: _Results, complete: bool
    ) -> tuple[ToetsOfAct, ...]:
        whether = adopted(act, self.graph, self.touched, self.options.day) if results else None
        return tuple(
            _row(toets, found, act, results.get(toets.id, ()), whether, complete)
            for toets, found in zip(self.toetsen, requirements, strict=True)
            if found.required != "not_required" or toets.id in results
        )


def _row(
    toets: ImpactTest,
    found: Requirement,
    act: Act,
    results: Sequence[ToetsResult],
    whether: Truth,
    complete: bool,
) -> ToetsOfAct:
    outcome = outcome_of(toets, act, results, whether) if results else None
    result = outcome.result if outcome is not None else None
    return ToetsOfAct(
        test=toets.id,
        channel=is_channel(toets),
        required=found.required,
        open_conditions=found.open,
        state=outcome.state if outcome is not None else _without(found, complete),
        requested=result.requested if result is not None else None,
        delivered=result.delivered if result is not None else None,
        verdict=outcome.verdict if outcome is not None else None,
        late=outcome.late if outcome is not None else None,
        stale=outcome.stale if outcome is not None else None,
        negative_adopted=outcome.negative_adopted if outcome is not None else None,
        days_taken=outcome.days_taken if outcome is not None else None,
        involved_days=outcome.involved_days if outcome is not None else None,
        feasible_from=result.feasible_from if result is not None else None,
        source=result.source if result is not None else (),
        certainty=result.certainty if result is not None else None,
        verdict_certainty=certainty_of(result, "verdict") if result is not None else None,
        beforehand=beforehand(toets),
    )


def _without(found: Requirement, complete: bool) -> Literal["missing", "unknown", "none"]:
    """Give the state of a toets of which no result is known."""
    if found.required != "required":
        return "none"
    return "missing" if complete else "unknown"
