"""Acts: what changes laws (Staatsblad, Staatscourant, Tractatenblad) and bills."""

from __future__ import annotations

from stapeling.model.days import Day
from stapeling.model.laws import ActChange
from stapeling.model.records import Row, record
from stapeling.model.terms import (
    Id,
    Justification,
    Level,
    LinkKind,
    Nature,
    Origin,
    Text,
    Trait,
    Truth,
)


@record
class Prompt(Row):
    """What prompted an act, a ruling for instance."""

    kind: Text
    ref: Text | None = None
    date: Day | None = None


@record
class Link(Row):
    """That an act amends, repairs, bridges or reverses another act."""

    kind: LinkKind
    act: Text


@record
class Act(Row):
    """What changes laws; an act may change many."""

    id: Id
    aliases: tuple[Text, ...] = ()
    title: Text | None = None
    level: Level | None = None
    dossier: Text | None = None
    ministry: Text | None = None
    submitted: Day | None = None
    revised: tuple[Day, ...] = ()
    decided: Day | None = None
    signed: Day | None = None
    published: Day | None = None
    nature: tuple[Nature, ...] = ()
    origin: Origin | None = None
    justification: Justification | None = None
    prompted_by: tuple[Prompt, ...] = ()
    verzamelwet: Truth | None = None
    traits: tuple[Trait, ...] = ()
    tests_complete: Truth | None = None
    links: tuple[Link, ...] = ()
    changes: tuple[ActChange, ...] = ()
