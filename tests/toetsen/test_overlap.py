"""Overlap on the table of questions of the domain, counted by hand, and the kinds of overlap."""

from __future__ import annotations

import pytest

from stapeling.analyses.results import Overlap, Question
from tests.toetsen.catalogues import Json, asks, measured, of_act, table, toets


def pair(one: str, other: str, *tests: Json, **options: object) -> Overlap:
    """Give the overlap of two toetsen."""
    (found,) = (
        row for row in measured(*tests, **options).overlap if {row.a, row.b} == {one, other}
    )
    return found


@pytest.mark.parametrize(
    ("one", "other", "jaccard", "containment", "kind"),
    [
        ("constitutionele_toets", "staatsrechtelijke_toets", 0.75, 1.00, "double"),
        ("uitvoeringstoets_bd", "uitvoeringstoets_zbo", 0.73, 0.89, "double"),
        ("dpia", "ap_advies", 0.67, 1.00, "second_look"),
        ("wetgevingstoets", "rvs_advies", 0.64, 0.78, "second_look"),
        ("regeldruktoets", "atr", 0.60, 1.00, "second_look"),
        ("atr", "mkb_toets", 0.60, 1.00, "second_look"),
        ("uitvoeringstoets_bd", "invoeringstoets", 0.55, 0.86, "ex_ante_ex_post"),
        ("uitvoeringstoets_zbo", "udo", 0.36, 0.67, "double"),
    ],
)
def test_the_table_without_objects(
    one: str, other: str, jaccard: float, containment: float, kind: str
) -> None:
    found = pair(one, other, *table(), ignore_object=True)
    assert (round(found.jaccard, 2), round(found.containment, 2)) == (jaccard, containment)
    assert found.kind == kind
    assert {question.object for question in found.shared} == {""}


def test_two_implementers_are_no_double_work() -> None:
    assert not [
        row
        for row in measured(*table()).overlap
        if {row.a, row.b} == {"uitvoeringstoets_bd", "uitvoeringstoets_zbo"}
    ]


def test_shares_are_counted_over_all_questions() -> None:
    found = pair(
        "a",
        "b",
        toets("a", aspects=asks("ict fraude", "mkb")),
        toets("b", aspects=asks("ict", "fraude gegevens grens")),
    )
    assert (found.jaccard, found.containment) == (2 / 5, 2 / 3)
    assert found.shared == (Question("fraude", "rijk"), Question("ict", "rijk"))
    assert found.shared_main == (Question("ict", "rijk"),)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ({}, {}, "double"),
        ({"aspects": asks("", "ict")}, {}, "touching"),
        ({"line": "ander_ministerie"}, {}, "double"),
        ({"line": "onbekend"}, {}, "undecided"),
        ({"line": None}, {}, "undecided"),
        ({"moment": None}, {}, "undecided"),
        ({"line": "onafhankelijk"}, {}, "second_look"),
        ({"line": "onafhankelijk"}, {"line": "onafhankelijk"}, "second_look"),
        ({"line": "onafhankelijk"}, {"line": "onbekend"}, "second_look"),
        ({"line": "onafhankelijk"}, {"moment": None}, "second_look"),
        ({"moment": "ex_post"}, {}, "ex_ante_ex_post"),
        ({"moment": "ex_post"}, {"line": "onafhankelijk"}, "ex_ante_ex_post"),
        ({"moment": "ex_post"}, {"line": "onbekend"}, "ex_ante_ex_post"),
    ],
)
def test_kinds(one: Json, other: Json, kind: str) -> None:
    usual = {"aspects": asks("ict")}
    assert pair("a", "b", toets("a", **usual | one), toets("b", **usual | other)).kind == kind


def test_a_question_stated_twice_is_asked_as_hoofd() -> None:
    twice = [*asks("", "ict", of="burger"), *asks("ict", of="bedrijf")]
    found = pair(
        "a", "b", toets("a", aspects=twice), toets("b", aspects=asks("ict")), ignore_object=True
    )
    assert found.shared_main == (Question("ict", ""),)


def test_who_is_in_no_pair() -> None:
    same = {"aspects": asks("ict")}
    found = measured(
        toets("a", **same),
        toets("ended", **same, valid_until="2026-11-01"),
        toets("perhaps", **same, valid_until="2026-11"),
        toets("channel", **same, kind="kanaal"),
        toets("silent"),
        toets("elsewhere", aspects=asks("ict", of="burger")),
    )
    assert found.overlap == ()


def test_whether_both_are_in_the_stack() -> None:
    same = {"aspects": asks("ict")}
    tests = [toets("a", **same), toets("b", **same), toets("c", **same, status="voorstel")]
    found = {(row.a, row.b): row.in_stack for row in measured(*tests).overlap}
    assert found == {("a", "b"): True, ("a", "c"): False, ("b", "c"): False}
    assert all(row.in_stack for row in measured(*tests, with_toetsen="c").overlap)


def test_of_an_act_each_implementer_is_asked() -> None:
    law = {"id": "l", "title": "L", "kind": "wet", "implementers": ["svb", "uwv"]}
    act = {"id": "a", "level": "wet", "changes": [{"law": "l", "in_force_from": "2020-01-01"}]}
    tests = [
        toets("all", aspects=asks("ict", of="uitvoerder")),
        toets("one", aspects=asks("ict", of="uitvoerder:uwv")),
        toets("stranger", aspects=asks("ict", of="uitvoerder:duo")),
        toets("free", status="voorstel", aspects=asks("ict", of="uitvoerder")),
    ]
    (found,) = of_act("a", *tests, laws=[law], acts=[act]).overlap
    assert (found.a, found.b, found.jaccard, found.containment) == ("all", "one", 0.5, 1.0)
    assert found.shared == (Question("ict", "uitvoerder:uwv"),)
    assert found.in_stack
    assert measured(*tests[:3]).overlap == ()


def test_without_implementers_uitvoerder_stays() -> None:
    tests = [toets(name, aspects=asks("ict", of="uitvoerder")) for name in "ab"]
    (found,) = of_act("x", *tests, acts=[{"id": "x"}]).overlap
    assert found.shared == (Question("ict", "uitvoerder"),)
