"""Proposals: what is pending, or decided and yet to come, taken as if it took effect on its day."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass

from stapeling.model.corpus import Corpus
from stapeling.model.days import OPEN_LAST, Day
from stapeling.model.laws import Change, Law
from stapeling.model.moments import first_days, status_of
from stapeling.model.records import replaced

_COMING = ("in_force", "pending", "not_commenced")


@dataclass(frozen=True, slots=True)
class Proposals:
    """The changes of a corpus that lie ahead of the reference day."""

    corpus: Corpus
    """The corpus with every pending change of a known day as if it took effect on it."""
    searched: Corpus
    """The same for acts ahead alone: a search that is recent speaks until the last of them."""
    acts: frozenset[str]
    """The acts that change a law on a day ahead, or make one."""
    new: frozenset[str]
    """Those of which nothing has taken effect yet."""
    laws: frozenset[str]
    """The laws that they change."""
    last: int
    """The last day ahead that is known; the reference day when there is none."""
    undated: tuple[tuple[Law, Change], ...]
    """Pending changes that no day is stated of."""


def look_ahead(corpus: Corpus, as_of: int, searched_days: int) -> Proposals:
    """Find what lies ahead of a day, and take it as adopted.

    A law of which evaluations were looked for recently enough keeps that for what lies ahead: what
    nobody found by now counts as not published until the proposal takes effect. What is past, and
    an evaluation that is overdue now, are held against the search as it was done.
    """
    changes: dict[str, tuple[Change, ...]] = {}
    acts, days, undated = set(), [as_of], []
    for law in corpus.laws.values():
        rows = [_adopted(row, as_of) for row in corpus.changes[law.id]]
        ahead = [row for row in rows if _is_ahead(row, as_of)]
        undated += [(law, row) for row in rows if _is_undated(row)]
        if ahead:
            changes[law.id] = tuple(rows)
            acts |= {row.act for row in ahead}
            days += [_last(row) for row in ahead]
    acts |= set(_makers_ahead(corpus, as_of))
    new = frozenset(acts - _begun(corpus, acts, as_of))
    last = max(days)
    if not changes:
        return Proposals(corpus, corpus, frozenset(acts), new, frozenset(), last, tuple(undated))
    laws = {name: _searched(corpus.laws[name], as_of, last, searched_days) for name in changes}
    adopted = dataclasses.replace(corpus, changes={**corpus.changes, **changes})
    searched = dataclasses.replace(adopted, laws={**corpus.laws, **laws})
    return Proposals(
        adopted, searched, frozenset(acts), new, frozenset(changes), last, tuple(undated)
    )


def is_current(law: Law, as_of: int, searched_days: int) -> bool:
    """Whether evaluations of a law were looked for recently enough to speak for the day."""
    searched = law.evaluations_searched_until
    return searched is not None and searched.first + searched_days >= as_of


def _adopted(row: Change, as_of: int) -> Change:
    """Give a pending change as one that takes effect, on what is left of its day."""
    day = row.in_force_from
    if day is None or day.last <= as_of or status_of(row) not in ("pending", "not_commenced"):
        return row
    return replaced(row, status="in_force", in_force_from=Day(max(day.first, as_of + 1), day.last))


def _is_ahead(row: Change, as_of: int) -> bool:
    day = row.in_force_from
    return day is not None and day.first > as_of and status_of(row) in _COMING


def _begun(corpus: Corpus, acts: set[str], as_of: int) -> set[str]:
    """Give those of some acts that may have taken effect somewhere by the day."""
    days = first_days(corpus, acts) if acts else {}
    return {act for act, day in days.items() if day.first <= as_of}


def _is_undated(row: Change) -> bool:
    day = row.in_force_from
    return status_of(row) == "pending" and (day is None or not day.bounded)


def _last(row: Change) -> int:
    day = row.in_force_from
    if day is None:
        return 0
    return day.last if day.last < OPEN_LAST else day.first


def _makers_ahead(corpus: Corpus, as_of: int) -> Iterator[str]:
    for law in corpus.laws.values():
        start = law.in_force_from
        if start is not None and start.first > as_of and law.act is not None:
            yield corpus.act_id(law.act) or law.act


def _searched(law: Law, as_of: int, last: int, searched_days: int) -> Law:
    if not is_current(law, as_of, searched_days):
        return law
    return replaced(law, evaluations_searched_until=Day(last, last))
