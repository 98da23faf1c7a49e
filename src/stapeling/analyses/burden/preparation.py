"""Preparation time: how many days implementers were given, and how many they needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median

from stapeling.analyses.burden.involved import ActOn, Placed
from stapeling.analyses.results import Shortfall
from stapeling.graph import StackGraph
from stapeling.model.acts import Act
from stapeling.model.days import Day, add_months
from stapeling.model.organisations import Organisation
from stapeling.model.terms import NEGATIVE_VERDICTS
from stapeling.model.toetsen import ToetsResult

NORM_MONTHS = 2
"""Aanwijzing 4.17: at least two months between publication and commencement."""
NORM_MONTHS_MEDEOVERHEID = 3
"""Aanwijzing 4.17: three months where it matters to medeoverheden."""


class Preparation:
    """Measures preparation time for one implementer."""

    def __init__(
        self, graph: StackGraph, identity: str, burdens: Sequence[Placed]
    ) -> None:
        self.graph = graph
        organisation: Organisation | None = graph.corpus.organisations.get(identity)
        local = organisation is not None and organisation.kind == "medeoverheid"
        self.months = NORM_MONTHS_MEDEOVERHEID if local else NORM_MONTHS
        self.results: dict[str, list[ToetsResult]] = {}
        for row in graph.corpus.test_results:
            toets = graph.corpus.tests.get(row.test)
            act = graph.act(row.act)
            own = toets is not None and identity in (*toets.performed_by, *toets.work_at)
            if own and act is not None:
                self.results.setdefault(act.id, []).append(row)
        self.stated: dict[str, list[Day]] = {}
        for placed in burdens:
            if placed.burden.feasible_from is not None:
                self.stated.setdefault(placed.subject, []).append(placed.burden.feasible_from)

    def feasible_from(self, act: str) -> Day | None:
        """Give the day from which an act was feasible: of the toets, else of the burden."""
        if act not in self.results and act not in self.stated:
            return None
        days = [row.feasible_from for row in self.results.get(act, ()) if row.feasible_from]
        return max(days or self.stated.get(act, ()), key=lambda day: day.first, default=None)

    def shortfall(self, acts: Iterable[ActOn]) -> Shortfall:
        """Give the days that were short: needed minus given, of the acts where that is positive.

        Given is commencement minus publication; needed is "invoering mogelijk per" minus
        publication where that is stated, else the norm of two or three calendar months. Unit:
        days. Acts whose days are not exact are counted as unknown.
        """
        rows, unknown = [], 0
        for on in acts:
            act = self.graph.corpus.acts.get(on.act)
            if act is None or act.published is None or not (act.published.exact and on.day.exact):
                unknown += 1
                continue
            given = on.day.first - act.published.first
            needed, norm = self._needed(act)
            if needed > given:
                rows.append((on.act, given, needed, needed - given, norm))
        days = [row[3] for row in rows]
        return Shortfall(tuple(rows), median(days) if days else None, max(days, default=None), unknown)

    def _needed(self, act: Act) -> tuple[int, bool]:
        published = act.published.first if act.published is not None else 0
        feasible = self.feasible_from(act.id)
        if feasible is not None and feasible.exact:
            return feasible.first - published, False
        return add_months(published, self.months) - published, True

    def rushed(self, acts: Iterable[ActOn]) -> tuple[str, ...]:
        """Give the acts that came before they were feasible, or against a negative verdict."""
        found = []
        for on in acts:
            feasible = self.feasible_from(on.act)
            early = feasible is not None and on.day.last < feasible.first
            if early or self._last_verdict(on.act) in NEGATIVE_VERDICTS:
                found.append(on.act)
        return tuple(found)

    def _last_verdict(self, act: str) -> str | None:
        rows = [row for row in self.results.get(act, ()) if row.verdict is not None]
        last = max(rows, key=lambda row: row.delivered.first if row.delivered else 0, default=None)
        return last.verdict if last is not None else None
