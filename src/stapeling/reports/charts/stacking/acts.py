"""The acts on a law as marks of a picture: when, on which articles, and what became of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stapeling.analyses.results import ClassedAct
from stapeling.language import N_
from stapeling.model.days import Day
from stapeling.model.labels import article_key
from stapeling.model.laws import Change, Law
from stapeling.model.moments import day_of, status_of
from stapeling.reports.show.fates import fates
from stapeling.reports.view import View

LAYERS = ("layer", "possible_layer")
NOT_BEGUN = ("pending", "not_commenced")
GROUPS: Mapping[str, str] = {
    "layer": N_("layer"),
    "possible_layer": N_("possible layer"),
    "same_day": N_("same day"),
    "technical": N_("technical or left out"),
    "beside": N_("not counted"),
    "scheduled": N_("scheduled"),
    "not_begun": N_("pending or not commenced"),
}
"""What an act on a law counts as, in few enough kinds to tell apart; the first weighs most."""
_GROUP_OF = {
    "layer": "layer",
    "replacement": "layer",
    "possible_layer": "possible_layer",
    "same_day": "same_day",
    "excluded": "technical",
    "moved": "technical",
    "incidental": "technical",
    "scheduled": "scheduled",
    "pending": "not_begun",
    "not_commenced": "not_begun",
}


@dataclass(frozen=True, slots=True)
class ActOn:
    """An act on a law."""

    law: str
    act: str
    fate: str
    day: Day | None
    """The day it took effect; nothing while it has not begun."""
    articles: frozenset[str]
    """The keys of the articles that it touches, as far as they are known."""
    known: bool
    """Whether all its articles are known."""
    whole: bool
    """Whether it touches the law as a whole: it replaced it."""
    category: ClassedAct | None

    @property
    def group(self) -> str:
        """What it counts as, among few kinds."""
        return _GROUP_OF.get(self.fate, "beside")


def acts_on(view: View, law: Law) -> Iterator[ActOn]:
    """Give the acts on a law that began, or still may; the one that made it is left out."""
    result = view.law_result(law.id)
    classed = result.evaluation.acts if result is not None and result.evaluation else ()
    layers = {row.act: row for row in classed}
    changes = view.graph.changes_by_act(law)
    for act, fate in fates(view.graph, law, view.report.options).items():
        if fate not in ("made", "withdrawn"):
            yield _act_on(law.id, act, fate, changes.get(act, ()), layers.get(act))


def _act_on(
    law: str, act: str, fate: str, rows: Sequence[Change], layer: ClassedAct | None
) -> ActOn:
    if layer is not None:
        found = layer.layer
        return ActOn(
            law=law,
            act=act,
            fate=fate,
            day=layer.in_force,
            articles=found.perhaps,
            known=found.known,
            whole=found.replacement,
            category=layer,
        )
    stated = [row.articles for row in rows]
    return ActOn(
        law=law,
        act=act,
        fate=fate,
        day=_first_day(rows),
        articles=frozenset(article_key(label) for labels in stated for label in labels or ()),
        known=bool(stated) and all(labels is not None for labels in stated),
        whole=False,
        category=None,
    )


def _first_day(rows: Sequence[Change]) -> Day | None:
    days = [day_of(row) for row in rows if status_of(row) == "in_force"]
    if not days:
        return None
    return Day(min(day.first for day in days), min(day.last for day in days))
