"""Values of a comparison in the words of a reader: before, after, and what lies between."""

from __future__ import annotations

import re
from collections.abc import Mapping

from stapeling.comparing.results import Bounds, NumberChange, Plain, bounds
from stapeling.language import DASH, N_, NO_BREAK, UNKNOWN, Language
from stapeling.model.days import Day
from stapeling.numbers import Tidy
from stapeling.reports.field_words import field_word
from stapeling.reports.plain import plain
from stapeling.reports.words import WORDS

UNITS: Mapping[str, str] = {
    "acts": N_("acts"),
    "days": N_("days"),
    "laws": N_("laws"),
    "regulations": N_("regulations"),
    "rows": N_("rows"),
    "steps": N_("steps"),
    "EUR": "€",
    "EUR/year": N_("€ a year"),
    "fte": "fte",
    "fte-years": N_("fte-years"),
    "share": "%",
    "weeks": N_("weeks"),
    "hours": N_("hours"),
    "years": N_("years"),
    "toetsen": N_("toetsen"),
    "bodies": N_("bodies"),
    "bottlenecks": N_("bottlenecks"),
    "acts per law": N_("acts per law"),
    "due days": N_("due days"),
    "channels": N_("channels"),
    "questions": N_("questions"),
}
_MONEY = frozenset({"EUR", "EUR/year", "one_off_eur", "structural_eur"})
_MINUS = "\N{MINUS SIGN}"
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def unit_word(unit: str, language: Language) -> str:
    """Name a unit; nothing for a number without one."""
    known = UNITS.get(unit)
    return language.text(known) if known is not None else plain(unit.replace("_", " "))


def value_text(value: Bounds, unit: str, language: Language) -> str:
    """Write a number that may be an interval; a dash where it is not known."""
    low, high = value
    if low is None and high is None:
        return UNKNOWN
    if low is None or high is None:
        known = low if low is not None else high
        return f"{'≥' if high is None else '≤'}{_number(known or 0, unit, language)}"
    return _joined(_number(low, unit, language), _number(high, unit, language), low, language)


def side_text(row: Tidy | None, language: Language, *, told: bool) -> str:
    """Write the number of one side; how much of it is unknown too, where that is to be told."""
    shown = value_text(bounds(row), row.unit if row is not None else "", language)
    if row is None or not told or not row.unknown:
        return shown
    unknown = language.text("{n} unknown", n=row.unknown)
    return f"{shown} ({unknown})".replace(" ", NO_BREAK)


def difference_text(change: NumberChange, language: Language) -> str:
    """Write what a number rose or fell by, with its sign; a dash where a side is not known."""
    low, high = change.difference
    if low is None or high is None:
        return UNKNOWN
    unit = change.row.unit
    first, last = min(low, high), max(low, high)
    return _joined(_signed(first, unit, language), _signed(last, unit, language), -1, language)


def fact_text(value: Plain, language: Language) -> str:
    """Write a fact of a record: days and words of the schema in the language of the reader."""
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return language.text(N_("yes")) if value else language.text(N_("no"))
    if isinstance(value, str):
        return _text(value, language)
    if isinstance(value, list):
        return "; ".join(fact_text(item, language) for item in value) or UNKNOWN
    if isinstance(value, dict):
        return ", ".join(
            f"{field_word(language, key)}: {fact_text(item, language)}"
            for key, item in value.items()
        )
    return language.number(value, 3)


def _text(value: str, language: Language) -> str:
    if _ISO.fullmatch(value):
        return language.day(Day.parse(value))
    known = WORDS.get(value)
    return language.text(known) if known is not None else plain(value)


def _number(value: float, unit: str, language: Language) -> str:
    if unit == "share":
        return language.share(value) if value >= 0 else f"{_MINUS}{language.share(-value)}"
    return language.money(value) if unit in _MONEY else language.number(value, 2)


def _signed(value: float, unit: str, language: Language) -> str:
    if unit == "share":  # a difference of percentages, in points
        shown = language.number(abs(value) * 100, 1)
        sign = _MINUS if value < 0 else "+"
        return language.text("{sign}{n} points", sign=sign, n=shown) if value else "0"
    shown = _number(value, unit, language)
    return f"+{shown}" if value > 0 else shown


def _joined(low: str, high: str, value: float, language: Language) -> str:
    if low == high:
        return low
    join = N_("{low} to {high}") if value < 0 else f"{{low}}{DASH}{{high}}"
    return language.text(join, low=low, high=high)
