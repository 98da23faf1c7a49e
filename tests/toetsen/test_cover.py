"""The smallest cover: exact, with what must stay, fewest hours, and whether it is the only one."""

from __future__ import annotations

import pytest

from stapeling.analyses.results import Cover
from tests.toetsen.catalogues import Json, asks, measured, of_act, table, toets


def cover(*tests: Json, **options: object) -> Cover:
    found = measured(*tests, **options).cover
    assert found is not None
    return found


def test_greedy_would_need_three() -> None:
    """Whoever takes the largest first takes b, and then needs both others."""
    found = cover(
        toets("a", aspects=asks("ict fraude mkb")),
        toets("b", aspects=asks("fraude mkb grens regio")),
        toets("c", aspects=asks("gegevens grens regio")),
    )
    assert (found.toetsen, found.dropped, found.unique) == (("a", "c"), ("b",), True)
    assert (found.kept, found.questions, found.unknown_hours) == ((), 6, 3)


def test_what_is_asked_as_mede_must_not_be_kept() -> None:
    found = cover(toets("a", aspects=asks("ict")), toets("b", aspects=asks("", "ict fraude")))
    assert (found.toetsen, found.dropped) == (("a",), ("b",))


def test_statutory_and_independent_toetsen_stay() -> None:
    found = cover(
        toets("all", aspects=asks("ict fraude")),
        toets("law", aspects=asks("ict"), status="wettelijk"),
        toets("look", line="onafhankelijk"),
    )
    assert (found.toetsen, found.kept) == (("all", "law", "look"), ("law", "look"))
    assert (found.dropped, found.unique) == ((), True)


def test_what_stays_may_ask_all_there_is() -> None:
    found = cover(
        toets("own", aspects=asks("ict")),
        toets("law", aspects=asks("ict"), status="wettelijk"),
    )
    assert (found.toetsen, found.dropped, found.unique) == (("law",), ("own",), True)


def test_the_same_question_afterwards_is_another() -> None:
    found = cover(
        toets("before", aspects=asks("ict")),
        toets("after", aspects=asks("ict"), moment="ex_post"),
        toets("some_time", aspects=asks("ict"), moment=None),
    )
    assert (found.toetsen, found.questions) == (("after", "before", "some_time"), 1)


def test_objects_are_compared_as_chosen() -> None:
    tests = [toets(n, aspects=asks("ict", of=of)) for n, of in (("a", "burger"), ("b", "bedrijf"))]
    assert cover(*tests).toetsen == ("a", "b")
    blind = cover(*tests, ignore_object=True)
    assert (blind.toetsen, blind.unique, blind.questions) == (("a",), False, 1)


@pytest.mark.parametrize(
    ("a", "b", "expected", "unique"),
    [
        ("10", "9", ("b",), True),
        ("9", "9", ("a",), False),
        ("0.3", "0.30", ("a",), False),
        (None, "9", ("a",), True),
        ({"low": "1", "high": "99"}, "49", ("b",), True),
        ({"low": "1", "likely": "2", "high": "99"}, "49", ("a",), True),
    ],
)
def test_of_equal_size_the_fewest_known_hours(
    a: object, b: object, expected: tuple[str, ...], unique: bool
) -> None:
    found = cover(
        toets("a", aspects=asks("ict"), hours=a), toets("b", aspects=asks("ict"), hours=b)
    )
    assert (found.toetsen, found.unique) == (expected, unique)


def test_of_several_choices_the_first_in_order_whatever_the_order_of_files() -> None:
    tests = [toets(name, aspects=asks("ict fraude")) for name in "abcdef"]
    tests += [toets("z", aspects=asks("grens"))]
    for rows in (tests, tests[::-1]):
        found = cover(*rows)
        assert (found.toetsen, found.unique) == (("a", "z"), False)


def test_what_asks_nothing_may_be_dropped_and_is_counted() -> None:
    found = cover(
        toets("a", aspects=asks("ict"), hours="3"),
        toets("silent"),
        toets("aside", aspects=asks("", "ict")),
    )
    assert (found.toetsen, found.dropped) == (("a",), ("aside", "silent"))
    assert (found.unknown_questions, found.unknown_hours, found.unique) == (1, 2, True)


def test_nothing_to_choose_from() -> None:
    assert measured(toets("free", status="voorstel")).cover is None
    assert measured(toets("channel", kind="kanaal")).cover is None
    found = cover(toets("silent"))
    assert (found.toetsen, found.dropped, found.questions) == ((), ("silent",), 0)


def test_the_table() -> None:
    found = cover(*table(), ignore_object=True)
    assert found.unique
    assert found.dropped == (
        "art2_fvw",
        "constitutionele_toets",
        "dpia",
        "huf_toets",
        "regeldruktoets",
        "uitvoeringstoets_zbo",
        "wetgevingstoets",
    )


def test_of_an_act_each_implementer_must_be_asked() -> None:
    law = {"id": "l", "title": "L", "kind": "wet", "implementers": ["svb", "uwv"]}
    act = {"id": "act", "changes": [{"law": "l", "in_force_from": "2020-01-01"}]}
    tests = [
        toets("all", aspects=asks("ict", of="uitvoerder")),
        toets("svb", aspects=asks("ict", of="uitvoerder:svb")),
        toets("uwv", aspects=asks("ict", of="uitvoerder:uwv")),
        toets("open", aspects=asks("ict", of="uitvoerder"), kind="kanaal"),
    ]
    found = of_act("act", *tests, laws=[law], acts=[act]).cover
    assert found is not None
    assert (found.toetsen, found.dropped, found.questions) == (("all",), ("svb", "uwv"), 2)
    assert cover(*tests).toetsen == ("all", "svb", "uwv")


def test_the_solver_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    assert cover(*table()).unique
    assert capfd.readouterr() == ("", "")
