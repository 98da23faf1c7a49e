"""Oversight in the report: counted by hand on five records, in tables, JSON, CSV and sentence."""

import pytest

from stapeling.reports import Made

from .conftest import made_of
from .reading import data, numbers, table, texts
from .supervised import OVERSEEN


@pytest.fixture(scope="module")
def overseen() -> Made:
    return made_of(OVERSEEN)


def test_what_is_looked_at_twice_stands_once_for_all_of_whom_it_is_so(overseen: Made) -> None:
    found = table(overseen, "doubling")
    assert [texts(row) for row in found.rows] == [
        ["2 organisations: Uitvoerder Uitkeringen (UU); Uitvoerder V", "ICT", "implementation",
         "2", "Adviescollege; Rekenkamer"]
    ]  # fmt: skip
    assert found.rows[0].cells[0].value == ("u", "v")
    assert found.rows[0].ids == ("ict", "rekenkamer")
    assert found.notes == ()


def test_a_body_of_which_the_line_is_open_doubles_perhaps() -> None:
    text = """
organisations: [{id: a, title: Body A}, {id: b, title: B}, {id: c, title: C}, {id: u, title: U}]
oversight:
  - {by: a, over: [u], subjects: [ict], phases: [uitvoering, beleid], line: extern}
  - {by: b, over: [u], subjects: [ict], phases: [beleid, uitvoering], line: extern}
  - {by: c, over: [u], subjects: [ict], phases: [beleid, uitvoering]}
"""
    found = table(made_of(text), "doubling")
    assert [texts(row) for row in found.rows] == [
        ["U", "ICT", "policy, implementation", "2–3", "Body A; B"]  # noqa: RUF001
    ]
    assert found.rows[0].details == ("Perhaps also: C",)
    assert found.notes == (
        "Line, subject, phase or days of 1 record leave open whether it doubles another.",
    )


def test_who_looks_at_whom(overseen: Made) -> None:
    found = table(overseen, "overseers")
    assert [texts(row) for row in found.rows] == [
        ["Uitvoerder Uitkeringen (UU)", "3–4", "ICT 2", "1,200"],  # noqa: RUF001
        ["Uitvoerder V", "2", "ICT 2", "1,200"],
        ["2 ministries", "1", "", "–"],  # noqa: RUF001
    ]
    assert [row.details for row in found.rows] == [
        ("External 2: Adviescollege; Rekenkamer", "Internal 1: Accountant",
         "Hours of 3 more unknown"),
        ("External 2: Adviescollege; Rekenkamer", "Hours of 1 more unknown"),
        ("These are: Ministerie van Mooie Zaken; Ministerie van Nieuwe Zaken",
         "External 1: Rekenkamer"),
    ]  # fmt: skip
    assert found.notes == ("No overseer is recorded, which is not none: Uitvoerder W",)


def test_phases_in_which_no_overseer_is_recorded(overseen: Made) -> None:
    found = table(overseen, "oversight_phases")
    assert [texts(row) for row in found.rows] == [
        ["Uitvoerder Uitkeringen (UU)", "0–1", "0–1", "2–4", "1–2"],  # noqa: RUF001
        ["Uitvoerder V", "–", "–", "2", "1"],  # noqa: RUF001
        ["2 ministries", "–", "–", "1", "–"],  # noqa: RUF001
    ]
    assert found.notes == (
        "Implementers without a recorded overseer: policy 2 of 3; legislation 2 of 3;"
        " implementation 1 of 3; evaluation 1 of 3",
        "Ministries without a recorded overseer: policy 2 of 2; legislation 2 of 2; evaluation 2"
        " of 2",
    )


@pytest.mark.parametrize("code", ["en", "nl"])
def test_nobody_is_never_said(code: str) -> None:
    text = made_of(OVERSEEN, code).text(100, color=False)
    assert "nobody" not in text.lower()
    assert "niemand" not in text.lower()


