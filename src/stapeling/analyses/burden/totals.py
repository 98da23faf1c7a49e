"""The four components of load over all periods of an implementer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stapeling.analyses.burden.involved import Placed
from stapeling.analyses.burden.sums import (
    COMPONENTS,
    amount_of,
    one_off_parts,
    running_sums,
    window_of,
)
from stapeling.analyses.periods import Calendar
from stapeling.model.amounts import Amount
from stapeling.model.days import OPEN_FIRST, OPEN_LAST


@dataclass(frozen=True, slots=True)
class Component:
    """A component over a run of periods: its sum, and how many records lack a value."""

    first: int
    totals: tuple[Amount | None, ...]
    unknown_from: tuple[int, ...]
    """The period from which each record without a value counts, in order."""
    unknown_within: tuple[tuple[int, int], ...]
    """Periods in which bounded days leave open whether a value holds, both included."""

    def at(self, period: int) -> Amount | None:
        """Give the sum in a period; nothing when no value is known up to it."""
        place = period - self.first
        return self.totals[place] if 0 <= place < len(self.totals) else None

    def unknown(self, period: int) -> int:
        """Count the records without a value up to a period."""
        open_now = sum(begin <= period <= end for begin, end in self.unknown_within)
        return bisect_right(self.unknown_from, period) + open_now


@dataclass(frozen=True, slots=True)
class Totals:
    """All components, with the records that no period can be given to."""

    components: dict[str, Component]
    not_placed: tuple[str, ...]
    unknown_from: tuple[int, ...]
    """The period from which each record with an unknown part counts."""

    def unknown_records(self, period: int) -> int:
        """Count the records up to a period that lack their one-off or their structural part."""
        return bisect_right(self.unknown_from, period)


def totals_of(rows: Sequence[Placed], calendar: Calendar, first: int, last: int) -> Totals:
    """Sum what a set of records asks, per component and period."""
    not_placed: list[str] = []
    components = {}
    for name in COMPONENTS:
        sieve = _Sieve(calendar, first, one_off=name.startswith("one_off"))
        for row in rows:
            amount = amount_of(row, name)
            if amount is None:
                sieve.lacks(row)
            elif sieve.is_one_off:
                sieve.one_off(row, amount)
            else:
                sieve.structural(row, amount)
        not_placed += sieve.not_placed
        components[name] = sieve.result(last)
    lacking = [
        period for row in rows if (period := _lacking_from(row, calendar, first)) is not None
    ]
    return Totals(components, tuple(dict.fromkeys(not_placed)), tuple(sorted(lacking)))


def _lacking_from(row: Placed, calendar: Calendar, first: int) -> int | None:
    """Give the period from which a record lacks its one-off or its structural part altogether."""
    periods = [
        _period_of(row, calendar, first, one_off=part == "one_off")
        for part in ("one_off", "structural")
        if all(amount_of(row, f"{part}_{unit}") is None for unit in ("eur", "fte"))
    ]
    return min(periods, default=None)


def _period_of(row: Placed, calendar: Calendar, first: int, *, one_off: bool) -> int:
    """Give the period from which a record would weigh; the first where its day is not known."""
    if one_off:
        day = window_of(row)
    else:
        stated = row.burden.structural
        day = (stated.from_ if stated is not None else None) or row.day
    if day is None or day.first == OPEN_FIRST:
        return first
    return max(first, calendar.of(day.first))


class _Sieve:
    """Gathers the values of one component."""

    def __init__(self, calendar: Calendar, first: int, *, one_off: bool) -> None:
        self.calendar, self.first, self.is_one_off = calendar, first, one_off
        self.parts: list[tuple[int, int, Amount]] = []
        self.unknown: list[int] = []
        self.within: list[tuple[int, int]] = []
        self.not_placed: list[str] = []

    def lacks(self, row: Placed) -> None:
        period = _period_of(row, self.calendar, self.first, one_off=self.is_one_off)
        self.unknown.append(period)

    def _cannot_place(self, row: Placed) -> None:
        self.not_placed.append(row.subject)
        self.lacks(row)

    def one_off(self, row: Placed, amount: Amount) -> None:
        parts = one_off_parts(row, amount, self.calendar)
        if parts is None:
            self._cannot_place(row)
        else:
            self.parts += [(period, period, part) for period, part in parts]

    def structural(self, row: Placed, amount: Amount) -> None:
        """Let an amount hold on the last day of every period from its first day to its end."""
        stated = row.burden.structural
        start = (stated.from_ if stated is not None else None) or row.day
        until = stated.until if stated is not None else None
        if start is None or start.first == OPEN_FIRST or start.last == OPEN_LAST:
            self._cannot_place(row)
            return
        of = self.calendar.of
        begin, end = of(start.last), _END if until is None else _before(until.first, of)
        if of(start.first) < begin:
            self.within.append((of(start.first), begin - 1))
        if until is not None and (last := _before(until.last, of)) > end:
            self.within.append((max(begin, end + 1), last))
        self.parts.append((begin, end, amount))

    def result(self, last: int) -> Component:
        totals: list[Amount | None] = []
        if self.parts:
            begun = min(begin for begin, _, _ in self.parts)
            sums = running_sums(self.parts, self.first, last)
            totals = [
                total if self.first + place >= begun else None for place, total in enumerate(sums)
            ]
        unknown = tuple(sorted(self.unknown))
        return Component(self.first, tuple(totals), unknown, tuple(self.within))


_END = 10**6
"""A period after all others."""


def _before(ordinal: int, of: Callable[[int], int]) -> int:
    """Give the last period on whose last day an amount that ends on a day still holds."""
    if ordinal >= OPEN_LAST:
        return _END
    return -1 if ordinal <= OPEN_FIRST else of(ordinal) - 1


def periods_of(rows: Sequence[Placed], calendar: Calendar) -> list[int]:
    """Give the periods in which a record begins or ends, as far as days are bounded."""
    found = []
    for day in map(window_of, rows):
        if day is not None:
            found += [calendar.of(d) for d in (day.first, day.last) if OPEN_FIRST < d < OPEN_LAST]
    for row in rows:
        if row.day is not None:
            found += [calendar.of(d) for d in (row.day.first, row.day.last) if 0 < d < OPEN_LAST]
        stated = row.burden.structural
        if stated is not None and stated.from_ is not None and stated.from_.first > OPEN_FIRST:
            found.append(calendar.of(stated.from_.first))
    return found
