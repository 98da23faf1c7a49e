"""Pictures of delegation: how deep it goes, and how much rests on a law."""

from __future__ import annotations

from collections.abc import Iterable

from stapeling.reports.charts.chart import Chart
from stapeling.reports.view import View


def layer_charts(view: View) -> Iterable[Chart]:
    """Give the pictures of delegation; none where no regulation rests on another."""
    from stapeling.reports.charts.layers.resting import depth_chart, resting_chart

    return [chart for chart in (depth_chart(view), resting_chart(view)) if chart is not None]
