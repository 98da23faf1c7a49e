"""Which part of each statement of capacity counts in which period."""

from __future__ import annotations

import datetime as dt
from calendar import isleap
from collections.abc import Sequence
from itertools import pairwise

from stapeling.analyses.periods import Calendar
from stapeling.model.days import OPEN_FIRST, OPEN_LAST
from stapeling.model.organisations import Capacity
from stapeling.simulating.bearing import STOCKS

Shares = dict[int, float]
"""Of each statement, by its place, the share of its amount."""


def shares_of(rows: Sequence[Capacity], calendar: Calendar, period: int) -> Shares | None:
    """Give the share of each statement of one unit that makes up the capacity of a period.

    Flows are prorated by days; where statements overlap the latest stated counts. Nothing when a
    day of the period has no statement: then the capacity is not known.
    """
    first, last = calendar.first(period), calendar.last(period)
    if rows[0].unit in STOCKS:
        valid = _valid(rows, last)
        return None if valid is None else {valid: 1.0}
    marks = {first, last + 1}
    for row in rows:
        marks |= {day for day in (_from(row), _until(row)) if first < day <= last}
    found: Shares = {}
    for begin, end in pairwise(sorted(marks)):
        valid = _valid(rows, begin)
        if valid is None:
            return None
        year = dt.date.fromordinal(begin).year
        found[valid] = found.get(valid, 0.0) + (end - begin) / (365 + isleap(year))
    return found


def _from(row: Capacity) -> int:
    return row.from_.first if row.from_ is not None else OPEN_FIRST


def _until(row: Capacity) -> int:
    return row.until.first if row.until is not None else OPEN_LAST


def _valid(rows: Sequence[Capacity], day: int) -> int | None:
    valid = [n for n, row in enumerate(rows) if _from(row) <= day < _until(row)]
    return max(valid, key=lambda n: _stated(rows[n]), default=None)


def _stated(row: Capacity) -> int:
    return row.stated.first if row.stated is not None else 0
