"""Pictures of amendments before evaluation: what they count is what the tables count."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import pytest
from hypothesis import given

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.analyses.results import CLASSES
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.evaluation import evaluation_charts
from stapeling.reports.charts.stacking import stacking_charts
from stapeling.reports.subjects.evaluation import class_table
from stapeling.reports.view import View
from stapeling.reports.words import word
from tests.oracle.strategies import corpora
from tests.properties.measuring import DAYS, Json, checked, read, whole

from ..conftest import COUNTED
from .specs import chart_of, check_all, rows, view_of


@pytest.fixture(scope="module")
def charts() -> list[Chart]:
    return list(evaluation_charts(view_of(COUNTED)))


def test_all_can_be_drawn(charts: list[Chart], capfd: Any) -> None:
    check_all(charts, capfd)
    check_all(evaluation_charts(view_of(COUNTED, "nl")), capfd)


def test_classes_of_all_laws(charts: list[Chart]) -> None:
    assert set(rows(chart_of(charts, "classes"), "classes", "c", "k")) == {
        ("within the term", 3),
        ("re-amended", 1),
        ("rested", 1),
        ("after evaluation", 2),
        ("unknown", 1),
    }


def test_classes_by_law_and_ministry(charts: list[Chart]) -> None:
    by_law = chart_of(charts, "classes_by_law")
    assert ("Wet op het voorbeeld", "within the term", 3) in rows(by_law, "classes", "n", "c", "k")
    assert by_law.described.endswith("by law: Wet op het voorbeeld 4 of 8.")
    by_ministry = chart_of(charts, "classes_by_ministry")
    assert set(rows(by_ministry, "classes", "n")) == {"ministry unknown"}


def test_classes_by_year(charts: list[Chart]) -> None:
    assert rows(chart_of(charts, "classes_by_year"), "classes", "x", "c", "k") == [
        ("2011", "within the term", 1),
        ("2012", "within the term", 2),
        ("2013", "after evaluation", 1),
        ("2014", "after evaluation", 1),
        ("2015", "unknown", 1),
        ("2016", "re-amended", 1),
        ("2022", "rested", 1),
    ]


def test_how_late(charts: list[Chart]) -> None:
    chart = chart_of(charts, "days_late")
    assert rows(chart, "due", "t", "x", "y", "s") == [
        ("Wet op het voorbeeld, 9 (1 Jan 2012)", 181, 181, "done")
    ]


def test_lateness_with_bounds_and_without_a_report() -> None:
    text = """
laws:
  - id: a
    title: A
    kind: wet
    in_force_from: 2010-01-01
    evaluation_clauses: [{id: c, article: "1", due: 2014-01-01}]
  - id: b
    title: B
    kind: wet
    in_force_from: 2010-01-01
    evaluation_clauses: [{id: c, article: "1", due: 2022-12-22}]
  - id: d
    title: D
    kind: wet
    in_force_from: 2010-01-01
    evaluation_clauses: [{id: c, due: 2012-01-01, then_every_years: 20}]
evaluations:
  - {id: e, kind: wetsevaluatie, satisfies: [a/c], published: 2014}
"""
    chart = chart_of(evaluation_charts(view_of(text)), "days_late")
    found = rows(chart, "due", "t", "x", "y", "s")
    assert ("A, 1 (1 Jan 2014)", 0, 364, "done") in found
    assert ("B, 1 (22 Dec 2022)", 10, 10, "open") in found
    assert "1 not due yet" in chart.caption


def test_nothing_known_gives_no_picture() -> None:
    text = "laws: [{id: l, title: L, kind: wet, in_force_from: 2010-01-01}]"
    assert list(evaluation_charts(view_of(text))) == []


@checked(15)
@given(corpora(), DAYS)
def test_pictures_count_what_the_table_counts(corpus: Json, day: dt.date) -> None:
    loaded = read(whole(corpus))
    graph = StackGraph(loaded.corpus)
    view = View(analyse(graph, Options(day), loaded.selection), graph, Language.of("en"))
    table, charts = class_table(view), list(evaluation_charts(view))
    keys = [column.key for column in table.columns]
    told: Counter[str] = Counter()
    for row in table.rows:
        for name in CLASSES:
            told[word(view.language, name)] += row.cells[keys.index(name)].value  # type: ignore[assignment,operator]
    for key in ("classes", "classes_by_law", "classes_by_ministry", "classes_by_year"):
        drawn: Counter[str] = Counter()
        for chart in charts:
            if chart.key == key:
                for name, number in rows(chart, "classes", "c", "k"):
                    drawn[name] += number
        assert drawn == +told
    for chart in stacking_charts(view):
        if chart.key == "open_depth":
            _same_depths(view, chart)


def _same_depths(view: View, chart: Chart) -> None:
    """Hold the bars of a picture against the depths of the laws."""
    for law in view.measured:
        own = [r for r in chart.spec["datasets"]["laws"] if r["witness_ids"][0] == law.id]
        if own and law.open_depth is not None:
            low = max((r["y"] for r in own if r["s"] == "certain"), default=0)
            assert (low, max(r["y"] for r in own)) == law.open_depth
