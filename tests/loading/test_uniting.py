"""Acts and organisations stated in several files; changes stated at the law and at the act."""

from __future__ import annotations

import pytest

from stapeling.model.days import UNKNOWN_DAY, Day
from stapeling.model.records import certainty_of

from .conftest import loaded, warnings


def test_gaps_are_filled_and_lists_of_rows_joined() -> None:
    corpus = loaded(
        a="acts: [{id: a, level: wet, links: [{kind: amends, act: x}], source: A}]",
        b="acts: [{id: a, published: 2012, source: [A, B], note: n,"
        " links: [{kind: repairs, act: y}, {kind: amends, act: x}]}]",
        c="organisations: [{id: u, title: U}]",
        d="organisations: [{id: u, kind: zbo, capacity: [{unit: changes, amount: 3}]}]",
    )
    act, organisation = corpus.acts["a"], corpus.organisations["u"]
    assert (act.level, act.published) == ("wet", Day.parse("2012"))
    assert [(link.kind, link.act) for link in act.links] == [("amends", "x"), ("repairs", "y")]
    assert (act.source, act.note) == (("A", "B"), "n")
    assert (organisation.title, organisation.kind) == ("U", "zbo")
    assert [row.unit for row in organisation.capacity] == ["changes"]


def test_two_values_for_one_fact_name_both_places_and_are_unknown() -> None:
    texts = {
        "a": "acts: [{id: a, published: 2012-01-01, title: One, nature: [beleid], aliases: [x]}]",
        "b": "acts:\n  - {id: a, published: 2012, title: Two, nature: [technisch], aliases: [x]}",
    }
    assert warnings(**texts) == [
        "b.yaml:2:5: ST102 a has two values for nature: ['technisch'] here, ['beleid'] at"
        " a.yaml:1:8",
        "b.yaml:2:5: ST102 a has two values for published: 2012-01-01..2012-12-31 here,"
        " 2012-01-01 at a.yaml:1:8",
        "b.yaml:2:5: ST102 a has two values for title: 'Two' here, 'One' at a.yaml:1:8",
    ]
    act = loaded(**texts).acts["a"]
    assert (act.published, act.title, act.nature, act.aliases) == (UNKNOWN_DAY, None, (), ("x",))


@pytest.mark.parametrize("order", ["ABA", "BAA", "AAB", "ABB"])
def test_a_third_statement_settles_nothing(order: str) -> None:
    texts = {
        f"{number}": f"acts: [{{id: a, title: {title}, published: 2012-0{ord(title) - 64}-01}}]"
        for number, title in enumerate(order)
    }
    act = loaded(**texts).acts["a"]
    assert (act.title, act.published) == (None, UNKNOWN_DAY)
    other = [number for number, title in enumerate(order) if title != order[0]]
    assert [line for line in warnings(**texts) if "title" in line] == [
        f"{number}.yaml:1:8: ST102 a has two values for title: '{order[number]}' here,"
        f" '{order[0]}' at 0.yaml:1:8"
        for number in other
    ]


def test_the_place_is_that_of_the_statement_that_gives_the_fact() -> None:
    texts = {
        "a": "acts: [{id: a}]",
        "b": "acts: [{id: a, level: wet}]",
        "c": "acts: [{id: a, level: kb}]",
    }
    assert warnings(**texts) == [
        "c.yaml:1:8: ST102 a has two values for level: 'kb' here, 'wet' at b.yaml:1:8"
    ]


def test_an_organisation_with_two_titles_is_no_organisation_without_one() -> None:
    texts = {
        "a": "organisations: [{id: u, title: U}]",
        "b": "organisations: [{id: u, title: V}]",
    }
    assert warnings(**texts) == [
        "b.yaml:1:17: ST102 u has two values for title: 'V' here, 'U' at a.yaml:1:17"
    ]


