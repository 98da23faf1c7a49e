"""Pictures of delegation: the depth and the number of regulations that can be counted by hand."""

from __future__ import annotations

from typing import Any

from stapeling.reports.charts.layers import layer_charts

from .specs import chart_of, check_all, rows, view_of

TEXT = """
laws:
  - {id: wet, title: Wet, kind: wet, ministry: m, implementers: [u], in_force_from: 2010-01-01}
  - {id: besluit, title: Besluit, kind: amvb, in_force_from: 2011-01-01,
     based_on: [{law: wet, article: "1"}]}
  - {id: r1, title: Regeling 1, kind: ministeriele_regeling, in_force_from: 2012-01-01,
     based_on: [{law: besluit}]}
  - {id: r2, title: Regeling 2, kind: ministeriele_regeling, in_force_from: 2012-01-01,
     based_on: [{law: besluit}]}
  - {id: los, title: Losse wet, kind: wet, in_force_from: 2010-01-01}
organisations: [{id: m, title: Ministerie}, {id: u, title: Uitvoerder}]
"""


def test_numbers(capfd: Any) -> None:
    charts = check_all(layer_charts(view_of(TEXT)), capfd)
    depth, resting = (chart_of(charts, key) for key in ("delegation_depth", "regulations_resting"))
    assert rows(depth, "laws", "n", "x") == [("Wet", 2), ("Besluit", 1)]
    assert rows(resting, "laws", "n", "x") == [("Wet", 3), ("Besluit", 2)]
    assert rows(depth, "laws", "w") == ["Wet → Besluit → Regeling 1", "Besluit → Regeling 1"]
    assert resting.described == "By law, in regulations: Wet 3; Besluit 2."


def test_what_a_reader_filters_by() -> None:
    chart = chart_of(layer_charts(view_of(TEXT)), "delegation_depth")
    assert rows(chart, "laws", "ministry") == ["m", None]
    assert chart.spec["datasets"]["laws"][0]["implementers"] == ["u"]
    assert [param["name"] for param in chart.spec["params"]] == ["ministry", "implementer"]


def test_none_recorded_is_no_bar_and_no_picture() -> None:
    names = rows(chart_of(layer_charts(view_of(TEXT)), "delegation_depth"), "laws", "n")
    assert "Losse wet" not in names
    alone = "laws: [{id: l, title: L, kind: wet, in_force_from: 2010-01-01}]"
    assert list(layer_charts(view_of(alone))) == []


def test_two_laws_of_one_name_stay_two_bars() -> None:
    text = """
laws:
  - {id: a, title: Wet, kind: wet, in_force_from: 2010-01-01}
  - {id: b, title: Wet, kind: wet, in_force_from: 2010-01-01}
  - {id: c, title: R, kind: amvb, in_force_from: 2010-01-01, based_on: [{law: a}, {law: b}]}
"""
    chart = chart_of(layer_charts(view_of(text)), "delegation_depth")
    assert rows(chart, "laws", "n", "x") == [("Wet (a)", 1), ("Wet (b)", 1)]
