"""Amendments before evaluation: the class of every layer (docs/metrics.md).

A class holds only if it holds for every choice of days within their bounds; else it is unknown.
"""

from __future__ import annotations

from collections.abc import Sequence

from stapeling.analyses.after_a_look import class_after_a_look
from stapeling.analyses.clauses import DueClause
from stapeling.analyses.forms import Form, forms_of
from stapeling.analyses.layering import Layer
from stapeling.analyses.looks import speaks_of
from stapeling.analyses.setting import (
    NO_CLAUSE,
    NO_EVALUATION_KNOWN,
    OVERDUE,
    UNKNOWN,
    WITHIN_TERM,
    Class,
    Setting,
)
from stapeling.graph import Looked
from stapeling.model.days import Day
from stapeling.model.laws import Anchor, Law


def class_of(setting: Setting, layer: Layer) -> Class:
    """Give the class of a layer: changed before evaluation, after it, or not known.

    Classes: `unknown`; `before_first_evaluation` (`within_term`, `overdue`, `no_clause`);
    `no_evaluation_known`, where the corpus does not know and must not accuse; `re_amended`,
    `rested` and `after_evaluation` once an evaluation came before.

    Source: defined by this project, docs/metrics.md; five years by Aanwijzing 5.58.
    """
    day = setting.day(layer)
    if day is None:
        return UNKNOWN
    if layer.settled:
        return _class_of(setting, Form(layer, stated=True), day)
    graph, options = setting.graph, setting.options
    forms = forms_of(graph, setting.layering, layer, options, limited=setting.limited)
    found = {_class_of(setting, form, day) for form in forms}
    return found.pop() if len(found) == 1 else UNKNOWN


def _class_of(setting: Setting, form: Form, day: Day) -> Class:
    """Give the class of a layer of which it is chosen how much of it is in force."""
    layer = form.layer
    looks = [look for look in setting.looks if speaks_of(look.articles, layer)]
    start = setting.layering.start.first
    before = [look for look in looks if max(look.published.first, start + 1) < day.last]
    if not before:
        return _before_first(setting, form, day, looks)
    if not any(setting.sure(look, form) and look.published.last < day.first for look in before):
        return UNKNOWN
    return class_after_a_look(setting, form, day, before)


def _before_first(setting: Setting, form: Form, day: Day, looks: Sequence[Looked]) -> Class:
    searched = setting.layering.law.evaluations_searched_until
    if not any(setting.sure(look, form) for look in looks):
        if searched is None or day.first > searched.last:
            return UNKNOWN if looks else NO_EVALUATION_KNOWN
        if day.last > searched.first:
            return UNKNOWN
    speaking = [clause for clause in setting.clauses if _may_speak(clause, form.layer)]
    law = setting.layering.law
    certain = [clause for clause in speaking if _certainly_speaks(clause, law, form)]
    before = form.layer.last
    found = {_by_due_days(day, some, before) for some in (speaking, certain)}
    return found.pop() if len(found) == 1 else UNKNOWN


def _by_due_days(day: Day, clauses: Sequence[DueClause], before: int) -> Class:
    """Hold a day against the earliest due day of the clauses that speak of the act."""
    dues = [found for clause in clauses if (found := clause.first_due(before)) is not None]
    if not dues:
        return NO_CLAUSE
    sure = [due.day.last for due in dues if due.certain]
    if not sure:
        return UNKNOWN  # perhaps none of the clauses has a due day before it ends
    first, last = min(due.day.first for due in dues), min(sure)
    if day.last <= first:
        return WITHIN_TERM
    if day.first > last:
        return OVERDUE
    if max(first, day.first) <= min(last, day.last - 1):
        return UNKNOWN  # a due day on which the day of the act itself leaves it open
    return WITHIN_TERM


def _may_speak(clause: DueClause, layer: Layer) -> bool:
    """Whether a clause may speak of a layer: after its anchor, not the act that it names."""
    return (
        clause.anchor is not None
        and layer.last > clause.anchor.first
        and layer.act not in clause.anchor_acts
        and speaks_of(clause.about.articles, layer)
    )


def _certainly_speaks(clause: DueClause, law: Law, form: Form) -> bool:
    """Whether a clause that may speak of a layer does so for every choice of days.

    One that runs from the start of the law itself does: a layer lies after that start.
    """
    if not form.spoken_of(clause.about.articles):
        return False
    if clause.about.owner is law and clause.about.clause.anchor == (Anchor(),):
        return True
    return clause.anchor is not None and form.layer.first > clause.anchor.last
