"""Pictures of amendments before evaluation: their classes, and how late evaluations were."""

from __future__ import annotations

from collections.abc import Iterable

from stapeling.reports.charts.chart import Chart
from stapeling.reports.view import View


def evaluation_charts(view: View) -> Iterable[Chart]:
    """Give the pictures of evaluation; what nothing is known of has none."""
    from stapeling.reports.charts.evaluation.classes import (
        law_classes,
        ministry_classes,
        overall_classes,
        year_classes,
    )
    from stapeling.reports.charts.evaluation.lateness import lateness_chart

    makers = (overall_classes, law_classes, ministry_classes, year_classes, lateness_chart)
    return [chart for make in makers if (chart := make(view)) is not None]
