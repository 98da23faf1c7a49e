"""What each command publishes: its page, with the pictures that go with it.

What draws is imported when pictures are asked for: a spreadsheet is written without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from stapeling.loading import Loaded
from stapeling.reports.checks.page import check_page
from stapeling.reports.checks.view import CheckView
from stapeling.reports.comparison import MadeComparison
from stapeling.reports.made import Made
from stapeling.reports.payload import settings_data
from stapeling.reports.publication import LaterCharts, Publication
from stapeling.reports.show import Shown
from stapeling.reports.toetsen_report import ToetsenReport
from stapeling.reports.view import View

if TYPE_CHECKING:
    from stapeling.reports.charts.chart import Chart


def of_analysis(made: Made) -> Publication:
    """Give what `analyse` publishes."""
    report, language = made.report, made.language

    def charts() -> Iterable[Chart]:
        from stapeling.reports.charts import charts as charts_of

        return charts_of(View(report, made.graph, language), made.only)

    return Publication(
        command="analyse",
        page=made.page(),
        charts=LaterCharts(charts),
        language=language,
        as_of=report.options.as_of,
        settings=settings_data(report.options, made.loaded),
        loaded=(made.loaded,),
        graphs=(made.graph,),
    )


def of_shown(shown: Shown, view: View, loaded: Loaded) -> Publication:
    """Give what `show` publishes."""

    def charts() -> Iterable[Chart]:
        from stapeling.reports.charts.shown import shown_charts

        return shown_charts(view, shown.kind, shown.identity)

    return Publication(
        command="show",
        page=shown.page,
        charts=LaterCharts(charts),
        language=view.language,
        as_of=view.report.options.as_of,
        settings=settings_data(view.report.options, loaded),
        loaded=(loaded,),
        graphs=(view.graph,),
    )


def of_toetsen(report: ToetsenReport) -> Publication:
    """Give what `toetsen` publishes."""

    def charts() -> Iterable[Chart]:
        from stapeling.reports.charts.toetsen_report import toetsen_report_charts

        return toetsen_report_charts(report)

    return Publication(
        command="toetsen",
        page=report.page(),
        charts=LaterCharts(charts),
        language=report.language,
        as_of=report.options.as_of,
        settings=report.settings(),
        loaded=(report.loaded,),
        graphs=(report.graph,),
    )


def of_comparison(made: MadeComparison, loaded: Sequence[Loaded | None]) -> Publication:
    """Give what `diff` publishes; a saved report has no corpus."""

    def charts() -> Iterable[Chart]:
        from stapeling.reports.charts.comparison import comparison_charts

        return comparison_charts(made.view())

    after = made.comparison.b
    return Publication(
        command="diff",
        page=made.page(),
        charts=LaterCharts(charts),
        language=made.language,
        as_of=after.as_of,
        settings=dict(after.settings or {}),
        loaded=tuple(side for side in loaded if side is not None),
        graphs=tuple(graph for graph in made.graphs if graph is not None),
    )


def of_check(view: CheckView) -> Publication:
    """Give what `check` publishes; a corpus that was refused has no graph."""

    def charts() -> Iterable[Chart]:
        from stapeling.reports.charts.checks import check_charts

        return check_charts(view)

    result = view.result
    return Publication(
        command="check",
        page=check_page(view),
        charts=LaterCharts(charts),
        language=view.language,
        as_of=result.as_of,
        settings={row.name: row.value for row in result.settings},
        loaded=(result.loaded,) if result.loaded is not None else (),
        graphs=(result.graph,) if result.graph is not None else (),
    )
