"""When a law starts, and up to which day its layers count."""

from __future__ import annotations

from stapeling.model.days import Day, day_between
from stapeling.model.laws import Law


def start_of(law: Law, as_of: int) -> Day | None:
    """Give the start of a law: the latest of its commencement and restarts up to a day.

    Nothing when none of them lies at or before the day.
    """
    own = law.in_force_from
    if own is not None and own.last <= as_of and not law.restarts:
        return own
    days = [restart.from_ for restart in law.restarts]
    if own is not None:
        days.append(own)
    begun = [day for day in days if day.first <= as_of]
    if not begun:
        return None
    certain = [day.first for day in begun if day.last <= as_of]
    first = max(certain) if certain else min(day.first for day in begun)
    return Day(first, max(first, *(min(day.last, as_of) for day in begun)))


def start_at(law: Law, as_of: int) -> Day | None:
    """Give the start of a law as seen on a day; of a law that ended by then, on its last day."""
    return start_of(law, until_of(law, as_of).last)


def until_of(law: Law, as_of: int) -> Day:
    """Give the day up to which layers count: the reference day, or the last day of the law."""
    end = law.in_force_until
    if end is None or end.first > as_of:
        return day_between(as_of, as_of)
    return Day(min(end.first - 1, as_of), min(end.last - 1, as_of))
