"""A file of the schema: any of its lists, in any order."""

from __future__ import annotations

import dataclasses
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from stapeling.findings import NOWHERE
from stapeling.model.acts import Act
from stapeling.model.days import Day
from stapeling.model.evaluations import Evaluation
from stapeling.model.laws import Law
from stapeling.model.organisations import Burden, Organisation
from stapeling.model.records import AT, Row, record, without_position
from stapeling.model.terms import At, Text
from stapeling.model.toetsen import Bottleneck, ImpactTest, Oversight, ToetsResult

LISTS = (
    "laws",
    "acts",
    "evaluations",
    "organisations",
    "burdens",
    "tests",
    "test_results",
    "oversight",
    "bottlenecks",
)
"""The lists that hold facts, in the order of reports."""
NAMED_LISTS = ("laws", "acts", "evaluations", "organisations", "tests", "bottlenecks")
"""The lists whose objects have an id."""
UNITED_LISTS = ("acts", "organisations")
"""The lists whose objects may be stated in several files."""

Removal = Annotated[dict[str, tuple[Text, ...]], BeforeValidator(without_position)]
Patch = Annotated[dict[str, Any], BeforeValidator(without_position)]


@record
class Ignore(Row):
    """A finding of `check` that is accepted for a time, with the reason."""

    code: Text
    subject: Text | None = None
    reason: Text
    until: Day


@record
class Scenario(Row):
    """An overlay on another corpus."""

    base: Text
    title: Text | None = None
    remove: Removal = Field(default_factory=dict)
    change: Patch = Field(default_factory=dict)


@record
class Document:
    """What one file states."""

    location: Annotated[At, Field(alias=AT)] = dataclasses.field(default=NOWHERE, compare=False)
    laws: tuple[Law, ...] = ()
    acts: tuple[Act, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    burdens: tuple[Burden, ...] = ()
    tests: tuple[ImpactTest, ...] = ()
    test_results: tuple[ToetsResult, ...] = ()
    oversight: tuple[Oversight, ...] = ()
    bottlenecks: tuple[Bottleneck, ...] = ()
    scenario: Scenario | None = None
    ignore: tuple[Ignore, ...] = ()
