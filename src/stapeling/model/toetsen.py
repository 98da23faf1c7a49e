"""Toetsen (impact tests), their results, oversight and bottlenecks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from stapeling.model.amounts import Amount
from stapeling.model.days import Day
from stapeling.model.records import Row, record, require
from stapeling.model.terms import (
    Aspect,
    BottleneckStatus,
    Id,
    Level,
    Nature,
    OrganisationKind,
    Origin,
    OversightLine,
    OversightPhase,
    OversightSubject,
    Phase,
    Text,
    ToetsStatus,
    Trait,
    Verdict,
)


@record
class AspectAsked(Row):
    """A question that a toets asks: an aspect, of whom, and whether it is its main question."""

    aspect: Aspect
    object: Text
    weight: Literal["hoofd", "mede"] = "hoofd"


@record
class RequiredWhen(Row):
    """The conditions under which a toets is required; all that are given must hold."""

    levels: tuple[Level, ...] = ()
    natures: tuple[Nature, ...] = ()
    implementers: tuple[Text, ...] = ()
    implementer_kinds: tuple[OrganisationKind, ...] = ()
    origins: tuple[Origin, ...] = ()
    traits: tuple[Trait, ...] = ()


@record
class ImpactTest(Row):
    """A toets of the catalogue."""

    id: Id
    title: Text
    kind: Text | None = None
    status: ToetsStatus | None = None
    moment: Literal["ex_ante", "ex_post"] | None = None
    line: Literal["eigen", "ander_ministerie", "onafhankelijk", "onbekend"] | None = None
    performed_by: tuple[Text, ...] = ()
    work_at: tuple[Text, ...] = ()
    phase: Phase | None = None
    after: tuple[Text, ...] = ()
    weeks: Amount | None = None
    hours: Amount | None = None
    aspects: tuple[AspectAsked, ...] = ()
    required_when: RequiredWhen | None = None
    valid_from: Day | None = None
    valid_until: Day | None = None


@record
class ToetsResult(Row):
    """That a toets was asked for and done on an act or a law, with its verdict."""

    test: Text
    act: Text | None = None
    law: Text | None = None
    requested: Day | None = None
    delivered: Day | None = None
    verdict: Verdict | None = None
    feasible_from: Day | None = None
    number: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> ToetsResult:
        require(self.act or self.law, "act or law")
        return self


@record
class Oversight(Row):
    """Who looks at whom, at what, and in which phase."""

    by: Text
    over: tuple[Text, ...] = ()
    over_kinds: tuple[OrganisationKind, ...] = ()
    subjects: tuple[OversightSubject, ...] = ()
    phases: tuple[OversightPhase, ...] = ()
    line: OversightLine | None = None
    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None
    hours_per_year: Amount | None = None


@record
class BottleneckReport(Row):
    """One time that a bottleneck was reported."""

    reported: Day


@record
class Resolution(Row):
    """That a bottleneck was resolved, when and by which act."""

    done: Day | None = None
    act: Text | None = None


@record
class Bottleneck(Row):
    """A *knelpunt* that implementers report."""

    id: Id
    title: Text
    organisations: tuple[Text, ...] = ()
    laws: tuple[Text, ...] = ()
    theme: Text | None = None
    reports: tuple[BottleneckReport, ...] = ()
    status: BottleneckStatus | None = None
    resolved: Resolution | None = None

    @model_validator(mode="after")
    def _sourced(self) -> Bottleneck:
        """Refuse *opgelost* without a source: nobody may be told so on our word."""
        resolved = self.resolved.source if self.resolved is not None else ()
        if self.status == "opgelost":
            require(self.source or resolved, "source")
        return self
