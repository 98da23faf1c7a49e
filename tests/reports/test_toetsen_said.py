"""What the reports on toetsen say of doubt: estimates, intervals, and choices that add nothing."""

from __future__ import annotations

import pytest

from stapeling.language import NO_BREAK

from .conftest import made_of
from .reading import shown, table, table_of, texts
from .tested import report_of

ADVICE = """
tests:
  - {id: advice, title: Advies, status: wettelijk, moment: ex_ante, phase: raad_van_state,
     line: onafhankelijk, required_when: {}, weeks: 3, uncertain: {weeks: estimate},
     valid_from: 2015-01-01, note: One case., certainty: reported, source: Wet,
     aspects: [{aspect: ict, object: uitvoerder}]}
  - {id: named, title: Toets U, status: voorstel, moment: ex_ante, phase: raad_van_state,
     aspects: [{aspect: ict, object: "uitvoerder:u"}, {aspect: ict, object: uitvoerder}]}
  - {id: look, title: Invoering, status: voorstel, moment: ex_post, valid_from: 2022-01-01}
  - {id: talk, title: Overleg, status: wettelijk, moment: ex_ante, phase: beleid,
     required_when: {traits: [mkb]}}
laws:
  - {id: law, title: Wet L, kind: wet, in_force_from: 2010-01-01,
     changes: [{act: act, in_force_from: 2020-02-01}]}
  - {id: other, title: Wet M, kind: wet}
acts:
  - {id: act, title: Wet een, level: wet, submitted: 2019-05-01, revised: [2019-09-01],
     published: 2020-01-02}
  - {id: loose, title: Los, level: wet, decided: 2012, published: 2013-01-01}
test_results:
  - {test: advice, act: act, delivered: 2019-06-01, verdict: C, certainty: verified,
     uncertain: {verdict: estimate}, source: Brief}
  - {test: advice, act: loose, requested: 2012-06-01, delivered: 2012}
  - {test: look, law: other, delivered: 2021-01-01}
""".replace("traits: [mkb]", "traits: [regeldruk_mkb]")


def told(text: str, act: str | None = None, *chosen: str) -> list[str]:
    report = report_of(text, act=act, chosen=frozenset(chosen))
    return [sentence.text.replace(NO_BREAK, " ") for sentence in report.page().sentences]


def test_a_verdict_that_is_an_estimate_accuses_nobody_for_certain() -> None:
    assert (
        "Adopted after a negative verdict: Advies (certainty of the verdict: estimate; the bill was"
        " revised after it)."
    ) in told(ADVICE, "act")
    row = table_of(report_of(ADVICE, act="act").page(), "toetsen").rows[0]
    assert row.details[-2:] == (
        "Adopted after a negative verdict; the bill was revised in between.",
        "Source: Brief (verified; certainty of the verdict: estimate)",
    )
    done = table_of(shown(made_of(ADVICE), "advice").page, "test_results")
    assert done.rows[1].details == ("certainty of the verdict: estimate", "Source: Brief")


def test_the_lengths_tell_what_is_perhaps_needed_and_what_is_an_estimate() -> None:
    lengths = next(line for line in told(ADVICE, "act") if line.startswith("Phase"))
    assert lengths == (
        "Phase after phase they take at least 3 weeks (1 of 1 length known, and 0 of 1 more that is"
        " perhaps needed, 1 of these an estimate)."
    )
    path = table_of(report_of(ADVICE).page(), "path")
    assert path.rows[-1].details[0] == "The length is an estimate, and no bound."


def test_of_nothing_certain_no_lengths_are_counted() -> None:
    lengths = next(line for line in told(ADVICE, "loose") if line.startswith("Phase"))
    assert lengths == (
        "Phase after phase they take an unknown number of weeks (0 of 1 length known, of what is"
        " perhaps needed)."
    )


def test_acts_that_change_no_recorded_law_and_laws_with_a_result_are_told() -> None:
    found = table(made_of(ADVICE), "toetsen_acts")
    assert [row.cells[0].value for row in found.rows] == ["act", "loose"]
    assert "Recorded of Wet M itself: Invoering." in found.notes


def test_late_is_an_interval_where_the_days_leave_it_open() -> None:
    rows = table(made_of(ADVICE), "toetsen_acts").rows
    late = [row.cells[5].text for row in rows]
    assert late == ["0", "0–1"]  # noqa: RUF001


