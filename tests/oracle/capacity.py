"""Load against what an organisation says it can carry."""

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from .corpus import Corpus, Row, resolve
from .days import bounds, exact
from .duties import act_days, changes_of, natures_of
from .records import FLOWS, STOCKS, Amount, amount, plain, total

PORTFOLIOS = ("parameteraanpassing", "jaaraanpassing", "structuurwijziging")


def year_length(day: int) -> int:
    """Count the days of the year of a day."""
    return 365 + calendar.isleap(dt.date.fromordinal(day).year)


def _stated(row: Row, day: int) -> bool:
    begin, end = bounds(row.get("from")), bounds(row.get("until"))
    return (not begin or begin[0] <= day) and (not end or day < end[0])


def capacity(rows: list[Row], unit: str, days: list[int]) -> tuple[Amount | None, int]:
    """Give the capacity in a period, and on how many of its days none is stated."""
    rows = [row for row in rows if row["unit"] == unit]
    by_day = [next((r for r in rows if _stated(r, day)), None) for day in days]
    values = [amount(row["amount"]) if row else None for row in by_day]
    silent = sum(value is None for value in values)
    if unit in STOCKS:
        return values[-1], silent
    parts = []
    for day, value in zip(days, values, strict=True):
        if value is not None:
            share = Fraction(1, year_length(day))
            parts.append((value[0] * share, value[1] * share, value[2] * share))
    return (total(parts) if parts else None), silent


def _load_of(unit: str, period: dict[str, Any]) -> Any:
    if unit in PORTFOLIOS:
        return period["portfolio"].get(unit, 0)
    return period.get(unit)


def compared(rows: list[Row], period: dict[str, Any], days: list[int]) -> list[dict[str, Any]]:
    """Compare load and capacity for each unit that is stated for a period."""
    found = []
    for unit in sorted({row["unit"] for row in rows}):
        room, silent = capacity(rows, unit, days)
        if room is None:
            continue
        entry = {"unit": unit, "load": _load_of(unit, period), "capacity": plain(room)}
        entry |= {"silent_days": silent, "ratio": None, "gap": None, "over": None}
        if isinstance(entry["load"], int | float) and len(set(room)) == 1:
            entry["gap"] = entry["load"] - entry["capacity"]
            entry["over"] = entry["gap"] > 0
            entry["ratio"] = entry["load"] / entry["capacity"] if entry["capacity"] else None
        found.append(entry)
    return found


def freezes(corpus: Corpus, organisation: str, rows: list[Row]) -> list[dict[str, Any]]:
    """List the acts that take effect inside a freeze, the allowed ones apart."""
    found = []
    concerned = changes_of(corpus, organisation)
    for row in (r for r in rows if amount(r["amount"]) == (Fraction(0),) * 3):
        days = {a: exact(d) for a, d in act_days(corpus, organisation).items()}
        inside = [a for a, day in days.items() if day is not None and _stated(row, day)]
        spared = {resolve(corpus, act) for act in row.get("except_acts", [])}
        natures = set(row.get("except_natures", []))
        allowed = [a for a in inside if a in spared or natures_of(concerned, a) & natures]
        found.append(
            {
                "unit": row["unit"],
                "from": row.get("from"),
                "until": row.get("until"),
                "acts": [a for a in inside if a not in allowed],
                "allowed": allowed,
            }
        )
    return found


def peaks(periods: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give for each unit the earliest period with the largest ratio, else the largest load."""
    loads: dict[str, list[tuple[str, float, float | None]]] = defaultdict(list)
    for period in periods:
        ratios = {entry["unit"]: entry["ratio"] for entry in period["capacity"]}
        for unit in ("changes", *FLOWS, *STOCKS, *PORTFOLIOS):
            value = _load_of(unit, period)
            if isinstance(value, int | float):
                loads[unit].append((period["period"], value, ratios.get(unit)))
    return [_peak(unit, rows) for unit, rows in loads.items()]


def _peak(unit: str, rows: list[tuple[str, float, float | None]]) -> dict[str, Any]:
    with_ratio = [row for row in rows if row[2] is not None]
    largest: Callable[[tuple[str, float, float | None]], float]
    largest = (lambda row: row[2] or 0.0) if with_ratio else (lambda row: row[1])
    period, value, ratio = max(with_ratio or rows, key=largest)
    return {"unit": unit, "period": period, "load": value, "ratio": ratio}
