"""When a toets is required of an act: what holds, what fails, and what is not known."""

from __future__ import annotations

from typing import Any

import pytest

from stapeling.analyses.results import ActToetsen, ToetsOfAct
from tests.toetsen.catalogues import Json, of_act, toets

ORGANISATIONS = [
    {"id": "uwv", "title": "UWV", "kind": "zbo"},
    {"id": "svb", "title": "SVB", "kind": "zbo"},
    {"id": "bd", "title": "Belastingdienst", "kind": "rijksdienst"},
    {"id": "club", "title": "Kind not stated"},
]


def law(*implementers: Any, **facts: Any) -> Json:
    usual = {"id": "l", "title": "L", "kind": "wet", "in_force_from": "2010-01-01"}
    return {**usual, "implementers": list(implementers), **facts}


def act(*changes: Json, **facts: Any) -> Json:
    rows = [{"law": "l", "in_force_from": "2020-01-01", **row} for row in changes or ({},)]
    return {"id": "x", "published": "2019-06-01", "changes": rows, **facts}


def measured(when: Json | None, *laws: Json, of: Json, **facts: Any) -> ActToetsen:
    return of_act(
        "x",
        toets("t", required_when=when, **facts),
        laws=laws or [law("uwv")],
        acts=[of],
        organisations=ORGANISATIONS,
    )


def needed(when: Json, *laws: Json, of: Json, **facts: Any) -> tuple[str, tuple[str, ...]]:
    """Give whether the one toets is required of the act, and what is not known."""
    rows = measured(when, *laws, of=of, **facts).rows
    found: ToetsOfAct | None = rows[0] if rows else None
    return (found.required, found.open_conditions) if found else ("not_required", ())


YES = ("required", ())
NO = ("not_required", ())


def perhaps(*names: str) -> tuple[str, tuple[str, ...]]:
    return "perhaps", names


@pytest.mark.parametrize(
    ("when", "facts", "expected"),
    [
        ({}, {}, YES),
        ({"levels": ["wet", "amvb"]}, {"level": "amvb"}, YES),
        ({"levels": ["wet", "amvb"]}, {"level": "kb"}, NO),
        ({"levels": ["wet", "amvb"]}, {}, perhaps("levels")),
        ({"origins": ["wetsvoorstel"]}, {"origin": "wetsvoorstel"}, YES),
        ({"origins": ["wetsvoorstel"]}, {"origin": "amendement"}, NO),
        ({"origins": ["wetsvoorstel"]}, {}, perhaps("origins")),
        ({"natures": ["beleid"]}, {"nature": ["reparatie", "beleid"]}, YES),
        ({"natures": ["beleid"]}, {"nature": ["reparatie"]}, NO),
        ({"natures": ["beleid"]}, {}, perhaps("natures")),
        ({"traits": ["gender", "sdg"]}, {"traits": ["sdg"]}, YES),
        ({"traits": ["gender", "sdg"]}, {"traits": ["grensregio"]}, perhaps("traits")),
        ({"traits": ["gender"]}, {}, perhaps("traits")),
        ({"levels": ["wet"], "origins": ["novelle"]}, {"level": "wet"}, perhaps("origins")),
        ({"levels": ["wet"], "origins": ["novelle"]}, {"level": "kb"}, NO),
        ({"levels": ["wet"], "traits": ["gender"]}, {}, perhaps("levels", "traits")),
    ],
)
def test_facts_of_the_act(when: Json, facts: Json, expected: object) -> None:
    assert needed(when, of=act(**facts)) == expected


@pytest.mark.parametrize(
    ("own", "first", "second", "expected"),
    [
        ([], ["beleid"], ["reparatie"], YES),
        (["beleid"], [], ["reparatie"], YES),
        (["beleid"], ["technisch"], ["reparatie"], NO),
        ([], ["technisch"], [], perhaps("natures")),
        (["reparatie"], ["technisch"], [], NO),
    ],
)
def test_a_change_has_its_own_nature_or_that_of_the_act(
    own: list[str], first: list[str], second: list[str], expected: object
) -> None:
    changed = act({"nature": first}, {"nature": second, "in_force_from": "2021-01-01"}, nature=own)
    assert needed({"natures": ["beleid"]}, of=changed) == expected


