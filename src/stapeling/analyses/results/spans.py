"""Counts and days as intervals."""

from __future__ import annotations

from typing import NamedTuple

DAYS_IN_YEAR = 365.25
"""How many days a year has on average."""


class Span(NamedTuple):
    """A count as an interval: low takes what is certain, high what is possible."""

    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Whether everything is known that the count needs."""
        return self.low == self.high


class DaySpan(NamedTuple):
    """A number of days between two days that may be bounds; nothing for an open side."""

    low: int | None
    high: int | None

    @property
    def years(self) -> tuple[float | None, float | None]:
        """The same in years of 365.25 days."""
        low, high = (None if side is None else side / DAYS_IN_YEAR for side in self)
        return low, high
