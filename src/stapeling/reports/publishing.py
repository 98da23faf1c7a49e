"""What each command publishes: its page, with the pictures that go with it."""

from __future__ import annotations

from collections.abc import Sequence

from stapeling.loading import Loaded
from stapeling.reports.charts import charts
from stapeling.reports.charts.checks import check_charts
from stapeling.reports.charts.comparison import comparison_charts
from stapeling.reports.charts.shown import shown_charts
from stapeling.reports.charts.toetsen_report import toetsen_report_charts
from stapeling.reports.checks.page import check_page
from stapeling.reports.checks.view import CheckView
from stapeling.reports.comparison import MadeComparison
from stapeling.reports.made import Made
from stapeling.reports.payload import settings_data
from stapeling.reports.publication import Publication
from stapeling.reports.show import Shown
from stapeling.reports.toetsen_report import ToetsenReport
from stapeling.reports.view import View


def of_analysis(made: Made) -> Publication:
    """Give what `analyse` publishes."""
    report, language = made.report, made.language
    return Publication(
        command="analyse",
        page=made.page(),
        charts=charts(View(report, made.graph, language), made.only),
        language=language,
        as_of=report.options.as_of,
        settings=settings_data(report.options, made.loaded),
        loaded=(made.loaded,),
        graphs=(made.graph,),
    )


def of_shown(shown: Shown, view: View, loaded: Loaded) -> Publication:
    """Give what `show` publishes."""
    return Publication(
        command="show",
        page=shown.page,
        charts=tuple(shown_charts(view, shown.kind, shown.identity)),
        language=view.language,
        as_of=view.report.options.as_of,
        settings=settings_data(view.report.options, loaded),
        loaded=(loaded,),
        graphs=(view.graph,),
    )


def of_toetsen(report: ToetsenReport) -> Publication:
    """Give what `toetsen` publishes."""
    return Publication(
        command="toetsen",
        page=report.page(),
        charts=toetsen_report_charts(report),
        language=report.language,
        as_of=report.options.as_of,
        settings=report.settings(),
        loaded=(report.loaded,),
        graphs=(report.graph,),
    )


def of_comparison(made: MadeComparison, loaded: Sequence[Loaded | None]) -> Publication:
    """Give what `diff` publishes; a saved report has no corpus."""
    after = made.comparison.b
    return Publication(
        command="diff",
        page=made.page(),
        charts=tuple(comparison_charts(made.view())),
        language=made.language,
        as_of=after.as_of,
        settings=dict(after.settings or {}),
        loaded=tuple(side for side in loaded if side is not None),
        graphs=tuple(graph for graph in made.graphs if graph is not None),
    )


def of_check(view: CheckView) -> Publication:
    """Give what `check` publishes; a corpus that was refused has no graph."""
    result = view.result
    return Publication(
        command="check",
        page=check_page(view),
        charts=tuple(check_charts(view)),
        language=view.language,
        as_of=result.as_of,
        settings={row.name: row.value for row in result.settings},
        loaded=(result.loaded,) if result.loaded is not None else (),
        graphs=(result.graph,) if result.graph is not None else (),
    )
