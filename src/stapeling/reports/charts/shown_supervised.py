"""Pictures of the page of an organisation, of a toets and of a bottleneck."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stapeling.reports.charts.bottlenecks import ages_chart
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.load import load_charts
from stapeling.reports.charts.oversight_bodies import bodies_chart
from stapeling.reports.charts.oversight_phases import phases_chart
from stapeling.reports.charts.responsibility import responsibility_chart
from stapeling.reports.charts.toetsen_acts import acts_chart
from stapeling.reports.charts.toetsen_matrix import matrix_chart
from stapeling.reports.charts.toetsen_what_if import what_if_chart
from stapeling.reports.view import View


def organisation_charts(view: View, identity: str) -> tuple[Chart, ...]:
    """Give the pictures of an organisation: its load, its overseers, its bottlenecks."""
    return tuple(_of_organisation(view, identity))


def _of_organisation(view: View, identity: str) -> Iterator[Chart]:
    report = view.report
    own = tuple(row for row in report.implementers if row.id == identity)
    behind = tuple(row for row in report.cycle.responsibility if row.organisation == identity)
    narrowed = replace(report, implementers=own, cycle=replace(report.cycle, responsibility=behind))
    only = View(narrowed, view.graph, view.language)
    yield from load_charts(only)
    yield from responsibility_chart(only)
    seen = [
        row
        for row in report.oversight.organisations
        if identity == row.organisation or identity in row.watchers
    ]
    doubling = [row for row in report.oversight.doubling if identity in (row.organisation, *row.by)]
    yield from bodies_chart(view, seen, doubling)
    yield from phases_chart(view, [row for row in seen if row.organisation == identity])
    items = [row for row in report.bottlenecks.items if identity in row.organisations]
    yield from ages_chart(view, items)


def toets_charts(view: View, identity: str) -> tuple[Chart, ...]:
    """Give the pictures of a toets: what others ask too, what it would add, and of which acts."""
    return tuple(_of_toets(view, identity))


def _of_toets(view: View, identity: str) -> Iterator[Chart]:
    result, options = view.report.toetsen, view.report.options
    pairs = [pair for pair in result.overlap if identity in (pair.a, pair.b)]
    others = {name for pair in pairs for name in (pair.a, pair.b)}
    yield from matrix_chart(
        view, {identity, *others}, pairs, None, ignore_object=options.ignore_object, of=identity
    )
    yield from what_if_chart(view, [row for row in result.what_if if row.toets == identity])
    acts = [
        replace(act, rows=rows)
        for act in result.acts
        if (rows := tuple(row for row in act.rows if row.test == identity))
    ]
    yield from acts_chart(view, acts)


def bottleneck_charts(view: View, identity: str) -> tuple[Chart, ...]:
    """Give the picture of a bottleneck: its reports, and the changes of law while it stayed."""
    items = [row for row in view.report.bottlenecks.items if row.id == identity]
    return tuple(ages_chart(view, items))
