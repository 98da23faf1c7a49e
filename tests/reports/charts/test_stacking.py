"""Pictures of stacking: the numbers in them are those that can be counted by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest

from stapeling.language import DASH
from stapeling.reports import Made
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.stacking import stacking_charts
from stapeling.reports.charts.stacking.acts import acts_on
from stapeling.reports.subjects.laws import law_table
from stapeling.reports.view import View

from ..conftest import COUNTED, HOSTILE_TITLES, hostile_corpus
from .specs import chart_of, check_all, rows, view_of


@pytest.fixture(scope="module")
def view() -> View:
    return view_of(COUNTED)


@pytest.fixture(scope="module")
def charts(view: View) -> list[Chart]:
    return list(stacking_charts(view))


def test_all_can_be_drawn(charts: list[Chart], capfd: Any) -> None:
    found = check_all(charts, capfd)
    assert [chart.key for chart in found] == [
        "repair_chains",
        "open_depth",
        "timelines",
        "acts_by_year",
    ]


def test_dutch_can_be_drawn(capfd: Any) -> None:
    check_all(stacking_charts(view_of(COUNTED, "nl")), capfd)


def test_laws_are_ranked_by_open_depth(charts: list[Chart]) -> None:
    chart = chart_of(charts, "open_depth")
    assert rows(chart, "laws", "n", "x", "y", "s", "l", "h") == [
        ("Wet op het voorbeeld", 0, 3, "certain", None, 3),
        ("Wet op het voorbeeld", 3, 4, "possible", f"3{DASH}4", 3),
    ]
    assert "Of 1 law no change is recorded, which is not none" in chart.caption


def test_bars_end_where_the_table_says(view: View, charts: list[Chart]) -> None:
    ends: dict[str, list[int]] = {}
    for row in chart_of(charts, "open_depth").spec["datasets"]["laws"]:
        ends.setdefault(row["witness_ids"][0], []).append(row["y"])
    table = law_table(view)
    place = [column.key for column in table.columns].index("open_depth")
    for row in table.rows:
        low, high = row.cells[place].value  # type: ignore[misc]
        assert ends[str(row.cells[0].value)] == [low, high]


def test_a_law_without_recorded_changes_is_no_bar(charts: list[Chart]) -> None:
    assert "Kale wet" not in json.dumps(chart_of(charts, "open_depth").spec)


def test_acts_by_year(charts: list[Chart]) -> None:
    chart = chart_of(charts, "acts_by_year")
    words = {row["o"]: row["f"] for row in chart.spec["datasets"]["kinds"]}
    found = [(x, words[o], n) for x, o, n in rows(chart, "acts", "x", "o", "n")]
    assert found == [
        ("2010", "same day", 1),
        ("2011", "layer", 1),
        ("2012", "layer", 2),
        ("2013", "layer", 1),
        ("2014", "layer", 1),
        ("2015", "layer", 1),
        ("2016", "layer", 1),
        ("2022", "layer", 1),
    ]
    assert rows(chart, "acts", "w")[2] == "Wet b; c"


def test_an_act_of_unknown_year_stands_apart() -> None:
    text = """
laws:
  - id: l
    title: L
    kind: wet
    in_force_from: 2010-01-01
    changes:
      - {act: a, in_force_from: {after: 2011-06-01, before: 2012-06-01}}
      - {act: b, in_force_from: 2012}
      - {act: c, in_force_from: 2030-01-01}
      - {act: d, in_force_from: 2013-01-01}
acts:
  - {id: a, level: wet}
  - {id: b, level: wet}
  - {id: c, level: wet}
  - {id: d, level: wet, nature: [technisch]}
