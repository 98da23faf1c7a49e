"""Pictures of toetsen: the rows counted by hand on a small catalogue and one act."""

from __future__ import annotations

from typing import Any

import pytest

from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.toetsen import toetsen_charts
from stapeling.reports.charts.toetsen_report import toetsen_report_charts

from ..conftest import made_of
from ..reading import table_of
from ..tested import TESTED, report_of
from .drawn import hold, picture, rows, view


@pytest.fixture(scope="module")
def stack() -> tuple[Chart, ...]:
    return toetsen_report_charts(report_of())


@pytest.fixture(scope="module")
def act() -> tuple[Chart, ...]:
    return toetsen_report_charts(report_of(act="plan"))


def test_every_picture_of_toetsen_can_be_drawn(
    stack: tuple[Chart, ...], act: tuple[Chart, ...], capfd: Any
) -> None:
    assert [chart.key for chart in hold(stack, capfd)] == [
        "toetsen_stack", "toetsen_path", "toetsen_questions", "toetsen_what_if"
    ]  # fmt: skip
    assert [chart.key for chart in hold(act, capfd)] == [
        "toetsen_acts", "toetsen_path", "toetsen_questions", "toetsen_what_if"
    ]  # fmt: skip


def test_pictures_stand_on_tables_of_the_page(
    stack: tuple[Chart, ...], act: tuple[Chart, ...]
) -> None:
    for charts, report in ((stack, report_of()), (act, report_of(act="plan"))):
        keys = {table.key for table in report.page().tables}
        assert {key for chart in charts for key in chart.tables} - keys <= {"smallest_cover"}


def test_the_stack_has_a_mark_for_every_toets(stack: tuple[Chart, ...]) -> None:
    chart = picture(stack, "toetsen_stack")
    assert rows(chart, "title", "phase", "status", "line", "group") == [
        ("Eigen toets", "consultation", "cabinet policy", "own line", "obliged"),
        ("Tweede toets", "scrutiny of the bill", "statutory", "another ministry", "obliged"),
        ("Advies", "Council of State", "statutory", "independent", "obliged"),
        ("Grenstoets", "policy", "proposal", "unknown", "not obliged"),
        ("Kale toets", "unknown", "proposal", "unknown", "not obliged"),
    ]
    told = table_of(report_of().page(), "stack")
    assert len(told.rows) == len(chart.spec["datasets"]["rows"]) + 1  # with the channel


def test_the_longest_path_is_placed_phase_after_phase(stack: tuple[Chart, ...]) -> None:
    chart = picture(stack, "toetsen_path")
    assert rows(chart, "name", "a", "b", k="bar") == [
        ("Eigen toets", 0, 2), ("Eigen toets", 2, 4), ("Consultatie", 0, 4), ("Advies", 4, 10)
    ]  # fmt: skip
    assert rows(chart, "name", k="path") == ["Consultatie", "Advies"]
    assert rows(chart, "label", k="total") == ["in all at least 10 weeks"]


def test_an_unknown_length_is_a_question_mark(stack: tuple[Chart, ...]) -> None:
    chart = picture(stack, "toetsen_path")
    assert rows(chart, "name", "sign", "open", k="unknown") == [
        ("Tweede toets", "?", "how long it takes")
    ]


def test_what_an_act_perhaps_needs_makes_nothing_wait(act: tuple[Chart, ...]) -> None:
    chart = picture(act, "toetsen_path")
    assert rows(chart, "name", "a", "b", k="bar") == [
        ("Eigen toets", 0, 2), ("Eigen toets", 2, 4), ("Consultatie (perhaps)", 0, 4),
        ("Advies", 2, 8),
    ]  # fmt: skip
    assert rows(chart, "label", k="total") == ["in all at least 8 weeks"]


