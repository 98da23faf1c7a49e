"""Cumulative burden on implementers (*cumulatieve uitvoeringslast*): a vector, never one number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
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
from stapeling.analyses.results import (
    CapacityUse,
    ImplementerResult,
    Later,
    OtherCost,
    PeriodLoad,
    Shortfall,
)
from stapeling.graph import StackGraph
from stapeling.graph.carrying import NOTHING
from stapeling.model.amounts import Amount
from stapeling.model.natures import natures_of
from stapeling.model.organisations import Burden, Organisation

if TYPE_CHECKING:
    from stapeling.model.columns import Ints

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
        self.periods = self.falling.periods
        self.ends = [day - 1 for day in self.falling.begins[1:]]
        """The last day of each period."""
        self.classes = class_counts(load)
        self.totals: Totals = totals_of(load, self.periods)
        self.accountability = Accountability(graph, identity, self.calendar, options.day)
        days = [options.day, *self.ends]
        self.held = HeldLaws(graph, identity, days)

    def result(self) -> ImplementerResult:
        graph, as_of, organisation = self.graph, self.options.day, self.organisation
        laws = graph.carried_out(self.identity, as_of)
        begun, covered = int(self.begun.sum()), int(self.covered.sum())
        periods = tuple(map(self._period, range(len(self.periods))))
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
            left_out=self.totals.left_out,
            freezes=freezes(graph, organisation, self.acts),
            too_late=too_late(graph, organisation, self.acts),
            joint=self._apart(self.burdens.joint),
            other_costs=self._apart(self.burdens.other),
            set_aside=self.burdens.set_aside,
        )

    def _apart(self, rows: Ints) -> tuple[OtherCost, ...]:
        """Tell of burdens that are no load."""
        return tuple(map(_other_cost, self.burdens.subjects(rows), self.burdens.records(rows)))

    def _period(self, n: int) -> PeriodLoad:
        falling, sums, period, day = self.falling, self.totals, self.periods[n], self.ends[n]
        acts, at = falling.inside(n), sums.components
        return PeriodLoad(
            period=self.calendar.name(period),
            scheduled=falling.begins[n] > self.options.day,
            laws=self.held.laws[day],
            regulations=self.held.regulations[day],
            changes=len(acts),
            changes_possible=falling.possible[n],
            by_level=self._levels[n],
            by_nature=self._natures[n],
            articles=falling.articles[n],
            told=Later(falling.names.of, n),
            one_off_eur=at["one_off_eur"].totals[n],
            one_off_fte=at["one_off_fte"].totals[n],
            structural_eur=at["structural_eur"].totals[n],
            structural_fte=at["structural_fte"].totals[n],
            unknown_records=sums.lacking[n],
            unknown={name: component.unknown[n] for name, component in at.items()},
            classes={name: by.get(period, {}) for name, by in self.classes.items()},
            shortfall=self._shortfalls[n],
            rushed=self.preparation.rushed(acts),
            accountability=self.accountability.of(period),
            bottlenecks=self.accountability.open_bottlenecks(day),
            coverage=self._coverage[n],
            capacity=self._capacity(n, len(acts)),
        )

    @cached_property
    def _coverage(self) -> list[float | None]:
        """The share of the acts of a period, in force by the reference day, with a record."""
        counts = zip(self.falling.count(self.covered), self.falling.count(self.begun), strict=True)
        return [covered / begun if begun else None for covered, begun in counts]

    @cached_property
    def _levels(self) -> list[dict[str, int]]:
        """The acts of each period by level, in the order in which they come."""
        counts = self.falling.counts(self.acts.level)
        return [{level_name(level): n for level, n in own.items()} for own in counts]

    @cached_property
    def _natures(self) -> list[dict[str, int]]:
        """The acts of each period by nature; an act of several natures counts under each."""
        return list(map(_by_nature, self.falling.counts(self.acts.natures)))

    @cached_property
    def _shortfalls(self) -> list[Shortfall]:
        """The preparation time that was missing in each period."""
        return list(self.preparation.shortfalls(self.falling))

    def _capacity(self, n: int, changes: int) -> tuple[CapacityUse, ...]:
        if not self.organisation.capacity:
            return ()
        period, possible = self.periods[n], self.falling.possible[n]

        def load(unit: str) -> tuple[Amount | None, int]:
            component = self.totals.components.get(unit)
            if component is not None:
                return component.totals[n], component.unknown[n] + self._unrecorded(n)
            if unit == "changes":
                return Amount.of(changes), possible + self.not_whole
            if unit in _PORTFOLIO_UNITS:
                counted, unknown = self._portfolio(n, unit)
                return counted, unknown + possible + self.not_whole
            hours = self.accountability.of(period)["toets_hours"]
            return (Amount.of(hours) if hours is not None else None), 1

        return uses(self.organisation, self.calendar, period, load)

    @cached_property
    def not_whole(self) -> int:
        """The laws whose history of changes is not known to be whole: more acts may fall here."""
        laws = self.graph.carrying.get(self.identity, NOTHING).laws
        complete = (law.changes_complete_until for law in laws)
        return sum(day is None or day.first < self.options.day for day in complete)

    def _unrecorded(self, n: int) -> int:
        """Count what leaves the load up to a period open: acts without a record, open histories."""
        begun = self.acts.first <= self.ends[n]
        return self.not_whole + int((begun & ~self.recorded).sum())

    @cached_property
    def stated(self) -> dict[str, list[Burden]]:
        """The load by the act that it was stated of."""
        return self.burdens.by_act()

    def _portfolio(self, n: int, unit: str) -> tuple[Amount | None, int]:
        """Count changes of a portfolio class; nothing when none is known to be and some may be."""
        counted = self.classes["portfolio"].get(self.periods[n], {}).get(unit, 0)
        names = self.falling.names.of(n)
        unknown = sum(not any(b.portfolio for b in self.stated.get(name, ())) for name in names)
        return (Amount.of(counted) if counted or not unknown else None), unknown


def _by_nature(counts: Mapping[int, int]) -> dict[str, int]:
    """Count acts by nature, given how many have each combination of natures."""
    found: Counter[str] = Counter()
    for own, count in counts.items():
        for name in natures_of(own) or ["unknown"]:
            found[name] += count
    return dict(sorted(found.items()))


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
