"""Pictures of knelpunten."""

from __future__ import annotations

from collections.abc import Iterable

from stapeling.reports.charts.chart import Chart
from stapeling.reports.view import View


def bottleneck_charts(view: View) -> Iterable[Chart]:
    """Give the pictures of knelpunten."""
    del view
    return ()
