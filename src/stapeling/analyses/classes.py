"""Amendments before evaluation: the class of every layer (docs/metrics.md).

A class holds only if it holds for every choice of days within their bounds; else it is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stapeling.analyses.clauses import DueClause
from stapeling.analyses.forms import Form, begun, forms_of
from stapeling.analyses.layering import Layer, Layering
from stapeling.analyses.looks import speaks_of
from stapeling.analyses.options import Options
from stapeling.analyses.plain_classes import PlainLooks, plain
from stapeling.graph import Looked, StackGraph
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day, add_years, day_between
from stapeling.model.laws import Anchor, Law


class Class(NamedTuple):
    """The class of a layer, and its subclass before a first evaluation."""

    category: str
    subcategory: str | None = None


UNKNOWN = Class("unknown")
RE_AMENDED = Class("re_amended")
RESTED = Class("rested")
AFTER = Class("after_evaluation")
NO_EVALUATION_KNOWN = Class("no_evaluation_known")
WITHIN_TERM = Class("before_first_evaluation", "within_term")
OVERDUE = Class("before_first_evaluation", "overdue")
NO_CLAUSE = Class("before_first_evaluation", "no_clause")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the class of a layer depends on, gathered once a law."""

    graph: StackGraph
    layering: Layering
    looks: tuple[Looked, ...]
    clauses: tuple[DueClause, ...]
    options: Options

    def day(self, layer: Layer) -> Day | None:
        """Give the day of a layer that the class is decided on (`--event`)."""
        if self.options.event == "in_force":
            return day_between(layer.first, layer.last)
        act = self.graph.corpus.acts.get(layer.act)
        if act is None:
            return None
        return act.submitted if self.options.event == "submitted" else act.published

    def days(self) -> list[Day | None]:
        """Give the day of every layer that its class is decided on."""
        layers = self.layering.layers
        if self.options.event == "in_force":
            return [day_between(layer.first, layer.last) for layer in layers]
        return [self.day(layer) for layer in layers]

    @property
    def limited(self) -> bool:
        """Whether any evaluation or clause speaks of some articles only."""
        limits = [look.articles for look in self.looks]
        limits += [clause.about.articles for clause in self.clauses]
        return any(limit is not None for limit in limits)

    def sure(self, look: Looked, form: Form) -> bool:
        """Whether an evaluation certainly counts, given that the law began before the layer."""
        start = min(self.layering.start.last, form.layer.last - 1)
        return (
            look.published.last <= self.options.day
            and look.published.first > start
            and form.spoken_of(look.articles)
        )


def classes_of(setting: Setting, known: Sequence[Class | None] = ()) -> list[Class]:
    """Give the class of every layer; where nobody looked and nobody searched, all are alike.

    Classes may be known: then there is a place for each layer, and what is empty is found.
    """
    layers = setting.layering.layers
    searched = setting.layering.law.evaluations_searched_until
    if setting.options.event == "in_force" and not setting.looks and searched is None:
        return [NO_EVALUATION_KNOWN] * len(layers)
    if known:
        return [
            found or class_of(setting, layer) for found, layer in zip(known, layers, strict=True)
        ]
    options, looks = setting.options, setting.looks
    if options.event == "in_force" and looks and plain(setting.layering, looks, options.day):
        return _plain_classes(setting)
    return [class_of(setting, layer) for layer in layers]


def _plain_classes(setting: Setting) -> list[Class]:
    """Give the class of every layer where every day and article is known."""
    layers = setting.layering.layers
    looks = PlainLooks(setting.looks, setting.options.rest_years)
    found = []
    for layer, (look, changed) in zip(layers, looks.youngest(layers), strict=True):
        if look is None:
            found.append(class_of(setting, layer))
        elif changed <= look:
            found.append(AFTER)
        else:
            found.append(RE_AMENDED if looks.young(changed, layer.first) else RESTED)
    return found


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
    return _after_a_look(setting, form, day, before)


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


