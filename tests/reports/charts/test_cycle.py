"""Pictures of the policy cycle: the rows counted by hand on five laws."""

from __future__ import annotations

from typing import Any

import pytest

from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.cycle import cycle_charts

from ..conftest import made_of
from ..reading import table, texts
from ..supervised import CYCLE
from .drawn import hold, picture, rows, view

ARTICLES = """
laws:
  - id: l
    title: Wet L
    kind: wet
    in_force_from: {after: 2009-06-01, before: 2010-06-01}
    changes:
      - {act: a, in_force_from: 2012-01-01, effect: nieuw, articles: ["5", "6"]}
      - {act: b, in_force_from: 2013-01-01, effect: vervallen, articles: ["5"]}
      - {act: c, in_force_from: 2014-01-01, effect: nieuw}
"""
"""Two articles came in 2012, one went in 2013, and which came in 2014 is not known."""


@pytest.fixture(scope="module")
def charts() -> list[Chart]:
    return list(cycle_charts(view(made_of(CYCLE))))


def test_every_picture_of_the_cycle_can_be_drawn(charts: list[Chart], capfd: Any) -> None:
    keys = [chart.key for chart in hold(charts, capfd)]
    assert keys == ["cycle_stages", "clean_up_laws", "responsibility"]
    hold(cycle_charts(view(made_of(ARTICLES))), capfd)


def test_laws_stand_at_their_stage_and_those_not_sought_are_unknown(charts: list[Chart]) -> None:
    chart = picture(charts, "cycle_stages")
    assert rows(chart, "stage", "what", "of", "n", "witness") == [
        ("changed", "stands here", "Ministerie N", 1, "Ronde wet"),
        ("evaluated", "stands here", "Ministerie M", 1, "Vroege wet"),
        ("in force", "no evaluation known, none sought", "Ministerie M", 1, "Kale wet"),
        ("in force", "no evaluation known, none sought", "unknown", 1, "Nieuwe wet"),
    ]
    assert sum(rows(chart, "n")) == 4


def test_laws_added_stand_above_and_withdrawn_below(charts: list[Chart]) -> None:
    chart = picture(charts, "clean_up_laws")
    assert rows(chart, "what", "a", "b", when="2010") == [
        ("added", 0, 2), ("withdrawn", 0, -1), ("net", 1, 1)
    ]  # fmt: skip
    told = next(
        row for row in table(made_of(CYCLE), "clean_up").rows if row.cells[0].text == "2010"
    )
    assert texts(told)[1:4] == ["2", "1", "1"]


def test_a_year_that_days_leave_open_is_only_perhaps() -> None:
    chart = picture(cycle_charts(view(made_of(ARTICLES))), "clean_up_laws")
    assert rows(chart, "what", "a", "b", k="bar") == [
        ("perhaps added", 0, 1), ("perhaps added", 0, 1)
    ]  # fmt: skip
    assert rows(chart, "a", "b", k="net")[:2] == [(0, 1), (0, 1)]


def test_articles_that_a_change_does_not_name_are_a_question_mark() -> None:
    chart = picture(cycle_charts(view(made_of(ARTICLES))), "clean_up_articles")
    assert rows(chart, "what", "b", when="2012", k="bar") == [("added", 2)]
    assert rows(chart, "what", "b", when="2013", k="bar") == [("withdrawn", -1)]
    assert rows(chart, "k", "sign", "n", when="2014") == [("unknown", "?", "?")]


def test_ministries_are_counted_and_at_least_where_one_is_not_known(charts: list[Chart]) -> None:
    chart = picture(charts, "responsibility")
    assert rows(chart, "name", "of", "count", "what") == [
        ("Uitvoerder U: 2", "Ministerie M", 2, "laws of an implementer"),
        ("Uitvoerder U: 2", "Ministerie N", 1, "laws of an implementer"),
        ("Uitvoerder V: ≥1", "Ministerie M", 1, "laws of an implementer"),
        ("Uitvoerder V: ≥1", "unknown", 1, "ministry not known"),
        ("uitkeringen: 2", "Ministerie M", 1, "laws of a family"),
        ("uitkeringen: 2", "Ministerie N", 1, "laws of a family"),
    ]


def test_without_a_law_there_is_no_picture() -> None:
    assert list(cycle_charts(view(made_of("organisations: [{id: a, title: A}]\n")))) == []
