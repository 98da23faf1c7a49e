"""What a rule may look at: the corpus with its proposals, the limits, and measures made once."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Container, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from stapeling.analyses.bottlenecks import measure_bottlenecks
from stapeling.analyses.burden.fit import Fit, fit_of
from stapeling.analyses.evaluations import Evaluations
from stapeling.analyses.layerings import layer_columns
from stapeling.analyses.looks import looks_of_laws, speaks_of
from stapeling.analyses.options import Options
from stapeling.analyses.oversight import measure_oversight
from stapeling.analyses.results import (
    BottlenecksResult,
    ClassedAct,
    DueDay,
    EvaluationResult,
    OversightResult,
    ToetsenResult,
)
from stapeling.analyses.toetsen import measure_toetsen
from stapeling.checks.limits import Limits
from stapeling.checks.proposed import look_ahead
from stapeling.findings import NOWHERE, Finding, Location, Ref, Severity
from stapeling.graph import StackGraph
from stapeling.model.corpus import Corpus
from stapeling.model.laws import Law, place_of


class Judged(NamedTuple):
    """An act on a law with its class before evaluation."""

    law: Law
    row: ClassedAct
    due: DueDay | None
    """The first due day of the clauses that speak of it, from the day of the act on."""
    ahead: bool
    """Whether it has yet to take effect."""

    @property
    def looked(self) -> bool:
        """Whether it is known that no evaluation came before the act.

        It is when evaluations were looked for up to its day, or when what the first due day asked
        is known and came later. That some later evaluation is known is not enough.
        """
        searched = self.law.evaluations_searched_until
        if searched is not None and searched.first >= self.row.in_force.last:
            return True
        return self.due is not None and self.due.done is not None


class Context:
    """What rules look at. Measures are made when a rule asks for them, each once.

    `graph` holds the corpus as it stands, with pending changes of a known day taken as if they
    took effect then: a proposal is judged before it is adopted.
    """

    def __init__(
        self, corpus: Corpus, options: Options, limits: Limits, found: Iterable[Finding] = ()
    ) -> None:
        self.options = options
        self.limits = limits
        self.found = list(found)
        """What was found before rules run, and beside them: by loading, and of their ignores."""
        self.proposals = look_ahead(corpus, options.day, limits.searched_days)
        self.corpus = self.proposals.corpus
        self.graph = StackGraph(self.corpus)

    def reported(self, code: str, severity: Severity) -> Iterator[Finding]:
        """Give what loading reported under a code."""
        for finding in self.found:
            if finding.code == code:
                yield dataclasses.replace(finding, severity=severity)

    @cached_property
    def evaluations(self) -> tuple[tuple[Law, EvaluationResult], ...]:
        """Evaluation of the laws of which there is a clause, an evaluation or a search."""
        return tuple(self._evaluations(self.graph, self.options, None))

    def judged(self, category: str, subcategory: str | None = None) -> Iterator[Judged]:
        """Give the acts of a class that certainly are layers; those ahead in their own light."""
        ahead = self.proposals.acts
        for law, result in self.evaluations:
            yield from self._of_class(law, result, (category, subcategory), ahead=False)
        for law, result in self._evaluations_ahead:
            rows = self._of_class(law, result, (category, subcategory), ahead=True)
            yield from (row for row in rows if row.row.act in ahead)

    @cached_property
    def _evaluations_ahead(self) -> tuple[tuple[Law, EvaluationResult], ...]:
        """Evaluation of the laws that are to change, as on the last day of what lies ahead."""
        if not self.proposals.laws:
            return ()
        last = dt.date.fromordinal(self.proposals.last)
        options = dataclasses.replace(self.options, as_of=last, event="in_force")
        graph = StackGraph(self.proposals.searched)
        return tuple(self._evaluations(graph, options, self.proposals.laws))

    def _evaluations(
        self, graph: StackGraph, options: Options, only: frozenset[str] | None
    ) -> Iterator[tuple[Law, EvaluationResult]]:
        spoken_of = graph.clauses_about.keys() | graph.looks_at.keys()
        laws = [
            law
            for law in graph.chosen(only)
            if law.id in spoken_of or law.evaluations_searched_until is not None
        ]
        columns = layer_columns(graph, laws, options)
        looks = looks_of_laws(graph, columns.laws, columns.spans.starts, options.day)
        found = Evaluations(graph, columns, looks, options).results()
        yield from zip(columns.laws, found, strict=True)

    def _of_class(
        self, law: Law, result: EvaluationResult, wanted: tuple[str, str | None], *, ahead: bool
    ) -> Iterator[Judged]:
        day = self.options.day
        for row in result.acts:
            if (row.category, row.subcategory) != wanted or not row.certain:
                continue
            if (row.in_force.first > day) == ahead:
                yield Judged(law, row, self._due(law, result, row), ahead)

    def _due(self, law: Law, result: EvaluationResult, row: ClassedAct) -> DueDay | None:
        """Give the due day that an act is held against: the earliest of the clauses on it."""
        speaking = {
            (about.owner.id, about.clause.id)
            for about in self.graph.clauses_about.get(law.id, ())
            if speaks_of(about.articles, row.layer)
        }
        dues = [due for due in result.clauses if due.due and (due.law, due.clause) in speaking]
        return min(dues, key=lambda due: due.due.first if due.due else 0, default=None)

    def natures(self, act: str, laws: Container[str]) -> frozenset[str]:
        """Give what is known of the nature of an act on some laws; nothing when it is not."""
        stated = self.graph.act(act)
        found: set[str] = set(stated.nature if stated is not None else ())
        for law, nature in self._natures_of_changes.get(act, ()):
            found.update(nature if law in laws else ())
        return frozenset(found)

    @cached_property
    def _natures_of_changes(self) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
        """The natures that changes state of themselves, by their act."""
        found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for law, rows in self.corpus.changes.items():
            for row in rows:
                if row.nature:
                    found.setdefault(row.act, []).append((law, row.nature))
        return found

    @cached_property
    def carried_out(self) -> dict[str, frozenset[str]]:
        """The laws that each organisation carries out, at any time."""
        rows = self.graph.implemented_by.items()
        return {name: frozenset(law.id for law, _ in own) for name, own in rows}

    @cached_property
    def implementers(self) -> tuple[Fit, ...]:
        """How what is asked fits, of every organisation that carries out a law."""
        names = sorted(self.graph.implemented_by)
        return tuple(fit_of(self.graph, name, self.options) for name in names)

    @cached_property
    def toetsen(self) -> ToetsenResult | None:
        """The stacking of toetsen; nothing without a catalogue."""
        return measure_toetsen(self.graph, self.options) if self.corpus.tests else None

    @cached_property
    def oversight(self) -> OversightResult | None:
        """Oversight; nothing where none is recorded."""
        return measure_oversight(self.graph, self.options) if self.corpus.oversight else None

    @cached_property
    def bottlenecks(self) -> BottlenecksResult | None:
        """The bottlenecks, with what is to change their laws; nothing where none is recorded."""
        if not self.corpus.bottlenecks:
            return None
        last = dt.date.fromordinal(self.proposals.last)
        return measure_bottlenecks(self.graph, dataclasses.replace(self.options, as_of=last))

    def is_ahead(self, act: str, laws: Iterable[str]) -> bool:
        """Whether all that an act changes in some laws certainly has yet to take effect."""
        rows = [row for law in laws for row in self.corpus.changes[law] if row.act == act]
        days = [row.in_force_from for row in rows]
        return bool(rows) and all(day and day.first > self.options.day for day in days)

    def change(self, law: str, act: str) -> Location:
        """Give the place where it is stated that an act changes a law; else that of the act."""
        for row in self.corpus.changes.get(law, ()):
            if row.act == act:
                return place_of(row, self.corpus.laws[law])
        return self.act(act)

    def change_for(self, implementer: str, act: str) -> Location:
        """Give the place where an act changes a law of an implementer; the first one by id."""
        own = self.carried_out[implementer]
        laws = sorted(law for law in self.graph.changed_by.get(act, ()) if law in own)
        return self.change(laws[0], act) if laws else self.act(act)

    def act(self, act: str) -> Location:
        """Give the place of an act: where it is stated, else where it first changes a law."""
        stated = self.graph.act(act)
        if stated is not None:
            return stated.location
        laws = (*self.graph.changed_by.get(act, ()), *self.graph.made_by.get(act, ()))
        for law in laws:
            rows = [row for row in self.corpus.changes[law] if row.act == act]
            return place_of(rows[0], self.corpus.laws[law]) if rows else self.law(law)
        return NOWHERE

    def law(self, law: str) -> Location:
        """Give the place of a law."""
        return self.corpus.laws[law].location

    def organisation(self, organisation: str) -> Location:
        """Give the place of an organisation; nowhere when nobody states it."""
        stated = self.corpus.organisations.get(organisation)
        return stated.location if stated is not None else NOWHERE


def law_ref(law: str) -> Ref:
    """Name a law in a sentence."""
    return Ref("law", law)


def act_ref(act: str) -> Ref:
    """Name an act in a sentence."""
    return Ref("act", act)


def organisation_ref(organisation: str) -> Ref:
    """Name an organisation in a sentence."""
    return Ref("organisation", organisation)


def toets_ref(toets: str) -> Ref:
    """Name a toets in a sentence."""
    return Ref("toets", toets)
