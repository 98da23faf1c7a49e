"""Pictures of load: the rows counted by hand on one implementer, against the table of periods."""

from __future__ import annotations

from typing import Any

import pytest

from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.load import load_charts

from ..conftest import COUNTED, made_of
from ..reading import table
from .drawn import hold, picture, rows, said, view, whole

RICH = """
organisations:
  - {id: u, title: Uitvoerder U, kind: zbo, capacity: [
      {unit: structural_fte, amount: 3, from: 2010-01-01, until: 2013-01-01}]}
  - {id: v, title: Stille uitvoerder, kind: zbo}
laws:
  - {id: l, title: Wet L, kind: wet, in_force_from: 2010-01-01, implementers: [u, v], changes: [
      {act: a, in_force_from: 2011-01-01}, {act: b, in_force_from: 2011-06-01},
      {act: c, in_force_from: {after: 2010-06-01, before: 2012-06-01}}]}
acts:
  - {id: a, title: Wet a, level: wet}
  - {id: b, title: Besluit b, level: amvb}
  - {id: c, title: Wet c, level: wet}
burdens:
  - {act: a, organisation: u, structural: {fte: 4}}
  - {act: b, organisation: u, structural: {eur_per_year: 10}}
"""
"""In 2011 two acts came, and perhaps a third; 4 fte is more than 3, and fte of b is not known."""


@pytest.fixture(scope="module")
def counted() -> list[Chart]:
    return list(load_charts(view(made_of(COUNTED))))


def test_every_picture_of_load_can_be_drawn(counted: list[Chart], capfd: Any) -> None:
    found = hold(counted, capfd)
    assert [chart.key for chart in found] == [
        "load_changes", "coverage", "load_one_off_eur", "load_structural_fte", "notice"
    ]  # fmt: skip


def test_changes_are_those_of_the_table_of_periods(counted: list[Chart]) -> None:
    chart = picture(counted, "load_changes")
    bars = [row for row in rows(chart, "when", "n", k="bar") if row[1] is not None]
    assert bars == [
        ("2010", 1), ("2011", 1), ("2012", 2), ("2013", 1), ("2014", 1), ("2015", 1), ("2016", 1),
        ("2022", 1),
    ]  # fmt: skip
    periods = table(made_of(COUNTED), "periods")
    told = {row.cells[1].value: row.cells[2].value for row in periods.rows}
    assert {when: (n, n) for when, n in bars}.items() <= told.items()
    assert rows(chart, "witness", when="2010") == ["f"]
    assert rows(chart, "witness_ids", when="2012") == [["b", "c"]]


def test_a_bar_is_as_high_as_its_number_on_the_scale_of_all_lanes(counted: list[Chart]) -> None:
    chart = picture(counted, "load_changes")
    two, one = rows(chart, "t", "u", when="2012")[0], rows(chart, "t", "u", when="2010")[0]
    assert two[1] - two[0] == pytest.approx(2 * (one[1] - one[0]), abs=1e-3)


def test_a_freeze_is_shaded_over_its_days(counted: list[Chart]) -> None:
    chart = picture(counted, "load_changes")
    assert rows(chart, "a", "b", "load", what="freeze: no change can be taken") == [
        ("2012-01-01", "2013-06-01", "3 acts that were not allowed")
    ]
    assert "Freeze: 1 Jan 2012 - 31 May 2013." in said(chart.described)


def test_coverage_tells_what_is_known_and_what_is_not(counted: list[Chart]) -> None:
    chart = picture(counted, "coverage")
    assert rows(chart, "what", "a", "b") == [
        ("burden recorded", 0, 2), ("burden not known", 2, 9)
    ]  # fmt: skip
    assert chart.described == "Acts of which a burden is recorded: Uitvoerder U 2 of 9."


def test_an_unknown_amount_is_a_strip_and_never_a_bar_of_zero(counted: list[Chart]) -> None:
    chart = picture(counted, "load_one_off_eur")
    assert rows(chart, "a", "b", "open", what="not known") == [
        ("2011-01-01", "2024-01-01", "amount of 1 record so far")
    ]
    assert rows(chart, "when", what="load, as far as known") == ["2010"]
    assert rows(chart, "cap", k="capacity") == ["€ 1,000,000"]


def test_a_range_is_pale_up_to_its_high_side(counted: list[Chart]) -> None:
    chart = picture(counted, "load_structural_fte")
    assert rows(chart, "load", when="2011") == ["-1 structural fte"]
    assert set(rows(chart, "what", when="2013")) == {"up to the high amount"}
    assert rows(chart, "load", when="2013") == ["0-2 structural fte"]


def test_preparation_time_tells_days_given_and_short(counted: list[Chart]) -> None:
    chart = picture(counted, "notice")
    assert rows(chart, "what", "a", "b", "told") == [
        ("days given", 0, 12, "12 of 62 days, norm"),
        ("short of the norm", 12, 62, "12 of 62 days, norm"),
    ]


def test_acts_stack_by_level_with_those_that_perhaps_fall_in_a_period_on_top() -> None:
    chart = picture(load_charts(view(made_of(RICH))), "load_changes")
    assert rows(chart, "what", "n", when="2011", name="Uitvoerder U") == [
        ("act of parliament", 1), ("order in council", 1), ("perhaps in this period", 1)
    ]  # fmt: skip
    assert set(rows(chart, "label", k="label")) == {
        "Stille uitvoerder: peak 2-3 changes in 2011", "Uitvoerder U: peak 2-3 changes in 2011"
    }  # fmt: skip


def test_a_load_above_capacity_has_a_triangle() -> None:
    chart = picture(load_charts(view(made_of(RICH))), "load_structural_fte")
    assert rows(chart, "when", k="over") == ["2011", "2012"]
    assert "Stille uitvoerder" not in str(rows(chart, "name"))


def test_filters_are_declared_for_what_rows_know(counted: list[Chart]) -> None:
    chart = picture(counted, "load_changes")
    assert [param["name"] for param in chart.spec["params"]] == [
        "implementer", "from_year", "until_year"
    ]  # fmt: skip
    for row in whole(chart.spec):
        assert row["implementers"] == ["u"]
        assert row["year"] <= row["until"]


def test_without_an_implementer_there_is_no_picture() -> None:
    assert list(load_charts(view(made_of("laws: [{id: l, title: L, kind: wet}]\n")))) == []
