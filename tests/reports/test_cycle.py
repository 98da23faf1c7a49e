"""The policy cycle in the report: five laws, counted by hand in every form."""

import pytest

from stapeling.analyses.results import LawsOverTime, Span
from stapeling.reports import Made
from stapeling.reports.subjects.laws_over_time import mean_acts_per_law

from .conftest import made_of
from .reading import data, numbers, table, texts
from .supervised import CYCLE


@pytest.fixture(scope="module")
def cycle() -> Made:
    return made_of(CYCLE)


def test_where_each_law_stopped(cycle: Made) -> None:
    found = table(cycle, "cycle")
    assert [texts(row) for row in found.rows] == [
        ["In force", "Kale wet", "1 Jan 2004", "6,940", "", ""],
        ["In force", "Nieuwe wet", "1 Jan 2010", "4,748", "", ""],
        ["Evaluated", "Vroege wet", "1 Jan 2015", "2,922", "Verslag F",
         "Wet B, without a known answer"],
        ["Changed", "Ronde wet", "1 Jan 2013", "3,652", "Verslag E", "Wet A"],
        ["In force (law has ended)", "Oude wet", "1 Jan 2002", "–", "", ""],  # noqa: RUF001
    ]  # fmt: skip
    assert found.rows[3].ids == ("round", "e", "a")
    assert found.notes == (
        "In force 2; evaluated 1; answered 0; changed 1.",
        "The cycle certainly came round for 25% of the laws; for the others it may have.",
        "1 law was changed after its evaluation without a known answer to it.",
        "Of 0 of the 2 laws that stand at in force an evaluation was sought up to the reference"
        " day; of the others one may exist.",
    )


def test_a_share_that_is_known_on_both_sides() -> None:
    text = """
laws:
  - {id: a, title: A, kind: wet, in_force_from: 2010-01-01, evaluations_searched_until: 2023-06-01}
  - {id: b, title: B, kind: wet, in_force_from: 2010-01-01}
"""
    assert table(made_of(text), "cycle").notes[1:3] == (
        "The cycle certainly came round for 0% of the laws, and for 50% at most.",
        "Of 1 of the 2 laws that stand at in force an evaluation was sought up to the reference"
        " day; of the others one may exist.",
    )


def test_a_stage_that_was_perhaps_reached_is_told() -> None:
    text = """
laws: [{id: l, title: L, kind: wet, in_force_from: 2010-01-01}]
evaluations: [{id: e, kind: wetsevaluatie, laws: [l], published: {after: 2022-06-01}}]
"""
    row = table(made_of(text), "cycle").rows[0]
    assert row.cells[0].value == "in_force"
    assert row.details == ("Perhaps already: evaluated",)


def test_due_evaluations(cycle: Made) -> None:
    rows = [texts(row) for row in table(cycle, "due_shares").rows]
    assert rows == [
        ["done", "1", "1", "100%"],
        ["in time", "1", "1", "100%"],
        ["answered", "1", "1", "100%"],
    ]


def test_due_days_that_are_not_known_are_counted_apart() -> None:
    text = """
laws: [{id: l, title: L, kind: wet, in_force_from: {after: 2015-01-01},
  evaluation_clauses: [{id: c, term_years: 5}]}]
"""
    found = table(made_of(text), "due_shares")
    assert texts(found.rows[0]) == ["done", "0", "0", "–"]  # noqa: RUF001
    assert found.notes == ("1 more due day is not known, or not known to have come.",)


def test_successions(cycle: Made) -> None:
    row = table(cycle, "successions").rows[0]
    assert texts(row) == [
        "Oude wet (1 Jan 2002; 8 years) → Nieuwe wet (1 Jan 2010; so far 13 years)", "1", "8"
    ]  # fmt: skip
    assert row.ids == ("gone", "heir")


def test_clean_up(cycle: Made) -> None:
    found = table(cycle, "clean_up")
    assert [texts(row)[:4] for row in found.rows] == [
        ["2010", "2", "1", "1"],
        ["2006", "1", "0", "1"],
        ["2004", "1", "0", "1"],
        ["2002", "1", "0", "1"],
    ]
    assert found.rows[0].details == ("Added: Vroege wet; Nieuwe wet", "Withdrawn: Oude wet")
    assert found.notes[:2] == (
        "For each law withdrawn 5 were added.",
        "No article is recorded as withdrawn.",
    )


UNKNOWN_EFFECT = """
laws: [{id: l, title: L, kind: wet, in_force_from: 2010-01-01, changes: [
  {act: a, in_force_from: 2010-06-01},
  {act: b, in_force_from: 2010-07-01, articles: ["2"], effect: nieuw}]}]
"""


def test_articles_of_unknown_effect_are_no_zero() -> None:
    made = made_of(UNKNOWN_EFFECT)
    found = table(made, "clean_up")
    assert texts(found.rows[0])[4] == "≥1"
    assert "articles_withdrawn" not in [column.key for column in found.columns]  # not known
    note = "Of 1 of the 2 changes the effect is not known: they may add or withdraw articles."
    assert note in found.notes
    year = data(made, "cycle")["cleanup"][0]
    assert (year["articles_added"], year["articles_withdrawn"]) == ([1, None], [0, None])
    assert year["articles_net"] is None
    assert numbers(made, "clean_up")["all", "articles_withdrawn", "2010"] == ("0", "", "articles")


