"""What is measured of amendments before evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from stapeling.analyses.layering import Layer
from stapeling.analyses.results.later import Later
from stapeling.analyses.results.spans import DaySpan
from stapeling.model.days import Day
from stapeling.model.labels import natural

CLASSES = (
    "within_term",
    "overdue",
    "re_amended",
    "rested",
    "after_evaluation",
    "no_clause",
    "no_evaluation_known",
    "unknown",
)
"""The classes of layers before evaluation, in the order of reports."""


class ClassedAct(NamedTuple):
    """A layer with its class before evaluation."""

    layer: Layer
    day: Day | None
    """The day that the class was decided on: submitted, published or in force."""
    category: str
    subcategory: str | None
    justification: str | None
    labels: Mapping[str, str]
    """How articles are written, by their keys."""

    @property
    def act(self) -> str:
        """The id of the act."""
        return self.layer.act

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that it certainly touches, as they are written."""
        keys = self.layer.articles
        return tuple(sorted((self.labels.get(key, key) for key in keys), key=natural))

    @property
    def known_articles(self) -> bool:
        """Whether all its articles are known."""
        return self.layer.known

    @property
    def certain(self) -> bool:
        """Whether it certainly is a layer."""
        return self.layer.certain

    @property
    def in_force(self) -> Day:
        """The day it took effect, as far as it is a layer then."""
        return Day(self.layer.first, self.layer.last)


class DueDay(NamedTuple):
    """One due day of an evaluation clause and what came of it."""

    clause: str
    law: str
    """The law that the clause stands in."""
    article: str | None
    due: Day | None
    state: str
    """done | open | passed | not_due | unknown."""
    done: str | None
    days_late: DaySpan | None
    """Negative when early; nothing while not due and when passed."""
    certainty: str | None
    source: tuple[str, ...]


class Looking(NamedTuple):
    """A counted evaluation of a law, and what followed."""

    id: str
    kind: str
    published: Day
    response_days: DaySpan | None
    reaction_days: DaySpan | None
    reaction: str | None
    """The layer or replacement that came next."""
    certainty: str | None
    source: tuple[str, ...]


class EvaluationResult(NamedTuple):
    """Amendments before evaluation (*wijziging vóór evaluatie*) of one law. Unit: acts."""

    within_term: int
    overdue: int
    no_clause: int
    no_evaluation_known: int
    re_amended: int
    rested: int
    after_evaluation: int
    unknown: int
    classed: Later[tuple[ClassedAct, ...]]
    clauses: tuple[DueDay, ...]
    evaluations: tuple[Looking, ...]
    other_looks: tuple[Looking, ...]
    """Looks that do not stop the clock: invoeringstoets, monitor, tussenevaluatie and so on."""
    searched_until: Day | None

    @property
    def acts(self) -> tuple[ClassedAct, ...]:
        """Every layer with its class."""
        return self.classed.value

    @property
    def layers(self) -> int:
        """The number of layers, each of one class."""
        looked_at = self.premature + self.rested + self.after_evaluation
        return looked_at + self.no_clause + self.no_evaluation_known + self.unknown

    @property
    def premature(self) -> int:
        """Acts that changed the law before it was evaluated, or its young text again after it."""
        return self.within_term + self.overdue + self.re_amended

    @property
    def premature_share(self) -> float | None:
        """`premature` as a share of the acts of which that is known; nothing without such acts."""
        known = self.premature + self.rested + self.after_evaluation
        return self.premature / known if known else None
