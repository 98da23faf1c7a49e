"""What contradicts itself (ST103-ST114): reported, and left out of what it touches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stapeling.findings import Finding
from stapeling.language import N_
from stapeling.loading.suspects import Suspects
from stapeling.loading.waiting import waiting
from stapeling.model.corpus import Corpus
from stapeling.model.days import Day
from stapeling.model.evaluations import Evaluation
from stapeling.model.laws import Change, Law, place_of
from stapeling.model.moments import excluded, first_days


def contradictions(corpus: Corpus, suspects: Suspects) -> Iterator[Finding]:
    """Give the contradictions in days, in delegation, and in the order of toetsen."""
    for law in corpus.laws.values():
        yield from _of_law(law)
    for law in suspects.out_of_order():
        yield from _of_changes(corpus, law)
    for evaluation in corpus.evaluations.values():
        yield from _of_evaluation(corpus, evaluation)
    yield from _of_links(corpus)
    yield from _of_delegation(corpus)
    yield from waiting(corpus.tests)


def _of_delegation(corpus: Corpus) -> Iterator[Finding]:
    """Find laws that rest on each other, once all ends are taken off, both ways."""
    on = {
        law.id: {r.law for r in law.based_on if r.law != law.id and r.law in corpus.laws}
        for law in corpus.laws.values()
        if law.based_on
    }
    before = -1
    while before != len(on):
        before = len(on)
        carrying = set().union(*on.values())
        on = {
            law: kept
            for law, bases in on.items()
            if law in carrying and (kept := bases & on.keys())
        }
    for law, bases in on.items():
        back = sorted(base for base in bases if law in _reached(on, base))
        if back:
            template = N_("{law} rests, through {laws}, on itself")
            values = {"law": law, "laws": ", ".join(back)}
            yield Finding(corpus.laws[law].location, "ST105", template, values, (law, *back))


def _reached(on: Mapping[str, set[str]], law: str) -> set[str]:
    """Give the laws that a law rests on, directly or not."""
    found: set[str] = set()
    waiting = [law]
    while waiting:
        fresh = on[waiting.pop()] - found
        found |= fresh
        waiting.extend(fresh)
    return found


def _of_law(law: Law) -> Iterator[Finding]:
    start, end = law.in_force_from, law.in_force_until
    if start is not None and end is not None and end.certainly_before(start):
        template = N_("{law} ends ({end}) before it takes effect ({start})")
        values = {"law": law.id, "end": end.text, "start": start.text}
        yield Finding(law.location, "ST109", template, values, (law.id,))


def _of_changes(corpus: Corpus, law: Law) -> Iterator[Finding]:
    for change in corpus.changes[law.id]:
        day = change.in_force_from
        if day is None:
            continue
        until = change.in_force_until
        if until is not None and until.certainly_before(day):
            template = N_("{act} ends on {law} ({end}) before it takes effect ({start})")
            values = {"end": until.text, "start": day.text}
            yield _of_change(change, law, "ST113", template, values)
        act = corpus.acts.get(change.act)
        if act is not None and act.published is not None and _before(change, day, act.published):
            template = N_(
                "{act} takes effect on {law} ({day}) before it is published ({published})"
            )
            values = {"day": day.text, "published": act.published.text}
            yield _of_change(change, law, "ST104", template, values)
        start = law.in_force_from
        if start is not None and day.last < start.first and change.effect != "tekstplaatsing":
            template = N_("{act} changes {law} ({day}) before the law takes effect ({start})")
            values = {"day": day.text, "start": start.text}
            yield _of_change(change, law, "ST107", template, values)


def _before(change: Change, day: Day, published: Day) -> bool:
    """Whether a change took effect before it was published, and does not say that it works back."""
    retroactive = change.retroactive_to is not None or change.effect == "tekstplaatsing"
    return day.last < published.first and not retroactive


def _of_change(
    change: Change, law: Law, code: str, template: str, values: Mapping[str, str]
) -> Finding:
    named = {"act": change.act, "law": law.id, **values}
    return Finding(place_of(change, law), code, template, named, (law.id, change.act))


def _of_evaluation(corpus: Corpus, evaluation: Evaluation) -> Iterator[Finding]:
    published = evaluation.published
    if published is None:
        return
    response = evaluation.response
    if response is not None and response.certainly_before(published):
        template = N_("{id} was answered ({response}) before it was published ({day})")
        values = {"id": evaluation.id, "day": published.text, "response": response.text}
        yield Finding(evaluation.location, "ST112", template, values, (evaluation.id,))
    starts = [corpus.laws[name].in_force_from for name in evaluation.laws if name in corpus.laws]
    days = [start for start in starts if start is not None]
    if days and all(published.certainly_before(day) for day in days):
        template = N_("{id} was published ({day}) before the law took effect")
        values = {"id": evaluation.id, "day": published.text}
        yield Finding(evaluation.location, "ST103", template, values, (evaluation.id,))


def _of_links(corpus: Corpus) -> Iterator[Finding]:
    linked = [act for act in corpus.acts.values() if act.links]
    if not linked:
        return
    names = {act.id for act in linked} | {link.act for act in linked for link in act.links}
    days = first_days(corpus, frozenset(corpus.act_id(name) or name for name in names))
    for act in linked:
        for link in act.links:
            other = corpus.act_id(link.act)
            if other == act.id:
                template = N_("{act} cannot stand on itself")
                yield Finding(link.location, "ST106", template, {"act": act.id}, (act.id,))
            if other is None or not excluded(days, act.id, other):
                continue
            template = N_("{act} cannot stand on {other}, which began later ({day})")
            values = {"act": act.id, "other": other, "day": days[other].text}
            yield Finding(link.location, "ST106", template, values, (act.id, other))
