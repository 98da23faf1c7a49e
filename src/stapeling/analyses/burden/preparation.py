"""Preparation time: how many days implementers were given, and how many they needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from stapeling.analyses.burden.acts_in_periods import ActsInPeriods
from stapeling.analyses.burden.columns import ActsOn
from stapeling.analyses.burden.involved import Burdens
from stapeling.analyses.period_columns import months_after
from stapeling.analyses.results import Later, ShortAct, Shortfall
from stapeling.graph import StackGraph
from stapeling.model.days import Day, add_months
from stapeling.model.terms import NEGATIVE_VERDICTS
from stapeling.model.toetsen import ToetsResult

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks

_Facts: TypeAlias = "tuple[list[str], tuple[Ints, Ints, Ints, Ints, Marks]]"
"""The acts of the corpus, and of those that fell short their numbers and what `ShortAct` tells."""
_NONE_SHORT: Later[tuple[ShortAct, ...]] = Later.of(())
NORM_MONTHS = 2
"""Aanwijzing 4.17: at least two months between publication and commencement."""
NORM_MONTHS_MEDEOVERHEID = 3
"""Aanwijzing 4.17: three months where it matters to medeoverheden."""


class Preparation:
    """Measures preparation time for one implementer."""

    def __init__(self, graph: StackGraph, identity: str, acts: ActsOn, burdens: Burdens) -> None:
        self.acts = acts
        organisation = graph.corpus.organisations.get(identity)
        local = organisation is not None and organisation.kind == "medeoverheid"
        self.months = NORM_MONTHS_MEDEOVERHEID if local else NORM_MONTHS
        self.results = _results_about(graph, identity)
        self.stated = burdens.feasible()
        self.published, last = acts.published
        self.known = (acts.first == acts.last) & (self.published == last)
        self.given = np.where(self.known, acts.first - self.published, 0)
        self.needed = self._norm()
        self.norm = np.ones(len(acts), dtype=np.bool_)
        """Whether `needed` is only the norm."""
        places = (acts.place(act) for act in {*self.results, *self.stated})
        self.spoken_of = sorted(place for place in places if place is not None)
        """The acts of which a toets or a burden may tell from which day they were feasible."""
        for place in self.spoken_of:
            if self.known[place]:
                self.needed[place], self.norm[place] = self.needed_at(place)
        self.is_short = self.known & (self.needed > self.given)

    def _norm(self) -> Ints:
        """Give the days that the norm asks, where the days given may be fewer; else these."""
        longest, needed = 31 * self.months + 1, self.given.copy()
        near = np.flatnonzero(self.known & (self.given < longest))
        published = self.published[near]
        needed[near] = months_after(published, self.months) - published
        return needed

    def needed_at(self, place: int) -> tuple[int, bool]:
        """Give the days needed for the act at a place, and whether that is only the norm."""
        published = int(self.published[place])
        feasible = self.feasible_from(self.acts.name(place))
        if feasible is not None and feasible.exact:
            return feasible.first - published, False
        return add_months(published, self.months) - published, True

    def feasible_from(self, act: str) -> Day | None:
        """Give the day from which an act was feasible: of the toets, else of the burden."""
        days = [row.feasible_from for row in self.results.get(act, ()) if row.feasible_from]
        return max(days or self.stated.get(act, []), key=lambda day: day.first, default=None)

    def shortfalls(self, falling: ActsInPeriods) -> Iterator[Shortfall]:
        """Give for each period the days that were short: needed minus given, where positive.

        Given is commencement minus publication; needed is "invoering mogelijk per" minus
        publication where that is stated, else the norm of two or three calendar months. Unit:
        days. Acts whose days are not exact are counted as unknown.
        """
        short, cuts = falling.marked(self.is_short)
        lacking = (self.needed - self.given)[short]
        period = np.repeat(np.arange(len(falling.periods)), np.diff(cuts))
        days = lacking[np.lexsort((lacking, period))].tolist()
        told = partial(_told, self._facts(short), cuts)
        unknown = falling.count(~self.known)
        for n, (begin, end) in enumerate(pairwise(cuts)):
            if begin == end:
                yield Shortfall(_NONE_SHORT, unknown=unknown[n])
            else:
                yield Shortfall(Later(told, n), median(days[begin:end]), days[end - 1], unknown[n])

    def short_acts(self, places: Ints) -> tuple[ShortAct, ...]:
        """Tell of some acts that fell short how many days were given and needed."""
        return _told(self._facts(places), (0, len(places)), 0)

    def _facts(self, places: Ints) -> _Facts:
        given, needed = self.given[places], self.needed[places]
        numbers = self.acts.acts[places], given, needed, needed - given, self.norm[places]
        return self.acts.columns.acts, numbers

    def rushed(self, places: Ints) -> tuple[str, ...]:
        """Give the acts that came before they were feasible, or against a negative verdict."""
        if not self.spoken_of:
            return ()
        told = places[np.isin(places, self.spoken_of)].tolist()
        return tuple(self.acts.name(place) for place in told if self._is_rushed(place))

    def _is_rushed(self, place: int) -> bool:
        act = self.acts.name(place)
        feasible = self.feasible_from(act)
        early = feasible is not None and int(self.acts.last[place]) < feasible.first
        return early or self._last_verdict(act) in NEGATIVE_VERDICTS

    def _last_verdict(self, act: str) -> str | None:
        """Give the verdict of the result delivered last; of equals, of the one stated last."""
        rows = sorted(
            self.results.get(act, ()), key=lambda row: row.delivered.first if row.delivered else 0
        )
        return rows[-1].verdict if rows else None


def _told(facts: _Facts, cuts: Sequence[int], n: int) -> tuple[ShortAct, ...]:
    """Tell of acts that fell short, those from a cut to the next."""
    every, columns = facts
    acts, *others = (column[cuts[n] : cuts[n + 1]].tolist() for column in columns)
    return tuple(map(ShortAct, map(every.__getitem__, acts), *others))


def _results_about(graph: StackGraph, identity: str) -> dict[str, list[ToetsResult]]:
    """Give the results of toetsen by or about an implementer, by the id of the act."""
    found: dict[str, list[ToetsResult]] = {}
    for row in graph.corpus.test_results:
        toets, act = graph.corpus.tests.get(row.test), graph.act(row.act)
        if toets is None or act is None:
            continue
        if identity in toets.performed_by or graph.bears(toets, act, identity):
            found.setdefault(act.id, []).append(row)
    return found
