"""Capacity: what an organisation said it can carry, against what falls on it."""

from __future__ import annotations

import datetime as dt
from calendar import isleap
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from operator import itemgetter

import numpy as np

from stapeling.analyses.burden.columns import ActsOn
from stapeling.analyses.periods import Calendar
from stapeling.analyses.results import CapacityUse, Freeze, Peak, PeriodLoad, TooLate
from stapeling.graph import StackGraph
from stapeling.model.amounts import Amount
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day
from stapeling.model.natures import natures_of
from stapeling.model.organisations import CalendarRule, Capacity, Organisation

STOCKS = frozenset({"structural_eur", "structural_fte"})
"""Units that stand at a moment; the others flow and are prorated by days."""

Load = Callable[[str], tuple[Amount | None, int]]
"""Of a unit: the load of a period, and how many records are unknown in it."""


def uses(
    organisation: Organisation, calendar: Calendar, period: int, load: Load
) -> tuple[CapacityUse, ...]:
    """Hold the load of a period against every unit that capacity is stated in for it."""
    found = []
    for unit in sorted({row.unit for row in organisation.capacity}):
        rows = [row for row in organisation.capacity if row.unit == unit]
        stated, any_day = _stated(rows, calendar, period)
        if any_day:
            found.append(_use(unit, stated, *load(unit)))
    return tuple(found)


def _use(unit: str, stated: Amount | None, load: Amount | None, unknown: int) -> CapacityUse:
    if stated is None or load is None:
        return CapacityUse(unit, load, stated, None, None, None)
    gap = Amount(
        load.low - stated.high, load.likely - stated.likely, load.high - stated.low, load.assumed
    )
    over: bool | None = None
    if gap.low > 0:
        over = True
    elif gap.high <= 0 and not unknown:
        over = False
    ratio = load.likely / stated.likely if stated.likely else None
    return CapacityUse(unit, load, stated, ratio, gap, over)


def _stated(
    rows: Sequence[Capacity], calendar: Calendar, period: int
) -> tuple[Amount | None, bool]:
    """Give the capacity stated for a period, and whether any day of it has a statement.

    Flows are prorated by days; where statements overlap the latest stated counts. A period with
    a day of which nothing was said has no known capacity.
    """
    first, last = calendar.first(period), calendar.last(period)
    if rows[0].unit in STOCKS:
        row = _valid(rows, last)
        return (row.amount if row is not None else None), row is not None
    marks = {first, last + 1}
    for row in rows:
        marks |= {m for m in (_from(row), _until(row)) if first < m <= last}
    edges = sorted(marks)
    total, whole, any_day = Amount.of(0), True, False
    for begin, end in pairwise(edges):
        row = _valid(rows, begin)
        if row is None:
            whole = False
        else:
            any_day = True
            total += _share(row.amount, begin, end)
    return (total if whole else None), any_day


def _share(amount: Amount, begin: int, end: int) -> Amount:
    """Give the part of a yearly amount that falls in a run of days within one year."""
    year = dt.date.fromordinal(begin).year
    length = 365 + isleap(year)
    share = (end - begin) / length
    return Amount(amount.low * share, amount.likely * share, amount.high * share, amount.assumed)


def _from(row: Capacity) -> int:
    return row.from_.first if row.from_ is not None else OPEN_FIRST


def _until(row: Capacity) -> int:
    return row.until.first if row.until is not None else OPEN_LAST


def _valid(rows: Iterable[Capacity], day: int) -> Capacity | None:
    valid = [row for row in rows if _from(row) <= day < _until(row)]
    return max(valid, key=lambda row: row.stated.first if row.stated else 0, default=None)


def freezes(graph: StackGraph, organisation: Organisation, acts: ActsOn) -> tuple[Freeze, ...]:
    """Give the times in which no change can be taken, and the acts that take effect in them."""
    found = []
    for row in organisation.capacity:
        if row.amount.high != 0:
            continue
        excepted = {graph.corpus.act_id(name) or name for name in row.except_acts}
        within = (acts.first >= _from(row)) & (acts.last < _until(row))
        inside = sorted(np.flatnonzero(within).tolist(), key=lambda n: (int(acts.first[n]), n))
        allowed = [
            n
            for n in inside
            if acts.name(n) in excepted
            or not set(natures_of(int(acts.natures[n]))).isdisjoint(row.except_natures)
        ]
        found.append(
            Freeze(
                unit=row.unit,
                from_=row.from_,
                until=row.until,
                acts=tuple(acts.name(n) for n in inside if n not in allowed),
                allowed=tuple(acts.name(n) for n in allowed),
                source=row.source,
            )
        )
    return tuple(found)


def too_late(graph: StackGraph, organisation: Organisation, acts: ActsOn) -> tuple[TooLate, ...]:
    """Give the acts that were decided too late for the calendar of an organisation."""
    found = []
    for n in np.lexsort((np.arange(len(acts)), acts.first)) if organisation.calendar else ():
        act = graph.corpus.acts.get(acts.name(n))
        if act is None or act.decided is None or acts.first[n] != acts.last[n]:
            continue
        day = Day(int(acts.first[n]), int(acts.last[n]))
        for rule in organisation.calendar:
            before = _deadline(rule, day)
            if before is not None and act.decided.first >= before:
                found.append(TooLate(act.id, act.decided, Day(before, before), day))
    return tuple(found)


def _deadline(rule: CalendarRule, in_force: Day) -> int | None:
    """Give the day before which an act with this commencement had to be decided."""
    day = dt.date.fromordinal(in_force.first)
    if (day.month, day.day) != rule.in_force:
        return None
    year = day.year if rule.decided_by < rule.in_force else day.year - 1
    try:
        return dt.date(year, *rule.decided_by).toordinal()
    except ValueError:  # 29 February in a year without one
        return dt.date(year, 3, 1).toordinal()


def peaks(periods: Sequence[PeriodLoad]) -> tuple[Peak, ...]:
    """Give for each unit of load the period in which it weighs heaviest.

    The earliest period with the largest ratio to capacity; without a ratio, the largest load.
    """
    found = []
    for unit in ("changes", "one_off_eur", "one_off_fte", "structural_eur", "structural_fte"):
        known = [(row, load) for row in periods if (load := _likely(row, unit)) is not None]
        rated = [(row, ratio) for row, _ in known if row.capacity and (ratio := _ratio(row, unit))]
        row, _ = max(rated or known, key=itemgetter(1), default=(None, 0))
        if row is not None and _likely(row, unit):
            possible = row.changes_possible if unit == "changes" else 0
            found.append(Peak(unit, row.period, _load(row, unit), _ratio(row, unit), possible))
    return tuple(found)


def _likely(row: PeriodLoad, unit: str) -> float | None:
    """Give the load of a period as one number; nothing where it is not known."""
    if unit == "changes":
        return row.changes
    value: Amount | None = getattr(row, unit)
    return None if value is None else value.likely


def _load(row: PeriodLoad, unit: str) -> Amount:
    """Give the load of a period, which is known."""
    load: Amount = Amount.of(row.changes) if unit == "changes" else getattr(row, unit)
    return load


def _ratio(row: PeriodLoad, unit: str) -> float | None:
    return next((use.ratio for use in row.capacity if use.unit == unit), None)
