"""Pictures made by hand, to test the page that shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.loading import load_texts
from stapeling.reports import Made
from stapeling.reports.charts.chart import Chart
from stapeling.reports.publication import Publication
from stapeling.reports.publishing import of_analysis

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"

CORPUS = """
laws:
  - id: kinderbijslag
    title: Kinderbijslagwet
    kind: wet
    ministry: szw
    in_force_from: 2010-01-01
    implementers: [svb]
    source: "https://wetten.overheid.nl/kinderbijslag"
    certainty: verified
    changes:
      - {act: stb-2011-10, in_force_from: 2012-01-01, articles: ["1"]}
      - {act: stb-2013-20, in_force_from: 2014-01-01, articles: ["1"]}
      - {act: stb-2019-30, in_force_from: 2020-01-01, articles: ["1"]}
  - id: studie
    title: Studiewet
    kind: wet
    ministry: ocw
    in_force_from: 2012-01-01
    implementers: [duo]
    source: "javascript:alert(1)"
    changes:
      - {act: stb-2019-30, in_force_from: 2020-01-01, articles: ["2"]}
acts:
  - {id: stb-2011-10, title: Eerste wijziging, level: wet, published: 2011-12-01}
  - {id: stb-2013-20, title: Tweede wijziging, level: wet, published: 2013-12-01}
  - {id: stb-2019-30, title: Verzamelwet, level: wet, published: 2019-12-01}
organisations:
  - {id: szw, title: Ministerie van SZW, kind: ministerie}
  - {id: ocw, title: Ministerie van OCW, kind: ministerie}
  - {id: svb, title: Sociale Verzekeringsbank (SVB), kind: zbo}
  - {id: duo, title: Dienst Uitvoering Onderwijs (DUO), kind: rijksdienst}
burdens:
  - {act: stb-2011-10, organisation: svb, structural: {fte: 2}}
  - {act: stb-2019-30, organisation: duo, structural: {fte: 3}}
"""


def publication_of(
    text: str = CORPUS, charts: Sequence[Chart] = (), code: str = "en"
) -> Publication:
    """Give what `analyse` publishes of a corpus, with pictures of our own."""
    from dataclasses import replace

    loaded = load_texts({"corpus.yaml": text})
    graph = StackGraph(loaded.corpus)
    report = analyse(graph, Options(dt.date(2023, 1, 1)), loaded.selection)
    made = Made(report, graph, loaded, Language.of(code))
    return replace(of_analysis(made), charts=tuple(charts))


def bars(title: str = "Breadth of laws") -> Chart:
    """Give bars that are filtered by ministry."""
    rows: list[dict[str, Any]] = [
        {"law": "Kinderbijslagwet", "n": 3, "ministry": "szw", "witness_ids": ["stb-2011-10"]},
        {"law": title, "n": 1.5, "ministry": "ocw", "witness_ids": ["stb-2019-30"]},
    ]
    spec = {
        "$schema": SCHEMA,
        "data": {"values": rows},
        "params": [{"name": "ministry", "value": None}],
        "transform": [{"filter": "ministry == null || datum.ministry == ministry"}],
        "width": "container",
        "mark": {"type": "bar", "tooltip": True},
        "encoding": {
            "y": {"field": "law", "type": "nominal"},
            "x": {"field": "n", "type": "quantitative", "axis": {"format": ".1f"}},
            "tooltip": [{"field": "law"}, {"field": "n"}],
        },
    }
    described = "Kinderbijslagwet 3, Studiewet 1."
    return Chart("breadth", "laws", title, "Unit: acts.", described, spec, ("laws",))


def timeline() -> Chart:
    """Give points in time that are filtered by year."""
    rows = [{"day": f"{year}-01-01", "year": year, "law": "studie"} for year in range(2010, 2021)]
    spec = {
        "$schema": SCHEMA,
        "data": {"values": rows},
        "params": [{"name": "from_year", "value": None}, {"name": "until_year", "value": None}],
        "transform": [
            {"filter": "from_year == null || datum.year >= from_year"},
            {"filter": "until_year == null || datum.year <= until_year"},
        ],
        "width": "container",
        "layer": [
            {
                "mark": {"type": "point", "filled": True, "size": 80, "tooltip": True},
                "encoding": {"color": {"field": "law", "type": "nominal"}},
            },
            {
                "mark": {"type": "text", "dy": -12},
                "encoding": {"text": {"field": "year", "type": "nominal"}},
            },
        ],
        "encoding": {
            "x": {"field": "day", "type": "temporal"},
            "y": {"field": "law", "type": "nominal"},
        },
    }
    return Chart("timeline", "evaluation", "Acts in time", "A point an act.", "Eleven acts.", spec)
