"""Counts over periods as a line of small bars; the most of them is told in words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from stapeling.reports.drawn import Point, Series
from stapeling.reports.glyphs import BARS, NONE, NONE_RECORDED, NOT_KNOWN, PERHAPS

_LEAST = 8
"""Fewer periods than these are no line."""


def bars(points: Sequence[Point]) -> str:
    """Draw a sign for every period: how many for certain, against the most of the line.

    >>> bars([Point("2020", 0, 0), Point("2021", 1, 1), Point("2022", 7, 9)])
    '▁▂█'
    >>> bars([Point("2020", None, None), Point("2021", 0, None), Point("2022", 0, 2)])
    '?⋅░'
    """
    most = max((point.low or 0 for point in points), default=0)
    return "".join(_sign(point, most) for point in points)


def _sign(point: Point, most: int) -> str:
    if point.low is None:
        return NOT_KNOWN
    if point.low > 0:
        return BARS[-(-(point.low * len(BARS)) // most) - 1]
    if point.high is None:
        return NONE_RECORDED
    return PERHAPS if point.high else NONE


def spark(series: Series, width: int) -> str:
    """Write a series on a line: its first period, the bars, its last one, and the most of it.

    Where not all periods fit, the last ones stay, and the first that is named is theirs.
    """
    points = series.points
    room = width - cell_len(f"{series.label}:   ") - sum(len(p.period) for p in points[-1:]) * 2
    shown = points[-max(room, _LEAST) :]
    line = f"{series.label}: {shown[0].period} {bars(shown)} {shown[-1].period}"
    return f"{line} · {series.told}" if series.told else line
