"""Evaluations of laws and their follow-up."""

from __future__ import annotations

from stapeling.model.days import Day
from stapeling.model.records import Row, record
from stapeling.model.terms import EvaluationKind, Id, Text, Texts

COUNTED_KINDS = frozenset({"wetsevaluatie", "periodieke_rapportage"})
"""The kinds that stop the clock of an evaluation clause."""


@record
class Evaluation(Row):
    """A look at how a law works, with the day it reached the Staten-Generaal."""

    id: Id
    kind: EvaluationKind
    title: Text | None = None
    satisfies: tuple[Text, ...] = ()
    laws: tuple[Text, ...] = ()
    published: Day | None = None
    response: Day | None = None
    done_by: Texts = ()
    paper: Texts = ()
