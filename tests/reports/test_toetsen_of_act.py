"""The toetsen of one act as a page: needed, recorded, and the notice that it gave."""

from __future__ import annotations

import pytest

from stapeling.language import NO_BREAK
from stapeling.reports import Made
from stapeling.reports.toetsen_report import ToetsenReport

from .conftest import HOSTILE_TITLES, made_of
from .reading import shown, table_of, texts
from .tested import TESTED, report_of


@pytest.fixture(scope="module")
def act() -> ToetsenReport:
    return report_of(act="stb-2020-1")


@pytest.fixture(scope="module")
def analysed() -> Made:
    return made_of(TESTED)


def told(report: ToetsenReport) -> list[str]:
    return [sentence.text.replace(NO_BREAK, " ") for sentence in report.page().sentences]


def test_the_sentences_tell_what_was_needed_done_wrong_and_given(act: ToetsenReport) -> None:
    assert told(act) == [
        "Wet een needs 3 toetsen.",
        "2 toetsen are recorded: Eigen toets (1 Jun 2019, not feasible, before the last revision,"
        " adopted after a negative verdict); Advies (5 Jan 2020, A, late); 1 is missing (Tweede"
        " toets).",
        "Delivered after the act was decided: Advies.",
        "Delivered before the bill was last revised: Eigen toets.",
        "Adopted after a negative verdict: Eigen toets (the bill was revised after it).",
        "Eigen toets: asked for 275 days before the decision.",
        "Phase after phase they take at least 8 weeks (2 of 3 lengths known, and 1 of 1 more that"
        " is perhaps needed).",
        "Notice between publication and commencement, to Gemeenten: 30 days given, 61 short of the"
        " norm of 3 months.",
    ]
    numbers = [(s.key, s.value, s.unit) for s in act.page().sentences]
    assert numbers == [
        ("required", 3, "toetsen"),
        ("recorded", 2, "toetsen"),
        ("late", 1, "toetsen"),
        ("stale", 1, "toetsen"),
        ("negative_adopted", 1, "toetsen"),
        ("involved", 275, "days"),
        ("lead_time", 8, "weeks"),
        ("notice", 30, "days"),
    ]


def test_required_perhaps_and_recorded(act: ToetsenReport) -> None:
    found = table_of(act.page(), "toetsen")
    assert [texts(row)[:3] for row in found.rows] == [
        ["Required", "Eigen toets", "done"],
        ["Required", "Tweede toets", "missing"],
        ["Required", "Advies", "done"],
        ["Perhaps required", "Consultatie (channel)", "nothing recorded"],
    ]
    assert found.rows[0].details == (
        "Delivered before the bill was last revised.",
        "Adopted after a negative verdict; the bill was revised in between.",
        "Source: Brief (reported)",
    )
    assert found.rows[3].details == ("Depends on what is not known: traits",)
    assert "All that was done on this act is recorded." in found.notes


def test_nothing_recorded_accuses_nobody() -> None:
    found = report_of(act="stb-2021-1")
    assert told(found)[:2] == [
        "Stb. 2021, 1 needs 2 toetsen (with what is perhaps needed 3).",
        "0 toetsen are recorded; of 2 that are needed nothing is recorded, and they may have been"
        " done.",
    ]
    rows = table_of(found.page(), "toetsen").rows
    assert {row.cells[2].text for row in rows} == {"nothing recorded"}
    assert rows[3].details == ("Depends on what is not known: origin",)


def test_the_notice_of_each_implementer_by_its_own_norm(act: ToetsenReport) -> None:
    found = table_of(act.page(), "notice")
    assert [texts(row) for row in found.rows] == [
        ["Gemeenten", "30", "91", "61", "norm of 3 months"],
        ["Uitvoerder U", "30", "60", "30", "norm of 2 months"],
    ]
    enough = report_of(act="stb-2021-1")
    assert told(enough)[-1].endswith("to Uitvoerder U: 181 days given, no fewer than the norm of 2"
                                     " months.")  # fmt: skip
    assert "notice" not in [row.key for row in report_of(act="bill").page().tables]


