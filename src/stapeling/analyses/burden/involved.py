"""Which acts fall on an implementer, on which day, and which burdens were stated of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stapeling.analyses.layers import start_of
from stapeling.graph import StackGraph
from stapeling.model.acts import Act
from stapeling.model.days import Day
from stapeling.model.labels import article_key, keys_of
from stapeling.model.laws import Change, Implementation, Law
from stapeling.model.moments import day_of, status_of
from stapeling.model.organisations import Burden

_BASES = ("uitvoeringstoets", "raming", "schatting", None)
"""The bases of a burden, the best first."""


@dataclass(slots=True)
class ActOn:
    """An act as it falls on one implementer: its earliest day on a law of theirs."""

    act: str
    day: Day
    touched: set[tuple[str, str]] = field(default_factory=set)
    """Pairs of a law and an article that it touches."""
    natures: set[str] = field(default_factory=set)
    burdens: list[Burden] = field(default_factory=list)
    """What was stated of it as load for this implementer alone, on the best basis."""


def acts_on(graph: StackGraph, organisation: str) -> dict[str, ActOn]:
    """Give the acts in force, on whatever day, on the laws that an organisation carries out.

    The act that made a law is no change of it, nor is an act that only places its text.
    """
    found: dict[str, ActOn] = {}
    for law, part in graph.implemented_by.get(organisation, ()):
        makers = graph.makers(law)
        limits = keys_of(part.articles) if part.articles is not None else None
        for row in graph.corpus.changes[law.id]:
            if row.act not in makers and _falls(row, part, limits):
                _add(graph, found, law, row)
    return found


def _falls(row: Change, part: Implementation, limits: frozenset[str] | None) -> bool:
    """Whether a change falls within the part of a law that an organisation carries out."""
    if status_of(row) != "in_force" or row.effect == "tekstplaatsing":
        return False
    day = day_of(row)
    if part.from_ is not None and day.last < part.from_.first:
        return False
    if part.until is not None and day.first >= part.until.last:
        return False
    return limits is None or row.articles is None or not limits.isdisjoint(keys_of(row.articles))


def _add(graph: StackGraph, found: dict[str, ActOn], law: Law, row: Change) -> None:
    day = day_of(row)
    known = found.get(row.act)
    if known is None:
        known = found[row.act] = ActOn(row.act, day)
    else:
        known.day = Day(min(known.day.first, day.first), min(known.day.last, day.last))
    for label in row.articles or ():
        known.touched.add((law.id, article_key(label)))
    act = graph.corpus.acts.get(row.act)
    known.natures.update(row.nature or (act.nature if act is not None else ()))


@dataclass(frozen=True, slots=True)
class Placed:
    """A burden with the act and the day that it belongs to."""

    burden: Burden
    subject: str
    """The act, or the law where that is all that is stated."""
    act: Act | None
    day: Day | None
    """The day the act takes effect for the organisation."""


@dataclass(frozen=True, slots=True)
class Burdens:
    """The burdens that name an organisation: its load, joint load, and other costs."""

    load: tuple[Placed, ...]
    joint: tuple[Placed, ...]
    other: tuple[Placed, ...]


def burdens_of(graph: StackGraph, organisation: str, acts: dict[str, ActOn]) -> Burdens:
    """Gather what was stated to be asked of an organisation.

    Only `cost: uitvoering` is load. For one act and organisation the best basis counts; a burden
    that several bear together is kept apart, because nobody knows how it is split.
    """
    rows = [_placed(graph, row, acts) for row in graph.burdens_by_bearer.get(organisation, ())]
    load = [row for row in rows if row.burden.cost == "uitvoering"]
    alone = [row for row in load if len(row.burden.bearers) == 1]
    return Burdens(
        load=tuple(_best(alone)),
        joint=tuple(_best([row for row in load if len(row.burden.bearers) > 1])),
        other=tuple(row for row in rows if row.burden.cost != "uitvoering"),
    )


def _placed(graph: StackGraph, burden: Burden, acts: dict[str, ActOn]) -> Placed:
    law = graph.laws.get(burden.law) if burden.law is not None else None
    if law is not None:
        start = start_of(law, 10**7) if law.in_force_from is not None else None
        return Placed(burden, law.id, graph.act(law.act), start)
    act = graph.act(burden.act)
    subject = act.id if act is not None else str(burden.act or burden.law)
    on = acts.get(subject)
    day = on.day if on is not None else _made_on(graph, subject)
    return Placed(burden, subject, act, day)


def _made_on(graph: StackGraph, act: str) -> Day | None:
    """Give the first day of an act that made a law: nothing on that law changed by it."""
    return graph.first_days.get(act)


def _best(rows: Sequence[Placed]) -> list[Placed]:
    """Keep, for each act, the records on the best basis that any of them has."""
    rank = {basis: number for number, basis in enumerate(_BASES)}
    best: dict[str, int] = {}
    for row in rows:
        at = rank[row.burden.basis]
        best[row.subject] = min(best.get(row.subject, at), at)
    return [row for row in rows if rank[row.burden.basis] == best[row.subject]]
