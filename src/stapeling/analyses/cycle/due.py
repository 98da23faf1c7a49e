"""Due evaluations: how many were done, done in time, and answered."""

from __future__ import annotations

from collections.abc import Sequence

from stapeling.analyses.cycle.answers import answer_to
from stapeling.analyses.results import DueDay, DueShares, LawResult, Span
from stapeling.graph import StackGraph
from stapeling.model.days import Day


def due_shares(graph: StackGraph, laws: Sequence[LawResult], as_of: int) -> DueShares:
    """Count the due days of evaluation clauses that have certainly come, and what followed.

    Unit: due days, each once, also when the clause speaks of several laws. Done when an evaluation
    met it, in time when that appeared on the due day or before, answered when the government
    responded to it; each a low and a high side where days are bounds. `unknown` counts due days
    that are not known, or of which it is not known whether they have come. Cost: the due days.

    Source: defined by this project, docs/metrics.md.
    """
    rows = _once(laws)
    come = [row for row in rows if row.due is not None and row.due.last <= as_of]
    done = [row for row in come if row.done is not None]
    certain = [row for row in done if row.state == "done"]
    return DueShares(
        due=len(come),
        done=Span(len(certain), len(done)),
        in_time=Span(
            sum(_in_time(row, certainly=True) for row in certain),
            sum(_in_time(row, certainly=False) for row in done),
        ),
        answered=Span(
            sum(_answered(graph, row, as_of, certainly=True) for row in certain),
            sum(_answered(graph, row, as_of, certainly=False) for row in done),
        ),
        unknown=sum(row.due is None or row.due.first <= as_of < row.due.last for row in rows),
    )


def _once(laws: Sequence[LawResult]) -> list[DueDay]:
    """Give every due day once; of a clause about several laws the one that was met for certain."""
    found: dict[tuple[str, str, Day | None], DueDay] = {}
    for law in laws:
        for row in law.evaluation.clauses if law.evaluation is not None else ():
            key = (row.law, row.clause, row.due)
            known = found.get(key)
            if known is None or _met(row) > _met(known):
                found[key] = row
    return list(found.values())


def _met(row: DueDay) -> tuple[bool, bool]:
    return row.state == "done", row.done is not None


def _in_time(row: DueDay, *, certainly: bool) -> bool:
    """Whether an evaluation appeared on the due day or before: for certain, or possibly."""
    late = row.days_late
    side = None if late is None else late.high if certainly else late.low
    return not certainly if side is None else side <= 0


def _answered(graph: StackGraph, row: DueDay, as_of: int, *, certainly: bool) -> bool:
    """Whether the evaluation that met a due day was answered by the reference day."""
    answer = answer_to(graph, row.done) if row.done is not None else None
    return answer is not None and (answer.last if certainly else answer.first) <= as_of
