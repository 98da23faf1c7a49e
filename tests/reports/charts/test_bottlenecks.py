"""The picture of bottlenecks: the rows counted by hand on five of them."""

from __future__ import annotations

from typing import Any

import pytest

from stapeling.reports.charts.bottlenecks import bottleneck_charts
from stapeling.reports.charts.chart import Chart

from ..conftest import made_of
from ..reading import table
from ..supervised import BOTTLENECKS
from .drawn import hold, picture, rows, said, view


@pytest.fixture(scope="module")
def chart() -> Chart:
    return picture(bottleneck_charts(view(made_of(BOTTLENECKS))), "bottlenecks")


def test_it_can_be_drawn(chart: Chart, capfd: Any) -> None:
    hold([chart], capfd)


def test_a_bar_runs_from_the_first_report_to_the_resolution_or_today(chart: Chart) -> None:
    assert rows(chart, "what", "a", "b", k="bar", name="Oud knelpunt") == [
        ("open", "2017-01-01", "2023-01-01")
    ]
    assert rows(chart, "what", "a", "b", k="bar", name="Opgelost knelpunt") == [
        ("closed", "2020-01-01", "2022-01-01")
    ]


def test_a_day_with_bounds_is_a_span(chart: Chart) -> None:
    assert rows(chart, "what", "a", "b", k="bar", name="Vaag knelpunt") == [
        ("perhaps open already, or still", "2022-01-01", "2022-12-31"),
        ("open", "2022-12-31", "2023-01-01"),
    ]


def test_reports_and_laws_that_changed_meanwhile_are_marked(chart: Chart) -> None:
    assert rows(chart, "what", k="mark", name="Oud knelpunt") == [
        "report", "report", "law changed, and it stayed", "law changed, perhaps while it stayed"
    ]  # fmt: skip
    assert rows(chart, "a", "b", k="mark", when="2019") == [("2019-01-01", "2019-12-31")]
    assert rows(chart, "witness", name="Oud knelpunt", what="law changed, and it stayed") == [
        "Wet B"
    ]


def test_a_bottleneck_that_nobody_reported_has_no_age(chart: Chart) -> None:
    assert rows(chart, "k", "sign", "open", name="Niet gemeld knelpunt") == [
        ("unknown", "?", "since when")
    ]


def test_the_order_is_that_of_the_table(chart: Chart) -> None:
    told = [row.cells[0].text for row in table(made_of(BOTTLENECKS), "bottlenecks").rows]
    assert list(dict.fromkeys(rows(chart, "name"))) == told


def test_a_report_with_an_open_side_begins_where_the_picture_does() -> None:
    text = """
bottlenecks:
  - {id: a, title: Oud, status: erkend, reports: [{reported: {before: 2020-01-01}}]}
  - {id: b, title: Nieuw, status: erkend, reports: [{reported: 2021-01-01}]}
"""
    chart = picture(bottleneck_charts(view(made_of(text))), "bottlenecks")
    bars = rows(chart, "what", "a", "b", k="bar", name="Oud")
    assert [row[0] for row in bars] == ["perhaps open already, or still", "open"]
    assert bars[0][1][:4] == "2018"
    assert bars[1][2] == "2023-01-01"


def test_what_it_shows_is_told_in_words(chart: Chart) -> None:
    assert said(chart.described).startswith("3 open of 5. The oldest open one: Oud knelpunt, 6")
