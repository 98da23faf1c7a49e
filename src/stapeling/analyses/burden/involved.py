"""Which burdens were stated of an implementer, and on which day each falls on it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.bounds import Bounds, bounds_of
from stapeling.analyses.burden.columns import ActsOn
from stapeling.analyses.burden.stated import stated_of
from stapeling.analyses.starts import start_at
from stapeling.graph import StackGraph
from stapeling.model.days import OPEN_FIRST, Day
from stapeling.model.organisations import Burden

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks


class Burdens:
    """The burdens that name an organisation: its load, joint load, and other costs.

    Only `cost: uitvoering` is load. For one act and organisation the best basis counts; a burden
    that several bear together is kept apart, because nobody knows how it is split. Each is a row
    of what was stated.
    """

    def __init__(self, graph: StackGraph, organisation: str, acts: ActsOn, as_of: int) -> None:
        self.graph, self.organisation, self.acts, self.as_of = graph, organisation, acts, as_of
        self.stated = stated_of(graph)
        rows = self.stated.borne_by(organisation)
        carrying_out = self.stated.carrying_out[rows]
        self.other = rows[~carrying_out]
        self.every = rows[carrying_out]
        """All load that was stated, on whatever basis: a day from which an act was feasible stays
        one also where another record tells the amounts better."""
        self._place = acts.places(self.stated.act[self.every])
        """The place among the acts of what each was stated of; -1 for no place."""
        alone = self.stated.alone[self.every]
        self._best = np.zeros(len(self.every), dtype=np.bool_)
        for own in (alone, ~alone):
            self._best[own] = self._on_best_basis(self.every[own])
        self._counted = self._best & alone
        self.load = self.every[self._counted]
        self.joint = self.every[self._best & ~alone]

    def _on_best_basis(self, rows: Ints) -> Marks:
        """Mark, for each act, the records on the best basis that any of them has."""
        rank = self.stated.rank[rows]
        subjects, of = np.unique(self.stated.subject[rows], return_inverse=True)
        best = np.full(len(subjects), rank.max(initial=0))
        np.minimum.at(best, of, rank)
        found: Marks = rank == best[of]
        return found

    @property
    def set_aside(self) -> tuple[str, ...]:
        """What a record was stated of that yields to one on a better basis."""
        return tuple(dict.fromkeys(self.subjects(self.every[~self._best])))

    def subjects(self, rows: Ints) -> list[str]:
        """Give the act or law that each of some burdens was stated of."""
        return list(map(self.stated.subjects.__getitem__, rows.tolist()))

    def records(self, rows: Ints) -> list[Burden]:
        """Give some burdens as they were stated."""
        return list(map(self.stated.rows.__getitem__, rows.tolist()))

    def recorded(self) -> Marks:
        """Mark the acts of which any load is recorded, borne alone or together."""
        places = self._place[self._best & self.stated.of_act[self.every]]
        found = np.zeros(len(self.acts), dtype=np.bool_)
        found[places[places >= 0]] = True
        return found

    def feasible(self) -> dict[str, list[Day]]:
        """Give the days from which each act was stated to be feasible."""
        found: dict[str, list[Day]] = {}
        for n in self.every[self.stated.feasible[self.every]].tolist():
            day = self.stated.rows[n].feasible_from
            if day is not None:
                found.setdefault(self.stated.subjects[n], []).append(day)
        return found

    def by_act(self) -> dict[str, list[Burden]]:
        """Give the load by the act that it was stated of, or that made the law."""
        found: dict[str, list[Burden]] = {}
        for n in self.load.tolist():
            act = self.stated.act_of(n)
            name = act.id if act is not None else self.stated.subjects[n]
            found.setdefault(name, []).append(self.stated.rows[n])
        return found

    @cached_property
    def days(self) -> Bounds:
        """The day on which each record of the load takes effect for the organisation."""
        places, rows = self._place[self._counted], self.load
        falls = places >= 0
        first, last = (
            np.append(day, OPEN_FIRST)[places] for day in (self.acts.first, self.acts.last)
        )
        rare = np.flatnonzero(~falls & (self.stated.of_law[rows] | self.stated.makes[rows]))
        apart = bounds_of([self._begun(n) for n in rows[rare].tolist()])
        first[rare], last[rare], falls[rare] = apart.first, apart.last, apart.stated
        return Bounds(first, last, falls)

    def _begun(self, row: int) -> Day | None:
        """Give the day that a law began, of a burden stated of it or of the act that made it."""
        subject = self.stated.subjects[row]
        if self.stated.of_law[row]:
            law = self.graph.laws[subject]
            return start_at(law, self.as_of) or law.in_force_from
        return _made_on(self.graph, subject, self.organisation)


def _made_on(graph: StackGraph, act: str, organisation: str) -> Day | None:
    """Give the day that a law of an organisation began, or began anew, by an act."""
    days = [
        day
        for name in graph.made_by.get(act, ())
        if any(row.organisation == organisation for row in graph.laws[name].implementers)
        for day in graph.beginnings(graph.laws[name], act)
    ]
    return min(days, key=lambda day: (day.first, day.last), default=None)
