"""Which burdens are the load of an implementer, and in which periods each of them weighs.

The places are those of the measures: with every range at its likely value a simulation gives the
loads that `analyse` gives. A test holds both against each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stapeling.analyses.periods import Calendar
from stapeling.analyses.starts import start_at
from stapeling.graph import StackGraph
from stapeling.model.acts import Act
from stapeling.model.amounts import Amount
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day
from stapeling.model.labels import keys_of
from stapeling.model.laws import Change, Implementation
from stapeling.model.moments import day_of, status_of
from stapeling.model.organisations import Burden

FLOWS = ("one_off_eur", "one_off_fte")
STOCKS = ("structural_eur", "structural_fte")
COMPONENTS = (*FLOWS, *STOCKS)
ENDLESS = 10**6
"""A period after all others."""
_RANK = {"uitvoeringstoets": 0, "raming": 1, "schatting": 2, None: 3}


@dataclass(frozen=True, slots=True)
class Borne:
    """A burden that one implementer bears alone, with the act and the day it belongs to."""

    burden: Burden
    subject: str
    act: Act | None
    day: Day | None


class Part(NamedTuple):
    """A share of an amount from a period up to another, the last not included."""

    begin: int
    end: int
    share: float = 1.0


def borne_by(graph: StackGraph, organisation: str, as_of: int) -> tuple[list[Borne], list[Burden]]:
    """Give the load that an organisation bears alone, and the records that it bears jointly.

    Only `cost: uitvoering` is load. Of one act only the records on the best basis count. What
    several bear together is counted and not drawn: nobody knows how it is split.
    """
    burdens = [
        row for row in graph.burdens_by_bearer.get(organisation, ()) if row.cost == "uitvoering"
    ]
    alone = [row for row in burdens if len(row.bearers) == 1]
    acts = {graph.corpus.act_id(row.act) or row.act for row in alone if row.act is not None}
    days = _days_on(graph, organisation, acts)
    rows = [_borne(graph, row, organisation, days, as_of) for row in alone]
    return list(_best(rows)), [row for row in burdens if len(row.bearers) != 1]


def _borne(
    graph: StackGraph, burden: Burden, organisation: str, days: dict[str, Day], as_of: int
) -> Borne:
    law = graph.laws.get(str(burden.law)) if burden.act is None else None
    if law is not None:
        start = start_at(law, as_of) or law.in_force_from
        return Borne(burden, law.id, graph.act(law.act), start)
    act = graph.act(burden.act)
    subject = act.id if act is not None else str(burden.act or burden.law)
    day = days.get(subject) or _made_on(graph, subject, organisation)
    return Borne(burden, subject, act, day)


def _best(rows: Sequence[Borne]) -> Iterator[Borne]:
    """Keep, of each act or law, the records on the best basis that any of them has."""
    best: dict[str, int] = {}
    for row in rows:
        at = _RANK[row.burden.basis]
        best[row.subject] = min(best.get(row.subject, at), at)
    return (row for row in rows if _RANK[row.burden.basis] == best[row.subject])


def _days_on(graph: StackGraph, organisation: str, acts: Collection[str]) -> dict[str, Day]:
    """Give the earliest day of each of some acts on the laws of an organisation."""
    found: dict[str, Day] = {}
    for law, part in graph.implemented_by.get(organisation, ()):
        for row in graph.corpus.changes[law.id]:
            if row.act not in acts or row.effect == "tekstplaatsing":
                continue
            if status_of(row) == "in_force" and _falls(row, part):
                day = day_of(row)
                known = found.get(row.act, day)
                found[row.act] = Day(min(known.first, day.first), min(known.last, day.last))
    return found


def _falls(row: Change, part: Implementation) -> bool:
    """Whether a change falls within the part of a law that an organisation carries out."""
    day = day_of(row)
    if part.from_ is not None and day.last < part.from_.first:
        return False
    if part.until is not None and day.first >= part.until.last:
        return False
    if part.articles is None or row.articles is None:
        return True
    return not keys_of(part.articles).isdisjoint(keys_of(row.articles))


def _made_on(graph: StackGraph, act: str, organisation: str) -> Day | None:
    """Give the day that a law of an organisation began, or began anew, by an act."""
    days = [
        day
        for name in graph.made_by.get(act, ())
        if any(row.organisation == organisation for row in graph.laws[name].implementers)
        for day in graph.beginnings(graph.laws[name], act)
    ]
    return min(days, key=lambda day: (day.first, day.last), default=None)


def amount_of(burden: Burden, component: str) -> Amount | None:
    """Give the amount that a burden states for a component."""
    one_off, structural = burden.one_off, burden.structural
    if component == "one_off_eur":
        return one_off.eur if one_off is not None else None
    if component == "one_off_fte":
        return one_off.fte if one_off is not None else None
    if component == "structural_eur":
        return structural.eur_per_year if structural is not None else None
    return structural.fte if structural is not None else None


def parts_of(row: Borne, component: str, calendar: Calendar) -> list[Part] | None:
    """Give the periods in which an amount weighs; nothing when it cannot be placed.

    Bounded days are not drawn: nobody stated how likely each day is. A one-off amount whose
    bounds leave the period open is not placed, a structural one holds from its last possible day.
    """
    if component in FLOWS:
        return _spread(row, calendar)
    span = _span(row, calendar)
    return None if span is None else [span]


def _spread(row: Borne, calendar: Calendar) -> list[Part] | None:
    """Spread a one-off amount evenly over the days of its window."""
    stated = row.burden.one_off
    start = (stated.from_ if stated is not None else None) or (
        row.act.published if row.act is not None else None
    )
    end = (stated.until if stated is not None else None) or row.day
    window = _window(start, end)
    if window is None or window.first == OPEN_FIRST or window.last == OPEN_LAST:
        return None
    first, last = calendar.of(window.first), calendar.of(window.last)
    if first == last:
        return [Part(first, first + 1)]
    if not all(day is None or day.exact for day in (start, end)):
        return None
    days = window.last - window.first + 1
    return [
        Part(period, period + 1, _days_inside(window, calendar, period) / days)
        for period in range(first, last + 1)
    ]


def _window(start: Day | None, end: Day | None) -> Day | None:
    """Give the days of a window, both included; an empty or inverted one is its first day."""
    if start is None or end is None:
        return start or end
    if start.exact and end.exact:
        return Day(start.first, max(start.first, end.first - 1))
    return Day(min(start.first, end.first), max(start.last, end.last))


def _days_inside(window: Day, calendar: Calendar, period: int) -> int:
    first = max(window.first, calendar.first(period))
    return min(window.last, calendar.last(period)) - first + 1


def _span(row: Borne, calendar: Calendar) -> Part | None:
    """Give the periods on whose last day a structural amount holds."""
    stated = row.burden.structural
    start = (stated.from_ if stated is not None else None) or row.day
    until = stated.until if stated is not None else None
    if start is None or start.first == OPEN_FIRST or start.last == OPEN_LAST:
        return None
    begin, end = calendar.of(start.last), ENDLESS
    if until is not None and until.first < OPEN_LAST:
        end = 0 if until.first <= OPEN_FIRST else calendar.of(until.first)
    return Part(begin, end)


def portfolios(rows: Sequence[Borne], calendar: Calendar) -> Counter[tuple[str, int, str]]:
    """Count the records that state a portfolio class: by class, period and subject."""
    found: Counter[tuple[str, int, str]] = Counter()
    for row in rows:
        period = calendar.certain(row.day)
        if row.burden.portfolio is not None and period is not None:
            found[row.burden.portfolio, period, row.subject] += 1
    return found
