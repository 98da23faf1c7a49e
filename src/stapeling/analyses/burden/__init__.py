"""Cumulative burden on implementers (*cumulatieve uitvoeringslast*): a vector, never one number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from stapeling.analyses.burden.accountability import Accountability
from stapeling.analyses.burden.capacity import freezes, peaks, too_late, uses
from stapeling.analyses.burden.columns import columns_of, natures_of
from stapeling.analyses.burden.involved import Burdens, Placed, burdens_of
from stapeling.analyses.burden.preparation import Preparation
from stapeling.analyses.burden.sums import amount_of
from stapeling.analyses.burden.totals import Totals, periods_of, totals_of
from stapeling.analyses.options import Options
from stapeling.analyses.periods import Calendar
from stapeling.analyses.results import CapacityUse, ImplementerResult, OtherCost, PeriodLoad
from stapeling.graph import StackGraph
from stapeling.model.amounts import Amount
from stapeling.model.days import OPEN_LAST
from stapeling.model.organisations import Burden, Organisation

_CLASSES = ("impact", "portfolio", "process_risk", "complexity")
_PORTFOLIO_UNITS = frozenset({"parameteraanpassing", "jaaraanpassing", "structuurwijziging"})


def measure_implementer(graph: StackGraph, identity: str, options: Options) -> ImplementerResult:
    """Give the load of one implementer over time, with what is known of its capacity.

    Units: acts, euro, euro a year, fte, fte-years and days, each apart; nothing is converted and
    nothing added that is unlike. A sum is over known values and null without any; the number of
    records without a value stands beside it. Periods after the reference day hold what is
    scheduled only. Cost: one difference array a component.

    Source: defined by this project, docs/metrics.md.
    """
    return _Measurement(graph, identity, options).result()


class _Measurement:
    """The measures of one implementer, which share its acts, burdens and periods."""

    def __init__(self, graph: StackGraph, identity: str, options: Options) -> None:
        self.graph, self.identity, self.options = graph, identity, options
        self.calendar = Calendar(options.period)
        self.organisation = graph.corpus.organisations.get(identity) or Organisation(id="x")
        self.acts = columns_of(graph).falling_on(identity)
        self.burdens: Burdens = burdens_of(graph, identity, self.acts, options.day)
        self.stated = self.burdens.by_act()
        self.recorded = self.burdens.acts_with_a_record()
        every = (*self.burdens.load, *self.burdens.joint)
        self.preparation = Preparation(graph, identity, self.acts, every)
        self.inside, self.perhaps, self.first, self.last = self._by_period()
        self.totals: Totals = totals_of(self.burdens.load, self.calendar, self.first, self.last)
        self.accountability = Accountability(graph, identity, self.calendar, options.day)

    def _by_period(self) -> tuple[dict[int, list[int]], Counter[int], int, int]:
        """Put every act in its period, in order of day; count acts that bounded days leave open.

        Gives the first and last period in which anything happens as well; the reference day's is
        always among them.
        """
        acts, of = self.acts, self.calendar.of
        days = [day for day in {*acts.first.tolist(), *acts.last.tolist()} if 0 < day < OPEN_LAST]
        periods = {day: of(day) for day in days}
        ends = [*periods.values(), *periods_of(self.burdens.load, self.calendar)]
        now = of(self.options.day)
        first, last = min([now, *ends]), max([now, *ends])
        inside: dict[int, list[int]] = {}
        perhaps: Counter[int] = Counter()
        for n in np.lexsort((np.arange(len(acts.names)), acts.first)).tolist():
            begin = periods.get(int(acts.first[n]))
            end = periods.get(int(acts.last[n]))
            if begin is not None and begin == end:
                inside.setdefault(begin, []).append(n)
            else:
                begin = first if begin is None else begin
                perhaps.update(range(begin, (last if end is None else end) + 1))
        return inside, perhaps, first, last

    def result(self) -> ImplementerResult:
        graph, as_of, organisation = self.graph, self.options.day, self.organisation
        laws = self._laws_on(as_of)
        begun = [
            name
            for name, last in zip(self.acts.names, self.acts.last, strict=True)
            if last <= as_of
        ]
        covered = sum(name in self.recorded for name in begun)
        periods = tuple(self._period(n) for n in range(self.first, self.last + 1))
        return ImplementerResult(
            id=self.identity,
            title=organisation.title or self.identity,
            kind=organisation.kind,
            members=organisation.members,
            laws=len(laws),
            regulations=graph.delegation.resting(laws, as_of),
            law_ids=tuple(sorted(laws)),
            coverage=covered / len(begun) if begun else None,
            covered=covered,
            acts=len(begun),
            periods=periods,
            peaks=peaks(periods),
            not_placed=self.totals.not_placed,
            freezes=freezes(graph, organisation, self.acts),
            too_late=too_late(graph, organisation, self.acts),
            joint=tuple(map(_other_cost, self.burdens.joint)),
            other_costs=tuple(map(_other_cost, self.burdens.other)),
            set_aside=self.burdens.set_aside,
        )

    def _laws_on(self, day: int) -> list[str]:
        """Give the laws certainly or possibly in force and carried out by it on a day."""
        return self.graph.carried_out(self.identity, day)

    def _period(self, period: int) -> PeriodLoad:
        acts = self.inside.get(period, [])
        names = [self.acts.names[n] for n in acts]
        day = self.calendar.last(period)
        laws = self._laws_on(day)
        at = self.totals.components
        return PeriodLoad(
            period=self.calendar.name(period),
            scheduled=self.calendar.first(period) > self.options.day,
            laws=len(laws),
            regulations=self.graph.delegation.resting(laws, day),
            changes=len(acts),
            changes_possible=self.perhaps[period],
            by_level=dict(Counter(self.acts.levels[n] for n in acts)),
            by_nature=self._natures(acts),
            articles=self.articles.get(period, 0),
            acts=tuple(names),
            one_off_eur=at["one_off_eur"].at(period),
            one_off_fte=at["one_off_fte"].at(period),
            structural_eur=at["structural_eur"].at(period),
            structural_fte=at["structural_fte"].at(period),
            unknown_records=self.totals.unknown_records(period),
            unknown={name: component.unknown(period) for name, component in at.items()},
            classes={name: self._classes(period, name) for name in _CLASSES},
            shortfall=self.preparation.shortfall(acts),
            rushed=self.preparation.rushed(acts),
            accountability=self.accountability.of(period),
            bottlenecks=self.accountability.open_bottlenecks(day),
            coverage=self._coverage(acts),
            capacity=self._capacity(period, names),
        )

    def _coverage(self, acts: Sequence[int]) -> float | None:
        """Give the share of the acts of a period, in force by the reference day, with a record."""
        begun = [self.acts.names[n] for n in acts if self.acts.last[n] <= self.options.day]
        return sum(name in self.recorded for name in begun) / len(begun) if begun else None

    @cached_property
    def articles(self) -> dict[int, int]:
        """The number of articles touched in each period, each article once."""
        period_of = np.full(len(self.acts.names), -1, dtype=np.int64)
        for period, acts in self.inside.items():
            period_of[acts] = period
        pairs = np.stack([period_of[self.acts.touched_by], self.acts.touched], axis=1)
        periods, counts = np.unique(np.unique(pairs, axis=0)[:, 0], return_counts=True)
        return dict(zip(periods.tolist(), counts.tolist(), strict=True))

    def _natures(self, acts: Sequence[int]) -> dict[str, int]:
        """Count acts by nature; an act of several natures counts under each."""
        found: Counter[str] = Counter()
        for bits, count in Counter(self.acts.natures[acts].tolist()).items():
            for name in natures_of(bits) or ["unknown"]:
                found[name] += count
        return dict(sorted(found.items()))

    @cached_property
    def placed(self) -> dict[int, list[Burden]]:
        """The load of each period, by the day that its act or law takes effect."""
        found: dict[int, list[Burden]] = {}
        for row in self.burdens.load:
            period = self.calendar.certain(row.day)
            if period is not None:
                found.setdefault(period, []).append(row.burden)
        return found

    def _classes(self, period: int, kind: str) -> dict[str, int]:
        """Count the records of a period by a class that they state."""
        words = (getattr(burden, kind) for burden in self.placed.get(period, ()))
        return dict(sorted(Counter(word for word in words if word is not None).items()))

    def _capacity(self, period: int, names: Sequence[str]) -> tuple[CapacityUse, ...]:
        if not self.organisation.capacity:
            return ()

        def load(unit: str) -> tuple[Amount | None, int]:
            component = self.totals.components.get(unit)
            if component is not None:
                return component.at(period), component.unknown(period) + self._unrecorded(period)
            if unit == "changes":
                return Amount.of(len(names)), self.perhaps[period] + self.not_whole
            if unit in _PORTFOLIO_UNITS:
                counted, unknown = self._portfolio(period, names, unit)
                return counted, unknown + self.perhaps[period] + self.not_whole
            hours = self.accountability.of(period)["toets_hours"]
            return (Amount.of(hours) if hours is not None else None), 1

        return uses(self.organisation, self.calendar, period, load)

    @cached_property
    def not_whole(self) -> int:
        """The laws whose history of changes is not known to be whole: more acts may fall here."""
        laws = (law for law, _ in self.graph.implemented_by.get(self.identity, ()))
        complete = (law.changes_complete_until for law in laws)
        return sum(day is None or day.first < self.options.day for day in complete)

    def _unrecorded(self, period: int) -> int:
        """Count what leaves the load up to a period open: acts without a record, open histories."""
        last = self.calendar.last(period)
        begun = zip(self.acts.names, self.acts.first.tolist(), strict=True)
        bare = sum(1 for name, first in begun if first <= last and name not in self.recorded)
        return self.not_whole + bare

    def _portfolio(self, period: int, names: Sequence[str], unit: str) -> tuple[Amount | None, int]:
        """Count changes of a portfolio class; nothing when none is known to be and some may be."""
        counted = self._classes(period, "portfolio").get(unit, 0)
        unknown = sum(not any(b.portfolio for b in self.stated.get(name, ())) for name in names)
        return (Amount.of(counted) if counted or not unknown else None), unknown


def _other_cost(row: Placed) -> OtherCost:
    return OtherCost(
        subject=row.subject,
        bearers=row.burden.bearers,
        cost=row.burden.cost,
        one_off_eur=amount_of(row, "one_off_eur"),
        one_off_fte=amount_of(row, "one_off_fte"),
        structural_eur=amount_of(row, "structural_eur"),
        structural_fte=amount_of(row, "structural_fte"),
        source=row.burden.source,
    )
