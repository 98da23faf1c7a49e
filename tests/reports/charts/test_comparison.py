"""Pictures of a comparison: before and after as they can be counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from stapeling.comparing.gates import exceeded, gates_of
from stapeling.graph import StackGraph
from stapeling.language import UNKNOWN, Language
from stapeling.loading import load_texts
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.comparison import comparison_charts
from stapeling.reports.comparison.view import ComparisonView
from tests.comparing.sides import compared
from tests.comparing.test_by_hand import A, B

from .specs import chart_of, check_all, rows


def view_of(a: str, b: str, code: str = "en", gates: str = "") -> ComparisonView:
    """Give the view of two texts, with gates."""
    from dataclasses import replace

    found = compared(a, b, attribute=True)
    over = tuple(exceeded(gates_of([gates]), found.numbers)) if gates else ()
    one, two = (StackGraph(load_texts({"a.yaml": text}).corpus) for text in (a, b))
    language = Language.of(code)
    return ComparisonView(replace(found, exceeded=over), (one, two), language, everything=False)


@pytest.fixture(scope="module")
def charts() -> list[Chart]:
    return list(comparison_charts(view_of(A, B, gates="text_depth=0")))


def test_all_can_be_drawn(charts: list[Chart], capfd: Any) -> None:
    check_all(charts, capfd)
    check_all(comparison_charts(view_of(A, B, "nl")), capfd)


def test_numbers_before_and_after(charts: list[Chart]) -> None:
    found = rows(chart_of(charts, "measures_acts"), "numbers", "t", "x", "y", "d")
    assert ("Law: text depth (acts)", 2, 3, "+1") in found
    assert ("Law: breadth (acts)", 2, 3, "+1") in found


def test_what_a_side_does_not_know_has_no_mark(charts: list[Chart]) -> None:
    found = rows(chart_of(charts, "measures_acts"), "numbers", "t", "x", "y", "b")
    assert ("Law: repair depth (acts)", None, 2, UNKNOWN) in found


def test_loads_by_period(charts: list[Chart]) -> None:
    chart = chart_of(charts, "loads")
    found = rows(chart, "loads", "m", "x", "s", "y")
    name = "U: structural fte"
    assert (name, "2012", "before", 2) in found
    assert (name, "2012", "after", 2) in found
    assert (name, "2013", "before", 2) in found
    assert (name, "2013", "after", 4) in found
    assert (name, "2013", "capacity", 3) in found


def test_shares_add_up_to_the_change(charts: list[Chart]) -> None:
    chart = chart_of(charts, "attribution")
    sums: dict[tuple[str, str], float] = {}
    for name, bound, share in rows(chart, "shares", "m", "s", "x"):
        sums[name, bound] = sums.get((name, bound), 0) + share
    assert sums["Law: text depth", "low bound"] == 1


def test_gates(charts: list[Chart]) -> None:
    assert rows(chart_of(charts, "gates"), "gates", "t", "x", "y") == [
        ("Law: text depth (acts)", 1, 0)
    ]


def test_nothing_differs_gives_no_picture() -> None:
    assert list(comparison_charts(view_of(A, A))) == []
