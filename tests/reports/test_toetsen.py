"""The stack of toetsen as a page: sentences and tables, counted by hand on six toetsen."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from stapeling.language import NO_BREAK
from stapeling.reports import Made
from stapeling.reports.toetsen_report import ToetsenReport

from .conftest import made_of
from .reading import table, table_of, texts
from .tested import TESTED, report_of


def told(report: ToetsenReport) -> list[str]:
    return [sentence.text.replace(NO_BREAK, " ") for sentence in report.page().sentences]


@pytest.fixture(scope="module")
def stack() -> ToetsenReport:
    return report_of()


@pytest.fixture(scope="module")
def analysed() -> Made:
    return made_of(TESTED)


def test_the_sentences_tell_the_number_the_weeks_what_repeats_and_what_is_new(
    stack: ToetsenReport,
) -> None:
    assert told(stack) == [
        "3 toetsen are obliged (2 statutory, 1 cabinet policy); beside it stands 1 channel:"
        " Consultatie.",
        "Phase after phase they take at least 10 weeks (3 of 4 lengths known).",
        "1 pair does double work: Eigen toets + Tweede toets; 2 pairs are a second look by an"
        " independent body.",
        "Of 1 toets that is not obliged, Grenstoets asks a new main question: border regions,"
        " regions (citizen); of 1 more it is not known what it asks.",
        "None of the 3 toetsen could be left out: each asks what no other asks, or is statutory or"
        " independent.",
    ]
    found = [(s.key, s.value, s.unit, s.unknown, s.witness) for s in stack.page().sentences]
    assert found == [
        ("stack", 3, "toetsen", 0, ("own", "second", "advice")),
        ("lead_time", 10, "weeks", 1, ("talk", "advice")),
        ("double_work", 1, "pairs", 0, ("own", "second")),
        ("new_questions", 1, "toetsen", 1, ("border",)),
        ("smallest_cover", 3, "toetsen", None, ("advice", "own", "second")),
    ]


def test_every_toets_stands_in_the_stack_beside_it_or_outside_it(stack: ToetsenReport) -> None:
    found = table_of(stack.page(), "stack")
    assert [texts(row)[:5] for row in found.rows] == [
        ["Obliged", "Eigen toets", "cabinet policy", "consultation", "2–4"],  # noqa: RUF001
        ["Obliged", "Tweede toets", "statutory", "scrutiny of the bill", "–"],  # noqa: RUF001
        ["Obliged", "Advies", "statutory", "Council of State", "6"],
        [
            *("Obliged channels, which are no toetsen", "Consultatie", "cabinet policy"),
            *("consultation", "4"),
        ],
        ["Not obliged, so no part of the stack", "Grenstoets", "proposal", "policy", "3"],
        ["Not obliged, so no part of the stack", "Kale toets", "proposal", "–", "–"],  # noqa: RUF001
    ]


def test_the_counts_name_their_toetsen(stack: ToetsenReport) -> None:
    found = table_of(stack.page(), "stack_counts")
    rows = [(row.cells[0].value, row.cells[1].value, row.cells[2].value) for row in found.rows]
    assert rows == [
        ("by_status", "wettelijk", 2),
        ("by_status", "kabinetsbeleid", 1),
        ("by_status", "voorstel", 2),
        ("by_phase", "consultatie", 1),
        ("by_phase", "wetgevingstoets", 1),
        ("by_phase", "raad_van_state", 1),
        ("by_work_at", "bzk", 1),
        ("by_work_at", "raad", 1),
        ("by_work_at", "u", 1),
        ("by_line", "eigen", 1),
        ("by_line", "ander_ministerie", 1),
        ("by_line", "onafhankelijk", 1),
    ]
    assert all(len(row.ids) == row.cells[2].value for row in found.rows)
    assert found.notes == (
        "1 channel stands beside them: Consultatie.",
        "Hours, as far as they are known: 10; not known of 2 of the 3.",
    )


def test_overlap_tells_main_questions_and_counts_the_rest(stack: ToetsenReport) -> None:
    found = table_of(stack.page(), "overlap")
    assert [texts(row) for row in found.rows] == [
        ["double work", "Eigen toets", "Tweede toets", "33%", "50%", "1"],
        ["second look by an independent body", "Advies", "Eigen toets", "50%", "100%", "1"],
        ["second look by an independent body", "Advies", "Tweede toets", "50%", "100%", "1"],
    ]
    assert found.rows[0].details == ("Main question of both: ICT (central government)",)
    assert found.notes == (
        "1 more pair is of a toets that is not obliged: show TOETS tells it.",
        "What a toets asks was coded by judgement: for 1 of the 6 toetsen it is an estimate.",
    )


def test_without_objects_nothing_is_called_double_work() -> None:
    found = report_of(ignore_object=True)
    assert table_of(found.page(), "overlap").rows[0].cells[0].text == "the same main aspect"
    assert told(found)[2].startswith("By aspect alone, 1 pair has a main aspect in common: Eigen")
    assert "double work" not in found.text(100, color=False).replace("is double work.", "")


def test_the_path_names_what_is_not_known_and_says_that_the_sum_overstates(
    stack: ToetsenReport,
) -> None:
    found = table_of(stack.page(), "path")
    assert [(texts(row), row.details) for row in found.rows] == [
        (["consultation", "Consultatie", "4"], ()),
        (["scrutiny of the bill", "–", "–"], ("Length not known: Tweede toets",)),  # noqa: RUF001
        (["Council of State", "Advies", "6"], ()),
    ]
    assert found.notes == (
        "Phase after phase: at least 10 weeks (3 of 4 lengths known).",
        "Added up, the known lengths are 12–14 weeks; that overstates, since what runs side by"  # noqa: RUF001
        " side is counted twice.",
    )


def test_what_one_more_adds_each_question_in_one_place(stack: ToetsenReport) -> None:
    found = table_of(stack.page(), "what_if")
    assert [texts(row)[:6] for row in found.rows] == [
        ["Grenstoets", "1", "1", "0", "0", "3"],
        ["Kale toets", "–", "–", "–", "–", "–"],  # noqa: RUF001
    ]
    assert found.rows[0].details == (
        "New: regions (citizen)",
        "New as main question: border regions (citizen), by Tweede toets",
    )
    assert found.rows[0].ids == ("border", "second")


def test_with_one_more_the_path_is_told_both_ways() -> None:
    found = report_of(chosen=frozenset({"border"}))
    assert told(found)[:2] == [
        "4 toetsen are obliged (2 statutory, 1 cabinet policy, 1 chosen); beside it stands 1"
        " channel: Consultatie.",
        "Phase after phase they take at least 13 weeks (4 of 5 lengths known); without what"
        " the choice adds at least 10 weeks (3 of 4 lengths known).",
    ]
    assert told(found)[3] == (
        "Of 1 chosen toets, Grenstoets asks a new main question: border regions, regions (citizen)."
    )
    assert "held to be obliged: Grenstoets" in found.page().about[0]
    assert (
        table_of(found.page(), "path").notes[2]
        == "Without what the choice adds: at least 10 weeks."
    )


IN_PART = """
tests:
  - {id: uwv, title: Toets UWV, status: wettelijk, moment: ex_ante, required_when: {},
     aspects: [{aspect: ict, object: "uitvoerder:uwv"}]}
  - {id: law, title: Wetstoets, status: wettelijk, moment: ex_ante, required_when: {},
     aspects: [{aspect: ict, object: uitvoerder, weight: mede}]}
  - {id: later, title: Later, status: voorstel, moment: ex_post,
     aspects: [{aspect: ict, object: uitvoerder}]}
  - {id: same, title: Zelfde, status: voorstel, moment: ex_ante,
     aspects: [{aspect: ict, object: "uitvoerder:uwv"}]}
