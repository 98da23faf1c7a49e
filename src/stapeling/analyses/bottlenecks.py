"""Bottlenecks (*knelpunten*): how old, how often reported, and whether law changed meanwhile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from stapeling.analyses.clauses import days_between
from stapeling.analyses.layering import Layer
from stapeling.analyses.layers import layering_of
from stapeling.analyses.open_bottlenecks import (
    UNKNOWN_STATUS,
    certainly_reported,
    is_open,
    reported_by,
)
from stapeling.analyses.options import Options
from stapeling.analyses.results import BottleneckResult, BottlenecksResult, DaySpan, Span
from stapeling.analyses.results.spans import DAYS_IN_YEAR
from stapeling.graph import StackGraph
from stapeling.model.days import OPEN_FIRST, Day
from stapeling.model.records import certainty_of
from stapeling.model.toetsen import Bottleneck


def measure_bottlenecks(
    graph: StackGraph, options: Options, laws: frozenset[str] | None = None
) -> BottlenecksResult:
    """Measure the bottlenecks of the chosen laws; of all when none are chosen.

    Unit: bottlenecks, and days of age from the first report; 0 and up. One without a known status
    is open, and counted as such; one without a report has no age. One of which every report came
    only possibly by the reference day is counted apart, as perhaps open. `stayed` counts the open
    ones of which a law got a layer after the first report: a low and a high side where days are
    bounds, and where no status tells that the bottleneck stayed.
    Cost: the layers of every law that a bottleneck names, once for each of its bottlenecks.

    Source: defined by this project, docs/metrics.md.

    Examples
    --------
    >>> import datetime as dt
    >>> from stapeling.loading import load_texts
    >>> text = '''
    ... laws: [{id: l, title: L, kind: wet, in_force_from: 2010-01-01, changes: [
    ...   {act: a, in_force_from: 2020-01-01}, {act: b, in_force_from: 2023-01-01}]}]
    ... acts: [{id: a, level: wet}, {id: b, level: wet}]
    ... bottlenecks: [{id: k, title: K, laws: [l], status: erkend,
    ...   reports: [{reported: 2021-01-01}]}]
    ... '''
    >>> graph = StackGraph(load_texts({"a.yaml": text}).corpus)
    >>> found = measure_bottlenecks(graph, Options(dt.date(2025, 1, 1)))
    >>> found.open, found.median_age_years, found.items[0].stayed_after
    (1, (4.0, 4.0), ('b',))
    """
    ledger = _Ledger(graph, options)
    rows = [row for row in _chosen(graph, laws) if not row.reports or reported_by(row, options.day)]
    return _summary([ledger.item(row) for row in sorted(rows, key=lambda row: row.id)])


def _chosen(graph: StackGraph, laws: frozenset[str] | None) -> Sequence[Bottleneck]:
    """Give the bottlenecks that name a chosen law, or only who carries one out."""
    every = tuple(graph.corpus.bottlenecks.values())
    if laws is None:
        return every
    names = {part.organisation for law in graph.chosen(laws) for part in law.implementers}
    return [
        row
        for row in every
        if not (laws.isdisjoint(row.laws) if row.laws else names.isdisjoint(row.organisations))
    ]


def _summary(items: Sequence[BottleneckResult]) -> BottlenecksResult:
    every = [item for item in items if item.open]
    opened = [item for item in every if item.begun]
    closed = Counter(item.status for item in items if not item.open)
    counted = len(items) - closed["vervallen"]
    ages = [
        (age.low, age.high)
        for item in opened
        if (age := item.age_days) is not None and age.low is not None and age.high is not None
    ]
    return BottlenecksResult(
        open=len(opened),
        resolved=closed["opgelost"],
        dropped=closed["afgewezen"] + closed["vervallen"],
        lapsed=closed["vervallen"],
        unknown_status=sum(item.status in UNKNOWN_STATUS for item in opened),
        resolved_share=closed["opgelost"] / counted if counted else None,
        median_age_years=_median(ages),
        unknown_age=len(opened) - len(ages),
        stayed=Span(
            sum(bool(item.stayed_after) for item in opened),
            sum(bool(item.stayed_after or item.perhaps_after) for item in every),
        ),
        unknown_laws=sum(not item.laws for item in opened),
        perhaps_open=len(every) - len(opened),
        estimated_laws=sum("laws" in item.estimated for item in items),
        items=tuple(items),
    )


def _median(ages: Sequence[tuple[int, int]]) -> tuple[float, float] | None:
    """Give the median of the low and of the high sides, in years; nothing without any."""
    if not ages:
        return None
    low, high = (median(side) / DAYS_IN_YEAR for side in zip(*ages, strict=True))
    return low, high


class _Ledger:
    """Tells of bottlenecks, and keeps the layers of the laws that they name."""

    def __init__(self, graph: StackGraph, options: Options) -> None:
        self.graph, self.options = graph, options
        self._layers: dict[str, tuple[Layer, ...]] = {}

    def layers(self, law: str) -> tuple[Layer, ...]:
        """Give the layers of a law, found once."""
        found = self._layers.get(law)
        if found is None:
            found = self._layers[law] = self._layers_of(law)
        return found

    def _layers_of(self, law: str) -> tuple[Layer, ...]:
        known = self.graph.laws.get(law)
        layering = layering_of(self.graph, known, self.options) if known is not None else None
        return layering.layers if layering is not None else ()

    def item(self, row: Bottleneck) -> BottleneckResult:
        day = self.options.day
        reports = reported_by(row, day)
        resolution = row.resolved
        opened = is_open(row, day)
        first = _first(reports)
        stayed, perhaps = self._changed(row, first, _end(row, day))
        return BottleneckResult(
            id=row.id,
            title=row.title,
            organisations=row.organisations,
            laws=row.laws,
            theme=row.theme,
            status=row.status,
            open=opened,
            resolved=resolution.done if resolution is not None else None,
            first_reported=first,
            age_days=_age(first, _end(row, day), day),
            reports=len(reports),
            stayed_after=stayed,
            perhaps_after=perhaps,
            source=_sources(row),
            certainty=row.certainty,
            begun=not row.reports or certainly_reported(row, day),
            estimated=tuple(
                field
                for field in ("laws", "organisations", "status")
                if getattr(row, field) and certainty_of(row, field) == "estimate"
            ),
        )

    def _changed(
        self, row: Bottleneck, first: Day | None, end: Day
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give the layers on its laws while it stayed: certainly, and possibly.

        The act that resolved it is none of them. Without a report each layer is only possible, and
        so it is without a known status: then nobody tells that the bottleneck stayed.
        """
        begin = first or Day(OPEN_FIRST, self.options.day)
        stayed = row.status not in UNKNOWN_STATUS
        resolving = row.resolved.act if row.resolved is not None else None
        kept = {self.graph.corpus.act_id(resolving), resolving}
        layers = {layer for law in row.laws for layer in self.layers(law) if layer.act not in kept}
        ordered = sorted(layers, key=lambda layer: layer.order)
        after = [
            layer.act
            for layer in ordered
            if stayed and layer.certain and layer.first > begin.last and layer.last < end.first
        ]
        within = [
            layer.act for layer in ordered if layer.last > begin.first and layer.first < end.last
        ]
        return tuple(dict.fromkeys(after)), tuple(
            a for a in dict.fromkeys(within) if a not in after
        )


