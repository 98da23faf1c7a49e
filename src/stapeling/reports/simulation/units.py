"""The units of load, as a reader sees them, and chances of overload."""

from __future__ import annotations

from collections.abc import Mapping

from stapeling.language import DASH, N_
from stapeling.model.amounts import Amount
from stapeling.reports.page import Cell
from stapeling.reports.view import Reader
from stapeling.simulating.results import ImplementerOutcome
from stapeling.simulating.summary import Chance

UNITS: Mapping[str, str] = {
    "one_off_eur": N_("€"),
    "structural_eur": N_("€ a year"),
    "one_off_fte": N_("fte-years"),
    "structural_fte": N_("fte"),
    "changes": N_("acts"),
    "parameteraanpassing": N_("records"),
    "jaaraanpassing": N_("records"),
    "structuurwijziging": N_("records"),
    "toets_hours": N_("hours"),
}

_HALF_EURO = 0.5
"""Less than this is nothing in whole euros."""


def load_cell(view: Reader, unit: str, value: float | None) -> Cell:
    """Write a load in its unit."""
    if value is None:
        return view.number(None)
    if unit.endswith("_eur"):
        shown = 0.0 if abs(value) < _HALF_EURO else value  # no negative zero
        return Cell(view.money(Amount.of(shown)).text, view.money(Amount.of(value)).value)
    return Cell(view.number(value, _digits(value)).text, value)


def _digits(value: float) -> int:
    """Give with how many decimals a number is more than nothing, six at most."""
    size = abs(value)
    return next((n for n in range(1, 6) if not size or round(size, n)), 6)


def load_text(view: Reader, unit: str, value: float) -> str:
    """Write a load with its unit."""
    written = load_cell(view, unit, value).text
    if unit == "one_off_eur":
        return written
    told = N_("{amount} a year") if unit == "structural_eur" else "{amount} {unit}"
    return view.text(told, amount=written, unit=view.text(UNITS[unit]))


def capacity_cell(view: Reader, unit: str, amount: Amount | None) -> Cell:
    """Write a capacity, perhaps a range."""
    return view.money(amount) if unit.endswith("_eur") else view.amount(amount)


def chance_cell(view: Reader, chance: Chance | None, *, at_least: bool) -> Cell:
    """Write a probability; at least that where not all that is borne is known."""
    if chance is None:
        return Cell(view.share(None).text)
    sign = "≥" if at_least and chance.count < chance.draws else ""
    return Cell(f"{sign}{view.share(chance.share).text}", chance.share)


def interval_cell(view: Reader, chance: Chance | None, *, certain: bool) -> Cell:
    """Write between which bounds endless draws would bring a probability."""
    if chance is None or certain:
        return Cell("")
    low, high = chance.interval
    digits = view.language.number
    return Cell(f"{digits(low * 100)}%{DASH}{digits(high * 100)}%", (low, high))


def is_whole(who: ImplementerOutcome) -> bool:
    """Whether a value is known of all that an implementer bears, as far as is recorded."""
    facts = who.facts
    left_out = facts.joint + facts.not_placed + facts.unstated
    return who.coverage == 1 and not left_out and not _unknown(who)


def _unknown(who: ImplementerOutcome) -> int:
    return sum(period.unknown for line in who.lines for period in line.periods)
