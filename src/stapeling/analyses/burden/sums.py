"""Euro and fte over periods: difference arrays, so that a record costs the same however long.

Every amount has a low, a likely and a high value; ranges add as ranges. What is not known is
counted beside the sum, and a sum without any known value is null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.burden.load_columns import LoadColumns
from stapeling.model.amounts import Amount
from stapeling.model.columns import ints

if TYPE_CHECKING:
    from stapeling.model.columns import Floats, Ints


def one_off_parts(columns: LoadColumns, placed: Ints, values: Floats) -> tuple[Ints, Floats]:
    """Spread one-off amounts evenly over the days of their windows: periods, and parts of values.

    An amount whose window lies in one period is there as it is.
    """
    first, last = columns.window.first[placed], columns.window.last[placed]
    begin, end = (periods[placed] for periods in columns.window_periods)
    times = end - begin + 1
    row = np.repeat(np.arange(len(placed)), times)
    period = begin[row] + np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times)
    each, place = np.unique(period, return_inverse=True)
    firsts = ints(map(columns.calendar.first, each.tolist()))[place]
    lasts = ints(map(columns.calendar.last, each.tolist()))[place]
    inside = np.minimum(last[row], lasts) - np.maximum(first[row], firsts) + 1
    share = np.where(times[row] == 1, 1.0, inside / (last - first + 1)[row])
    parts = values[row]
    parts[..., :3] *= share[:, np.newaxis, np.newaxis]
    return period, parts


def running_sums(begins: Ints, ends: Ints, values: Floats, periods: range) -> Floats:
    """Add amounts that hold from a period to a period, both included, by difference arrays.

    Each has a row of values for every unit; so have the sums of each unit, for every period.
    """
    first, last = periods.start, periods.stop - 1
    inside = (begins <= np.minimum(ends, last)) & (ends >= first)
    opened = begins[inside].clip(first) - first
    closed = ends[inside].clip(max=last) + 1 - first
    places, own = np.concatenate([opened, closed]), values[inside]
    units, sides = values.shape[1:]
    columns = [
        np.bincount(places, np.concatenate([column, -column]), len(periods) + 1)
        for column in own.reshape(-1, units * sides).T
    ]
    sums = np.cumsum(np.array(columns, dtype=np.float64), axis=1)[:, :-1]
    return sums.reshape(units, sides, -1).swapaxes(1, 2)


def amounts_from(begun: int, sums: Floats) -> list[Amount | None]:
    """Give the sums of all periods as amounts; nothing before the first with a known value."""
    none: list[Amount | None] = [None] * min(begun, len(sums))
    return none + [
        Amount(_plain(low), _plain(likely), _plain(high), assumed > 0)
        for low, likely, high, assumed in sums[max(begun, 0) :].tolist()
    ]


def _plain(value: float) -> float:
    """Give a whole number as an int; sums of shares keep a millionth of a euro."""
    rounded = value if value.is_integer() else round(value, 6)
    return int(rounded) if rounded.is_integer() else rounded
