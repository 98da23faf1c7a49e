"""When acts first took effect, anywhere in the corpus."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from stapeling.model.corpus import Corpus
from stapeling.model.days import Day
from stapeling.model.moments import day_of

if TYPE_CHECKING:
    from stapeling.graph.columns import ChangeColumns


def first_days(corpus: Corpus, columns: ChangeColumns, acts: Set[str]) -> dict[str, Day]:
    """Give of these acts, where they took effect anywhere, the earliest day of that.

    The same as `model.moments.first_days`, by array. An act takes effect on what it changes, in
    force on whatever day, and on what it made. Cost: the laws, and the changes of these acts.
    """
    found: dict[str, Day] = {}

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
    for change in columns.changes_of(acts):
        note(change.act, day_of(change))
    return found
