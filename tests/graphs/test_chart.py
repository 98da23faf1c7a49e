"""The picture of the graph of laws in a report: places, sizes, what is left out."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given, settings

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.graph import StackGraph
from stapeling.graph.collapsing import DRAWN
from stapeling.graph.layout import layered
from stapeling.graph.network import Network
from stapeling.language import Language
from stapeling.loading import load_texts
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.graph import graph_charts
from stapeling.reports.view import View

from .hostile import corpus, raw_titles
from .small import SMALL, networks

pytest.importorskip("altair")


def chart(text: str, code: str = "en") -> Chart | None:
    loaded = load_texts({"a.yaml": text})
    graph = StackGraph(loaded.corpus)
    report = analyse(graph, Options(dt.date(2020, 12, 31)), loaded.selection)
    return next(iter(graph_charts(View(report, graph, Language.of(code)))), None)


def test_laws_and_what_joins_them() -> None:
    found = chart(SMALL)
    assert found is not None
    marks = {row["t"]: row for row in found.spec["datasets"]["nodes"]}
    assert set(marks) == {"Wet a", "Besluit b", "Regeling d", "gone"}
    assert marks["Wet a"]["n"] == 1  # d has not begun
    assert marks["Wet a"]["witness_ids"] == ["a"]
    assert (marks["Wet a"]["y"], marks["Besluit b"]["y"], marks["Regeling d"]["y"]) == (0, 1, 2)
    assert (marks["gone"]["s"], marks["gone"]["k"]) == ("not in the corpus", "not in the corpus")
    lines = {row["t"]: row["n"] for row in found.spec["datasets"]["edges"]}
    shown = {told.replace("\N{NO-BREAK SPACE}", " "): count for told, count in lines.items()}
    assert shown == {
        "Besluit b → Wet a: rests on art. 7, 8 (2\N{MULTIPLICATION SIGN})": 2,
        "Besluit b → gone: rests on": 1,
        "Regeling d → Besluit b: rests on": 1,
    }
    assert "1 law to which nothing is joined is left out." in found.caption
    assert found.described.startswith("4 marks and 3 lines. Most is joined to Besluit b: 3 others.")


def test_a_reader_filters_by_ministry() -> None:
    found = chart(SMALL)
    assert found is not None
    assert {"name": "ministry", "value": None} in found.spec["params"]
    (line,) = (row for row in found.spec["datasets"]["edges"] if "→ Wet a" in row["t"])
    assert line["ministry"] == ["m", "m"]


def test_nothing_joined_is_no_picture() -> None:
    assert chart("laws: [{id: a, title: A, kind: wet}]") is None


def test_titles_are_data() -> None:
    found = chart(corpus())
    assert found is not None
    spec = {key: value for key, value in found.spec.items() if key != "datasets"}
    assert "script" not in json.dumps(spec)
    titles = {row["t"] for row in found.spec["datasets"]["nodes"]}
    assert "<script>alert(1)</script>" in titles
    assert len(titles) == 2 * len(raw_titles())


@pytest.mark.parametrize(("laws", "marks"), [(DRAWN, DRAWN), (DRAWN + 1, 2)])
def test_more_than_can_be_drawn_is_gathered(laws: int, marks: int) -> None:
    rows = [
        f"  - {{id: l{n}, title: W{n}, kind: {'wet' if n == 0 else 'amvb'},"
        f" in_force_from: 2010-01-01, based_on: [{{law: l{n // 2}}}]}}"
        for n in range(laws)
    ]
    found = chart("laws:\n" + "\n".join(rows))
    assert found is not None
    assert len(found.spec["datasets"]["nodes"]) == marks
    assert ("gathered by kind" in found.caption) == (laws > DRAWN)


def test_the_same_report_gives_the_same_picture() -> None:
    one, other = chart(SMALL), chart(SMALL)
    assert one is not None
    assert one == other


@settings(deadline=None)
@given(networks())
def test_every_node_has_a_place_of_its_own(network: Network) -> None:
    places = layered(network, 3)
    assert set(places) == set(network.nodes)
    assert len(set(places.values())) == len(places)
    assert all(0 < x < 1 for x, _ in places.values())


@settings(deadline=None)
@given(networks())
def test_what_acts_stands_below_what_it_acts_on(network: Network) -> None:
    import networkx as nx

    graph = nx.DiGraph((edge.source, edge.target) for edge in network.edges)
    knots = {
        key: n for n, knot in enumerate(nx.strongly_connected_components(graph)) for key in knot
    }
    places = layered(network, 99)
    for edge in network.edges:
        if knots[edge.source] != knots[edge.target]:
            assert places[edge.source][1] > places[edge.target][1]
