"""Accountability: the toetsen, evaluations, overseers and bottlenecks that an implementer has."""

from __future__ import annotations

from collections import Counter
from statistics import median

from stapeling.analyses.periods import Calendar
from stapeling.graph import StackGraph

_CLOSED = frozenset({"opgelost", "afgewezen", "vervallen"})


class Accountability:
    """Counts per period what an implementer must account for, and how early it was asked."""

    def __init__(self, graph: StackGraph, identity: str, calendar: Calendar) -> None:
        self.graph, self.identity, self.calendar = graph, identity, calendar
        self.counts: dict[str, Counter[int]] = {
            name: Counter() for name in ("toetsen", "evaluations", "invoeringstoetsen")
        }
        self.hours: dict[int, list[float | None]] = {}
        self.involved: dict[int, list[int]] = {}
        self._toetsen()
        self._evaluations()
        self.oversight = [
            row for row in graph.corpus.oversight if identity in row.over or self._by_kind(row)
        ]
        self.bottlenecks = [
            row for row in graph.corpus.bottlenecks.values() if identity in row.organisations
        ]

    def _by_kind(self, row: object) -> bool:
        organisation = self.graph.corpus.organisations.get(self.identity)
        kinds = getattr(row, "over_kinds", ())
        return organisation is not None and organisation.kind in kinds

    def _toetsen(self) -> None:
        for row in self.graph.corpus.test_results:
            toets = self.graph.corpus.tests.get(row.test)
            period = self.calendar.certain(row.delivered)
            act = self.graph.act(row.act)
            if toets is None or period is None:
                continue
            if not self.graph.bears(toets, act, self.identity):
                continue
            self.counts["toetsen"][period] += 1
            hours = toets.hours.likely if toets.hours is not None else None
            self.hours.setdefault(period, []).append(hours)
            decided, requested = (act.decided if act is not None else None), row.requested
            if decided is not None and requested is not None and decided.exact and requested.exact:
                self.involved.setdefault(period, []).append(decided.first - requested.first)

    def _evaluations(self) -> None:
        laws = {law.id for law, _ in self.graph.implemented_by.get(self.identity, ())}
        for evaluation in self.graph.corpus.evaluations.values():
            named = {*evaluation.laws, *(name.split("/")[0] for name in evaluation.satisfies)}
            period = self.calendar.certain(evaluation.published)
            if period is None or laws.isdisjoint(named):
                continue
            toets = evaluation.kind == "invoeringstoets"
            self.counts["invoeringstoetsen" if toets else "evaluations"][period] += 1

    def of(self, period: int) -> dict[str, int | float | None]:
        """Give the counts of a period; hours and days are null where none is known."""
        hours = [hour for hour in self.hours.get(period, ()) if hour is not None]
        involved = self.involved.get(period)
        return {
            **{name: count[period] for name, count in self.counts.items()},
            "toets_hours": sum(hours) if hours else None,
            "overseers": len({row.by for row in self.oversight if self._looks(row, period)}),
            "involved_days": median(involved) if involved else None,
        }

    def _looks(self, row: object, period: int) -> bool:
        begin, end = getattr(row, "from_", None), getattr(row, "until", None)
        begun = begin is None or begin.first <= self.calendar.last(period)
        return begun and (end is None or end.last > self.calendar.first(period))

    def open_bottlenecks(self, day: int) -> int:
        """Count the bottlenecks reported by a day and not known to be closed by it."""
        found = 0
        for row in self.bottlenecks:
            reported = any(report.reported.first <= day for report in row.reports)
            done = row.resolved.done if row.resolved is not None else None
            closed = row.status in _CLOSED and (done is None or done.last <= day)
            found += reported and not closed
        return found
