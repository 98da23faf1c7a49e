"""The facts of burdens as columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import numpy as np

from stapeling.model.amounts import Amount
from stapeling.model.columns import NO_DAY, bounds, ints, stated
from stapeling.model.days import Day
from stapeling.model.gathering.columns import Numbers, coded, codes, columns_of
from stapeling.model.organisations import Burden, OneOff, Structural
from stapeling.model.terms import Basis, Complexity, Impact, Portfolio, Risk

if TYPE_CHECKING:
    from stapeling.model.columns import Codes, Floats, Ints, Marks

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
_SIDES = ("low", "likely", "high", "assumed")
_NO_AMOUNT = Amount.of(0)
_FACTS = ("act", "organisation", "organisations", "cost", "basis", "feasible_from", *CLASSES)
_PARTS = ("one_off", "structural")


class DayFacts(NamedTuple):
    """Days: their bounds, and whether there is one."""

    first: Ints
    last: Ints
    stated: Marks


class AmountFacts(NamedTuple):
    """Amounts: low, likely, high and whether likely is assumed; and which there are."""

    sides: Floats
    stated: Marks


class BurdenFacts(NamedTuple):
    """The facts of burdens, in the order in which they are stated."""

    act: list[str | None]
    """The act, by whatever name the burden calls it."""
    bearers: Ints
    """The number of who bears it: one organisation, or several together."""
    carrying_out: Marks
    """Whether it is a cost of carrying out: only that is load."""
    basis: Codes
    """By its number in `BASIS`."""
    feasible: Marks
    """Whether it states from which day it can be carried out."""
    classes: dict[str, Codes]
    """By their numbers in `CLASSES`."""
    amounts: dict[str, AmountFacts]
    """What is stated of each component of load."""
    begins: dict[str, DayFacts]
    """The days from which one-off, and structural, amounts are stated to weigh."""
    ends: dict[str, DayFacts]
    """The days until which they are."""


def facts_of_burdens(rows: Sequence[Burden], bearers: Numbers) -> BurdenFacts:
    """Give the facts of burdens; bearers that are new get numbers."""
    act, one, several, cost, basis, feasible, *classes = columns_of(rows, _FACTS)
    parts = dict(zip(_PARTS, columns_of(rows, _PARTS), strict=True))
    borne = [(name,) if name else others for name, others in zip(one, several, strict=True)]
    words = dict(zip(CLASSES, classes, strict=True))
    return BurdenFacts(
        act=act,
        bearers=ints(map(bearers.__getitem__, borne), len(rows)),
        carrying_out=np.fromiter(map("uitvoering".__eq__, cost), np.bool_, len(rows)),
        basis=codes(basis, BASIS),
        feasible=stated(feasible),
        classes={kind: codes(words[kind], numbers) for kind, numbers in CLASSES.items()},
        amounts={
            name: _amounts(_of(parts[part], fact)) for name, (part, fact) in COMPONENTS.items()
        },
        begins={part: _days(_of(own, "from_")) for part, own in parts.items()},
        ends={part: _days(_of(own, "until")) for part, own in parts.items()},
    )


def _of(parts: Sequence[OneOff | Structural | None], name: str) -> list[Any]:
    """Give one fact of every part there is."""
    return [None if part is None else getattr(part, name) for part in parts]


def _days(days: Sequence[Day | None]) -> DayFacts:
    return DayFacts(*bounds(days, NO_DAY), stated(days))


def _amounts(amounts: Sequence[Amount | None]) -> AmountFacts:
    sides = np.zeros((len(amounts), len(_SIDES)))
    if any(amounts):
        known = [_NO_AMOUNT if amount is None else amount for amount in amounts]
        for n, side in enumerate(columns_of(known, _SIDES)):
            sides[:, n] = side
    return AmountFacts(sides, stated(amounts))
