"""Laws and what is stated of them: changes, clauses, commencement, implementers."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, PlainValidator, WithJsonSchema

from stapeling.findings import Location
from stapeling.language import N_
from stapeling.model.days import Day
from stapeling.model.mistakes import mistake
from stapeling.model.records import AT, Row, record
from stapeling.model.terms import (
    Count,
    Effect,
    Id,
    LawKind,
    Nature,
    Status,
    Text,
    Trait,
    Years,
    one_or_more,
)


@record
class ArticleReference(Row):
    """A reference to a law or one article of it."""

    law: Text
    article: Text | None = None


@record
class Commencement(Row):
    """Parts of a law that took effect later: never a layer."""

    articles: tuple[Text, ...]
    in_force_from: Day


@record
class Restart(Row):
    """A new law under an old number."""

    from_: Annotated[Day, Field(alias="from")]
    act: Text | None = None
    title: Text | None = None


@record
class IncidentalPart(Row):
    """A part of which a change is shown but not counted."""

    part: Text


@record
class Implementation(Row):
    """An organisation that carries out a law, or some articles of it, for a time."""

    organisation: Text
    articles: tuple[Text, ...] | None = None
    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None


@record
class TextCounts(Row):
    """What was counted in the text of a law on a day."""

    as_of: Day
    words: Count | None = None
    obligations: Count | None = None
    prohibitions: Count | None = None
    permissions: Count | None = None
    exceptions: Count | None = None
    references: Count | None = None
    articles: Count | None = None
    delegations: Count | None = None


@record
class Unlisted(Row):
    """What is known to exist and is not described."""

    count: Count
    what: Text
    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None


@record
class ClauseTarget(Row):
    """What an evaluation clause is about, when that is not its own law."""

    law: Text
    articles: tuple[Text, ...] | None = None


class Anchor:
    """From which day a term runs: the start of the law, a day, or an act's first day."""

    __slots__ = ("act", "day")
    act: str | None
    day: Day | None

    def __init__(self, day: Day | None = None, act: str | None = None) -> None:
        self.day = day
        self.act = act

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Anchor) and (self.day, self.act) == (other.day, other.act)

    def __hash__(self) -> int:
        return hash((self.day, self.act))

    def __repr__(self) -> str:
        return f"Anchor(day={self.day!r}, act={self.act!r})"


def _anchors(value: object) -> tuple[Anchor, ...]:
    if isinstance(value, list):
        if not value:
            raise mistake("ST012", N_("expected at least one anchor"))
        return tuple(_anchor(item) for item in value)
    return (_anchor(value),)


def _anchor(value: object) -> Anchor:
    if value == "in_force":
        return Anchor()
    if isinstance(value, dict) and "act" in value:
        strange = set(value) - {"act", AT}
        if strange or not isinstance(value["act"], str):
            raise mistake("ST012", N_("an anchor on an act has the key act only"))
        return Anchor(act=value["act"])
    return Anchor(day=Day.parse(value))


Anchors = Annotated[
    tuple[Anchor, ...],
    PlainValidator(_anchors),
    WithJsonSchema(
        {
            "type": ["string", "integer", "object", "array"],
            "description": "in_force, a day, {act: id}, or a list of these",
        }
    ),
]


@record
class EvaluationClause(Row):
    """A statutory duty to evaluate: its term, its period, and what it is about."""

    id: Id
    article: Text | None = None
    term_years: Years | None = None
    then_every_years: Years | None = None
    times: Count | None = None
    anchor: Anchors = (Anchor(),)
    due: Day | None = None
    targets: tuple[ClauseTarget, ...] = ()
    valid_from: Day | None = None
    valid_until: Day | None = None


@record
class ChangeFacts(Row):
    """The facts of one change, whichever side it is stated from."""

    in_force_from: Day | None = None
    in_force_until: Day | None = None
    retroactive_to: Day | None = None
    articles: tuple[Text, ...] | None = None
    effect: Effect | None = None
    status: Status | None = None
    nature: tuple[Nature, ...] = ()


@record
class Change(ChangeFacts):
    """A change of a law by an act, stated at the law."""

    act: Text


@record
class ActChange(ChangeFacts):
    """A change of a law by an act, stated at the act."""

    law: Text


def _implementation(value: object) -> object:
    return {"organisation": value} if isinstance(value, str) else value


ImplementationRow = Annotated[Implementation, BeforeValidator(_implementation)]
TextCountRows = Annotated[tuple[TextCounts, ...], one_or_more]


@record
class Law(Row):
    """A regulation (*regeling*) of any level."""

    id: Id
    title: Text
    kind: LawKind
    short_title: Text | None = None
    bwb_id: Text | None = None
    act: Text | None = None
    ministry: Text | None = None
    family: Text | None = None
    domains: tuple[Text, ...] = ()
    target_groups: tuple[Text, ...] = ()
    traits: tuple[Trait, ...] = ()
    in_force_from: Day | None = None
    in_force_until: Day | None = None
    retroactive_to: Day | None = None
    commencement: tuple[Commencement, ...] = ()
    restarts: tuple[Restart, ...] = ()
    replaces: tuple[Text, ...] = ()
    based_on: tuple[ArticleReference, ...] = ()
    refers_to: tuple[ArticleReference, ...] = ()
    articles: tuple[Text, ...] = ()
    incidental_parts: tuple[IncidentalPart, ...] = ()
    implementers: tuple[ImplementationRow, ...] = ()
    text: TextCountRows = ()
    changes_complete_until: Day | None = None
    unlisted: tuple[Unlisted, ...] = ()
    evaluations_searched_until: Day | None = None
    evaluation_clauses: tuple[EvaluationClause, ...] = ()
    changes: tuple[Change, ...] = ()


def place_of(row: Row, parent: Row) -> Location:
    """Give the location of a row, that of its parent when it was written in short."""
    return row.location if row.location.file else parent.location


__all__ = [
    "ActChange",
    "Anchor",
    "ArticleReference",
    "Change",
    "ChangeFacts",
    "ClauseTarget",
    "Commencement",
    "EvaluationClause",
    "Implementation",
    "IncidentalPart",
    "Law",
    "Restart",
    "TextCounts",
    "Unlisted",
    "place_of",
]
