"""Pictures of stacking: laws by depth, acts by year, the timeline of a law, repair chains."""

from __future__ import annotations

from collections.abc import Iterable

from stapeling.reports.charts.chart import Chart
from stapeling.reports.view import View


def stacking_charts(view: View) -> Iterable[Chart]:
    """Give the pictures of stacking; what nothing is known of has none."""
    from stapeling.reports.charts.stacking.chains import repair_chart
    from stapeling.reports.charts.stacking.ranking import ranking_chart
    from stapeling.reports.charts.stacking.timeline import timelines_chart
    from stapeling.reports.charts.stacking.years import years_chart

    made = (repair_chart(view), ranking_chart(view), timelines_chart(view), years_chart(view))
    return [chart for chart in made if chart is not None]