def test_making_a_law_has_the_nature_of_the_act() -> None:
    made = law("uwv", id="made", act="x")
    change = act({"nature": ["technisch"]}, nature=["beleid"])
    assert needed({"natures": ["beleid"]}, law("uwv"), made, of=change) == YES
    assert needed({"natures": ["beleid"]}, law("uwv"), of=change) == NO


@pytest.mark.parametrize("change", [{"effect": "tekstplaatsing"}, {"status": "withdrawn"}])
def test_what_is_no_change_has_no_nature_and_no_implementer(change: Json) -> None:
    other = {**change, "nature": ["beleid"]}
    assert needed({"natures": ["beleid"]}, of=act(other, nature=["technisch"])) == NO
    assert measured({}, of=act(change)).implementers == ()


@pytest.mark.parametrize(
    "change", [{"status": "pending"}, {"status": "not_commenced"}, {"in_force_from": "unknown"}]
)
def test_a_change_counts_before_it_is_in_force(change: Json) -> None:
    row = {"in_force_from": None, **change}
    found = measured({}, of=act({k: v for k, v in row.items() if v is not None}))
    assert found.implementers == ("uwv",)


def test_a_trait_of_a_law_is_one_of_its_acts() -> None:
    when = {"traits": ["gender"]}
    assert needed(when, law("uwv", traits=["gender"]), of=act()) == YES
    assert needed(when, law("uwv"), law("uwv", id="m", act="x", traits=["gender"]), of=act()) == YES


@pytest.mark.parametrize(
    ("implementers", "change", "expected"),
    [
        (["uwv"], {}, YES),
        (["svb"], {}, NO),
        (["svb", "uwv"], {}, YES),
        ([], {}, perhaps("implementers")),
        ([{"organisation": "uwv", "articles": ["1"]}], {"articles": ["Artikel 1", "2"]}, YES),
        ([{"organisation": "uwv", "articles": ["1"]}], {"articles": ["2"]}, NO),
        ([{"organisation": "uwv", "articles": ["1"]}], {}, perhaps("implementers")),
        ([{"organisation": "uwv", "until": "2020-01-01"}], {}, NO),
        ([{"organisation": "uwv", "until": "2020-01-02"}], {}, YES),
        ([{"organisation": "uwv", "until": "2020"}], {}, perhaps("implementers")),
        ([{"organisation": "uwv", "from": "2020-01-01"}], {}, YES),
        ([{"organisation": "uwv", "from": "2020-01-02"}], {}, NO),
        ([{"organisation": "uwv", "from": "2020"}], {}, perhaps("implementers")),
    ],
)
def test_implementers(implementers: list[Any], change: Json, expected: object) -> None:
    assert needed({"implementers": ["uwv"]}, law(*implementers), of=act(change)) == expected


def test_no_law_is_known() -> None:
    alone = {"id": "x", "level": "wet"}
    assert needed({"implementers": ["uwv"]}, of=alone) == perhaps("implementers")
    assert needed({"implementer_kinds": ["zbo"]}, of=alone) == perhaps("implementer_kinds")
    lost = act({"law": "gone"})
    assert needed({"implementers": ["uwv"]}, of=lost) == perhaps("implementers")


def test_one_of_its_laws_is_not_known() -> None:
    both = act({}, {"law": "gone"})
    assert needed({"implementers": ["svb"]}, of=both) == perhaps("implementers")
    assert needed({"implementers": ["uwv"]}, of=both) == YES
    silent = law(id="silent")
    both = act({}, {"law": "silent"})
    assert needed({"implementers": ["svb"]}, law("uwv"), silent, of=both) == perhaps("implementers")


