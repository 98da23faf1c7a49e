"""The numbers of implementers, one a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stapeling.analyses.clauses import days_between
from stapeling.analyses.results import Freeze, ImplementerResult, PeriodLoad, TargetGroup
from stapeling.numbers.tidy import Measured, Rows, Tidy

AMOUNT_UNITS = {
    "one_off_eur": "EUR",
    "structural_eur": "EUR/year",
    "one_off_fte": "fte-years",
    "structural_fte": "fte",
}
ACCOUNTABILITY_UNITS = {
    "toets_hours": "hours",
    "involved_days": "days",
    "invoeringstoetsen": "toetsen",
    "overseers": "bodies",
}
"""The units of what is accounted for, where they are not the thing itself."""


class ImplementerRows(Rows):
    """Writes the numbers of one implementer."""

    def __init__(self, who: ImplementerResult) -> None:
        super().__init__(who.id, who.title)
        self.who = who

    def all(self) -> Iterator[Tidy]:
        """Give every number of the implementer, in the order of the report."""
        who = self.who
        yield self.row("implementers", "laws", "laws", who.laws, who.law_ids)
        yield self.row("implementers", "regulations", "regulations", who.regulations)
        yield self.row("implementers", "acts", "acts", who.acts)
        unknown = who.acts - who.covered
        yield self.row("implementers", "coverage", "share", who.coverage, unknown=unknown)
        for period in who.periods:
            yield from self.period(period)
        for peak in who.peaks:
            unit = AMOUNT_UNITS.get(peak.unit, "acts")
            yield self.row("peaks", f"peak_{peak.unit}", unit, peak.load, period=peak.period)
        for late in who.too_late:
            days = days_between(late.before, late.decided)
            yield self.row("calendar", "days_after_deadline", "days", days, [late.act])
        for freeze in who.freezes:
            yield from self.freeze(freeze)

    def freeze(self, freeze: Freeze) -> Iterator[Tidy]:
        """Give the acts inside a freeze; it is known by its unit and its days."""
        begin, end = (day.text if day is not None else "" for day in (freeze.from_, freeze.until))
        name, days = f"freeze_{freeze.unit}", f"{begin}/{end}"
        for measure, acts in ((name, freeze.acts), (f"{name}_allowed", freeze.allowed)):
            yield self.row("freezes", measure, "acts", len(acts), acts, period=days)

    def period(self, period: PeriodLoad) -> Iterator[Tidy]:
        """Give the numbers of one period."""
        name = period.period
        changes = (period.changes, period.changes + period.changes_possible)
        yield self.row("periods", "laws", "laws", period.laws, period=name)
        yield self.row("periods", "regulations", "regulations", period.regulations, period=name)
        yield self.row("periods", "changes", "acts", changes, period.acts, period=name)
        for measure, unit in AMOUNT_UNITS.items():
            yield self.row(
                "periods",
                measure,
                unit,
                getattr(period, measure),
                period=name,
                unknown=period.unknown.get(measure, period.unknown_records),
            )
        yield from self.preparation(period)
        yield from self.accountability(period)
        yield self.row("periods", "coverage", "share", period.coverage, period=name)
        for use in period.capacity:
            for measure in ("load", "capacity", "gap"):
                value = getattr(use, measure)
                yield self.row("capacity", f"{use.unit}_{measure}", use.unit, value, period=name)
            yield self.row("capacity", f"{use.unit}_ratio", "ratio", use.ratio, period=name)

    def preparation(self, period: PeriodLoad) -> Iterator[Tidy]:
        """Give the days of preparation that were short in one period."""
        name, short = period.period, period.shortfall
        acts = [row.act for row in short.acts]
        numbers = (
            ("shortfall", "acts", len(short.acts)),
            ("shortfall_median", "days", short.median_days),
            ("shortfall_max", "days", short.max_days),
        )
        for measure, unit, value in numbers:
            yield self.row(
                "periods", measure, unit, value, acts, period=name, unknown=short.unknown
            )
        yield self.row("periods", "rushed", "acts", len(period.rushed), period.rushed, period=name)

    def accountability(self, period: PeriodLoad) -> Iterator[Tidy]:
        """Give what the implementer had to account for in one period, and its open bottlenecks."""
        counts: dict[str, Measured] = dict(period.accountability)
        counts["overseers"] = period.overseers
        del counts["overseers_possible"]
        for measure, value in counts.items():
            unit = ACCOUNTABILITY_UNITS.get(measure, measure)
            yield self.row("periods", measure, unit, value, period=period.period)
        number = period.bottlenecks
        yield self.row("periods", "bottlenecks", "bottlenecks", number, period=period.period)


def group_rows(groups: Iterable[TargetGroup]) -> Iterator[Tidy]:
    """Give the laws and layers on every target group."""
    for group in groups:
        numbers: tuple[tuple[str, str, Measured], ...] = (
            ("laws", "laws", group.laws),
            ("breadth", "acts", group.breadth),
        )
        for measure, unit, value in numbers:
            yield Tidy(
                section="target_groups",
                subject=group.id,
                title=group.id,
                measure=measure,
                unit=unit,
                value=value,
            )