def test_certainty_goes_with_the_facts_of_each_statement() -> None:
    act = loaded(
        a="acts: [{id: a, level: wet, certainty: verified, uncertain: {level: reported}}]",
        b="acts: [{id: a, published: 2012, certainty: estimate}]",
        c="acts: [{id: a, title: A, certainty: verified}]",
    ).acts["a"]
    names = ("level", "published", "title")
    assert [certainty_of(act, name) for name in names] == ["reported", "estimate", "verified"]


@pytest.mark.parametrize(
    ("facts", "certainties"),
    [
        ("", ("reported", "reported")),
        (", level: wet", ("reported", "reported")),
        (", level: wet, title: A", (None, "reported")),
    ],
)
def test_what_is_said_elsewhere_with_more_certainty(
    facts: str, certainties: tuple[str | None, str]
) -> None:
    act = loaded(
        a=f"acts: [{{id: a{facts}}}]",
        b="acts: [{id: a, level: wet, published: 2012, certainty: reported}]",
    ).acts["a"]
    assert (certainty_of(act, "title"), certainty_of(act, "published")) == certainties


LAW = "laws: [{{id: l, title: L, kind: wet, changes: [{}]}}]"
ACT = "acts: [{{id: a, changes: [{}]}}]"


@pytest.mark.parametrize(
    ("at_law", "at_act", "days", "articles"),
    [
        ("{act: a, in_force_from: 2012}", "{law: l, in_force_from: 2012}", ["2012"], [None]),
        ("{act: a}", "{law: l, in_force_from: 2012, articles: ['1']}", ["2012"], [("1",)]),
        (
            "{act: a, articles: [Artikel 1, '2']}",
            "{law: l, articles: ['2', '1'], in_force_from: 2012}",
            ["2012"],
            [("Artikel 1", "2")],
        ),
        (
            "{act: a, in_force_from: 2012}",
            "{law: l, in_force_from: 2013}",
            ["2012", "2013"],
            [None, None],
        ),
        (
            "{act: a, in_force_from: 2012}",
            "{law: l, in_force_from: 2012}, {law: l, in_force_from: 2013}",
            ["2012", "2013"],
            [None, None],
        ),
        (
            "{act: a, articles: ['1']}, {act: a, articles: ['2']}",
            "{law: l, articles: ['2'], in_force_from: 2013}",
            [None, "2013"],
            [("1",), ("2",)],
        ),
        ("{act: a, articles: []}", "{law: l, articles: ['1']}", [None, None], [(), ("1",)]),
    ],
)
def test_a_change_stated_at_both_sides_is_one_if_all_they_share_agrees(
    at_law: str, at_act: str, days: list[str | None], articles: list[tuple[str, ...] | None]
) -> None:
    corpus = loaded(a=LAW.format(at_law), b=ACT.format(at_act))
    found = corpus.changes["l"]
    assert [row.in_force_from for row in found] == [day and Day.parse(day) for day in days]
    assert [row.articles for row in found] == articles
    assert [row.act for row in found] == ["a"] * len(days)


def test_the_same_change_stated_at_the_act_in_two_files_is_one() -> None:
    corpus = loaded(
        a=LAW.format("{act: a}"),
        b=ACT.format("{law: l, in_force_from: 2012, source: B}"),
        c=ACT.format("{law: l, in_force_from: 2012, source: C}"),
    )
    assert [(row.in_force_from, row.source) for row in corpus.changes["l"]] == [
        (Day.parse("2012"), ("B", "C"))
    ]


def test_a_change_named_by_alias_or_dossier_is_united_too() -> None:
    corpus = loaded(
        a=LAW.format("{act: kst-1, in_force_from: 2012}, {act: old, articles: ['3']}"),
        b="acts: [{id: a, level: wet, dossier: '1', aliases: [old], changes: [{law: l,"
        " in_force_from: 2012, effect: nieuw}]}]",
    )
    rows = [(row.act, row.effect, row.articles) for row in corpus.changes["l"]]
    assert rows == [("a", "nieuw", None), ("a", None, ("3",))]
    assert corpus.findings == ()
