"""References that lead nowhere (ST101, ST108): they are reported, and count as unknown."""

from __future__ import annotations

from collections.abc import Container, Iterator, Set
from dataclasses import dataclass

from stapeling.findings import Finding, Location
from stapeling.language import N_
from stapeling.loading.mistakes import nearest
from stapeling.loading.suspects import Suspects
from stapeling.model.corpus import Corpus
from stapeling.model.laws import EvaluationClause, Law, place_of
from stapeling.model.organisations import Burden

_WORK_AT = frozenset({"burgers", "bedrijven", "implementers"})
_MOST_HINTS = 200
"""So many misspelt names nobody has; a corpus cut out of a larger one has thousands of others."""
Reference = tuple[Location, str, str, str]
"""Where it stands, which kind of object it names, the name, and the object that names it."""


@dataclass(frozen=True, slots=True)
class _Acts:
    """The names that mean an act of a corpus."""

    corpus: Corpus

    def __contains__(self, name: object) -> bool:
        return name is None or self.corpus.act_id(str(name)) is not None


@dataclass(frozen=True, slots=True)
class _Known:
    """The names that mean something, by kind. Nothing is among them: it refers to nothing."""

    acts: Container[str | None]
    laws: Set[str | None]
    organisations: Set[str | None]
    tests: Set[str | None]
    clauses: Set[str | None]

    @classmethod
    def of(cls, corpus: Corpus) -> _Known:
        laws = corpus.laws.values()
        return cls(
            _Acts(corpus),
            {None, *corpus.laws},
            {None, *corpus.organisations},
            {None, *corpus.tests},
            {None, *(f"{law.id}/{c.id}" for law in laws for c in law.evaluation_clauses)},
        )


def dangling(corpus: Corpus, suspects: Suspects) -> Iterator[Finding]:
    """Give a finding for every name of something that is not in the corpus."""
    hints = _MOST_HINTS
    for place, kind, name, owner in _references(corpus, _Known.of(corpus), suspects):
        if kind == "act":
            yield _unknown_act(corpus, place, name, owner, hint=hints > 0)
        else:
            yield _unknown(corpus, place, kind, name, owner, hint=hints > 0)
        hints -= 1


def _unknown_act(corpus: Corpus, place: Location, name: str, owner: str, *, hint: bool) -> Finding:
    if name in corpus.other_names:
        template = N_("{owner}: '{name}' fits more than one act")
        return Finding(place, "ST108", template, {"owner": owner, "name": name}, (owner, name))
    return _unknown(corpus, place, "act", name, owner, hint=hint)


def _unknown(
    corpus: Corpus, place: Location, kind: str, name: str, owner: str, *, hint: bool
) -> Finding:
    templates = {
        "act": N_("{owner}: there is no act '{name}' in the corpus"),
        "law": N_("{owner}: there is no law '{name}' in the corpus"),
        "organisation": N_("{owner}: there is no organisation '{name}' in the corpus"),
        "test": N_("{owner}: there is no toets '{name}' in the corpus"),
        "clause": N_("{owner}: there is no evaluation clause '{name}' in the corpus"),
    }
    pools = {
        "act": corpus.acts,
        "law": corpus.laws,
        "organisation": corpus.organisations,
        "test": corpus.tests,
    }
    few = kind in pools and len(pools[kind]) < 2000  # likeness is quadratic: only where it is cheap
    near = nearest(name, pools[kind]) if few and hint else ""
    values = {"owner": owner, "name": name}
    return Finding(place, "ST101", templates[kind], values, (owner, name), near)


def _references(corpus: Corpus, known: _Known, suspects: Suspects) -> Iterator[Reference]:
    """Give the references that lead nowhere; of hundreds of thousands that is a few."""
    acts = known.acts
    for law in corpus.laws.values():
        yield from _of_law(law, known)
    for law in suspects.naming_unknown_acts():
        for change in corpus.changes[law.id]:
            if change.act not in acts:
                yield place_of(change, law), "act", change.act, law.id
    yield from _of_acts(corpus, known)
    yield from _of_evaluations(corpus, known)
    for burden in suspects.burdens():
        yield from _of_burden(burden, known)
    yield from _of_organisations(corpus, known)
    yield from _of_toetsen(corpus, known)
    yield from _of_oversight(corpus, known)


