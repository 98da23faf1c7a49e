"""Periods: years, quarters and months as consecutive numbers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from stapeling.analyses.options import Period
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day

_PER_YEAR: dict[str, int] = {"year": 1, "quarter": 4, "month": 12}


@dataclass(frozen=True, slots=True)
class Calendar:
    """Counts periods of one kind from the year 1.

    >>> quarters = Calendar("quarter")
    >>> quarters.name(quarters.of(dt.date(2024, 5, 1).toordinal()))
    '2024-Q2'
    """

    kind: Period

    @property
    def per_year(self) -> int:
        """How many periods a year has."""
        return _PER_YEAR[self.kind]

    def of(self, ordinal: int) -> int:
        """Give the number of the period that a day lies in."""
        return _period_of(_PER_YEAR[self.kind], ordinal)

    def certain(self, day: Day | None) -> int | None:
        """Give the period that a day certainly lies in; nothing where its bounds leave it open."""
        if day is None or day.first <= OPEN_FIRST or day.last >= OPEN_LAST:
            return None
        period = self.of(day.first)
        return period if period == self.of(day.last) else None

    def first(self, period: int) -> int:
        """Give the first day of a period."""
        per_year = _PER_YEAR[self.kind]
        year, part = divmod(period, per_year)
        if year > dt.MAXYEAR:
            return OPEN_LAST
        return dt.date(year, part * 12 // per_year + 1, 1).toordinal()

    def last(self, period: int) -> int:
        """Give the last day of a period."""
        return self.first(period + 1) - 1

    def days(self, period: int) -> int:
        """Give the number of days in a period."""
        return self.first(period + 1) - self.first(period)

    def name_at(self, ordinal: int) -> str:
        """Give the name of the period that a day lies in."""
        return self.name(self.of(ordinal))

    def name(self, period: int) -> str:
        """Give the name of a period: 2024, 2024-Q2 or 2024-05."""
        year, part = divmod(period, _PER_YEAR[self.kind])
        if self.kind == "year":
            return str(year)
        return f"{year}-Q{part + 1}" if self.kind == "quarter" else f"{year}-{part + 1:02d}"


@lru_cache(maxsize=1 << 16)
def _period_of(per_year: int, ordinal: int) -> int:
    day = dt.date.fromordinal(ordinal)
    return day.year * per_year + (day.month - 1) * per_year // 12
