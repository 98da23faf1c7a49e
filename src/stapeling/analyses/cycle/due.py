"""Due evaluations: how many were done, done in time, and answered."""

from __future__ import annotations

from collections.abc import Sequence

from stapeling.analyses.cycle.answers import answer_to
from stapeling.analyses.results import DueDay, DueShares, LawResult, Span
from stapeling.graph import StackGraph
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day

_Key = tuple[str, str, Day | None]
"""A due day: the law and the clause that set it, and the day."""


def due_shares(graph: StackGraph, laws: Sequence[LawResult], as_of: int) -> DueShares:
    """Count the due days of evaluation clauses that have certainly come, and what followed.

    Unit: due days, each once, also when the clause speaks of several laws. Done when an evaluation
    met it, in time when that appeared on the due day or before, answered when the government
    responded to it; each a low and a high side where days are bounds. The high sides hold what may
    exist unrecorded too: due days without a known report of laws whose evaluations were not sought
    up to the day (`unsought`), and, for answered, reports without a recorded response
    (`unknown_answers`). `unknown` counts due days that are not known, or of which it is not known
    whether they have come. Cost: the due days.

    Source: defined by this project, docs/metrics.md.
    """
    rows, sought = _once(laws)
    come = {key: row for key, row in rows.items() if row.due and row.due.last <= as_of}
    done = [row for row in come.values() if row.done is not None]
    certain = [row for row in done if row.state == "done"]
    open_ = [key for key, row in come.items() if row.done is None and sought[key] < as_of]
    still_in_time = sum(sought[key] < day.last for key in open_ if (day := rows[key].due))
    return DueShares(
        due=len(come),
        done=Span(len(certain), len(done) + len(open_)),
        in_time=Span(
            sum(_in_time(row, certainly=True) for row in certain),
            sum(_in_time(row, certainly=False) for row in done) + still_in_time,
        ),
        answered=Span(
            sum(_answered(graph, row, as_of, certainly=True) for row in certain),
            sum(_answered(graph, row, as_of, certainly=False) for row in done) + len(open_),
        ),
        unknown=sum(
            row.due is None or row.due.first <= as_of < row.due.last for row in rows.values()
        ),
        unsought=len(open_),
        unknown_answers=sum(_answer(graph, row) is None for row in done),
    )


def _once(laws: Sequence[LawResult]) -> tuple[dict[_Key, DueDay], dict[_Key, int]]:
    """Give every due day once, and up to which day evaluations were certainly sought for it.

    Of a clause about several laws the due day that was met for certain, and the law that was sought
    the shortest.
    """
    found: dict[_Key, DueDay] = {}
    sought: dict[_Key, int] = {}
    for law in laws:
        if law.evaluation is None:
            continue
        until = law.evaluation.searched_until
        for row in law.evaluation.clauses:
            key = (row.law, row.clause, row.due)
            known = found.get(key)
            if known is None or _met(row) > _met(known):
                found[key] = row
            sought[key] = min(until.first if until else OPEN_FIRST, sought.get(key, OPEN_LAST))
    return found, sought


def _met(row: DueDay) -> tuple[bool, bool]:
    return row.state == "done", row.done is not None


def _in_time(row: DueDay, *, certainly: bool) -> bool:
    """Whether an evaluation appeared on the due day or before: for certain, or possibly."""
    late = row.days_late
    side = None if late is None else late.high if certainly else late.low
    return not certainly if side is None else side <= 0


def _answered(graph: StackGraph, row: DueDay, as_of: int, *, certainly: bool) -> bool:
    """Whether the evaluation that met a due day was answered by the reference day.

    Without a recorded response it possibly was: that is not sought anywhere.
    """
    answer = _answer(graph, row)
    if answer is None:
        return not certainly
    return (answer.last if certainly else answer.first) <= as_of


def _answer(graph: StackGraph, row: DueDay) -> Day | None:
    return answer_to(graph, row.done) if row.done is not None else None