def _of_law(law: Law, known: _Known) -> Iterator[Reference]:
    if law.act not in known.acts:
        yield law.location, "act", law.act or "", law.id
    if law.ministry not in known.organisations:
        yield law.location, "organisation", law.ministry or "", law.id
    yield from _of_predecessors(law, known)
    for reference in (*law.based_on, *law.refers_to):
        if reference.law not in known.laws:
            yield reference.location, "law", reference.law, law.id
    for row in law.implementers:
        if row.organisation not in known.organisations:
            yield place_of(row, law), "organisation", row.organisation, law.id
    for clause in law.evaluation_clauses:
        yield from _of_clause(law, clause, known)


def _of_predecessors(law: Law, known: _Known) -> Iterator[Reference]:
    for restart in law.restarts:
        if restart.act not in known.acts:
            yield restart.location, "act", restart.act or "", law.id
    for name in law.replaces:
        if name not in known.laws:
            yield law.location, "law", name, law.id


def _of_clause(law: Law, clause: EvaluationClause, known: _Known) -> Iterator[Reference]:
    for target in clause.targets:
        if target.law not in known.laws:
            yield target.location, "law", target.law, law.id
    for anchor in clause.anchor:
        if anchor.act not in known.acts:
            yield clause.location, "act", anchor.act or "", law.id


def _of_acts(corpus: Corpus, known: _Known) -> Iterator[Reference]:
    acts, laws, organisations = known.acts, known.laws, known.organisations
    for act in corpus.acts.values():
        if act.ministry not in organisations:
            yield act.location, "organisation", act.ministry or "", act.id
        for link in act.links:
            if link.act not in acts:
                yield link.location, "act", link.act, act.id
        for change in act.changes:
            if change.law not in laws:
                yield change.location, "law", change.law, act.id


def _of_evaluations(corpus: Corpus, known: _Known) -> Iterator[Reference]:
    for evaluation in corpus.evaluations.values():
        for name in evaluation.laws:
            if name not in known.laws:
                yield evaluation.location, "law", name, evaluation.id
        for name in evaluation.satisfies:
            if name not in known.clauses:
                yield evaluation.location, "clause", name, evaluation.id


def _of_burden(burden: Burden, known: _Known) -> Iterator[Reference]:
    if burden.act not in known.acts:
        yield burden.location, "act", burden.act or "", "burdens"
    if burden.law not in known.laws:
        yield burden.location, "law", burden.law or "", "burdens"
    for name in burden.bearers:
        if name not in known.organisations:
            yield burden.location, "organisation", name, "burdens"


def _of_organisations(corpus: Corpus, known: _Known) -> Iterator[Reference]:
    for organisation in corpus.organisations.values():
        for capacity in organisation.capacity:
            for name in capacity.except_acts:
                if name not in known.acts:
                    yield capacity.location, "act", name, organisation.id


def _of_toetsen(corpus: Corpus, known: _Known) -> Iterator[Reference]:
    for toets in corpus.tests.values():
        for name in (*toets.performed_by, *(n for n in toets.work_at if n not in _WORK_AT)):
            if name not in known.organisations:
                yield toets.location, "organisation", name, toets.id
        for name in toets.after:
            if name not in known.tests:
                yield toets.location, "test", name, toets.id
    for result in corpus.test_results:
        if result.test not in known.tests:
            yield result.location, "test", result.test, "test_results"
        if result.act not in known.acts:
            yield result.location, "act", result.act or "", "test_results"
        if result.law not in known.laws:
            yield result.location, "law", result.law or "", "test_results"


def _of_oversight(corpus: Corpus, known: _Known) -> Iterator[Reference]:
    for row in corpus.oversight:
        for name in (row.by, *row.over):
            if name not in known.organisations:
                yield row.location, "organisation", name, "oversight"
    for knelpunt in corpus.bottlenecks.values():
        for name in knelpunt.organisations:
            if name not in known.organisations:
                yield knelpunt.location, "organisation", name, knelpunt.id
        for name in knelpunt.laws:
            if name not in known.laws:
                yield knelpunt.location, "law", name, knelpunt.id
        resolved = knelpunt.resolved
        if resolved is not None and resolved.act not in known.acts:
            yield resolved.location, "act", resolved.act or "", knelpunt.id
