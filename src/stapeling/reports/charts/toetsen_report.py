"""Pictures of the report of toetsen: of the catalogue, or of one act."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.analyses.results import ActToetsen
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.toetsen import catalogue_charts
from stapeling.reports.charts.toetsen_acts import acts_chart
from stapeling.reports.charts.toetsen_matrix import matrix_chart
from stapeling.reports.charts.toetsen_path import path_chart
from stapeling.reports.charts.toetsen_what_if import what_if_chart
from stapeling.reports.toetsen_report import ToetsenReport
from stapeling.reports.view import Reader


def toetsen_report_charts(report: ToetsenReport) -> tuple[Chart, ...]:
    """Give the pictures of the stack, or of the toetsen of the act that was asked for."""
    view = Reader(report.graph, report.language)
    if report.act is not None:
        return tuple(_of_act(view, report, report.act))
    return tuple(_of_stack(view, report))


def _of_stack(view: Reader, report: ToetsenReport) -> Iterator[Chart]:
    result, options = report.result, report.options
    yield from catalogue_charts(view, result, options)
    if not options.with_toetsen:
        yield from what_if_chart(view, result.what_if)


def _of_act(view: Reader, report: ToetsenReport, act: ActToetsen) -> Iterator[Chart]:
    options = report.options
    added = options.with_toetsen
    yield from acts_chart(view, (act,), every=True)
    timed = (*act.required, *act.perhaps)
    yield from path_chart(view, timed, act.lead_time, added=added, perhaps=act.perhaps)
    yield from matrix_chart(
        view,
        act.required,
        act.overlap,
        act.cover,
        ignore_object=options.ignore_object,
        implementers=act.implementers,
        added=added,
    )
    yield from what_if_chart(view, act.what_if, added)
