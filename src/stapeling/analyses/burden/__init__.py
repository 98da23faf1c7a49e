"""Cumulative burden on implementers (*cumulatieve uitvoeringslast*): a vector, never one number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from stapeling.analyses.burden.accountability import Accountability
from stapeling.analyses.burden.capacity import freezes, peaks, too_late, uses
from stapeling.analyses.burden.involved import ActOn, Burdens, Placed, acts_on, burdens_of
from stapeling.analyses.burden.preparation import Preparation
from stapeling.analyses.burden.sums import amount_of
from stapeling.analyses.burden.totals import Totals, first_and_last, totals_of
from stapeling.analyses.options import Options
from stapeling.analyses.periods import Calendar
from stapeling.analyses.results import CapacityUse, ImplementerResult, OtherCost, PeriodLoad
from stapeling.graph import StackGraph
from stapeling.model.amounts import Amount
from stapeling.model.days import OPEN_FIRST, OPEN_LAST
from stapeling.model.organisations import Organisation

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
        self.acts: Mapping[str, ActOn] = acts_on(graph, identity)
        self.burdens: Burdens = burdens_of(graph, identity, dict(self.acts))
        for placed in self.burdens.load:
            if placed.subject in self.acts:
                self.acts[placed.subject].burdens.append(placed.burden)
        self.preparation = Preparation(graph, identity, self.burdens.load)
        self.first, self.last = self._range()
        self.totals: Totals = totals_of(self.burdens.load, self.calendar, self.first, self.last)
        self.accountability = Accountability(graph, identity, self.calendar)
        self.inside, self.perhaps = self._by_period()

    def _range(self) -> tuple[int, int]:
        """Give the first and last period in which anything happens; the reference day's at least."""
        now = self.calendar.of(self.options.day)
        rows = [*self.burdens.load]
        found = first_and_last(rows, [on.day for on in self.acts.values()], self.calendar)
        return min([now, *found]), max([now, *found])

    def _by_period(self) -> tuple[dict[int, list[ActOn]], Counter[int]]:
        """Put every act in its period; count acts in each period where bounded days may put them."""
        inside: dict[int, list[ActOn]] = {}
        perhaps: Counter[int] = Counter()
        of = self.calendar.of
        for on in self.acts.values():
            begin = self.first if on.day.first <= OPEN_FIRST else of(on.day.first)
            end = self.last if on.day.last >= OPEN_LAST else of(on.day.last)
            if begin == end and OPEN_FIRST < on.day.first and on.day.last < OPEN_LAST:
                inside.setdefault(begin, []).append(on)
            else:
                perhaps.update(range(begin, end + 1))
        return inside, perhaps

    def result(self) -> ImplementerResult:
        graph, as_of, organisation = self.graph, self.options.day, self.organisation
        laws = self._laws_on(as_of)
        begun = [on for on in self.acts.values() if on.day.last <= as_of]
        covered = sum(bool(on.burdens) for on in begun)
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
        )

    def _laws_on(self, day: int) -> list[str]:
        """Give the laws certainly or possibly in force and carried out by it on a day."""
        return self.graph.carried_out(self.identity, day)

    def _period(self, period: int) -> PeriodLoad:
        acts = sorted(self.inside.get(period, ()), key=lambda on: (on.day.first, on.act))
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
            by_level=self._levels(acts),
            by_nature=_natures(acts),
            articles=len({pair for on in acts for pair in on.touched}),
            acts=tuple(on.act for on in acts),
            one_off_eur=at["one_off_eur"].at(period),
            one_off_fte=at["one_off_fte"].at(period),
            structural_eur=at["structural_eur"].at(period),
            structural_fte=at["structural_fte"].at(period),
            unknown_records=self.totals.unknown_records(period),
            unknown={name: component.unknown(period) for name, component in at.items()},
            classes={name: _classes(acts, name) for name in _CLASSES},
            shortfall=self.preparation.shortfall(acts),
            rushed=self.preparation.rushed(acts),
            accountability=self.accountability.of(period),
            bottlenecks=self.accountability.open_bottlenecks(day),
            coverage=sum(bool(on.burdens) for on in acts) / len(acts) if acts else None,
            capacity=self._capacity(period, acts),
        )

    def _levels(self, acts: Sequence[ActOn]) -> dict[str, int]:
        known = self.graph.corpus.acts
        return dict(
            Counter((known[on.act].level if on.act in known else None) or "unknown" for on in acts)
        )

    def _capacity(self, period: int, acts: Sequence[ActOn]) -> tuple[CapacityUse, ...]:
        if not self.organisation.capacity:
            return ()

        def load(unit: str) -> tuple[Amount | None, int]:
            component = self.totals.components.get(unit)
            if component is not None:
                return component.at(period), component.unknown(period)
            if unit == "changes":
                return Amount.of(len(acts)), self.perhaps[period]
            if unit in _PORTFOLIO_UNITS:
                counted = _classes(acts, "portfolio").get(unit, 0)
                unknown = sum(not any(b.portfolio for b in on.burdens) for on in acts)
                return (Amount.of(counted) if counted or not unknown else None), unknown
            hours = self.accountability.of(period)["toets_hours"]
            return (Amount.of(hours) if hours is not None else None), 1

        return uses(self.organisation, self.calendar, period, load)


def _natures(acts: Sequence[ActOn]) -> dict[str, int]:
    """Count acts by nature; an act of several natures counts under each."""
    found: Counter[str] = Counter()
    for on in acts:
        found.update(on.natures or {"unknown"})
    return dict(sorted(found.items()))


def _classes(acts: Sequence[ActOn], name: str) -> dict[str, int]:
    words = (getattr(burden, name) for on in acts for burden in on.burdens)
    return dict(sorted(Counter(word for word in words if word is not None).items()))


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
