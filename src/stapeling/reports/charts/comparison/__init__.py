"""Pictures of a comparison: numbers before and after, loads, shares of acts, findings, gates."""

from __future__ import annotations

from collections.abc import Iterable

from stapeling.reports.charts.chart import Chart
from stapeling.reports.comparison.view import ComparisonView


def comparison_charts(view: ComparisonView) -> Iterable[Chart]:
    """Give the pictures of a comparison; of what does not differ there is none."""
    from stapeling.reports.charts.comparison.findings import finding_changes_chart
    from stapeling.reports.charts.comparison.gates import gate_charts
    from stapeling.reports.charts.comparison.loads import loads_chart
    from stapeling.reports.charts.comparison.measures import measure_charts
    from stapeling.reports.charts.comparison.shares import shares_chart

    whole = (loads_chart(view), shares_chart(view), finding_changes_chart(view))
    made = [chart for chart in whole if chart is not None]
    return [*gate_charts(view), *measure_charts(view), *made]
