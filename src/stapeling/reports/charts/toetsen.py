"""Pictures of toetsen."""

from __future__ import annotations

from collections.abc import Iterable

from stapeling.reports.charts.chart import Chart
from stapeling.reports.view import View


def toetsen_charts(view: View) -> Iterable[Chart]:
    """Give the pictures of toetsen."""
    del view
    return ()
