"""Euro and fte over periods: difference arrays, so that a record costs the same however long.

Every amount has a low, a likely and a high value; ranges add as ranges. What is not known is
counted beside the sum, and a sum without any known value is null.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stapeling.analyses.burden.involved import Placed
from stapeling.analyses.periods import Calendar
from stapeling.model.amounts import Amount
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day

COMPONENTS = ("one_off_eur", "one_off_fte", "structural_eur", "structural_fte")


def amount_of(row: Placed, component: str) -> Amount | None:
    """Give the amount that a record states for a component."""
    one_off, structural = row.burden.one_off, row.burden.structural
    if component == "one_off_eur":
        return one_off.eur if one_off is not None else None
    if component == "one_off_fte":
        return one_off.fte if one_off is not None else None
    if component == "structural_eur":
        return structural.eur_per_year if structural is not None else None
    return structural.fte if structural is not None else None


def window_of(row: Placed) -> Day | None:
    """Give the days over which a one-off amount is spread, as (first, last) both included.

    Stated days come first; else from publication to commencement. An empty or inverted window is
    the one day. Nothing when no day at all is known.
    """
    one_off = row.burden.one_off
    start = one_off.from_ if one_off is not None else None
    end = one_off.until if one_off is not None else None
    if start is None and row.act is not None:
        start = row.act.published
    end = end or row.day
    if start is None or end is None:
        return start or end
    if start.exact and end.exact:
        return Day(start.first, max(start.first, end.first - 1))
    return Day(min(start.first, end.first), max(start.last, end.last))


def spread_exactly(row: Placed) -> bool:
    """Whether the window of a one-off amount is known to the day."""
    one_off = row.burden.one_off
    days = [one_off.from_ if one_off else None, one_off.until if one_off else None]
    days[0] = days[0] or (row.act.published if row.act is not None else None)
    days[1] = days[1] or row.day
    return all(day is None or day.exact for day in days)


def one_off_parts(
    row: Placed, amount: Amount, calendar: Calendar
) -> list[tuple[int, Amount]] | None:
    """Spread a one-off amount evenly over the days of its window, per period.

    Nothing when it cannot be placed: no day is known, or bounded days leave the period open.
    """
    window = window_of(row)
    if window is None or window.first == OPEN_FIRST or window.last == OPEN_LAST:
        return None
    first, last = calendar.of(window.first), calendar.of(window.last)
    if first == last:
        return [(first, amount)]
    if not spread_exactly(row):
        return None
    days = window.last - window.first + 1
    parts = []
    for period in range(first, last + 1):
        inside = min(window.last, calendar.last(period)) - max(window.first, calendar.first(period))
        parts.append((period, _times(amount, (inside + 1) / days)))
    return parts


def _times(amount: Amount, share: float) -> Amount:
    return Amount(amount.low * share, amount.likely * share, amount.high * share, amount.assumed)


def running_sums(parts: Sequence[tuple[int, int, Amount]], first: int, last: int) -> list[Amount]:
    """Add amounts that hold from a period to a period, both included, by difference arrays."""
    inside = [row for row in parts if row[0] <= min(row[1], last) and row[1] >= first]
    begins = np.array([begin for begin, _, _ in inside], dtype=np.int64).clip(first) - first
    ends = np.array([end for _, end, _ in inside], dtype=np.int64).clip(max=last) + 1 - first
    values = np.array([(a.low, a.likely, a.high, a.assumed) for _, _, a in inside], dtype=float)
    changes = np.zeros((last - first + 2, 4))
    if inside:
        np.add.at(changes, begins, values)
        np.subtract.at(changes, ends, values)
    totals = np.cumsum(changes, axis=0)[:-1].tolist()
    return [
        Amount(_plain(low), _plain(likely), _plain(high), assumed > 0)
        for low, likely, high, assumed in totals
    ]


def _plain(value: float) -> float:
    """Give a whole number as an int; sums of shares keep a millionth of a euro."""
    rounded = round(float(value), 6)
    return int(rounded) if rounded == int(rounded) else rounded
