"""Counts and days as intervals."""

from __future__ import annotations

from typing import NamedTuple


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
