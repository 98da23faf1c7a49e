"""The stack as it stands: how many toetsen, by status, phase, bearer and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from operator import add
from typing import get_args

from stapeling.analyses.results import Stack
from stapeling.analyses.toetsen.catalogue import PHASES, Standing
from stapeling.model.records import certainty_of
from stapeling.model.terms import ToetsStatus
from stapeling.model.toetsen import ImpactTest

UNKNOWN = "unknown"
_STATUSES: tuple[str, ...] = get_args(ToetsStatus)
_LINES = ("eigen", "ander_ministerie", "onafhankelijk", "onbekend")


def stack_of(standing: Standing) -> Stack:
    """Count the toetsen that are obliged, and what is known of them.

    Unit: toetsen; 0 and up. By status everything valid is counted, by phase, bearer and line what
    is obliged. Channels are listed and counted nowhere. Toetsen of which it is not known whether
    they are obliged, or valid on the day, are listed and counted nowhere. Hours are a sum over what
    is known; how many are not known stands beside it.

    Cost: one pass over the catalogue. Source: defined by this project, docs/metrics.md.

    >>> from stapeling.analyses.toetsen.catalogue import standing
    >>> from stapeling.model.days import Day
    >>> rows = [
    ...     ImpactTest(id="a", title="A", status="wettelijk", required_when={}, work_at=["uwv"]),
    ...     ImpactTest(id="b", title="B", status="voorstel"),
    ... ]
    >>> found = stack_of(standing(rows, Day.parse("2026-01-01"), frozenset()))
    >>> found.toetsen, found.others, dict(found.by_work_at), found.unknown_hours
    (('a',), ('b',), {'uwv': 1}, 1)
    """
    rows = standing.obliged
    hours = [toets.hours for toets in rows if toets.hours is not None]
    return Stack(
        toetsen=_ids(rows),
        channels=_ids(standing.channels),
        others=_ids(standing.others),
        perhaps=_ids(standing.perhaps),
        by_status=_counted((toets.status or UNKNOWN for toets in standing.valid), _STATUSES),
        by_phase=_counted((toets.phase or UNKNOWN for toets in rows), PHASES),
        by_work_at=_counted(
            name for toets in rows for name in dict.fromkeys(toets.work_at or (UNKNOWN,))
        ),
        by_line=_counted((toets.line or "onbekend" for toets in rows), _LINES),
        hours=reduce(add, hours) if hours else None,
        unknown_hours=len(rows) - len(hours),
    )


def estimated(toetsen: Iterable[ImpactTest]) -> int:
    """Count the toetsen whose questions, or some of them, are an estimate."""
    return sum(
        any(
            (row.certainty or certainty_of(toets, "aspects")) == "estimate" for row in toets.aspects
        )
        for toets in toetsen
    )


def _ids(toetsen: Sequence[ImpactTest]) -> tuple[str, ...]:
    return tuple(toets.id for toets in toetsen)


def _counted(words: Iterable[str], order: Sequence[str] = ()) -> dict[str, int]:
    """Count words, in the order of the schema, else of the alphabet; what is unknown comes last."""
    found = Counter(words)
    places = {word: place for place, word in enumerate(order)}
    last = len(places)
    return {
        word: found[word]
        for word in sorted(found, key=lambda word: (word == UNKNOWN, places.get(word, last), word))
    }
