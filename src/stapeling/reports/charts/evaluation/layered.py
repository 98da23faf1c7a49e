"""The layers of all laws with their classes before evaluation, as rows of data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from stapeling.analyses.results import CLASSES, ClassedAct, LawResult
from stapeling.language import N_
from stapeling.reports.charts.marks import classed
from stapeling.reports.charts.stacking.years import year_of
from stapeling.reports.charts.style import DASHED, DOTTED, PALETTE, SOLID, Record
from stapeling.reports.charts.telling import acts as told_acts
from stapeling.reports.charts.telling import shares
from stapeling.reports.charts.who import Who, examples
from stapeling.reports.subjects.evaluation import class_of
from stapeling.reports.view import View
from stapeling.reports.words import word

HOW_READ = N_(
    "Filled are the acts before evaluation: within the term, after the term without evaluation,"
    " and of text that was young when it changed again. Paler are those after it, behind a dashed"
    " line those of which no clause or evaluation is known, and grey behind a dotted line those of"
    " which it cannot be told: nothing is said of these."
)
UNKNOWN_READ = N_(
    "Grey, and behind a dashed or dotted line, is what is not known: nothing is said of it."
)
ORDER = ("within_term", "overdue", "re_amended", "rested", "after_evaluation", *CLASSES[-3:])
"""The classes as pictures tell them: before evaluation, after it, and what is not known."""
_LOOKS = {
    "within_term": (PALETTE["within_term"], 0.95, SOLID),
    "overdue": (PALETTE["overdue"], 0.95, SOLID),
    "re_amended": (PALETTE["re_amended"], 0.95, SOLID),
    "rested": (PALETTE["rested"], 0.5, SOLID),
    "after_evaluation": (PALETTE["after_evaluation"], 0.5, SOLID),
    "no_clause": (PALETTE["no_clause"], 0.3, DASHED),
    "no_evaluation_known": (PALETTE["no_evaluation_known"], 0.3, DASHED),
    "unknown": (PALETTE["unknown"], 0.1, DOTTED),
}


@dataclass(frozen=True, slots=True)
class Layered:
    """A layer of a law, with its class."""

    law: LawResult
    act: ClassedAct

    @property
    def name(self) -> str:
        """Its class."""
        return class_of(self.act)

    @property
    def year(self) -> int | None:
        """The year of the day on which the class was decided; nothing when that is open."""
        return year_of(self.act.day) if self.act.day is not None else None


def layered(view: View) -> list[Layered]:
    """Give every layer of every measured law."""
    return [
        Layered(law, act)
        for law in view.measured
        if law.evaluation is not None
        for act in law.evaluation.acts
    ]


def counted(view: View, acts: Iterable[Layered]) -> str:
    """Tell the classes with their numbers and shares."""
    found = Counter(row.name for row in acts)
    return shares(view, [(word(view.language, name), found[name]) for name in ORDER])


def looks(view: View, acts: Iterable[Layered]) -> Record:
    """Encode the classes that occur."""
    found = {row.name for row in acts}
    return classed("c", {word(view.language, n): _LOOKS[n] for n in ORDER if n in found})


def grouped(
    view: View, acts: Sequence[Layered], keys: Sequence[Hashable], who: Who
) -> list[tuple[Layered, Record]]:
    """Count layers that have the same key, class, ministry and implementers as one row.

    With every row comes one of its layers, for what else is to be told of the key.
    """
    groups: dict[Hashable, list[Layered]] = {}
    for row, key in zip(acts, keys, strict=True):
        groups.setdefault((key, row.name, who.of(row.law)), []).append(row)
    return [(own[0], _row(view, own, len(groups), who)) for own in groups.values()]


def _row(view: View, own: Sequence[Layered], groups: int, who: Who) -> Record:
    ids = examples([row.act.act for row in own], groups)
    return {
        "c": word(view.language, own[0].name),
        "p": ORDER.index(own[0].name),
        "k": len(own),
        "w": told_acts(view, ids),
        "witness_ids": list(ids),
        "q": who.of(own[0].law),
    }
