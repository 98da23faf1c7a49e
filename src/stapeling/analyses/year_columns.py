"""Calendar years added to columns of days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from stapeling.model.days import OPEN_FIRST, OPEN_LAST

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks

_EPOCH = 719_163
"""The ordinal of 1 January 1970, from which arrays of days are counted."""


def years_later(days: Ints, years: Ints | int) -> Ints:
    """Add calendar years to days, as `model.days.add_years` does to one.

    29 February becomes 28; open bounds stay open.

    >>> from datetime import date
    >>> leap_day = np.array([date(2020, 2, 29).toordinal()])
    >>> [date.fromordinal(*years_later(leap_day, years).tolist()).isoformat() for years in (1, 4)]
    ['2021-02-28', '2024-02-29']
    """
    since = days - _EPOCH
    months = since.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    later = months + 12 * np.asarray(years)
    same_day = _first_day(later) + since - _first_day(months)
    found = np.minimum(same_day, _first_day(later + 1) - 1) + _EPOCH
    bounded = (days > OPEN_FIRST) & (days < OPEN_LAST)
    return np.where(bounded, np.clip(found, OPEN_FIRST, OPEN_LAST), days)


def _first_day(months: Ints) -> Ints:
    """Give the first day of months, both counted from 1970."""
    # units are named throughout: numbers without one are no longer added to dates by numpy 2.5
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)


def not_yet(days: Ints, years: int, now: Ints) -> Marks:
    """Mark where that many calendar years after a day still lie after another day.

    Only where the length of the years decides is the calendar asked.
    """
    found = days + 365 * years > now
    near = np.flatnonzero(~found & (days + 366 * years > now))
    found[near] = years_later(days[near], years) > now[near]
    return found
