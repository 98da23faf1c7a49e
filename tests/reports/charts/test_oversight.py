"""Pictures of oversight: the rows counted by hand on five records."""

from __future__ import annotations

from typing import Any

import pytest

from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.oversight import oversight_charts

from ..conftest import made_of
from ..reading import table, texts
from ..supervised import OVERSEEN
from .drawn import hold, picture, rows, said, view

U, V = "Uitvoerder Uitkeringen (UU)", "Uitvoerder V"


@pytest.fixture(scope="module")
def overseen() -> list[Chart]:
    return list(oversight_charts(view(made_of(OVERSEEN))))


def test_both_pictures_can_be_drawn(overseen: list[Chart], capfd: Any) -> None:
    keys = [chart.key for chart in hold(overseen, capfd)]
    assert keys == ["oversight_bodies", "oversight_phases"]


def test_a_mark_tells_the_line_and_whether_it_is_only_perhaps(overseen: list[Chart]) -> None:
    chart = picture(overseen, "oversight_bodies")
    assert rows(chart, "column", "what", name=U, k="look") == [
        ("Accountant", "internal"),
        ("Adviescollege", "external"),
        ("Ministerie van Mooie Zaken", "owner, perhaps"),
        ("Rekenkamer", "external"),
    ]


def test_a_ring_stands_only_where_external_bodies_look_at_the_same(overseen: list[Chart]) -> None:
    chart = picture(overseen, "oversight_bodies")
    assert rows(chart, "name", "column", "double", k="double") == [
        (U, "Adviescollege", "ICT (implementation), with Rekenkamer"),
        (U, "Rekenkamer", "ICT (implementation), with Adviescollege"),
        (V, "Adviescollege", "ICT (implementation), with Rekenkamer"),
        (V, "Rekenkamer", "ICT (implementation), with Adviescollege"),
    ]


def test_numbers_by_phase_are_those_of_the_table(overseen: list[Chart]) -> None:
    chart = picture(overseen, "oversight_phases")
    assert rows(chart, "n", name=U) == ["0-1", "0-1", "2-4", "1-2"]
    told = next(
        row for row in table(made_of(OVERSEEN), "oversight_phases").rows if row.cells[0].text == U
    )
    assert list(map(said, texts(told)))[1:] == ["0-1", "0-1", "2-4", "1-2"]


def test_a_phase_without_a_recorded_overseer_is_unknown_and_not_zero(
    overseen: list[Chart],
) -> None:
    chart = picture(overseen, "oversight_phases")
    assert rows(chart, "phase", "n", "open", name=V, what="no overseer recorded") == [
        ("policy", "?", "whether anybody looks"), ("legislation", "?", "whether anybody looks")
    ]  # fmt: skip
    assert "0" not in rows(chart, "n")


def test_ministries_stand_above_implementers(overseen: list[Chart]) -> None:
    names = list(dict.fromkeys(rows(picture(overseen, "oversight_phases"), "name")))
    assert names[:2] == ["Ministerie van Mooie Zaken", "Ministerie van Nieuwe Zaken"]


def test_what_is_seen_is_told_in_words(overseen: list[Chart]) -> None:
    assert said(picture(overseen, "oversight_bodies").described) == (
        "Of 4 organisations an overseer is recorded; most bodies, 3-4, look at Uitvoerder"
        " Uitkeringen (UU). At 2 organisations external bodies look at the same twice, such as"
        " Uitvoerder Uitkeringen (UU); Uitvoerder V."
    )


def test_without_oversight_there_is_no_picture() -> None:
    assert list(oversight_charts(view(made_of("organisations: [{id: a, title: A}]\n")))) == []
