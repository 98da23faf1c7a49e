"""Pictures of toetsen: how they stack up, how long they take, and what they ask twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stapeling.analyses.options import Options
from stapeling.analyses.results import ToetsenResult
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.toetsen_acts import acts_chart
from stapeling.reports.charts.toetsen_matrix import matrix_chart
from stapeling.reports.charts.toetsen_path import path_chart
from stapeling.reports.charts.toetsen_stack import stack_chart
from stapeling.reports.charts.toetsen_what_if import what_if_chart
from stapeling.reports.view import Reader, View


def toetsen_charts(view: View) -> Iterable[Chart]:
    """Give the pictures of toetsen: the stack, the longest path, the questions and the acts."""
    result, options = view.report.toetsen, view.report.options
    yield from catalogue_charts(view, result, options)
    yield from acts_chart(view, result.acts)


def catalogue_charts(view: Reader, result: ToetsenResult, options: Options) -> Iterator[Chart]:
    """Give the pictures of the catalogue of toetsen, with what a reader holds to be obliged."""
    stack, added = result.stack, options.with_toetsen
    timed = (*stack.toetsen, *stack.channels)
    yield from stack_chart(view, stack, result.cover, added)
    yield from path_chart(view, timed, result.lead_time, result.lead_time_without, added=added)
    yield from matrix_chart(
        view,
        stack.toetsen,
        [pair for pair in result.overlap if pair.in_stack],
        result.cover,
        ignore_object=options.ignore_object,
        added=added,
    )
    if added:
        yield from what_if_chart(view, result.what_if, added)
