"""Preparation time: how many days implementers were given, and how many they needed."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.burden.columns import ActsOn
from stapeling.analyses.burden.involved import Placed
from stapeling.analyses.results import ShortAct, Shortfall
from stapeling.graph import StackGraph
from stapeling.graph.columns import ints
from stapeling.model.days import Day, add_months
from stapeling.model.terms import NEGATIVE_VERDICTS
from stapeling.model.toetsen import ToetsResult

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints

NORM_MONTHS = 2
"""Aanwijzing 4.17: at least two months between publication and commencement."""
NORM_MONTHS_MEDEOVERHEID = 3
"""Aanwijzing 4.17: three months where it matters to medeoverheden."""


class Preparation:
    """Measures preparation time for one implementer."""

    def __init__(
        self, graph: StackGraph, identity: str, acts: ActsOn, burdens: Sequence[Placed]
    ) -> None:
        self.acts = acts
        organisation = graph.corpus.organisations.get(identity)
        local = organisation is not None and organisation.kind == "medeoverheid"
        self.months = NORM_MONTHS_MEDEOVERHEID if local else NORM_MONTHS
        self.results: dict[str, list[ToetsResult]] = {}
        for row in graph.corpus.test_results:
            toets = graph.corpus.tests.get(row.test)
            act = graph.act(row.act)
            if toets is None or act is None:
                continue
            if identity in toets.performed_by or graph.bears(toets, act, identity):
                self.results.setdefault(act.id, []).append(row)
        self.stated: dict[str, list[Day]] = {}
        for placed in burdens:
            if placed.burden.feasible_from is not None:
                self.stated.setdefault(placed.subject, []).append(placed.burden.feasible_from)
        self.known = (acts.first == acts.last) & (acts.published_first == acts.published_last)
        self.given = np.where(self.known, acts.first - acts.published_first, 0)
        self.short = self._short()
        self.is_short = np.zeros(len(acts.names), dtype=np.bool_)
        self.is_short[list(self.short)] = True

    def _short(self) -> dict[int, ShortAct]:
        """Find the acts that were given fewer days than they needed, by their place."""
        stated = {self.acts.place(act) for act in (*self.results, *self.stated)}
        found = self._below_norm()
        for place in (n for n in stated if n is not None and self.known[n]):
            found.pop(place, None)
            given = int(self.given[place])
            needed, norm = self.needed_at(place)
            if needed > given:
                name = self.acts.names[place]
                found[place] = ShortAct(name, given, needed, needed - given, norm)
        return found

    def _below_norm(self) -> dict[int, ShortAct]:
        """Find the acts that were given less than the norm, as if nothing else was stated."""
        longest = 31 * self.months + 1
        near = np.flatnonzero(self.known & (self.given < longest))
        days, of = np.unique(self.acts.published_first[near], return_inverse=True)
        norm = ints(add_months(day, self.months) - day for day in days.tolist())[of]
        given = self.given[near]
        short = norm > given
        rows = zip(*(column[short].tolist() for column in (near, given, norm)), strict=True)
        return {
            place: ShortAct(self.acts.names[place], days, needed, needed - days, True)
            for place, days, needed in rows
        }

    def needed_at(self, place: int) -> tuple[int, bool]:
        """Give the days needed for the act at a place, and whether that is only the norm."""
        published = int(self.acts.published_first[place])
        feasible = self.feasible_from(self.acts.names[place])
        if feasible is not None and feasible.exact:
            return feasible.first - published, False
        return add_months(published, self.months) - published, True

    def feasible_from(self, act: str) -> Day | None:
        """Give the day from which an act was feasible: of the toets, else of the burden."""
        days = [row.feasible_from for row in self.results.get(act, ()) if row.feasible_from]
        return max(days or self.stated.get(act, []), key=lambda day: day.first, default=None)

    def shortfall(self, places: Ints) -> Shortfall:
        """Give the days that were short: needed minus given, of the acts where that is positive.

        Given is commencement minus publication; needed is "invoering mogelijk per" minus
        publication where that is stated, else the norm of two or three calendar months. Unit:
        days. Acts whose days are not exact are counted as unknown.
        """
        rows = tuple(map(self.short.__getitem__, places[self.is_short[places]].tolist()))
        days = [row.short for row in rows]
        unknown = len(places) - int(self.known[places].sum())
        return Shortfall(rows, median(days) if days else None, max(days, default=None), unknown)

    def rushed(self, places: Ints) -> tuple[str, ...]:
        """Give the acts that came before they were feasible, or against a negative verdict."""
        if not self.results and not self.stated:
            return ()
        return tuple(self.acts.names[place] for place in places.tolist() if self._is_rushed(place))

    def _is_rushed(self, place: int) -> bool:
        act = self.acts.names[place]
        feasible = self.feasible_from(act)
        early = feasible is not None and int(self.acts.last[place]) < feasible.first
        return early or self._last_verdict(act) in NEGATIVE_VERDICTS

    def _last_verdict(self, act: str) -> str | None:
        """Give the verdict of the result delivered last; of equals, of the one stated last."""
        rows = sorted(
            self.results.get(act, ()), key=lambda row: row.delivered.first if row.delivered else 0
        )
        return rows[-1].verdict if rows else None
