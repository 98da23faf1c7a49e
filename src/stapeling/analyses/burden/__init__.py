"""Cumulative burden on implementers (*cumulatieve uitvoeringslast*): a vector, never one number."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from stapeling.analyses.burden.accountability import Accountability
from stapeling.analyses.burden.acts_in_periods import ActsInPeriods
from stapeling.analyses.burden.capacity import freezes, peaks, too_late, uses
from stapeling.analyses.burden.class_counts import class_counts
from stapeling.analyses.burden.columns import columns_of, level_name
from stapeling.analyses.burden.held_laws import HeldLaws
from stapeling.analyses.burden.involved import Burdens
from stapeling.analyses.burden.load_columns import LoadColumns
from stapeling.analyses.burden.preparation import Preparation
from stapeling.analyses.burden.totals import Totals, totals_of
from stapeling.analyses.options import Options
from stapeling.analyses.periods import Calendar
from stapeling.analyses.results import CapacityUse, ImplementerResult, Later, OtherCost, PeriodLoad
from stapeling.graph import StackGraph
from stapeling.model.amounts import Amount
from stapeling.model.natures import natures_of
from stapeling.model.organisations import Burden, Organisation

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints

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
        self.burdens = Burdens(graph, identity, self.acts, options.day)
        self.recorded = self.burdens.recorded()
        """The acts of which any load is recorded."""
        self.begun = self.acts.last <= options.day
        self.covered = self.begun & self.recorded
        self.preparation = Preparation(graph, identity, self.acts, self.burdens)
        load = LoadColumns(self.burdens, self.calendar)
        now = self.calendar.of(options.day)
        self.falling = ActsInPeriods(self.acts, self.calendar, [now, *load.extremes()])
        self.periods = range(self.falling.first, self.falling.last + 1)
        self.classes = class_counts(load)
        self.totals: Totals = totals_of(load, self.falling.first, self.falling.last)
        self.accountability = Accountability(graph, identity, self.calendar, options.day)
        days = [options.day, *map(self.calendar.last, self.periods)]
        self.held = HeldLaws(graph, identity, days)

    def result(self) -> ImplementerResult:
        graph, as_of, organisation = self.graph, self.options.day, self.organisation
        laws = graph.carried_out(self.identity, as_of)
        begun, covered = int(self.begun.sum()), int(self.covered.sum())
        periods = tuple(map(self._period, self.periods))
        return ImplementerResult(
            id=self.identity,
            title=organisation.title or self.identity,
            kind=organisation.kind,
            members=organisation.members,
            laws=len(laws),
            regulations=self.held.regulations[as_of],
            law_ids=tuple(sorted(laws)),
            coverage=covered / begun if begun else None,
            covered=covered,
            acts=begun,
            periods=periods,
            peaks=peaks(periods),
            not_placed=self.totals.not_placed,
            freezes=freezes(graph, organisation, self.acts),
            too_late=too_late(graph, organisation, self.acts),
            joint=self._apart(self.burdens.joint),
            other_costs=self._apart(self.burdens.other),
            set_aside=self.burdens.set_aside,
        )

    def _apart(self, rows: Ints) -> tuple[OtherCost, ...]:
        """Tell of burdens that are no load."""
        return tuple(map(_other_cost, self.burdens.subjects(rows), self.burdens.records(rows)))

    def _period(self, period: int) -> PeriodLoad:
        acts = self.falling.inside(period)
        day = self.calendar.last(period)
        at = self.totals.components
        return PeriodLoad(
            period=self.calendar.name(period),
            scheduled=self.calendar.first(period) > self.options.day,
            laws=self.held.laws[day],
            regulations=self.held.regulations[day],
            changes=len(acts),
            changes_possible=self.falling.perhaps(period),
            by_level=self._levels(period),
            by_nature=self._natures(period),
            articles=self.falling.articles(period),
            told=Later(self.falling.names, period),
            one_off_eur=at["one_off_eur"].at(period),
            one_off_fte=at["one_off_fte"].at(period),
            structural_eur=at["structural_eur"].at(period),
            structural_fte=at["structural_fte"].at(period),
            unknown_records=self.totals.unknown_records(period),
            unknown={name: component.unknown(period) for name, component in at.items()},
            classes={name: by.get(period, {}) for name, by in self.classes.items()},
            shortfall=self.preparation.shortfall(acts),
            rushed=self.preparation.rushed(acts),
            accountability=self.accountability.of(period),
            bottlenecks=self.accountability.open_bottlenecks(day),
            coverage=self._coverage(acts),
            capacity=self._capacity(period, len(acts)),
        )

    def _coverage(self, acts: Ints) -> float | None:
        """Give the share of the acts of a period, in force by the reference day, with a record."""
        begun = int(self.begun[acts].sum())
        return int(self.covered[acts].sum()) / begun if begun else None

    @cached_property
    def _counts(self) -> tuple[dict[int, dict[int, int]], dict[int, dict[int, int]]]:
        """The acts of each period by level and by natures, as numbers."""
        return self.falling.counts(self.acts.level), self.falling.counts(self.acts.natures)

    def _levels(self, period: int) -> dict[str, int]:
        """Count acts by level, in the order in which they come."""
        return {level_name(level): n for level, n in self._counts[0].get(period, {}).items()}

    def _natures(self, period: int) -> dict[str, int]:
        """Count acts by nature; an act of several natures counts under each."""
        found: Counter[str] = Counter()
        for own, count in self._counts[1].get(period, {}).items():
            for name in natures_of(own) or ["unknown"]:
                found[name] += count
        return dict(sorted(found.items()))

    def _capacity(self, period: int, changes: int) -> tuple[CapacityUse, ...]:
        if not self.organisation.capacity:
            return ()

        def load(unit: str) -> tuple[Amount | None, int]:
            component = self.totals.components.get(unit)
            if component is not None:
                return component.at(period), component.unknown(period) + self._unrecorded(period)
            if unit == "changes":
                return Amount.of(changes), self.falling.perhaps(period) + self.not_whole
            if unit in _PORTFOLIO_UNITS:
                counted, unknown = self._portfolio(period, unit)
                return counted, unknown + self.falling.perhaps(period) + self.not_whole
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
        begun = self.acts.first <= self.calendar.last(period)
        return self.not_whole + int((begun & ~self.recorded).sum())

    @cached_property
    def stated(self) -> dict[str, list[Burden]]:
        """The load by the act that it was stated of."""
        return self.burdens.by_act()

    def _portfolio(self, period: int, unit: str) -> tuple[Amount | None, int]:
        """Count changes of a portfolio class; nothing when none is known to be and some may be."""
        counted = self.classes["portfolio"].get(period, {}).get(unit, 0)
        names = self.falling.names(period)
        unknown = sum(not any(b.portfolio for b in self.stated.get(name, ())) for name in names)
        return (Amount.of(counted) if counted or not unknown else None), unknown


def _other_cost(subject: str, row: Burden) -> OtherCost:
    one_off, structural = row.one_off, row.structural
    return OtherCost(
        subject=subject,
        bearers=row.bearers,
        cost=row.cost,
        one_off_eur=one_off.eur if one_off is not None else None,
        one_off_fte=one_off.fte if one_off is not None else None,
        structural_eur=structural.eur_per_year if structural is not None else None,
        structural_fte=structural.fte if structural is not None else None,
        source=row.source,
    )
