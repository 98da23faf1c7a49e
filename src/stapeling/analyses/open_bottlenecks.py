"""When a bottleneck (*knelpunt*) is open: one rule, for the list of them and per implementer."""

from __future__ import annotations

from stapeling.model.days import Day
from stapeling.model.toetsen import Bottleneck

CLOSED = frozenset({"opgelost", "afgewezen", "vervallen"})
"""The statuses that close a bottleneck; with any other one, or none, it is open."""

UNKNOWN_STATUS = frozenset({None, "onbekend"})
"""Of these nobody tells whether the bottleneck is still there; it counts as open."""


def reported_by(row: Bottleneck, day: int) -> list[Day]:
    """Give the days of the reports of a bottleneck, those certainly after a day left out."""
    return [report.reported for report in row.reports if report.reported.first <= day]


def certainly_reported(row: Bottleneck, day: int) -> bool:
    """Whether a bottleneck was certainly reported by a day."""
    return any(report.reported.last <= day for report in row.reports)


def is_open(row: Bottleneck, day: int) -> bool:
    """Whether a bottleneck is open on a day; one that is closed on an unknown day never was."""
    if row.status not in CLOSED:
        return True
    done = row.resolved.done if row.resolved is not None else None
    return done is not None and done.first > day