def test_double_work_and_a_second_look_are_told_apart(stack: tuple[Chart, ...]) -> None:
    chart = picture(stack, "toetsen_questions")
    assert rows(chart, "name", "question", "what") == [
        ("Eigen toets", "ICT (central government)", "double work"),
        ("Tweede toets", "ICT (central government)", "double work"),
        ("Advies", "ICT (central government)", "a second look, meant to ask the same"),
    ]
    assert rows(chart, "open", name="Eigen toets") == ["what it asks is coded by judgement"]
    assert rows(chart, "witness", name="Eigen toets") == ["Eigen toets; Tweede toets"]
    assert "2 questions that one toets asks" in chart.caption


def test_what_one_more_would_add_is_divided_as_in_the_table(stack: tuple[Chart, ...]) -> None:
    chart = picture(stack, "toetsen_what_if")
    assert rows(chart, "name", "what", "n", "weeks") == [
        ("Grenstoets", "new", "1", "+ 3 weeks"),
        ("Grenstoets", "new as main question", "1", "+ 3 weeks"),
        ("Kale toets", "not recorded", "?", "weeks not known"),
    ]
    told = table_of(report_of().page(), "what_if").rows[0]
    assert [cell.text for cell in told.cells[1:6]] == ["1", "1", "0", "0", "3"]


def test_a_toets_that_is_held_to_be_obliged_is_marked() -> None:
    charts = toetsen_report_charts(report_of(chosen=frozenset({"border"})))
    path = picture(charts, "toetsen_path")
    assert rows(path, "label", k="total") == [
        "in all at least 13 weeks", "without what is added at least 10 weeks"
    ]  # fmt: skip
    assert "+ Grenstoets" in rows(path, "name", k="bar")
    assert rows(picture(charts, "toetsen_what_if"), "name")[0] == "+ Grenstoets"
    assert ("+ Grenstoets", "main question") in rows(
        picture(charts, "toetsen_questions"), "name", "what"
    )


def test_an_act_shows_what_was_done_missing_and_late(act: tuple[Chart, ...]) -> None:
    chart = picture(act, "toetsen_acts")
    assert rows(chart, "test", "what") == [
        ("Eigen toets", "done, but late or not followed"),
        ("Consultatie", "perhaps needed, nothing recorded"),
        ("Tweede toets", "missing"),
        ("Advies", "done, but late or not followed"),
    ]
    assert chart.described == (
        "Wet een: 3 needed, 2 done, 1 missing, 1 late, of 0 nothing is recorded."
    )


def test_what_could_be_left_out_is_marked_in_the_stack_and_above_the_questions() -> None:
    text = """
tests:
  - {id: all, title: Alles, status: wettelijk, moment: ex_ante, line: eigen, phase: beleid,
     required_when: {}, aspects: [{aspect: ict, object: rijk}, {aspect: fraude, object: rijk}]}
  - {id: some, title: Iets, status: kabinetsbeleid, moment: ex_ante, line: eigen, phase: beleid,
     required_when: {}, aspects: [{aspect: ict, object: rijk}]}
"""
    charts = toetsen_report_charts(report_of(text))
    assert rows(picture(charts, "toetsen_stack"), "title", dropped=True) == ["Iets"]
    assert rows(picture(charts, "toetsen_questions"), "name", "what", k="cover") == [
        ("Alles", "Stays: statutory or independent"),
        ("Iets", "Asks nothing that the others do not ask"),
    ]


def test_toetsen_that_wait_for_each_other_have_no_path() -> None:
    text = """
tests:
  - {id: a, title: A, status: wettelijk, moment: ex_ante, phase: beleid, weeks: 1, after: [b],
     required_when: {}}
  - {id: b, title: B, status: wettelijk, moment: ex_ante, phase: beleid, weeks: 1, after: [a],
     required_when: {}}
"""
    keys = [chart.key for chart in toetsen_report_charts(report_of(text))]
    assert keys == ["toetsen_stack"]


def test_the_report_of_analyse_has_them_too() -> None:
    keys = [chart.key for chart in toetsen_charts(view(made_of(TESTED)))]
    assert keys == ["toetsen_stack", "toetsen_path", "toetsen_questions", "toetsen_acts"]


def test_without_toetsen_there_is_no_picture() -> None:
    assert list(toetsen_charts(view(made_of("laws: [{id: l, title: L, kind: wet}]\n")))) == []
