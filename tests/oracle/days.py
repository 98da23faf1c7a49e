"""Days as bounds: a pair of ordinals, both included; an open side lies very far away."""

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from functools import cache

Bounds = tuple[int, int]

FIRST = dt.date.min.toordinal()
LAST = dt.date.max.toordinal()


def ordinal(day: str | dt.date) -> int:
    """Give the number of an exact day.

    >>> ordinal("0001-01-02")
    2
    """
    return (dt.date.fromisoformat(day) if isinstance(day, str) else day).toordinal()


def bounds(day: object) -> Bounds | None:
    """Read a day of the corpus as its bounds; absent stays absent.

    >>> bounds("2018-02") == (ordinal("2018-02-01"), ordinal("2018-02-28"))
    True
    >>> bounds({"after": "2018"}) == (ordinal("2018-01-01"), LAST)
    True
    """
    if day is None:
        return None
    if isinstance(day, dict):
        after, before = bounds(day.get("after")), bounds(day.get("before"))
        return (after[0] if after else FIRST, before[1] if before else LAST)
    text = str(day)
    if text == "unknown":
        return (FIRST, LAST)
    if re.fullmatch(r"\d{4}", text):
        return (ordinal(f"{text}-01-01"), ordinal(f"{text}-12-31"))
    if re.fullmatch(r"\d{4}-\d{2}", text):
        year, month = int(text[:4]), int(text[5:])
        length = calendar.monthrange(year, month)[1]
        return (ordinal(f"{text}-01"), ordinal(f"{text}-{length:02}"))
    return (ordinal(text), ordinal(text))


def exact(day: Bounds | None) -> int | None:
    """Give the day itself when it is known to the day."""
    return day[0] if day and day[0] == day[1] else None


def earliest(days: Iterable[Bounds]) -> Bounds | None:
    """Bound the earliest of some days."""
    days = list(days)
    return (min(d[0] for d in days), min(d[1] for d in days)) if days else None


@cache
def add_months(day: int, months: int) -> int:
    """Count on by calendar months; a day that the month lacks becomes its last day.

    >>> add_months(ordinal("2012-12-31"), 2) == ordinal("2013-02-28")
    True
    """
    if day in (FIRST, LAST):
        return day
    date = dt.date.fromordinal(day)
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return FIRST if year < 1 else LAST
    length = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(date.day, length)).toordinal()


def add_years(day: int, years: int) -> int:
    """Count on by calendar years; 29 February becomes 28.

    >>> add_years(ordinal("2012-02-29"), 5) == ordinal("2017-02-28")
    True
    """
    return add_months(day, 12 * years)


def choices(day: Bounds, moments: Iterable[int]) -> list[int]:
    """Enumerate the days within bounds at which a comparison with a moment can turn.

    A comparison only turns at a moment, so its neighbours stand for every other day; two days
    at either end leave room for days that must rise strictly between the same bounds.
    """
    first, last = day
    if last - first <= 4:
        return list(range(first, last + 1))
    near = {m + offset for m in moments for offset in (-1, 0, 1)}
    ends = {first, first + 1, last - 1, last}
    return sorted({d for d in near if first <= d <= last} | ends)


def show(day: Bounds | None) -> str | list[str | None] | None:
    """Write a day as the JSON report does: a day, or its first and last day."""
    if day is None:
        return None
    ends = [None if d in (FIRST, LAST) else dt.date.fromordinal(d).isoformat() for d in day]
    return ends[0] if day[0] == day[1] else ends
