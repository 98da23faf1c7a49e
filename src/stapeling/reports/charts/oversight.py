"""Pictures of oversight: which bodies look at whom, and in which phases nobody is recorded to."""

from __future__ import annotations

from collections.abc import Iterable

from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.oversight_bodies import bodies_chart
from stapeling.reports.charts.oversight_phases import phases_chart
from stapeling.reports.view import View


def oversight_charts(view: View) -> Iterable[Chart]:
    """Give the pictures of oversight: bodies and phases; nothing when none is recorded."""
    result = view.report.oversight
    yield from bodies_chart(view, result.organisations, result.doubling)
    yield from phases_chart(view, result.organisations)