def test_due_days_that_nobody_looked_into_are_not_undone() -> None:
    text = """
laws: [{id: l, title: L, kind: wet, in_force_from: 2010-01-01,
  evaluation_clauses: [{id: c, due: 2015-01-01}]}]
"""
    found = table(made_of(text), "due_shares")
    assert texts(found.rows[0]) == ["done", "0–1", "1", "0%–100%"]  # noqa: RUF001
    assert found.notes == (
        "Of 1 due day no report is known, and none was sought up to the reference day: one may"
        " exist.",
    )


def test_ministries_behind_the_laws(cycle: Made) -> None:
    found = table(cycle, "responsibility")
    assert [texts(row) for row in found.rows] == [
        ["Implementers", "Uitvoerder U", "2", "0.56", "3", "0"],
        ["Implementers", "Uitvoerder V", "1", "1", "1", "1"],
        ["Families of laws", "uitkeringen", "2", "0.5", "2", "0"],
    ]
    assert found.rows[0].details == ("Ministerie M 2; Ministerie N 1",)
    assert found.rows[0].ids == ("bare", "early", "round")


def test_laws_without_any_known_ministry_are_named() -> None:
    text = """
laws:
  - {id: k, title: K, kind: wet, in_force_from: 2010-01-01, implementers: [v], ministry: m}
  - {id: l, title: L, kind: wet, in_force_from: 2010-01-01, implementers: [u]}
"""
    found = table(made_of(text), "responsibility")
    assert [row.cells[1].value for row in found.rows] == ["v"]
    assert found.notes == ("Of none of their laws the ministry is known: u",)


def test_laws_and_acts_per_law_side_by_side(cycle: Made) -> None:
    found = table(cycle, "laws_over_time")
    assert [column.key for column in found.columns[2:]] == ["2005", "2010", "2015", "2020", "2023"]
    assert [texts(row)[1:] for row in found.rows[:2]] == [
        ["laws", "1", "3", "3", "3", "3"],
        ["acts per law a year", "≥0", "≥0", "≥0.1", "≥0.1", "≥0"],
    ]
    assert [texts(row)[1:] for row in found.rows[2:]] == [
        ["laws", "", "2", "2", "2", "2"],
        ["acts per law a year", "", "≥0", "≥0", "≥0.1", "≥0"],
    ]
    assert "PwC" in found.caption


def test_the_mean_of_several_years_leaves_years_without_laws_out() -> None:
    def year(acts_per_law: tuple[float, float] | None) -> LawsOverTime:
        return LawsOverTime("u", 2020, Span(1, 1), Span(0, 0), acts_per_law)

    assert mean_acts_per_law([year((0, 1)), year(None), year((1, 2))]) == (0.5, 1.5)
    assert mean_acts_per_law([year(None)]) is None


def test_json(cycle: Made) -> None:
    found = data(cycle, "cycle")
    laws = {row["id"]: row for row in found["laws"]}
    told = {name: (row["stage"], row["complete"], row["ended"]) for name, row in laws.items()}
    assert told == {
        "bare": ("in_force", False, False),
        "early": ("evaluated", False, False),
        "gone": ("in_force", False, True),
        "heir": ("in_force", False, False),
        "round": ("changed", True, False),
    }
    year = found["cleanup"][-1]
    assert {key: year[key] for key in ("year", "added", "withdrawn", "net")} == {
        "year": 2010,
        "added": 2,
        "withdrawn": 1,
        "net": 1,
    }
    assert found["responsibility"][0] == {
        "organisation": "u",
        "family": None,
        "ministries": {"m": ["bare", "early"], "n": ["round"]},
        "unknown": [],
        "herfindahl": 5 / 9,
    }
    assert found["complete_share"] == [0.25, 1]
    assert found["due"] == {"due": 1, "done": [1, 1], "in_time": [1, 1], "answered": [1, 1],
                            "unknown": 0, "unsought": 0, "unknown_answers": 0}  # fmt: skip
    assert found["laws_over_time"][-1]["acts_per_law"] == 0


def test_csv(cycle: Made) -> None:
    assert numbers(cycle, "cycle")["all", "laws_in_force", ""] == ("2", "2", "laws")
    assert numbers(cycle, "cycle")["round", "days_at_stage", "changed"] == ("3652", "3652", "days")
    assert numbers(cycle, "due_shares")["all", "in_time", ""] == ("1", "1", "due days")
    assert numbers(cycle, "clean_up")["all", "laws_net", "2010"] == ("1", "1", "laws")
    assert numbers(cycle, "clean_up")["all", "articles_per_withdrawal", ""] == ("", "", "ratio")
    assert numbers(cycle, "responsibility")["u", "ministry_m", ""] == ("2", "2", "laws")
    over_time = numbers(cycle, "laws_over_time")
    assert over_time["v", "acts_in_year", "2016"] == ("1", "1", "acts")
    assert over_time["v", "acts_per_law", "2016"] == ("0.5", "0.5", "acts per law")


def test_nothing_recorded() -> None:
    made = made_of("acts: []")
    assert table(made, "cycle").notes == ("No law is in force.",)
    keys = [found.key for found in made.page().tables]
    assert [key for key in ("due_shares", "successions", "clean_up") if key in keys] == []
    assert numbers(made, "cycle") == {}
