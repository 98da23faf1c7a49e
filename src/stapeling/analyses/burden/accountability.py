"""Accountability: the toetsen, evaluations, overseers and bottlenecks that an implementer has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from statistics import median
from typing import TypeAlias
from weakref import WeakKeyDictionary

from stapeling.analyses.open_bottlenecks import certainly_reported, is_open
from stapeling.analyses.overseers import certainly_looks, may_look, recorded_state
from stapeling.analyses.periods import Calendar
from stapeling.graph import StackGraph

_Counted: TypeAlias = "tuple[str, int | None]"


class _Shared:
    """What the implementers of a corpus are held to, found once for all of them."""

    def __init__(self, graph: StackGraph) -> None:
        self.corpus = graph.corpus  # not the graph: nothing here keeps that alive
        self._states: dict[int, int] = {}
        self._counted: dict[Calendar, dict[str, _Counted]] = {}
        self.evaluations: dict[str, set[str]] = defaultdict(set)
        """The evaluations that name a law of each implementer."""
        for name, rows in graph.evaluations_naming.items():
            law = graph.laws.get(name)
            for part in law.implementers if law is not None else ():
                self.evaluations[part.organisation].update([row.id for row in rows])

    def state(self, graph: StackGraph, as_of: int) -> int:
        """Give the day from which a body without a first day certainly looks."""
        if as_of not in self._states:
            self._states[as_of] = recorded_state(graph, as_of)
        return self._states[as_of]

    def counted(self, calendar: Calendar) -> Mapping[str, _Counted]:
        """Give as what each evaluation counts, and the period of it where that is certain."""
        if calendar not in self._counted:
            self._counted[calendar] = {
                row.id: (
                    "invoeringstoetsen" if row.kind == "invoeringstoets" else "evaluations",
                    calendar.certain(row.published),
                )
                for row in self.corpus.evaluations.values()
            }
        return self._counted[calendar]


_shared: WeakKeyDictionary[StackGraph, _Shared] = WeakKeyDictionary()


class Accountability:
    """Counts per period what an implementer must account for, and how early it was asked."""

    def __init__(self, graph: StackGraph, identity: str, calendar: Calendar, as_of: int) -> None:
        self.graph, self.identity, self.calendar = graph, identity, calendar
        self.shared = _shared_of(graph)
        self.state = self.shared.state(graph, as_of)
        self.counts: dict[str, Counter[int]] = {
            name: Counter() for name in ("toetsen", "evaluations", "invoeringstoetsen")
        }
        self.hours: dict[int, list[float | None]] = {}
        self.involved: dict[int, list[int]] = {}
        self._toetsen()
        self._evaluations()
        self.oversight = graph.watching.over(identity)
        self.bottlenecks = [
            row for row in graph.corpus.bottlenecks.values() if identity in row.organisations
        ]

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
        counted = self.shared.counted(self.calendar)
        own = self.shared.evaluations.get(self.identity, ())
        for (name, period), times in Counter(map(counted.__getitem__, own)).items():
            if period is not None:
                self.counts[name][period] = times

    def of(self, period: int) -> dict[str, int | float | None]:
        """Give the counts of a period; hours and days are null where none is known.

        `overseers` is what certainly looked, `overseers_possible` adds what possibly did.
        """
        hours = [hour for hour in self.hours.get(period, ()) if hour is not None]
        involved = self.involved.get(period)
        return {
            **{name: count[period] for name, count in self.counts.items()},
            "toets_hours": sum(hours) if hours else None,
            **self._overseers(period),
            "involved_days": median(involved) if involved else None,
        }

    def _overseers(self, period: int) -> dict[str, int]:
        """Count the bodies that looked on some day of a period: certainly, and possibly."""
        first, last = self.calendar.first(period), self.calendar.last(period)
        rows = [row for row in self.oversight if may_look(row, first, last)]
        sure = {row.by for row in rows if certainly_looks(row, first, last, self.state)}
        return {"overseers": len(sure), "overseers_possible": len({row.by for row in rows})}

    def open_bottlenecks(self, day: int) -> int:
        """Count the bottlenecks certainly reported by a day, not known to be closed by it."""
        return sum(is_open(row, day) and certainly_reported(row, day) for row in self.bottlenecks)


def _shared_of(graph: StackGraph) -> _Shared:
    """Give what implementers share, found once."""
    found = _shared.get(graph)
    if found is None:
        found = _shared[graph] = _Shared(graph)
    return found
