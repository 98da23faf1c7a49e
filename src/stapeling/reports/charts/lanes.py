"""Small pictures below each other on one line of time: a lane for every implementer.

Each lane is as high as the others and has the same scale, so that they can be compared. A place in
a lane is told in parts of it from its top; which lane it is, the picture counts itself, so that
the lanes of a reader's choice fill it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stapeling.reports.charts.style import Record

_TOP, _BOTTOM = 0.38, 0.97
"""Where in a lane its bars may begin and end; above them stands its name."""
_STRIP = 0.29
"""Where a thin strip above the bars begins."""
LANE = 56
"""The height of a lane."""
_FULL = 0.86
"""The part of a period that its bar takes."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From the least to the most that any lane shows; zero lies between them."""

    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Scale:
        """Give the scale that holds all values, and zero."""
        found = [0.0, *values]
        low, high = min(found), max(found)
        return cls(low, high if high > low else low + 1)

    def place(self, value: float) -> float:
        """Give the place of a value in a lane.

        >>> scale = Scale.of([4, 2])
        >>> scale.place(4), scale.place(0)
        (0.38, 0.97)
        """
        part = (self.high - value) / (self.high - self.low)
        return round(_TOP + (_BOTTOM - _TOP) * part, 4)

    def between(self, one: float, other: float) -> Record:
        """Give the places of what reaches from one value to another."""
        return {"t": self.place(max(one, other)), "u": self.place(min(one, other))}

    def whole(self) -> Record:
        """Give the places of what fills a lane below its name."""
        return {"t": _TOP, "u": _BOTTOM}

    def strip(self) -> Record:
        """Give the places of a thin strip on top of the bars of a lane."""
        return {"t": _STRIP, "u": _TOP}


def period_dates(name: str) -> tuple[dt.date, dt.date]:
    """Give the first day of a period, and the first day after it.

    >>> period_dates("2024-Q4")
    (datetime.date(2024, 10, 1), datetime.date(2025, 1, 1))
    """
    year, _, part = name.partition("-")
    months, number = (12, 1) if not part else (1, 1)
    if part.startswith("Q"):
        months, number = 3, int(part[1:])
    elif part:
        number = int(part)
    first = int(year) * 12 + (number - 1) * months
    return _month(first), _month(first + months)


def _month(number: int) -> dt.date:
    year, month = divmod(number, 12)
    return dt.date(year, month + 1, 1) if year <= dt.MAXYEAR else dt.date.max


def period_rows(name: str) -> Record:
    """Give where a bar of a period begins and ends, and its year."""
    first, after = period_dates(name)
    width = max(round((after - first).days * _FULL), 1)
    last = first + dt.timedelta(days=min(width, (dt.date.max - first).days))
    return {
        "a": first.isoformat(),
        "b": last.isoformat(),
        "year": first.year,
        "until": first.year,
    }


def runs(names: Sequence[str], values: Sequence[int]) -> list[tuple[str, str, int]]:
    """Put consecutive periods of one value together, those of zero left out.

    >>> runs(["2020", "2021", "2022"], [0, 1, 1])
    [('2021', '2022', 1)]
    """
    found: list[tuple[str, str, int]] = []
    for place, (name, value) in enumerate(zip(names, values, strict=True)):
        if not value:
            continue
        if found and found[-1][2] == value and found[-1][1] == names[place - 1]:
            found[-1] = (found[-1][0], name, value)
        else:
            found.append((name, name, value))
    return found
