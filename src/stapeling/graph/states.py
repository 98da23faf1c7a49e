"""What something is on a day: current, scheduled, ended, or waiting for something."""

from __future__ import annotations

from collections.abc import Iterable

from stapeling.graph.network import STATES
from stapeling.model.days import Day
from stapeling.model.laws import Change
from stapeling.model.moments import day_of, status_of


def state_on(start: Day | None, end: Day | None, as_of: int) -> str:
    """Say what something with a first day, and a first day no longer, is on a day.

    A state that the bounds of a day leave open is unknown. Without a first day it is taken to have
    begun before all that is recorded.
    """
    if end is not None and end.last <= as_of:
        return "ended"
    if start is not None and start.first > as_of:
        return "scheduled"
    if (start is not None and start.last > as_of) or (end is not None and end.first <= as_of):
        return "unknown"
    return "current"


def state_of(change: Change, as_of: int) -> str:
    """Say what a change is on a day; one that is not in force by its status alone."""
    status = status_of(change)
    if status != "in_force":
        return status
    return state_on(day_of(change), change.in_force_until, as_of)


def strongest(states: Iterable[str]) -> str:
    """Give of several states the first in order; unknown without any."""
    return min(states, key=STATES.index, default="unknown")