organisations: [{id: uwv, title: UWV}]
"""


def test_what_only_some_implementers_are_asked_is_not_called_new() -> None:
    found = report_of(IN_PART)
    assert told(found)[-2] == (
        "Of the 2 toetsen that are not obliged none asks a new main question; Later asks of every"
        " implementer what only some are asked now."
    )
    later = table_of(found.page(), "what_if").rows[0]
    assert texts(later)[:5] == ["Later", "0", "0", "1", "0"]
    assert later.details == ("Of some implementers: ICT (each implementer), by Toets UWV",)


def test_top_cuts_every_table(stack: ToetsenReport) -> None:
    found = report_of(top=1).page().tables
    assert all(len(row.rows) <= 1 for row in found)
    assert table_of(report_of(top=1).page(), "stack").notes[0] == "5 more rows are left out."


def test_without_a_catalogue_there_is_nothing_to_tell() -> None:
    found = report_of("acts: [{id: a}]").page()
    assert [row.text for row in found.sentences] == ["No toets is recorded."]
    assert found.tables == ()
    section = table(made_of("acts: [{id: a}]"), "stack_counts")
    assert (section.rows, section.notes) == ((), ("No toets is recorded.",))


def test_the_section_of_the_report(analysed: Made) -> None:
    keys = [found.key for found in analysed.page().tables]
    wanted = ["stack_counts", "overlap", "path", "what_if", "toetsen_acts"]
    assert [key for key in keys if key in wanted] == wanted
    found = table(analysed, "toetsen_acts")
    assert [texts(row) for row in found.rows] == [
        ["Wet een (Stb. 2020, 1)", "3", "2", "1", "0", "1", "1", "1"]
    ]
    assert found.rows[0].ids == ("own", "second", "advice")
    assert tuple(line.replace(NO_BREAK, " ") for line in found.rows[0].details) == (
        "Recorded: Eigen toets (1 Jun 2019, not feasible, before the last revision, adopted after"
        " a negative verdict); Advies (5 Jan 2020, A, late)",
        "Missing: Tweede toets",
        "Source: Brief",
    )
    assert found.notes == (
        "Of 2 other acts no toets is recorded; that does not say that none was done.",
    )


def test_the_sentence_names_the_act_in_force_that_needs_most(analysed: Made) -> None:
    found = next(row for row in analysed.page().sentences if row.key == "toetsen")
    assert found.text.replace(NO_BREAK, " ") == (
        "An amendment of Wet L such as Wet een (Stb. 2020, 1) needs 3 toetsen, at least 8 weeks"
        " (2 of 3 lengths known, and 1 of 1 more that is perhaps needed); of 1 toets that is not"
        " obliged, Grenstoets asks a new main question: border regions, regions (citizen); of 1"
        " more it is not known what it asks."
    )
    assert (found.value, found.unit, found.unknown) == (3, "toetsen", 0)
    assert found.witness == ("own", "second", "advice")


def test_a_bill_is_no_act_in_force() -> None:
    pending = TESTED.replace("{act: stb-2020-1, in_force_from: 2020-02-01}", "{act: stb-2020-1}")
    sentence = next(row for row in made_of(pending).page().sentences if row.key == "toetsen")
    assert "such as Stb. 2021, 1 needs 2 toetsen (with what is perhaps needed 3)" in (
        sentence.text.replace(NO_BREAK, " ")
    )


@pytest.mark.parametrize("width", [60, 80, 200])
@pytest.mark.parametrize("code", ["en", "nl"])
@pytest.mark.parametrize("act", [None, "stb-2020-1"])
def test_every_number_stands_in_any_width(code: str, width: int, act: str | None) -> None:
    found = report_of(act=act, code=code)
    text = found.text(width, color=False)
    lines = text.splitlines()
    assert [line for line in lines if cell_len(line) > width or line != line.rstrip()] == []
    sections = text.split("\n\n")
    for page_table in found.page().tables:
        own = next(part for part in sections if part.startswith(page_table.title[:40]))
        words = own.replace("·", " ").split()
        for row in page_table.rows:
            for column, cell in zip(page_table.columns, row.cells, strict=True):
                if column.numeric and cell.value not in (None, *column.untold):
                    assert cell.text in words, (page_table.key, column.key)
