"""Due evaluations: how many were done, done in time, and answered."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.bounds import Bounds, bounds_of
from stapeling.analyses.cycle.answers import answer_to
from stapeling.analyses.results import DaySpan, DueDay, DueShares, LawResult, Span
from stapeling.graph import StackGraph
from stapeling.model.columns import ints
from stapeling.model.days import OPEN_LAST, UNKNOWN_DAY, Day
from stapeling.model.gathering.columns import Numbers

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks

_UNKNOWN = DaySpan(None, None)
_CLAUSE = attrgetter("law", "clause")
_UNMET = 2
"""How far a due day is from being met for certain: 0 for certain, 1 perhaps, this one not."""


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
    rows = _DueDays(graph, laws, as_of)
    come, done, certain = rows.come, rows.done, rows.certain
    open_ = come & ~done & (rows.sought < as_of)
    return DueShares(
        due=_number(come),
        done=Span(_number(certain), _number(done | open_)),
        in_time=Span(
            _number(certain & (rows.latest <= 0)),
            _number((done & (rows.earliest <= 0)) | (open_ & (rows.sought < rows.due.last))),
        ),
        answered=Span(
            _number(certain & (rows.answered.last <= as_of)),
            _number((done & (rows.answered.first <= as_of)) | open_),
        ),
        unknown=_number(~rows.due.stated | ((rows.due.first <= as_of) & (rows.due.last > as_of))),
        unsought=_number(open_),
        unknown_answers=_number(done & ~rows.answered.stated),
    )


class _DueDays:
    """Every due day once, as columns, with what came of it."""

    def __init__(self, graph: StackGraph, laws: Sequence[LawResult], as_of: int) -> None:
        rows, self.due, self.sought = _once(laws)
        self.come = self.due.stated & (self.due.last <= as_of)
        met = [n for n, row in enumerate(rows) if row.done is not None]
        self.done = self.come & _marked(len(rows), met)
        sure = [n for n in met if rows[n].state == "done"]
        self.certain = self.come & _marked(len(rows), sure)
        late = [rows[n].days_late or _UNKNOWN for n in met]
        self.earliest = np.full(len(rows), -OPEN_LAST)
        """How many days too late the evaluation was at the least, and at the most below."""
        self.earliest[met] = [-OPEN_LAST if low is None else low for low, _ in late]
        self.latest = np.full(len(rows), OPEN_LAST)
        self.latest[met] = [OPEN_LAST if high is None else high for _, high in late]
        answers: list[Day | None] = [None] * len(rows)
        for n in met:
            answers[n] = answer_to(graph, str(rows[n].done))
        self.answered = bounds_of(answers, UNKNOWN_DAY)
        """When the government responded. Without a recorded response it possibly did: that is not
        sought anywhere."""


def _once(laws: Sequence[LawResult]) -> tuple[list[DueDay], Bounds, Ints]:
    """Give every due day once, its bounds, and up to which day evaluations were sought for it.

    Of a clause about several laws the due day that was met for certain, and the law that was sought
    the shortest.
    """
    found = [law.evaluation for law in laws if law.evaluation is not None]
    until = bounds_of([row.searched_until for row in found]).first
    every = [row for evaluation in found for row in evaluation.clauses]
    sought = np.repeat(until, [len(row.clauses) for row in found])
    due = bounds_of([row.due for row in every])
    number = Numbers()
    clause = ints(map(number.__getitem__, map(_CLAUSE, every)))
    unmet = np.full(len(every), _UNMET)
    met = [n for n, row in enumerate(every) if row.done is not None]
    unmet[met] = [every[n].state != "done" for n in met]
    order = np.lexsort((unmet, due.last, due.first, due.stated, clause))
    keys = np.stack([clause, due.stated, due.first, due.last])[:, order]
    begins = np.flatnonzero((np.diff(keys, prepend=-1) != 0).any(axis=0))
    firsts = order[begins]
    least = np.minimum.reduceat(sought[order], begins) if len(begins) else sought
    return [every[n] for n in firsts.tolist()], due.of(firsts), least


def _marked(size: int, places: Sequence[int]) -> Marks:
    """Mark some places of a column."""
    found = np.zeros(size, dtype=np.bool_)
    found[places] = True
    return found


def _number(marked: Marks) -> int:
    return int(marked.sum())
