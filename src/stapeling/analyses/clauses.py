"""Evaluation clauses: their due days, what came of each, and how late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stapeling.analyses.results import DaySpan, DueDay
from stapeling.analyses.starts import start_at
from stapeling.graph import ClauseAbout, Looked, StackGraph
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day, add_years, day_between
from stapeling.model.laws import Anchor, EvaluationClause, Law
from stapeling.model.moments import day_of, status_of

MOST_TERMS = 401
"""More than a clause can have: a stop for one whose due days stay at an open bound."""


@dataclass(frozen=True, slots=True)
class DueClause:
    """A clause as it speaks of a law, with its anchor and its due days in order."""

    about: ClauseAbout
    anchor: Day | None
    """The day its terms run from; nothing where that has not come or is not in the corpus."""
    anchor_acts: frozenset[str]
    due: tuple[Day, ...]
    """Every due day up to the reference day and the next one."""
    end: int = OPEN_LAST
    """The first day on which the law that the clause speaks of is certainly no longer in force."""

    def first_due(self, before: int) -> FirstDue | None:
        """Give the first due day, when the clause runs from an anchor before a day.

        Within the bounds of the anchor the first due days may lie outside the time of the clause
        or of its law: then a later one is the first, or there is none.
        """
        clause, anchor = self.about.clause, self.anchor
        if clause.due is None and anchor is not None and anchor.bounded:
            anchor = Day(anchor.first, min(anchor.last, before - 1))
        base = _base(clause, anchor)
        if base is None or base.exact or not self._limits:
            due = next(_due_days(clause, base, self.end), None)
            return None if due is None else FirstDue(due, certain=True)
        tried = [next(_due_days(clause, Day(d, d), self.end), None) for d in self._choices(base)]
        found = [due for due in tried if due is not None]
        if not found:
            return None
        bounds = Day(min(due.first for due in found), max(due.last for due in found))
        return FirstDue(bounds, certain=len(found) == len(tried))

    @property
    def _limits(self) -> list[int]:
        """The days that due days may lie before or after."""
        clause = self.about.clause
        limits = [self.end]
        limits += [clause.valid_from.first] if clause.valid_from is not None else []
        limits += [clause.valid_until.last] if clause.valid_until is not None else []
        return [limit for limit in limits if OPEN_FIRST < limit < OPEN_LAST]

    def _choices(self, base: Day) -> list[int]:
        """Give the days within bounds from which a due day first falls on the other side."""
        marks = {base.first, base.last}
        for limit in self._limits:
            for due in _terms(self.about.clause, Day(limit, limit), back=True):
                marks |= {due.first + step for step in (-1, 0, 1, 2)}
                if due.first <= base.first:
                    break
        return sorted(mark for mark in marks if base.first <= mark <= base.last)


class FirstDue(NamedTuple):
    """The first due day of a clause."""

    day: Day
    certain: bool
    """Whether there is one for every choice of the days that it rests on."""


def due_clause(graph: StackGraph, about: ClauseAbout, law: Law, as_of: int) -> DueClause:
    """Work out the anchor and the due days of a clause, as far as the law it speaks of lasts."""
    clause, owner = about.clause, about.owner
    days = [_anchor_day(graph, owner, anchor, as_of) for anchor in clause.anchor]
    known = [day for day in days if day is not None]
    anchor = None
    if known:
        anchor = Day(min(day.first for day in known), max(day.last for day in known))
    acts = frozenset(graph.corpus.act_id(a.act) or a.act for a in clause.anchor if a.act)
    end = law.in_force_until.last if law.in_force_until is not None else OPEN_LAST
    due = tuple(_up_to(as_of, _due_days(clause, _base(clause, anchor), end)))
    return DueClause(about, anchor, acts, due, end)


def _anchor_day(graph: StackGraph, owner: Law, anchor: Anchor, as_of: int) -> Day | None:
    """Give the day a term runs from: the start of the clause's own law, a day, an act's first."""
    if anchor.day is not None:
        return anchor.day
    if anchor.act is None:
        return start_at(owner, as_of)
    act = graph.corpus.act_id(anchor.act)
    if act is None:
        return None
    days = [
        day_of(row)
        for row in graph.corpus.changes[owner.id]
        if row.act == act and status_of(row) == "in_force"
    ]
    days += graph.beginnings(owner, act)
    if days:
        return Day(min(day.first for day in days), min(day.last for day in days))
    return graph.first_day(act)


def _base(clause: EvaluationClause, anchor: Day | None) -> Day | None:
    """Give the day that terms are counted from: the due day where it is stated, else the anchor."""
    return anchor if clause.due is None else clause.due


def _up_to(as_of: int, dues: Iterable[Day]) -> Iterator[Day]:
    """Give the due days up to the reference day and the next one."""
    for due in dues:
        yield due
        if due.first > as_of or (due.first == OPEN_FIRST and due.last > as_of):
            return


def _due_days(clause: EvaluationClause, base: Day | None, end: int) -> Iterator[Day]:
    """Give the due days within the time of the clause and of the law that it speaks of."""
    for number, due in enumerate(_terms(clause, base)):
        if not due.bounded or number >= MOST_TERMS:
            return
        if clause.times is not None and number >= clause.times:
            return
        if due.first >= end or (
            clause.valid_until is not None and due.first > clause.valid_until.last
        ):
            return
        if clause.valid_from is not None and due.last < clause.valid_from.first:
            continue
        yield due


def _terms(clause: EvaluationClause, base: Day | None, *, back: bool = False) -> Iterator[Day]:
    """Count terms from a day, on or back; without an end where periodic."""
    period = clause.then_every_years
    first = clause.term_years if clause.due is None else 0
    if first is None:
        first = period
    if first is None or base is None:
        return
    years = first
    while True:
        step = -years if back else years
        first = add_years(base.first, step)
        yield day_between(first, first if base.exact else add_years(base.last, step))
        if period is None:
            return
        years += period


def outcomes(row: DueClause, looks: Sequence[Looked], as_of: int) -> Iterator[DueDay]:
    """Say of every due day what came of it.

    The evaluation of a due day is the first counted one that satisfies the clause, after that of
    the previous due day and before the next due day. `days_late` is a number of days, negative
    when early, and an interval where days are bounds.
    """
    key = row.about.key
    waiting = sorted(
        (look for look in looks if key in look.evaluation.satisfies),
        key=lambda look: (look.published.first, look.published.last, look.evaluation.id),
    )
    if not row.due:
        unknown = row.anchor is None or not row.anchor.bounded
        if unknown and row.about.clause.due is None:
            yield _due_day(row, None, "unknown", None, None)
        return
    for due, following in zip(row.due, (*row.due[1:], None), strict=True):
        done = None
        if waiting and (following is None or waiting[0].published.first < following.last):
            done = waiting.pop(0)
            waiting = [w for w in waiting if w.published.first > done.published.first]
        if done is not None:
            late = days_between(due, done.published)
            state = "done" if done.published.last <= as_of else "open"
            yield _due_day(row, due, state, done.evaluation.id, late)
        elif following is not None and following.last <= as_of:
            yield _due_day(row, due, "passed", None, None)
        elif due.last <= as_of:
            yield _due_day(row, due, "open", None, days_between(due, Day(as_of, as_of)))
        else:
            yield _due_day(row, due, "not_due", None, None)


def _due_day(
    row: DueClause, due: Day | None, state: str, done: str | None, late: DaySpan | None
) -> DueDay:
    clause = row.about.clause
    owner = row.about.owner
    certainty = clause.certainty or owner.certainty
    return DueDay(
        clause=clause.id,
        law=owner.id,
        article=clause.article,
        due=due,
        state=state,
        done=done,
        days_late=late,
        certainty=certainty,
        source=clause.source,
    )


def days_between(earlier: Day, later: Day) -> DaySpan:
    """Give the number of days from one day to another, as an interval; nothing where it is open.

    >>> days_between(Day(10, 12), Day(20, 20))
    DaySpan(low=8, high=10)
    """
    low_open = later.first == OPEN_FIRST or earlier.last == OPEN_LAST
    high_open = later.last == OPEN_LAST or earlier.first == OPEN_FIRST
    return DaySpan(
        None if low_open else later.first - earlier.last,
        None if high_open else later.last - earlier.first,
    )
