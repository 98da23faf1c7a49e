"""The facts of burdens as columns."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple, get_args

from stapeling.model.amounts import Amount
from stapeling.model.days import OPEN_FIRST, Day
from stapeling.model.gathering.columns import Column, Numbers, bounds, coded, stated
from stapeling.model.organisations import Burden
from stapeling.model.terms import Basis, Complexity, Impact, Portfolio, Risk

BASIS = coded(get_args(Basis))
CLASSES = {
    "impact": coded(sorted(get_args(Impact))),
    "portfolio": coded(sorted(get_args(Portfolio))),
    "process_risk": coded(sorted(get_args(Risk))),
    "complexity": coded(sorted(get_args(Complexity))),
}
"""The classes that a burden states, with the numbers of their words in order."""
COMPONENTS = {
    "one_off_eur": ("one_off", "eur"),
    "one_off_fte": ("one_off", "fte"),
    "structural_eur": ("structural", "eur_per_year"),
    "structural_fte": ("structural", "fte"),
}
"""Where a burden states the amount of each component of load."""
_SIDES = attrgetter("low", "likely", "high", "assumed")
IN_A_ROW = 4
_NO_AMOUNT = Amount.of(0)
_NO_DAY = Day(OPEN_FIRST, OPEN_FIRST)
_facts = attrgetter(
    "act", "organisation", "organisations", "cost", "basis", "feasible_from", "one_off",
    "structural", *CLASSES,
)  # fmt: skip
_FACTS = 8 + len(CLASSES)


class DayFacts(NamedTuple):
    """Days: their bounds, and whether there is one."""

    first: Column
    last: Column
    stated: Column


class AmountFacts(NamedTuple):
    """Amounts: low, likely, high and whether likely is assumed, in a row; and which there are."""

    sides: array[float]
    stated: Column


class BurdenFacts(NamedTuple):
    """The facts of burdens, in the order in which they are stated."""

    act: Column
    """The number of the name of the act; -1 where none is named."""
    bearers: Column
    """The number of who bears it: one organisation, or several together."""
    carrying_out: Column
    """Whether it is a cost of carrying out: only that is load."""
    basis: Column
    """By its number in `BASIS`."""
    feasible: Column
    """Whether it states from which day it can be carried out."""
    classes: tuple[Column, ...]
    """By their numbers in `CLASSES`."""
    amounts: dict[str, AmountFacts]
    """What is stated of each component of load."""
    spans: dict[str, tuple[DayFacts, DayFacts]]
    """The days from and until which one-off, and structural, amounts are stated to weigh."""


def facts_of_burdens(rows: Sequence[Burden], names: Numbers, bearers: Numbers) -> BurdenFacts:
    """Give the facts of burdens; names and bearers that are new get numbers."""
    columns = zip(*map(_facts, rows), strict=True) if rows else ((),) * _FACTS
    act, one, several, cost, basis, feasible, one_off, structural, *classes = columns
    parts = {"one_off": one_off, "structural": structural}
    borne = [(name,) if name else others for name, others in zip(one, several, strict=True)]
    return BurdenFacts(
        act=array("i", [-1 if name is None else names[name] for name in act]),
        bearers=array("i", map(bearers.__getitem__, borne)),
        carrying_out=array("b", map("uitvoering".__eq__, cost)),
        basis=array("b", map(BASIS.__getitem__, basis)),
        feasible=stated(feasible),
        classes=tuple(
            array("b", map(codes.__getitem__, words))
            for codes, words in zip(CLASSES.values(), classes, strict=True)
        ),
        amounts={
            name: _amounts(_of(parts[part], fact)) for name, (part, fact) in COMPONENTS.items()
        },
        spans={
            part: (_days(_of(own, "from_")), _days(_of(own, "until")))
            for part, own in parts.items()
        },
    )


def _of(parts: Sequence[object | None], name: str) -> list[Any]:
    """Give one fact of every part there is."""
    get = attrgetter(name)
    return [None if part is None else get(part) for part in parts]


def _days(days: Sequence[Day | None]) -> DayFacts:
    return DayFacts(*bounds(days, _NO_DAY), stated(days))


def _amounts(amounts: Sequence[Amount | None]) -> AmountFacts:
    if not any(amounts):
        return AmountFacts(array("d", [0.0]) * (IN_A_ROW * len(amounts)), stated(amounts))
    known = [_NO_AMOUNT if amount is None else amount for amount in amounts]
    return AmountFacts(array("d", chain.from_iterable(map(_SIDES, known))), stated(amounts))
