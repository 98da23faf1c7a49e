"""Periods of columns of days, and sums over a run of periods by difference arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.periods import Calendar
from stapeling.graph.columns import ints
from stapeling.model.days import OPEN_FIRST, OPEN_LAST

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints

NO_PERIOD = -1
"""Stands for the period of a day that is an open bound."""


def periods_of(calendar: Calendar, days: Ints) -> Ints:
    """Give the number of the period of each day; `NO_PERIOD` for an open bound."""
    each, place = np.unique(days, return_inverse=True)
    numbers = ints(
        calendar.of(day) if OPEN_FIRST < day < OPEN_LAST else NO_PERIOD for day in each.tolist()
    )
    found: Ints = numbers[place]
    return found


def held_in(begins: Ints, ends: Ints, periods: int) -> list[int]:
    """Count for each of a run of periods the spans, first and last included, that hold it.

    Spans are counted from 0 and may reach out of the run; one that ends before it begins holds
    nothing.

    >>> held_in(ints([0, 1]), ints([1, 9]), 3)
    [1, 2, 1]
    """
    kept = (begins <= ends) & (begins < periods) & (ends >= 0)
    opened = np.bincount(begins[kept].clip(0), minlength=periods + 1)
    closed = np.bincount(ends[kept].clip(max=periods - 1) + 1, minlength=periods + 1)
    found: list[int] = np.cumsum(opened - closed)[:periods].tolist()
    return found
