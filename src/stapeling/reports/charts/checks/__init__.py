"""Pictures of `check`: findings by rule, by how grave they are and what became of them."""

from __future__ import annotations

from collections.abc import Iterable

from stapeling.reports.charts.chart import Chart
from stapeling.reports.checks.view import CheckView


def check_charts(view: CheckView) -> Iterable[Chart]:
    """Give the pictures of a run of check; none when nothing was found."""
    from stapeling.reports.charts.checks.findings import fates_chart, severity_chart

    return [chart for chart in (severity_chart(view), fates_chart(view)) if chart is not None]