def _first(reports: Sequence[Day]) -> Day | None:
    """Give the day of the first report, as far as it is known."""
    if not reports:
        return None
    return Day(min(day.first for day in reports), min(day.last for day in reports))


def _end(row: Bottleneck, day: int) -> Day:
    """Give the day that a bottleneck is followed up to: its resolution, else the day after now.

    One that is closed on an unknown day was so on some day up to now.
    """
    if is_open(row, day):
        return Day(day + 1, day + 1)
    done = row.resolved.done if row.resolved is not None else None
    return Day(done.first, min(done.last, day)) if done is not None else Day(OPEN_FIRST, day)


def _age(first: Day | None, end: Day, day: int) -> DaySpan | None:
    """Give the days from the first report to the resolution, or to the reference day."""
    if first is None:
        return None
    begin = Day(first.first, min(first.last, day))
    until = Day(min(end.first, day), min(end.last, day))
    if until.last < begin.first:
        return None  # resolved before it was reported: one of both is wrong
    low, high = days_between(begin, until)
    return DaySpan(None if low is None else max(low, 0), high)


def _sources(row: Bottleneck) -> tuple[str, ...]:
    """Give who told of a bottleneck: its own source, those of its reports and its resolution."""
    resolved = row.resolved.source if row.resolved is not None else ()
    reports = (source for report in row.reports for source in report.source)
    return tuple(dict.fromkeys((*row.source, *reports, *resolved)))
