"""Pictures of one law and of one act."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.reports.charts.shown import shown_charts
from stapeling.reports.view import View
from tests.oracle.strategies import corpora
from tests.properties.measuring import DAYS, Json, checked, read, whole

from ..conftest import COUNTED, HOSTILE_TITLES, hostile_corpus
from .specs import chart_of, check_all, rows, view_of


def test_a_law(capfd: Any) -> None:
    charts = check_all(shown_charts(view_of(COUNTED), "law", "law"), capfd)
    assert [chart.key for chart in charts] == [
        "timeline",
        "articles",
        "evaluation_windows",
        "repair_chains",
    ]


def test_articles_by_layers() -> None:
    chart = chart_of(shown_charts(view_of(COUNTED), "law", "law"), "articles")
    assert rows(chart, "articles", "n", "x", "y", "s", "w") == [
        ("2", 0, 3, "certain", "Wet b; c; e"),
        ("2", 3, 4, "possible", "g"),
        ("3", 0, 3, "certain", "d; h; i"),
        ("3", 3, 4, "possible", "g"),
        ("1", 0, 2, "certain", "Stb. 2010, 9; Wet b"),
        ("1", 2, 3, "possible", "g"),
        ("4", 0, 1, "certain", "e"),
        ("4", 1, 2, "possible", "g"),
    ]


@checked(15)
@given(corpora(), DAYS)
def test_articles_are_as_deep_as_the_measure_says(corpus: Json, day: dt.date) -> None:
    loaded = read(whole(corpus))
    graph = StackGraph(loaded.corpus)
    view = View(analyse(graph, Options(day), loaded.selection), graph, Language.of("en"))
    for law in view.measured:
        found = [c for c in shown_charts(view, "law", law.id) if c.key == "articles"]
        if found and law.article_depth is not None:
            drawn = rows(found[0], "articles", "y", "s")
            low = max((y for y, sure in drawn if sure == "certain"), default=0)
            assert (low, max(y for y, _ in drawn)) == law.article_depth


def test_windows_run_to_due_days() -> None:
    text = """
laws:
  - id: l
    title: Wet
    kind: wet
    in_force_from: 2010-01-01
    evaluation_clauses: [{id: c, article: "9", term_years: 2, then_every_years: 5}]
    changes: [{act: a, in_force_from: 2011-01-01}]
acts: [{id: a, level: wet}]
evaluations:
  - {id: e, kind: wetsevaluatie, satisfies: [l/c], published: 2012-06-30}
"""
    chart = chart_of(shown_charts(view_of(text), "law", "l"), "evaluation_windows")
    assert rows(chart, "windows", "x", "y", "s") == [
        ("2010-01-01", "2012-01-01", "done"),
        ("2012-01-01", "2017-01-01", "passed"),
        ("2017-01-01", "2022-01-01", "open"),
        ("2022-01-01", "2027-01-01", "not due yet"),
    ]
    assert rows(chart, "looks", "n", "x") == [("Wet, 9", "2012-06-30")]
    assert rows(chart, "layers", "x", "c") == [("2011-01-01", "within the term")]


def test_an_act(capfd: Any) -> None:
    charts = check_all(shown_charts(view_of(COUNTED), "act", "e"), capfd)
    assert [chart.key for chart in charts] == ["laws_changed", "repair_chains", "text_chains"]
    assert rows(charts[0], "laws", "n", "x", "y", "f", "l") == [
        ("Wet op het voorbeeld", 0, 2, "layer", "2, 4")
    ]
    assert rows(charts[2], "acts", "x", "a") == [
        (1, ["Stb.\xa02010,\xa09"]),
        (2, ["Wet b"]),
        (3, ["e"]),
    ]


def test_unknown_articles_are_no_zero() -> None:
    chart = chart_of(shown_charts(view_of(COUNTED), "act", "g"), "laws_changed")
    assert rows(chart, "laws", "x", "y", "f") == [(0, 1, "articles unknown")]
    assert chart.described == "Wet op het voorbeeld: articles unknown"


def test_an_act_by_its_alias() -> None:
    text = """
laws:
  - id: l
    title: Wet
    kind: wet
    in_force_from: 2010-01-01
    changes: [{act: bijnaam, in_force_from: 2011-01-01, articles: ["1"]}]
acts: [{id: a, aliases: [bijnaam], level: wet}]
"""
    chart = chart_of(shown_charts(view_of(text), "act", "bijnaam"), "laws_changed")
    assert rows(chart, "laws", "n", "y") == [("Wet", 1)]


def test_nothing_known_gives_no_picture() -> None:
    text = "laws: [{id: l, title: L, kind: wet, in_force_from: 2010-01-01}]"
    assert list(shown_charts(view_of(text), "law", "l")) == []


def test_a_law_that_has_not_begun(capfd: Any) -> None:
    text = """
laws:
  - {id: l, title: L, kind: wet, in_force_from: 2030-01-01,
     changes: [{act: a, in_force_from: 2031-01-01}]}
acts: [{id: a, level: wet}]
"""
    assert list(shown_charts(view_of(text), "law", "l")) == []


def test_hostile_titles(capfd: Any) -> None:
    view = view_of(hostile_corpus())
    for number, title in enumerate(HOSTILE_TITLES):
        charts = check_all(shown_charts(view, "law", f"law-{number}"), capfd)
        assert title in str(rows(chart_of(charts, "timeline"), "acts", "t"))
        check_all(shown_charts(view, "act", f"act-{number}"), capfd)
