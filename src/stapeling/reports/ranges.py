"""Numbers known between two bounds: as a reader sees them, and as data."""

from __future__ import annotations

from collections.abc import Callable

from stapeling.analyses.results import Span
from stapeling.language import DASH, UNKNOWN
from stapeling.reports.page import Cell, Value
from stapeling.reports.view import Reader

Range = tuple[float | None, float | None]
"""The low and the high side of a number; nothing for an open side."""


def range_value(bounds: Range | None) -> Value:
    """Give one number, or both sides where they differ.

    >>> range_value((2, 2)), range_value((2, 3)), range_value((None, None))
    (2, (2, 3), None)
    """
    if bounds is None or bounds == (None, None):
        return None
    return bounds[0] if bounds[0] == bounds[1] else (bounds[0], bounds[1])


def years_cell(view: Reader, bounds: Range | None) -> Cell:
    """Write a number of years, or another number that need not be whole."""
    return Cell(written(bounds, view.language.number), range_value(bounds))


def shares_cell(view: Reader, bounds: Range | None) -> Cell:
    """Write a share that lies between two bounds."""
    return Cell(written(bounds, view.language.share), range_value(bounds))


def net_cell(view: Reader, count: Span) -> Cell:
    """Write a count that may be negative."""
    return Cell(view.language.day_span(count), range_value(count))


def written(bounds: Range | None, write: Callable[[float], str]) -> str:
    """Write a number with its bound: both sides where they differ, `≥` or `≤` where one is open.

    >>> written((2, None), str), written((None, 3), str), written((2, 2), str)
    ('≥2', '≤3', '2')
    """
    if bounds is None or bounds == (None, None):
        return UNKNOWN
    low, high = (None if side is None else write(side) for side in bounds)
    if low is None or high is None:
        return f"≤{high}" if low is None else f"≥{low}"
    return low if low == high else f"{low}{DASH}{high}"
