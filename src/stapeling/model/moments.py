"""When acts took effect: the status and day of a change, the first day of an act."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from stapeling.model.corpus import Corpus
from stapeling.model.days import UNKNOWN_DAY, Day
from stapeling.model.laws import Change


def status_of(change: Change) -> str:
    """Give the status of a change: as stated, else in force when it has a day."""
    if change.status is not None:
        return change.status
    return "in_force" if change.in_force_from is not None else "not_commenced"


def day_of(change: Change) -> Day:
    """Give the day a change took effect; in force without a day is an unknown day."""
    return change.in_force_from or UNKNOWN_DAY


def first_days(corpus: Corpus, acts: Collection[str]) -> dict[str, Day]:
    """Give of these acts, where they took effect anywhere, the earliest day of that.

    An act takes effect on what it changes, in force on whatever day, and on what it made.
    """
    from stapeling.model.gathering.whole import earliest_changes

    found = earliest_changes(corpus, acts)

    def note(act: str | None, day: Day) -> None:
        if act is None or act not in acts:
            return
        known = found.get(act)
        if known is not None:
            day = Day(min(known.first, day.first), min(known.last, day.last))
        found[act] = day

    for law in corpus.laws.values():
        if law.in_force_from is not None:
            note(corpus.act_id(law.act), law.in_force_from)
        for restart in law.restarts:
            note(corpus.act_id(restart.act), restart.from_)
    return found


def excluded(days: Mapping[str, Day], act: str, other: str) -> bool:
    """Whether days forbid that an act stands on another: it certainly began earlier."""
    one, two = days.get(act), days.get(other)
    return one is not None and two is not None and one.last < two.first