def test_what_is_stated_goes_before_the_norm() -> None:
    stated = TESTED + "burdens: [{act: stb-2020-1, organisation: u, feasible_from: 2020-03-01}]\n"
    found = table_of(report_of(stated, act="stb-2020-1").page(), "notice")
    assert texts(found.rows[1]) == ["Uitvoerder U", "30", "59", "29", "as stated"]


def test_the_page_of_the_act_tells_what_it_needs_beside_what_was_done(analysed: Made) -> None:
    page = shown(analysed, "plan").page
    needed = table_of(page, "toetsen")
    assert [texts(row)[:3] for row in needed.rows] == [
        ["Required", "Eigen toets", "done"],
        ["Required", "Tweede toets", "missing"],
        ["Required", "Advies", "done"],
        ["Perhaps required", "Consultatie (channel)", "nothing recorded"],
    ]
    done = table_of(page, "test_results")
    assert [column.key for column in done.columns] == [
        *("test", "requested", "delivered", "verdict", "feasible_from"),
    ]
    assert [row.ids for row in done.rows] == [("own", "stb-2020-1"), ("advice", "stb-2020-1")]


def test_the_page_of_a_law_tells_the_results_on_its_acts(analysed: Made) -> None:
    done = table_of(shown(analysed, "law").page, "test_results")
    assert [texts(row)[:2] for row in done.rows] == [
        ["Eigen toets", "Wet een (Stb. 2020, 1)"],
        ["Advies", "Wet een (Stb. 2020, 1)"],
    ]


def test_the_page_of_a_toets(analysed: Made) -> None:
    found = shown(analysed, "own")
    facts = {fact.key: fact.cell.text for fact in found.page.facts}
    assert (found.kind, found.page.title) == ("toets", "Eigen toets")
    assert facts["required_when"] == "level: act of parliament"
    assert facts["needed_by"] == "3"
    assert facts["moment"] == "beforehand"
    assert (facts["weeks"], facts["work_at"]) == ("2–4", "Uitvoerder U")  # noqa: RUF001
    asked = table_of(found.page, "questions")
    assert [texts(row) for row in asked.rows] == [
        ["ICT", "central government", "main question", "estimate"],
        ["fraud", "central government", "main question", "–"],  # noqa: RUF001
    ]
    overlap = table_of(found.page, "overlap")
    assert [(row.cells[1].value, row.ids) for row in overlap.rows] == [
        ("second", ("own", "second")),
        ("advice", ("advice", "own")),
    ]
    assert table_of(found.page, "test_results").rows[0].ids == ("own", "stb-2020-1")


def test_a_toets_that_nothing_requires(analysed: Made) -> None:
    page = shown(analysed, "border").page
    facts = {fact.key: fact.cell.text for fact in page.facts}
    assert facts["required_when"] == "no act of itself"
    assert [row.key for row in page.tables] == ["questions", "overlap", "what_if"]
    every = {fact.key: fact.cell.text for fact in shown(analysed, "second").page.facts}
    assert every["required_when"] == "every act"


HOSTILE = """
tests: [{{id: t, title: '{title}', status: wettelijk, moment: ex_ante, required_when: {{}},
         phase: beleid, aspects: [{{aspect: ict, object: rijk}}]}}]
laws: [{{id: l, title: '{title}', kind: wet, in_force_from: 2010-01-01,
         changes: [{{act: a, in_force_from: 2011-01-01}}]}}]
acts: [{{id: a, title: '{title}', level: wet}}]
test_results: [{{test: t, act: a, delivered: 2010-06-01}}]
"""


@pytest.mark.parametrize("title", HOSTILE_TITLES)
def test_titles_are_text_in_every_format(title: str) -> None:
    text = HOSTILE.format(title=title)
    for act in (None, "a"):
        found = report_of(text, act=act)
        assert title in found.text(120, color=False)
        markdown = found.markdown()
        assert "<script>" not in markdown
        assert all(
            cell[:1] not in "=+@" for cell in found.csv().replace("\n", ",").split(",") if cell
        )
    assert title in made_of(text).text(120, color=False)
    assert shown(made_of(text), "t").page.title == title