@pytest.mark.parametrize(
    ("implementers", "kinds", "expected"),
    [
        (["uwv"], ["zbo"], YES),
        (["uwv"], ["rijksdienst"], NO),
        (["uwv", "bd"], ["rijksdienst"], YES),
        (["uwv", "club"], ["zbo"], YES),
        (["uwv", "club"], ["rijksdienst"], perhaps("implementer_kinds")),
        (["uwv", "not_in_the_corpus"], ["rijksdienst"], perhaps("implementer_kinds")),
        (
            ["uwv", {"organisation": "bd", "articles": ["1"]}],
            ["rijksdienst"],
            perhaps("implementer_kinds"),
        ),
        ([{"organisation": "uwv", "articles": ["1"]}], ["rijksdienst"], NO),
        ([{"organisation": "club", "articles": ["1"]}], ["zbo"], perhaps("implementer_kinds")),
        ([], ["zbo"], perhaps("implementer_kinds")),
    ],
)
def test_kinds_of_implementers(implementers: list[Any], kinds: list[str], expected: object) -> None:
    assert needed({"implementer_kinds": kinds}, law(*implementers), of=act()) == expected


def test_who_carries_out_a_law_that_the_act_made() -> None:
    """CAK came three years later, for an article that the act made as well."""
    cak = {"organisation": "cak", "articles": ["5"], "from": "2023-01-01"}
    made = law("uwv", cak, id="made", act="x", in_force_from="2020-01-01")
    found = measured({}, made, of={"id": "x"})
    assert (found.implementers, found.implementers_perhaps) == (("uwv",), ())


def test_certain_and_possible_implementers() -> None:
    limited = {"organisation": "svb", "articles": ["47a"]}
    found = measured({}, law("uwv", limited), of=act())
    assert (found.implementers, found.implementers_perhaps) == (("uwv",), ("svb",))


@pytest.mark.parametrize(
    ("facts", "valid", "expected"),
    [
        ({"submitted": "2018-01-01"}, {"valid_from": "2018-01-01"}, YES),
        ({"submitted": "2017-12-31"}, {"valid_from": "2018-01-01"}, NO),
        ({"submitted": "2017"}, {"valid_from": "2017-06-01"}, perhaps("valid_from")),
        ({"submitted": "2017"}, {"valid_until": "2017-06-01"}, perhaps("valid_until")),
        ({"submitted": "2017-06-01"}, {"valid_until": "2017-06-01"}, NO),
        ({"submitted": "2017-05-31"}, {"valid_until": "2017-06-01"}, YES),
        ({"submitted": "2017-05-31"}, {"valid_until": "unknown"}, perhaps("valid_until")),
        ({}, {"valid_from": "2019-06-01"}, YES),
        ({}, {"valid_from": "2019-06-02"}, NO),
        ({"published": None}, {"valid_from": "2026-11-01"}, YES),
        ({"published": None}, {"valid_from": "2026-11-02"}, NO),
    ],
)
def test_valid_on_the_day_of_the_act(facts: Json, valid: Json, expected: object) -> None:
    of = {key: value for key, value in act(**facts).items() if value is not None}
    assert needed({}, of=of, **valid) == expected


def test_a_status_that_is_not_known() -> None:
    assert needed({}, of=act(), status=None) == perhaps("status")
    assert needed({"levels": ["kb"]}, of=act(level="wet"), status=None) == NO
    assert needed({}, of=act(), status="voorstel") == NO
    assert measured(None, of=act()).rows == ()


def test_with_a_toets_that_is_not_obliged() -> None:
    from tests.toetsen.catalogues import chosen

    tests = [
        toets("free", status="voorstel", required_when=None),
        toets("bills", status="voorstel", required_when={"origins": ["wetsvoorstel"]}),
        toets("decrees", status="voorstel", required_when={"levels": ["kb"]}),
    ]
    acts = [{"id": "x", "level": "wet"}]
    found = of_act("x", *tests, acts=acts, options=chosen(with_toetsen="free bills decrees"))
    assert (found.required, found.perhaps, found.count) == (("free",), ("bills",), (1, 2))


def test_counts_keep_channels_apart() -> None:
    tests = [
        toets("a"),
        toets("b", required_when={"levels": ["wet"]}),
        toets("open", kind="kanaal"),
        toets("round", kind="kanaal", required_when={"levels": ["wet"]}),
        toets("no", required_when={"origins": ["novelle"]}),
    ]
    found = of_act("x", *tests, acts=[{"id": "x", "origin": "besluit"}])
    assert (found.count, found.channels) == ((1, 2), (1, 2))
    assert [row.channel for row in found.rows] == [False, False, True, True]
