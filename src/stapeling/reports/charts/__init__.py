"""Pictures: what a report shows, beside the tables that they are made of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from stapeling.reports.charts.bottlenecks import bottleneck_charts
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.cycle import cycle_charts
from stapeling.reports.charts.evaluation import evaluation_charts
from stapeling.reports.charts.graph import graph_charts
from stapeling.reports.charts.layers import layer_charts
from stapeling.reports.charts.load import load_charts
from stapeling.reports.charts.oversight import oversight_charts
from stapeling.reports.charts.stacking import stacking_charts
from stapeling.reports.charts.toetsen import toetsen_charts
from stapeling.reports.view import View

__all__ = ["Chart", "charts"]

_CHARTS: Mapping[str, Callable[[View], Iterable[Chart]]] = {
    "laws": stacking_charts,
    "layers": lambda view: (*layer_charts(view), *graph_charts(view)),
    "evaluation": evaluation_charts,
    "implementers": load_charts,
    "toetsen": toetsen_charts,
    "oversight": oversight_charts,
    "bottlenecks": bottleneck_charts,
    "cycle": cycle_charts,
}


def charts(view: View, only: Collection[str] = ()) -> tuple[Chart, ...]:
    """Give the pictures of a report, part by part; of some parts only when these are named."""
    return tuple(
        chart
        for part, makers in _CHARTS.items()
        if not only or part in only
        for chart in makers(view)
    )