def test_estimates_are_told() -> None:
    text = """
organisations: [{id: a, title: A}, {id: b, title: B}, {id: u, title: U}]
oversight:
  - {by: a, over: [u], subjects: [ict], phases: [uitvoering], line: extern,
     uncertain: {phases: estimate}}
  - {by: b, over: [u], subjects: [ict], phases: [uitvoering], line: extern}
"""
    made = made_of(text)
    note = (
        "Of 1 of the 2 records of oversight the organisations, subjects, phases or line are an"
        " estimate."
    )
    assert table(made, "doubling").rows[0].details == ("Estimate, of: A",)
    assert table(made, "doubling").notes == (note,)
    assert table(made, "overseers").notes[0] == note
    watches = data(made, "oversight")["per_organisation"][0]["watches"]
    assert [row["estimated"] for row in watches] == [["phases"], []]


def test_growth_over_the_years(overseen: Made) -> None:
    rows = [texts(row) for row in table(overseen, "oversight_growth").rows]
    assert rows == [
        ["Uitvoerder Uitkeringen (UU)", "2000", "1–3", "3–4", "2"],  # noqa: RUF001
        ["Uitvoerder V", "2000", "1", "2", "0"],
    ]


def test_nothing_recorded() -> None:
    made = made_of("laws: [{id: l, title: L, kind: wet, implementers: [u]}]")
    tables = [found for found in made.page().tables if found.key == "doubling"]
    assert [found.notes for found in tables] == [("No oversight is recorded.",)]
    assert "overseers" not in [found.key for found in made.page().tables]


def test_json(overseen: Made) -> None:
    found = data(overseen, "oversight")
    assert [key for key in ("doubling", "gaps", "per_organisation") if key not in found] == []
    assert found["doubling"][0] == {
        "estimated": [],
        "organisation": "u",
        "subject": "ict",
        "phase": "uitvoering",
        "by": ["ict", "rekenkamer"],
        "possible": [],
    }
    gaps = [row["phase"] for row in found["gaps"] if row["organisation"] == "w"]
    assert gaps == ["beleid", "wetgeving", "uitvoering", "evaluatie"]
    row = next(row for row in found["per_organisation"] if row["organisation"] == "u")
    assert (row["role"], row["bodies"]) == ("implementer", [3, 4])
    assert row["by_line"] == {"extern": ["ict", "rekenkamer"], "intern": ["accountant"]}
    assert row["years"][0] == {"year": 2000, "bodies": [1, 3]}
    assert (row["hours_per_year"], row["unknown_hours"]) == (1200, 3)


def test_csv(overseen: Made) -> None:
    found = numbers(overseen, "oversight")
    assert found["u", "bodies", ""] == ("3", "4", "bodies")
    assert found["u", "watched_ict", ""] == ("2", "2", "bodies")
    assert found["u", "overseers", "2014"] == ("1", "3", "bodies")
    assert found["u", "overseers", "2015"] == ("2", "4", "bodies")
    assert found["u", "hours_per_year", ""] == ("1200", "1200", "hours/year")
    assert found["w", "bodies", ""] == ("", "", "bodies")
    assert found["v", "phase_beleid", ""] == ("", "", "bodies")
    assert numbers(overseen, "doubling") == {
        (name, "doubling_ict_uitvoering", ""): ("2", "2", "bodies") for name in ("u", "v")
    }


def test_the_sentence(overseen: Made) -> None:
    sentence = overseen.page().sentences[-1]
    assert sentence.text == "UU: 3–4 overseers, 2 on ICT."  # noqa: RUF001
    assert (sentence.key, sentence.value, sentence.unit) == ("supervision", 3, "bodies")
    assert sentence.witness == ("u", "accountant", "ict", "m", "rekenkamer")
    assert sentence.unknown == 1


def test_of_equals_the_sentence_names_who_carries_out_most_laws() -> None:
    text = """
organisations: [{id: a, title: A}, {id: b, title: B}, {id: body, title: Body}]
laws:
  - {id: k, title: K, kind: wet, in_force_from: 2010-01-01, implementers: [b]}
  - {id: l, title: L, kind: wet, in_force_from: 2010-01-01, implementers: [a, b]}
oversight: [{by: body, over: [a, b], subjects: [ict], line: extern}]
"""
    assert made_of(text).page().sentences[-1].text == "B: 1 overseer."
