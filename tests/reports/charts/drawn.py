"""Pictures in tests: made of a corpus, read as rows, and drawn to see that they can be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import altair as alt
import vl_convert

from stapeling.language import DASH, NO_BREAK
from stapeling.reports import Made
from stapeling.reports.charts.chart import Chart
from stapeling.reports.publication import Publication
from stapeling.reports.view import View


def view(made: Made) -> View:
    """Give the view of a report."""
    return View(made.report, made.graph, made.language)


def picture(charts: Iterable[Chart], key: str) -> Chart:
    """Give the picture with a key."""
    return next(chart for chart in charts if chart.key == key)


def rows(chart: Chart, *fields: str, **where: object) -> list[Any]:
    """Give some fields of the rows of a picture, of those with given values only."""
    found = [
        tuple(_plain(row.get(field)) for field in fields)
        for row in whole(chart.spec)
        if all(row.get(name) == value for name, value in where.items())
    ]
    return [row[0] for row in found] if len(fields) == 1 else found


def whole(spec: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Give the rows of a picture with what they look up."""
    found = [dict(row) for row in spec["datasets"]["rows"]]
    for step in spec.get("transform", ()):
        if "lookup" in step:
            key = step["lookup"]
            shared = {row[key]: row for row in spec["datasets"][step["from"]["data"]["name"]]}
            for row in found:
                row |= shared[row[key]]
    return found


def said(text: str) -> str:
    """Give a text with plain spaces and dashes."""
    return text.replace(NO_BREAK, " ").replace(DASH, "-").replace("\N{MINUS SIGN}", "-")


def _plain(value: Any) -> Any:
    return said(value) if isinstance(value, str) else value


def hold(charts: Iterable[Chart], capfd: Any) -> list[Chart]:
    """Hold every picture against what all must be: valid, drawable, told in words, with witnesses.

    Nothing may stand on standard output or error: there Vega-Lite says what it leaves out.
    """
    found = list(charts)
    assert len({chart.key for chart in found}) == len(found)
    for chart in found:
        assert chart.title
        assert chart.caption
        assert chart.described
        assert chart.tables
        spec = json.loads(json.dumps(chart.spec, allow_nan=False))
        assert spec["width"] == "container"
        alt.LayerChart.from_dict(spec)
        spec["width"] = 700
        capfd.readouterr()
        assert "<svg" in vl_convert.vegalite_to_svg(spec, show_warnings=True)
        heard = capfd.readouterr()
        assert (heard.out, heard.err) == ("", ""), chart.key
        for row in whole(spec):
            unnamed = row.get("k") in ("label", "zero", "today", "total", "over")
            assert unnamed or row["witness"], (chart.key, row)
    return found


def published(made: Made, charts: Iterable[Chart]) -> Publication:
    """Give a publication of some pictures of a report."""
    options = made.report.options
    return Publication(
        "analyse",
        made.page(),
        tuple(charts),
        made.language,
        options.as_of,
        {},
        (made.loaded,),
        (made.graph,),
    )
