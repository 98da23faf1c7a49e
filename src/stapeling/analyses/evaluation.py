"""Amendments before evaluation of one law: classes, due days and follow-up together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import repeat

from stapeling.analyses.classes import classes_of
from stapeling.analyses.clauses import DueClause, days_between, due_clause, outcomes
from stapeling.analyses.layering import Layering
from stapeling.analyses.looks import counted_looks
from stapeling.analyses.options import Options
from stapeling.analyses.results import (
    ClassedAct,
    DaySpan,
    DueDay,
    EvaluationResult,
    Later,
    Looking,
)
from stapeling.analyses.setting import (
    AFTER,
    NO_CLAUSE,
    NO_EVALUATION_KNOWN,
    OVERDUE,
    RE_AMENDED,
    RESTED,
    UNKNOWN,
    WITHIN_TERM,
    Class,
    Setting,
)
from stapeling.graph import Looked, StackGraph
from stapeling.model.days import Day
from stapeling.model.evaluations import Evaluation
from stapeling.model.laws import Law

_new_classed = partial(tuple.__new__, ClassedAct)


def evaluation_of(
    graph: StackGraph,
    layering: Layering,
    options: Options,
    labels: Mapping[str, str],
    known: Sequence[Class | None] = (),
) -> EvaluationResult:
    """Give the class of every layer of a law, and what came of its evaluation clauses.

    Unit: acts; the classes add up to the high side of breadth. `premature_share` lies between 0
    and 1 and is null without acts of which it is known. What is unknown stands beside it. Classes
    that were found before may be given as `known`, a place for each layer.

    Source: defined by this project, docs/metrics.md.
    """
    law = layering.law
    looks = counted_looks(graph.looks_at.get(law.id, ()), layering.start, options.day)
    clauses = clauses_of(graph, law, options.day)
    setting = Setting(graph, layering, looks, clauses, options)
    classes = classes_of(setting, known)
    counts = Counter(classes)
    return EvaluationResult(
        within_term=counts[WITHIN_TERM],
        overdue=counts[OVERDUE],
        no_clause=counts[NO_CLAUSE],
        no_evaluation_known=counts[NO_EVALUATION_KNOWN],
        re_amended=counts[RE_AMENDED],
        rested=counts[RESTED],
        after_evaluation=counts[AFTER],
        unknown=counts[UNKNOWN],
        classed=Later(lambda _: classed(setting, classes, labels), 0),
        clauses=due_days_of(clauses, looks, options.day),
        evaluations=tuple(_looking(look.evaluation, layering) for look in looks),
        other_looks=_other_looks(graph, layering, options.day),
        searched_until=law.evaluations_searched_until,
    )


def clauses_of(graph: StackGraph, law: Law, as_of: int) -> tuple[DueClause, ...]:
    """Give the evaluation clauses that speak of a law, with their due days."""
    rows = graph.clauses_about.get(law.id, ())
    return tuple(due_clause(graph, clause, law, as_of) for clause in rows)


def due_days_of(
    clauses: Sequence[DueClause], looks: Sequence[Looked], as_of: int
) -> tuple[DueDay, ...]:
    """Say of every due day of the clauses what came of it, in order of clause and day."""
    if len(clauses) == 1:  # its due days come in order, each once
        return tuple(outcomes(clauses[0], looks, as_of))
    due_days = sorted(
        (row for clause in clauses for row in outcomes(clause, looks, as_of)),
        key=lambda row: (row.law, row.clause, row.due.first if row.due else 0),
    )
    return tuple(dict.fromkeys(due_days))  # a clause with several targets in one law says it twice


def classed(
    setting: Setting, classes: Sequence[Class], labels: Mapping[str, str]
) -> tuple[ClassedAct, ...]:
    """Give every layer with its class, the day it was decided on and why the act was made."""
    layers = setting.layering.layers
    if not layers:
        return ()
    categories, subcategories = zip(*classes, strict=True)
    reasons = map(setting.graph.justified.get, [layer.act for layer in layers])
    days = setting.days()
    rows = zip(layers, days, categories, subcategories, reasons, repeat(labels), strict=False)
    return tuple(map(_new_classed, rows))


def _looking(evaluation: Evaluation, layering: Layering) -> Looking:
    published = evaluation.published or Day(0, 0)
    reaction, days = _reaction(published, layering)
    return Looking(
        id=evaluation.id,
        kind=evaluation.kind,
        published=published,
        response_days=_response(published, evaluation.response),
        reaction_days=days,
        reaction=reaction,
        certainty=evaluation.certainty,
        source=(*evaluation.source, *evaluation.paper),
    )


def _response(published: Day, response: Day | None) -> DaySpan | None:
    """Give the days until the response; nothing where it contradicts the publication."""
    if response is None or response.certainly_before(published):
        return None
    return days_between(published, response)


def _reaction(published: Day, layering: Layering) -> tuple[str | None, DaySpan | None]:
    """Give the layer or replacement that came next, and after how many days.

    A layer that is only possible, or whose day is not exact, may have come before the next
    certain one: then the days are an interval.
    """
    after = [b for b in layering.layers if b.last > published.first]
    certain = [b for b in after if b.certain and b.first > published.last]
    if not after:
        return None, None
    earliest = min(max(b.first, published.first + 1) for b in after)
    if not certain:
        return None, DaySpan(max(earliest - published.last, 1), None)
    following = min(certain, key=lambda b: b.order)
    latest = min(b.last for b in certain)
    return following.act, days_between(published, Day(min(earliest, latest), latest))


def _other_looks(graph: StackGraph, layering: Layering, as_of: int) -> tuple[Looking, ...]:
    """Give the looks at a law that do not stop the clock of a clause."""
    return tuple(
        _looking(evaluation, layering)
        for evaluation in graph.looks_besides.get(layering.law.id, ())
        if evaluation.published is not None and evaluation.published.first <= as_of
    )
