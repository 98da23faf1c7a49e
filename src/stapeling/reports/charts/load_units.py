"""The units of load: what is known of one in a period, how it is told and what it looks like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stapeling.analyses.results import CapacityUse, ImplementerResult, PeriodLoad
from stapeling.model.amounts import Amount
from stapeling.reports.charts.drawing import Look, look
from stapeling.reports.charts.style import PALETTE, PURPLE
from stapeling.reports.view import View
from stapeling.reports.words import word

COSTS = ("one_off_eur", "structural_eur", "one_off_fte", "structural_fte")
CHANGES = "changes"
_LEVELS = ("wet", "amvb", "kb", "ministeriele_regeling", "verdrag", "other")


def load_of(period: PeriodLoad, unit: str) -> Amount | None:
    """Give the load of a unit in a period; nothing where it is not known."""
    if unit == CHANGES:
        return Amount(
            period.changes,
            period.changes,
            period.changes + period.changes_possible,
            assumed=True,
        )
    if unit in COSTS:
        found: Amount | None = getattr(period, unit)
        return found
    use = capacity_of(period, unit)
    return use.load if use is not None else None


def capacity_of(period: PeriodLoad, unit: str) -> CapacityUse | None:
    """Give what was stated of the capacity of a unit in a period."""
    return next((use for use in period.capacity if use.unit == unit), None)


def told_load(view: View, unit: str, amount: Amount | None) -> str:
    """Write a load with its unit."""
    if amount is None:
        return view.text("not known")
    if unit.endswith("_eur"):
        told = view.language.money(amount)
        yearly = unit.startswith("structural")
        return view.text("{amount} a year", amount=told) if yearly else told
    told = view.language.amount(amount)
    if unit == CHANGES and amount.exact:
        return view.plural("{n} change", "{n} changes", int(amount.low))
    return f"{told} {word(view.language, unit)}"


def load_looks(view: View, unit: str) -> Mapping[str, Look]:
    """Give what marks look like, by what they mean."""
    text = view.text
    if unit == CHANGES:
        found = {level: Look(word(view.language, level), PALETTE[level]) for level in _LEVELS}
        found["unknown_level"] = look(text("level unknown"), "unknown", "possible")
        found["possible"] = look(text("perhaps in this period"), "possible", "possible")
    else:
        found = {
            "load": look(text("load, as far as known"), "load"),
            "range": look(text("up to the high amount"), "load", "possible"),
        }
    found["unknown"] = look(text("not known"), "unknown", "unknown")
    found["capacity"] = look(text("capacity"), "capacity")
    found["capacity_range"] = look(text("range of the capacity"), "capacity", "possible")
    found["freeze"] = Look(text("freeze: no change can be taken"), PURPLE, "possible")
    return found


def sides(who: ImplementerResult, unit: str) -> Iterator[float]:
    """Give all values that a lane shows."""
    for period in who.periods:
        use = capacity_of(period, unit)
        for amount in (load_of(period, unit), use.capacity if use is not None else None):
            if amount is not None:
                yield from (amount.low, amount.high)
