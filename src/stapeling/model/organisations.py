"""Organisations: implementers, ministries, overseers, advisers, and what they can carry."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, PlainValidator, WithJsonSchema, model_validator

from stapeling.language import N_
from stapeling.model.amounts import Amount
from stapeling.model.days import Day
from stapeling.model.mistakes import mistake
from stapeling.model.records import Row, only_one, record, require
from stapeling.model.terms import (
    Basis,
    CapacityUnit,
    Complexity,
    Cost,
    Count,
    Id,
    Impact,
    Nature,
    OrganisationKind,
    Portfolio,
    Risk,
    Text,
)

_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


def _month_day(value: object) -> tuple[int, int]:
    match = _MONTH_DAY.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise mistake(
            "ST014", N_("'{value}' is not a month and day such as 07-01"), value=str(value)
        )
    return int(match[1]), int(match[2])


MonthDay = Annotated[
    tuple[int, int],
    PlainValidator(_month_day),
    WithJsonSchema({"type": "string", "pattern": "^[01][0-9]-[0-3][0-9]$"}),
]


def _whole(amount: Amount) -> Amount:
    if any(value != int(value) for value in (amount.low, amount.high)):
        raise mistake("ST012", N_("money is in whole euros"))
    return amount


Euros = Annotated[Amount, AfterValidator(_whole)]
"""An amount of money."""


@record
class CalendarRule(Row):
    """To take effect on this day of the year it must be decided before that day."""

    in_force: MonthDay
    decided_by: MonthDay


@record
class Capacity(Row):
    """How much of a unit an organisation can carry; an amount of 0 is a freeze."""

    unit: CapacityUnit
    amount: Amount
    per: Literal["year"] | None = None
    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None
    stated: Day | None = None
    except_natures: tuple[Nature, ...] = ()
    except_acts: tuple[Text, ...] = ()


@record
class Organisation(Row):
    """A body that makes, carries out, oversees or advises on law."""

    id: Id
    title: Text | None = None
    kind: OrganisationKind | None = None
    members: Count | None = None
    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None
    calendar: tuple[CalendarRule, ...] = ()
    capacity: tuple[Capacity, ...] = ()


@record
class OneOff(Row):
    """One-off costs and the window they fall in; fte are fte-years in all."""

    eur: Euros | None = None
    fte: Amount | None = None
    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None


@record
class Structural(Row):
    """Costs a year, for as long as they last; savings are negative."""

    eur_per_year: Euros | None = None
    fte: Amount | None = None
    from_: Annotated[Day | None, Field(alias="from")] = None
    until: Day | None = None


@record
class Burden(Row):
    """What an act or a law asks of one organisation, or of several together."""

    act: Text | None = None
    law: Text | None = None
    organisation: Text | None = None
    organisations: tuple[Text, ...] = ()
    cost: Cost = "uitvoering"
    basis: Basis | None = None
    impact: Impact | None = None
    portfolio: Portfolio | None = None
    complexity: Complexity | None = None
    process_risk: Risk | None = None
    one_off: OneOff | None = None
    structural: Structural | None = None
    feasible_from: Day | None = None
    stated_for: Text | None = None

    @model_validator(mode="after")
    def _complete(self) -> Burden:
        require(self.act or self.law, "act or law")
        require(self.bearers, "organisation or organisations")
        only_one(self.act, self.law, "act", "law")
        only_one(self.organisation, self.organisations, "organisation", "organisations")
        return self

    @property
    def bearers(self) -> tuple[str, ...]:
        """The organisations that bear it; more than one means that the split is unknown."""
        return (self.organisation,) if self.organisation else self.organisations