def _after_a_look(setting: Setting, form: Form, day: Day, before: Sequence[Looked]) -> Class:
    """Decide what lay between the last evaluation and the act, for every choice of days.

    The class changes only where the day of the act passes a bound of another day, so those are
    the choices that need to be tried; a later evaluation only leaves fewer layers in between, so
    of its day the earliest and the latest suffice.
    """
    layer = form.layer
    since = min(look.published.first for look in before)
    others = [
        b
        for b in setting.layering.layers
        if b.last > since and b.first < day.last and b.act != layer.act
    ]
    others = begun(setting.graph, setting.layering, others, setting.options)
    if day.exact and layer.settled and all(b.exact and b.certain and b.settled for b in others):
        looked = _last_looks(setting, form, before, day.first)
        if len(looked) == 1:
            return _of_exact(layer, others, looked.pop(), day.first, setting.options.rest_years)
    found: set[Class] = set()
    for x in _choices(day, others, before, setting.options.rest_years):
        for look_day in _last_looks(setting, form, before, x):
            between = _Between(layer, others, look_day, x, setting.options.rest_years)
            found.add(between.category())
            if len(found) > 1:
                return UNKNOWN
    return found.pop() if found else UNKNOWN


def _of_exact(layer: Layer, others: Iterable[Layer], look: int, x: int, rest_years: int) -> Class:
    """Decide the class where every day and article is known, which is nearly always."""
    found = AFTER
    for b in others:
        if look < b.first < x and b.touches(layer):
            if add_years(b.first, rest_years) > x:
                return RE_AMENDED
            found = RESTED
    return found


def _choices(
    day: Day, others: Iterable[Layer], looks: Iterable[Looked], rest_years: int
) -> list[int]:
    if day.exact:
        return [day.first]
    marks = {day.first, day.last}
    for other in others:
        for bound in (other.first, other.last):
            marks |= {bound, bound + 1, add_years(bound, rest_years)}
    for look in looks:
        marks |= {look.published.first + 1, look.published.last + 1}
    near = {mark + step for mark in marks for step in (-1, 0, 1)}
    return sorted(mark for mark in near if day.first <= mark <= day.last)


def _last_looks(setting: Setting, form: Form, looks: Sequence[Looked], x: int) -> set[int]:
    """Give the earliest and the latest day that the last evaluation before `x` can have."""
    start, as_of = setting.layering.start, setting.options.day
    sure = [
        look.published.first
        for look in looks
        if setting.sure(look, form) and look.published.last < x
    ]
    latest = [
        min(look.published.last, x - 1, as_of)
        for look in looks
        if max(look.published.first, start.first + 1) <= min(look.published.last, x - 1, as_of)
    ]
    return {max(sure), max(latest)} if sure and latest else set()


@dataclass(frozen=True, slots=True)
class _Between:
    """The layers between an evaluation and an act of which both days are chosen."""

    layer: Layer
    others: Sequence[Layer]
    look: int
    x: int
    rest_years: int

    def category(self) -> Class:
        """Give the class if it holds for every choice of the days of the layers in between."""
        touching = [b for b in self.others if b.touches(self.layer)]
        if any(self._certain(b) and self._certainly_young(b) for b in touching):
            return RE_AMENDED
        if any(self._possible(b) and self._possibly_young(b) for b in touching):
            return UNKNOWN
        maybe = [b for b in self.others if self._possible(b) and not (b.known and self.layer.known)]
        maybe += [
            b
            for b in self.others
            if b.known and self.layer.known and self._possible(b)
            and not b.touches(self.layer) and b.may_touch(self.layer)
        ]  # fmt: skip
        rested = any(self._possible(b) for b in touching)
        if not rested:
            return UNKNOWN if maybe else AFTER
        if any(self._possibly_young(b) for b in maybe):
            return UNKNOWN
        return RESTED if any(self._certain(b) for b in touching) else UNKNOWN

    def _certain(self, b: Layer) -> bool:
        return b.certain and self.look < b.first and b.last < self.x

    def _possible(self, b: Layer) -> bool:
        return max(b.first, self.look + 1) <= min(b.last, self.x - 1)

    def _certainly_young(self, b: Layer) -> bool:
        return add_years(max(b.first, OPEN_FIRST), self.rest_years) > self.x

    def _possibly_young(self, b: Layer) -> bool:
        return add_years(min(b.last, self.x - 1, OPEN_LAST), self.rest_years) > self.x