@pytest.mark.parametrize(
    ("act", "chosen", "line"),
    [
        (None, "advice", "Obliged already, so choosing it adds nothing: Advies."),
        (
            "act",
            "look",
            "Not valid on 1 May 2019, so choosing it adds nothing: Invoering (from 1 Jan 2022).",
        ),
    ],
)
def test_a_choice_that_adds_nothing_is_told(act: str | None, chosen: str, line: str) -> None:
    page = report_of(ADVICE, act=act, chosen=frozenset({chosen})).page()
    assert line in [told.replace(NO_BREAK, " ") for told in page.about]


def test_what_is_obliged_already_stays_in_the_stack_without_the_choice() -> None:
    path = told(ADVICE, None, "advice")[1]
    assert path == (
        "Phase after phase they take at least 3 weeks (1 of 2 lengths known, 1 of these an"
        " estimate)."
    )


SECOND = """
tests:
  - {id: a, title: A, status: wettelijk, moment: ex_ante, line: onafhankelijk, required_when: {},
     aspects: [{aspect: ict, object: rijk}]}
  - {id: b, title: B, status: kwaliteitseis, moment: ex_ante, line: eigen, required_when: {},
     aspects: [{aspect: ict, object: rijk}]}
  - {id: c, title: C, status: kwaliteitseis, moment: ex_ante, line: eigen, required_when: {},
     aspects: [{aspect: ict, object: rijk, weight: mede}]}
"""


def test_a_second_look_has_a_main_question_in_common() -> None:
    """a and b both ask it as hoofd; c asks it beside another question, so a + c only touch."""
    lines = told(SECOND)
    assert lines[0] == "3 toetsen are obliged (1 statutory, 2 quality requirements)."
    assert lines[2].startswith("0 pairs do double work; 1 pair is a second look")
    found = table_of(report_of(SECOND).page(), "overlap")
    assert [row.ids for row in found.rows] == [("a", "b")]
    assert found.notes[0].startswith("2 more pairs share questions, none of them the main one")


def test_each_implementer_and_one_by_name_are_compared_by_the_letter() -> None:
    duty = "Toets U, status: wettelijk, required_when: {}"
    obliged = ADVICE.replace("Toets U, status: voorstel", duty)
    notes = table_of(report_of(obliged).page(), "overlap").notes
    assert any(line.startswith("A question to each implementer and one to") for line in notes)
    assert not any(
        "by name" in line for line in table_of(report_of(SECOND).page(), "overlap").notes
    )


CIRCLE = """
tests:
  - {id: a, title: A, status: wettelijk, moment: ex_ante, phase: beleid, weeks: 2, after: [b],
     required_when: {}}
  - {id: b, title: B, status: wettelijk, moment: ex_ante, phase: beleid, weeks: 3, after: [a],
     required_when: {}}
  - {id: c, title: C, status: wettelijk, moment: ex_ante, weeks: 4, required_when: {}}
"""


def test_what_waits_for_each_other_has_a_known_length() -> None:
    rows = table_of(report_of(CIRCLE).page(), "path").rows
    assert [row.details for row in rows] == [
        ("Wait for each other, or for one of a later phase: A; B",),
        ("Place not known: C",),
    ]
    assert "(3 of 3 lengths known)" in told(CIRCLE)[1]


def test_the_note_of_a_toets_stands_apart_from_its_source() -> None:
    page = shown(made_of(ADVICE), "advice").page
    facts = {fact.key: fact.cell.text for fact in page.facts}
    assert (facts["source"], facts["note"]) == ("Wet; reported", "One case.")
    assert facts["weeks"] == "3 (estimate)"


def test_no_toets_is_valid_on_the_day() -> None:
    later = "tests: [{id: t, title: T, status: wettelijk, required_when: {}, valid_from: 2090}]"
    assert told(later) == ["No toets of the catalogue is valid on the reference day."]


def test_a_choice_whose_conditions_do_not_hold_is_told() -> None:
    text = ADVICE.replace("status: voorstel, moment: ex_ante", "status: voorstel, moment: ex_ante,"
                          " required_when: {levels: [amvb]}")  # fmt: skip
    page = report_of(text, act="act", chosen=frozenset({"named"})).page()
    assert "Its conditions do not hold for this act: Toets U." in page.about
    assert texts(table_of(page, "toetsen").rows[0])[1] == "Advies"
