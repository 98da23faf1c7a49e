"""Due days of evaluation clauses of many laws at once (docs/metrics.md).

Of laws of which one plain clause speaks: their own, of all of the law, with terms that run from
its exact start. What `due_clause` and `outcomes` say of each of these, where no evaluation says
that it satisfies a clause.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise, repeat
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.clauses import MOST_TERMS
from stapeling.analyses.results import DaySpan, DueDay
from stapeling.analyses.year_columns import years_later
from stapeling.graph import ClauseAbout, Looked
from stapeling.model.columns import ints, records
from stapeling.model.days import OPEN_LAST, Day, day_between
from stapeling.model.laws import Anchor, Law

if TYPE_CHECKING:
    from stapeling.model.columns import Ints

_OWN_START = (Anchor(),)
_NOT_STATED = (None,) * 4
_NEVER = dt.MAXYEAR
"""More years than there are from any day."""


def plain_clause(
    rows: Sequence[ClauseAbout], law: Law, start: Day, looks: Sequence[Looked]
) -> bool:
    """Whether the only clause that speaks of a law is a plain one."""
    if len(rows) != 1 or rows[0].owner is not law or rows[0].articles is not None:
        return False
    clause = rows[0].clause
    return (
        start.exact
        and clause.anchor == _OWN_START
        and (clause.due, clause.times, clause.valid_from, clause.valid_until) == _NOT_STATED
        and not any(look.evaluation.satisfies for look in looks)
    )


class DueColumns:
    """The due days of plain clauses up to a day and the next one, in order of clause and day."""

    def __init__(self, clauses: Sequence[ClauseAbout], starts: Sequence[Day], as_of: int) -> None:
        self._clauses, self._as_of = clauses, as_of
        start, end = ints(day.first for day in starts), ints(map(_end, clauses))
        first = ints(about.clause.term_years or _period(about) for about in clauses)
        period = ints(map(_period, clauses))
        number = ((as_of - start) // 365 - first) // period + 2  # rather one too many
        terms = np.clip(number, 1, MOST_TERMS)
        row = np.repeat(np.arange(len(clauses)), terms)
        term = np.arange(len(row)) - np.repeat(np.cumsum(terms) - terms, terms)
        day = years_later(start[row], first[row] + term * period[row])
        before = np.where(term > 0, np.append(0, day[:-1]), 0)
        kept = (before <= as_of) & (day < end[row])
        self._row, self._day = row[kept], day[kept]
        self._ends: Ints = np.searchsorted(self._row, np.arange(len(clauses) + 1))

    @property
    def first(self) -> Ints:
        """The first due day of each clause, `OPEN_LAST` where it has none."""
        place = self._ends[:-1]
        days = np.append(self._day, OPEN_LAST)[place]
        return np.where(self._ends[1:] > place, days, OPEN_LAST)

    def told(self) -> list[tuple[DueDay, ...]]:
        """Say of every due day what came of it, clause by clause."""
        if not len(self._row):
            return [()] * len(self._clauses)
        place, day = self._row.tolist(), self._day
        state, late = self._states()
        stated = zip(*map(_stated, self._clauses), strict=True)
        clause, law, article, certainty, source = (map(fact.__getitem__, place) for fact in stated)
        made = records(
            DueDay,
            clause=clause,
            law=law,
            article=article,
            due=map(day_between, day.tolist(), day.tolist()),
            state=state,
            done=repeat(None, len(place)),
            days_late=late,
            certainty=certainty,
            source=source,
        )
        rows = list(made)
        return [tuple(rows[begin:end]) for begin, end in pairwise(self._ends.tolist())]

    def _states(self) -> tuple[list[str], list[DaySpan | None]]:
        """Give the state of every due day, none of them done, and how late those are that wait."""
        following = np.append(self._day, OPEN_LAST)[1:]
        following[np.diff(self._row, append=-1) != 0] = OPEN_LAST
        due, passed = self._day <= self._as_of, following <= self._as_of
        late: list[DaySpan | None] = [None] * len(due)
        for place in np.flatnonzero(due & ~passed).tolist():
            days = self._as_of - int(self._day[place])
            late[place] = DaySpan(days, days)
        return np.select([passed, due], ["passed", "open"], "not_due").tolist(), late


def _end(about: ClauseAbout) -> int:
    end = about.owner.in_force_until
    return OPEN_LAST if end is None else end.last


def _period(about: ClauseAbout) -> int:
    return about.clause.then_every_years or _NEVER


def _stated(about: ClauseAbout) -> tuple[str, str, str | None, str | None, tuple[str, ...]]:
    clause, owner = about.clause, about.owner
    certainty = clause.certainty or owner.certainty
    return clause.id, owner.id, clause.article, certainty, clause.source
