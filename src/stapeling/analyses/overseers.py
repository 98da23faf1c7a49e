"""When a body looks (*toezicht*): one rule, for the list of bodies and per implementer."""

from __future__ import annotations

from stapeling.graph import StackGraph
from stapeling.model.days import OPEN_FIRST, OPEN_LAST
from stapeling.model.toetsen import Oversight


def recorded_state(graph: StackGraph, day: int) -> int:
    """Give the day from which a body without a first day certainly looks.

    A record without a first day tells how things stand now, and nothing of the past. The reference
    day is now, unless an evaluation or a report of a bottleneck is recorded from after it: then it
    lies in the past, and such a body looks possibly only.
    """
    corpus = graph.corpus
    reports = (row.reported for item in corpus.bottlenecks.values() for row in item.reports)
    days = (*(row.published for row in corpus.evaluations.values()), *reports)
    newest = max((found.first for found in days if found is not None), default=OPEN_FIRST)
    return day if newest <= day else OPEN_LAST


def may_look(row: Oversight, first: int, last: int) -> bool:
    """Whether a body possibly looks on some day of a period."""
    begun = row.from_ is None or row.from_.first <= last
    return begun and (row.until is None or row.until.last > first)


def certainly_looks(row: Oversight, first: int, last: int, state: int) -> bool:
    """Whether a body certainly looks on some day of a period; `state` as `recorded_state` gives."""
    begun = state <= last if row.from_ is None else row.from_.last <= last
    return begun and (row.until is None or row.until.first > first)
