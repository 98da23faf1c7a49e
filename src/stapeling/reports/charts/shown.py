"""Pictures of what `show` shows: one law, act, organisation, toets or knelpunt."""

from __future__ import annotations

from collections.abc import Iterable

from stapeling.reports.charts.chart import Chart
from stapeling.reports.view import View


def shown_charts(view: View, kind: str, identity: str) -> Iterable[Chart]:
    """Give the pictures of what an id names, by its kind; of what is not there none."""
    if kind == "law":
        from stapeling.reports.charts.shown_law import law_charts

        return law_charts(view, identity)
    if kind == "act":
        from stapeling.reports.charts.shown_act import act_charts

        return act_charts(view, identity)
    from stapeling.reports.charts import shown_supervised

    if kind == "toets":
        return shown_supervised.toets_charts(view, identity)
    if kind == "bottleneck":
        return shown_supervised.bottleneck_charts(view, identity)
    return shown_supervised.organisation_charts(view, identity)