"""
    chart = chart_of(stacking_charts(view_of(text)), "acts_by_year")
    words = {row["o"]: row["f"] for row in chart.spec["datasets"]["kinds"]}
    found = {(x, words[o], n) for x, o, n in rows(chart, "acts", "x", "o", "n")}
    assert found == {
        ("unknown", "layer", 1),
        ("2012", "layer", 1),
        ("2030", "scheduled", 1),
        ("2013", "technical or left out", 1),
    }
    assert "Of 1 act the year is not known." in chart.caption


def test_a_mark_for_every_act_and_article(charts: list[Chart]) -> None:
    chart = chart_of(charts, "timelines")
    acts = {row["k"]: (row["witness_ids"][0], row["f"]) for row in chart.spec["datasets"]["acts"]}
    marks = {(*acts[k], a, x) for k, a, x in rows(chart, "marks", "k", "a", "x") if x}
    assert {(act, a) for act, _, a, _ in marks} == {
        ("stb-2010-9", "1"),
        ("b", "1"),
        ("b", "2"),
        ("c", "2"),
        ("d", "3"),
        ("e", "2"),
        ("e", "4"),
        ("f", "1"),
        ("g", "articles unknown"),
        ("h", "3"),
        ("i", "3"),
        ("j", "articles unknown"),
    }
    assert ("f", "same day", "1", "2010-01-01") in marks
    kinds = {act: kind for act, kind, _, _ in marks}
    assert kinds["j"] == "pending or not commenced"
    assert kinds["g"] == "layer"


def test_the_chain_runs_along_the_articles_of_its_ties(charts: list[Chart]) -> None:
    chart = chart_of(charts, "timelines")
    assert rows(chart, "chain", "x", "a") == [
        ("2011-01-01", "1"),
        ("2012-01-01", "1"),
        ("2012-01-01", "2"),
        ("2014-01-01", "2"),
    ]


def test_upright_lines(charts: list[Chart]) -> None:
    assert rows(chart_of(charts, "timelines"), "days", "g", "x") == [
        ("reference day", "2023-01-01"),
        ("evaluation", "2012-06-30"),
        ("due day", "2012-01-01"),
    ]


def test_bounds_of_a_day_are_a_span() -> None:
    text = """
laws:
  - id: l
    title: L
    kind: wet
    in_force_from: 2010-01-01
    evaluation_clauses: [{id: c, due: 2014}]
    changes: [{act: a, in_force_from: 2012, articles: ["1"]}]
acts: [{id: a, level: wet}]
"""
    chart = chart_of(stacking_charts(view_of(text)), "timelines")
    assert rows(chart, "marks", "b", "e", "x") == [("2012-01-01", "2012-12-31", "2012-07-01")]
    assert ("due day", "2014-01-01", "2014-12-31") in rows(chart, "days", "g", "x", "e")


def test_acts_that_may_be_of_one_day_do_not_hide_each_other() -> None:
    text = """
laws:
  - id: l
    title: L
    kind: wet
    in_force_from: 2010-01-01
    changes: [{act: a, in_force_from: 2012}, {act: b, in_force_from: 2012}]
acts: [{id: a, level: wet}, {id: b, level: wet}]
"""
    chart = chart_of(stacking_charts(view_of(text)), "timelines")
    assert rows(chart, "marks", "a") == ["articles unknown", "articles unknown (2)"]


def test_repair_chains_step_by_step(charts: list[Chart]) -> None:
    chart = chart_of(charts, "repair_chains")
    assert rows(chart, "acts", "x", "t", "d") == [
        (1, "Wet b", "1 Jan 2012"),
        (2, "e", "1 Jan 2014"),
    ]
    assert rows(chart, "links", "x", "y", "k") == [(1, 2, "repairs")]


def test_same_input_same_pictures() -> None:
    made = [
        [json.dumps(chart.spec) for chart in stacking_charts(view_of(COUNTED))] for _ in range(2)
    ]
    assert made[0] == made[1]


def test_hostile_titles_stay_data(hostile: Made, capfd: Any) -> None:
    charts = check_all(stacking_charts(view_of(hostile_corpus())), capfd)
    for chart in charts:
        without = {key: value for key, value in chart.spec.items() if key != "datasets"}
        for param in without.get("params", ()):  # names of laws are choices, shown as text
            param.get("bind", {}).pop("labels", None)
        told = json.dumps(without, ensure_ascii=False)
        assert not any(title in told for title in HOSTILE_TITLES if len(title) > 4)
    names = rows(chart_of(charts, "open_depth"), "laws", "t")
    assert set(HOSTILE_TITLES) <= set(names)


def test_nothing_known_gives_no_picture() -> None:
    text = "laws: [{id: l, title: L, kind: wet, in_force_from: 2010-01-01}]"
    assert list(stacking_charts(view_of(text))) == []


def test_acts_on_give_each_act_the_fate_of_the_table(view: View) -> None:
    found = {row.act: row.fate for row in acts_on(view, view.graph.laws["law"])}
    assert found == dict.fromkeys(["stb-2010-9", *"bcdeghi"], "layer") | {
        "f": "same_day",
        "j": "pending",
    }
