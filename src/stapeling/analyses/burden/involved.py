"""Which burdens were stated of an implementer, and on which day each falls on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from stapeling.analyses.burden.columns import ActsOn
from stapeling.analyses.starts import start_at
from stapeling.graph import StackGraph
from stapeling.model.acts import Act
from stapeling.model.days import Day, day_between
from stapeling.model.organisations import Burden

_RANK = {"uitvoeringstoets": 0, "raming": 1, "schatting": 2, None: 3}
"""The bases of a burden, the best first."""


class Placed(NamedTuple):
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
    every: tuple[Placed, ...] = ()
    """All load that was stated, on whatever basis: a day from which an act was feasible stays one
    also where another record tells the amounts better."""
    set_aside: tuple[str, ...] = ()
    """What a record was stated of that yields to one on a better basis."""

    def by_act(self) -> dict[str, list[Burden]]:
        """Give the load by the act that it was stated of."""
        found: dict[str, list[Burden]] = {}
        for row in self.load:
            name = row.act.id if row.act is not None else row.subject
            found.setdefault(name, []).append(row.burden)
        return found

    def acts_with_a_record(self) -> frozenset[str]:
        """Give the acts of which any load is recorded, borne alone or together."""
        rows = (*self.load, *self.joint)
        return frozenset(row.subject for row in rows if row.burden.act is not None)


def burdens_of(graph: StackGraph, organisation: str, acts: ActsOn, as_of: int) -> Burdens:
    """Gather what was stated to be asked of an organisation.

    Only `cost: uitvoering` is load. For one act and organisation the best basis counts; a burden
    that several bear together is kept apart, because nobody knows how it is split.
    """
    placing = _Placing(graph, organisation, acts, as_of)
    alone: list[Placed] = []
    together: list[Placed] = []
    other: list[Placed] = []
    load: list[Placed] = []
    for burden in graph.burdens_by_bearer.get(organisation, ()):
        row = placing.placed(burden)
        if burden.cost != "uitvoering":
            other.append(row)
            continue
        load.append(row)
        (alone if len(burden.bearers) == 1 else together).append(row)
    best, joint = _best(alone), _best(together)
    aside: list[str] = []
    if len(best) + len(joint) < len(load):
        kept = {id(row) for row in (*best, *joint)}
        aside = [row.subject for row in load if id(row) not in kept]
    return Burdens(best, joint, tuple(other), tuple(load), tuple(dict.fromkeys(aside)))


class _Placing:
    """Gives burdens the day that their act, or law, takes effect for an organisation."""

    def __init__(self, graph: StackGraph, organisation: str, acts: ActsOn, as_of: int) -> None:
        self.graph, self.organisation, self.acts, self.as_of = graph, organisation, acts, as_of
        self.first, self.last = acts.first.tolist(), acts.last.tolist()

    def placed(self, burden: Burden) -> Placed:
        """Give a burden with its act and its day."""
        if burden.act is None:
            law = self.graph.laws.get(str(burden.law))
            if law is not None:
                start = start_at(law, self.as_of) or law.in_force_from
                return Placed(burden, law.id, self.graph.act(law.act), start)
        act = self.graph.act(burden.act)
        subject = act.id if act is not None else str(burden.act or burden.law)
        place = self.acts.place(subject)
        if place is not None:
            return Placed(burden, subject, act, day_between(self.first[place], self.last[place]))
        return Placed(burden, subject, act, _made_on(self.graph, subject, self.organisation))


def _made_on(graph: StackGraph, act: str, organisation: str) -> Day | None:
    """Give the day that a law of an organisation began, or began anew, by an act."""
    made = graph.made_by.get(act)
    if made is None:  # of most acts
        return None
    days = [
        day
        for name in made
        if any(row.organisation == organisation for row in graph.laws[name].implementers)
        for day in graph.beginnings(graph.laws[name], act)
    ]
    return min(days, key=lambda day: (day.first, day.last), default=None)


def _best(rows: Sequence[Placed]) -> tuple[Placed, ...]:
    """Keep, for each act, the records on the best basis that any of them has."""
    if len({row.subject for row in rows}) == len(rows):
        return tuple(rows)
    best: dict[str, int] = {}
    for row in rows:
        at = _RANK[row.burden.basis]
        best[row.subject] = min(best.get(row.subject, at), at)
    return tuple(row for row in rows if _RANK[row.burden.basis] == best[row.subject])
