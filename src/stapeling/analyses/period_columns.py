"""Periods of columns of days, and sums over a run of periods by difference arrays."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.periods import Calendar
from stapeling.model.days import OPEN_FIRST, OPEN_LAST

if TYPE_CHECKING:
    from stapeling.model.columns import Ints

_EPOCH, _EPOCH_MONTHS = dt.date(1970, 1, 1).toordinal(), 1970 * 12
NO_PERIOD = -1
"""Stands for the period of a day that is an open bound."""


def periods_of(calendar: Calendar, days: Ints) -> Ints:
    """Give the number of the period of each day; `NO_PERIOD` for an open bound."""
    dates = (days - _EPOCH).astype("datetime64[D]")
    months = dates.astype("datetime64[M]").astype(np.int64) + _EPOCH_MONTHS
    found: Ints = months * calendar.per_year // 12
    return np.where((days > OPEN_FIRST) & (days < OPEN_LAST), found, NO_PERIOD)


def months_after(days: Ints, months: int) -> Ints:
    """Add calendar months to days that are known, as `add_months` does to one.

    >>> months_after(np.array([dt.date(2011, 12, 31).toordinal()]), 2).tolist()
    [734562]
    """
    if not len(days):
        return days
    month = (days - _EPOCH).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    first = int(month.min())
    run = np.arange(first, int(month.max()) + months + 2).astype("datetime64[M]")
    begins = run.astype("datetime64[D]").astype(np.int64) + _EPOCH
    """The first day of each month that is met."""
    month -= first
    later = begins[month + months] + days - begins[month]
    found: Ints = np.minimum(later, begins[month + months + 1] - 1)
    return np.minimum(found, OPEN_LAST)


def held_in(begins: Ints, ends: Ints, periods: int) -> list[int]:
    """Count for each of a run of periods the spans, first and last included, that hold it.

    Spans are counted from 0 and may reach out of the run; one that ends before it begins holds
    nothing.

    >>> held_in(np.array([0, 1]), np.array([1, 9]), 3)
    [1, 2, 1]
    """
    kept = (begins <= ends) & (begins < periods) & (ends >= 0)
    opened = np.bincount(begins[kept].clip(0), minlength=periods + 1)
    closed = np.bincount(ends[kept].clip(max=periods - 1) + 1, minlength=periods + 1)
    found: list[int] = np.cumsum(opened - closed)[:periods].tolist()
    return found
