"""References that lead nowhere (ST101, ST108): they are reported, and count as unknown."""

from __future__ import annotations

from collections.abc import Container, Iterator

from stapeling.findings import Finding, Location
from stapeling.language import N_
from stapeling.loading.mistakes import nearest
from stapeling.model.corpus import Corpus
from stapeling.model.laws import EvaluationClause, Law, place_of

_WORK_AT = frozenset({"burgers", "bedrijven", "implementers"})
_MOST_HINTS = 200
"""So many misspelt names nobody has; a corpus cut out of a larger one has thousands of others."""
Reference = tuple[Location, str, str, str]
"""Where it stands, which kind of object it names, the name, and the object that names it."""


def dangling(corpus: Corpus) -> Iterator[Finding]:
    """Give a finding for every name of something that is not in the corpus."""
    known: dict[str, Container[str]] = {
        "law": corpus.laws,
        "organisation": corpus.organisations,
        "test": corpus.tests,
        "clause": {
            f"{law.id}/{c.id}" for law in corpus.laws.values() for c in law.evaluation_clauses
        },
    }
    acts, hints = corpus.act_ids, _MOST_HINTS
    for place, kind, name, owner in _references(corpus):
        if kind == "act":
            if acts.get(name) is None:
                yield _unknown_act(corpus, place, name, owner, hint=hints > 0)
                hints -= 1
        elif name not in known[kind]:
            yield _unknown(corpus, place, kind, name, owner, hint=hints > 0)
            hints -= 1


def _unknown_act(corpus: Corpus, place: Location, name: str, owner: str, *, hint: bool) -> Finding:
    if name in corpus.act_ids:
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


def _references(corpus: Corpus) -> Iterator[Reference]:
    for law in corpus.laws.values():
        yield from _of_law(law)
        for change in corpus.changes[law.id]:
            if change.act not in corpus.acts:
                yield place_of(change, law), "act", change.act, law.id
    yield from _of_acts(corpus)
    yield from _of_evaluations(corpus)
    yield from _of_organisations(corpus)
    yield from _of_toetsen(corpus)
    yield from _of_oversight(corpus)


def _of_law(law: Law) -> Iterator[Reference]:
    if law.act is not None:
        yield law.location, "act", law.act, law.id
    if law.ministry is not None:
        yield law.location, "organisation", law.ministry, law.id
    for restart in law.restarts:
        if restart.act is not None:
            yield restart.location, "act", restart.act, law.id
    for name in law.replaces:
        yield law.location, "law", name, law.id
    for reference in (*law.based_on, *law.refers_to):
        yield reference.location, "law", reference.law, law.id
    for implementation in law.implementers:
        yield place_of(implementation, law), "organisation", implementation.organisation, law.id
    for clause in law.evaluation_clauses:
        yield from _of_clause(law, clause)


def _of_clause(law: Law, clause: EvaluationClause) -> Iterator[Reference]:
    for target in clause.targets:
        yield target.location, "law", target.law, law.id
    for anchor in clause.anchor:
        if anchor.act is not None:
            yield clause.location, "act", anchor.act, law.id


def _of_acts(corpus: Corpus) -> Iterator[Reference]:
    for act in corpus.acts.values():
        if act.ministry is not None:
            yield act.location, "organisation", act.ministry, act.id
        for link in act.links:
            yield link.location, "act", link.act, act.id
        for change in act.changes:
            if change.law not in corpus.laws:
                yield change.location, "law", change.law, act.id


def _of_evaluations(corpus: Corpus) -> Iterator[Reference]:
    for evaluation in corpus.evaluations.values():
        for name in evaluation.laws:
            yield evaluation.location, "law", name, evaluation.id
        for name in evaluation.satisfies:
            yield evaluation.location, "clause", name, evaluation.id


def _of_organisations(corpus: Corpus) -> Iterator[Reference]:
    for burden in corpus.burdens:
        if burden.act is not None:
            yield burden.location, "act", burden.act, "burdens"
        if burden.law is not None:
            yield burden.location, "law", burden.law, "burdens"
        for name in burden.bearers:
            yield burden.location, "organisation", name, "burdens"
    for organisation in corpus.organisations.values():
        for capacity in organisation.capacity:
            for name in capacity.except_acts:
                yield capacity.location, "act", name, organisation.id


def _of_toetsen(corpus: Corpus) -> Iterator[Reference]:
    for toets in corpus.tests.values():
        for name in (*toets.performed_by, *(n for n in toets.work_at if n not in _WORK_AT)):
            yield toets.location, "organisation", name, toets.id
        for name in toets.after:
            yield toets.location, "test", name, toets.id
    for result in corpus.test_results:
        yield result.location, "test", result.test, "test_results"
        if result.act is not None:
            yield result.location, "act", result.act, "test_results"
        if result.law is not None:
            yield result.location, "law", result.law, "test_results"


def _of_oversight(corpus: Corpus) -> Iterator[Reference]:
    for row in corpus.oversight:
        for name in (row.by, *row.over):
            yield row.location, "organisation", name, "oversight"
    for knelpunt in corpus.bottlenecks.values():
        for name in knelpunt.organisations:
            yield knelpunt.location, "organisation", name, knelpunt.id
        for name in knelpunt.laws:
            yield knelpunt.location, "law", name, knelpunt.id
        if knelpunt.resolved is not None and knelpunt.resolved.act is not None:
            yield knelpunt.resolved.location, "act", knelpunt.resolved.act, knelpunt.id
