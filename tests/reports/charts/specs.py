"""Pictures in tests: made of a corpus, read as data, and drawn to see that they can be."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

import altair as alt
import vl_convert

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.graph import StackGraph
from stapeling.language import NO_BREAK, Language
from stapeling.loading import load_texts
from stapeling.reports.charts.chart import Chart
from stapeling.reports.view import View


def view_of(text: str, code: str = "en", as_of: str = "2023-01-01") -> View:
    """Give the view of a corpus."""
    loaded = load_texts({"corpus.yaml": text})
    graph = StackGraph(loaded.corpus)
    report = analyse(graph, Options(dt.date.fromisoformat(as_of)), loaded.selection)
    return View(report, graph, Language.of(code))


def chart_of(charts: Iterable[Chart], key: str) -> Chart:
    """Give the picture with a key."""
    return next(chart for chart in charts if chart.key == key)


def rows(chart: Chart, data: str, *fields: str) -> list[Any]:
    """Give some fields of the rows of a picture, with plain spaces."""
    return [
        tuple(_plain(row.get(field)) for field in fields)
        if len(fields) > 1
        else _plain(row[fields[0]])
        for row in chart.spec["datasets"][data]
    ]


def _plain(value: Any) -> Any:
    return value.replace(NO_BREAK, " ") if isinstance(value, str) else value


def check_all(charts: Iterable[Chart], capfd: Any) -> list[Chart]:
    """Hold every picture against what all must be: valid, drawable, in words, with witnesses."""
    found = list(charts)
    assert len({chart.key for chart in found}) == len(found)
    for chart in found:
        assert chart.title
        assert chart.caption
        assert chart.described
        assert chart.tables
        spec = json.loads(json.dumps(chart.spec, allow_nan=False))
        alt.LayerChart.from_dict(spec) if "layer" in spec else alt.Chart.from_dict(spec)
        spec["width"] = 700  # of the page on paper; a page has its own
        capfd.readouterr()
        assert "<svg" in vl_convert.vegalite_to_svg(spec, vl_version="6.4", show_warnings=True)
        said = capfd.readouterr()
        assert (said.out, said.err) == ("", ""), chart.key
        assert any("witness_ids" in row for data in spec["datasets"].values() for row in data), (
            chart.key
        )
    return found
