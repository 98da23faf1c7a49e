"""Lead time by hand: phases follow each other, toetsen run side by side or after each other."""

from __future__ import annotations

from typing import Any

import pytest

from stapeling.analyses.results import LeadTime
from tests.toetsen.catalogues import Json, measured, of_act, toets


def timed(name: str, phase: str | None, weeks: Any = None, *after: str, **facts: Any) -> Json:
    if isinstance(weeks, tuple):
        weeks = dict(zip(("low", "high"), map(str, weeks), strict=True))
    elif weeks is not None:
        weeks = str(weeks)
    return toets(name, phase=phase, weeks=weeks, after=list(after), **facts)


def time_of(*tests: Json, **options: Any) -> LeadTime:
    return measured(*tests, **options).lead_time


def weeks(found: LeadTime) -> tuple[float | None, float | None]:
    return found.low, found.high


def test_by_hand() -> None:
    """Policy 4; consultation the longer of 4 to 6 and of 3 then 2 to 5; the council 6.6."""
    found = time_of(
        timed("udo", "beleid", 4),
        timed("dpia", "beleid", 2),
        timed("internetconsultatie", "consultatie", (4, 6), kind="kanaal"),
        timed("mkb", "consultatie", 3),
        timed("atr", "consultatie", (2, 5), "mkb"),
        timed("rvs", "raad_van_state", 6.6),
    )
    assert weeks(found) == (15.6, 18.6)
    assert found.path == found.path_high == ("udo", "mkb", "atr", "rvs")
    assert (found.of, found.unknown) == (6, ())
    assert (found.sum_low, found.sum_high) == (21.6, 26.6)


def test_low_and_high_paths_may_differ() -> None:
    found = time_of(timed("a", "beleid", (3, 4)), timed("b", "beleid", (2, 9)))
    assert (weeks(found), found.path, found.path_high) == ((3, 9), ("a",), ("b",))


def test_an_unknown_length_is_at_least_nothing_and_has_no_most() -> None:
    found = time_of(timed("a", "beleid", 3), timed("b", "beleid"), timed("c", "consultatie"))
    assert (weeks(found), found.path, found.path_high) == ((3, None), ("a",), ())
    assert (found.unknown, found.of, found.sum_low, found.sum_high) == (("b", "c"), 3, 3, 3)


def test_an_unknown_length_between_two_others_is_on_the_path() -> None:
    chain = [timed("a", "beleid", 3), timed("b", "beleid", None, "a")]
    assert time_of(*chain).path == ("a",)
    found = time_of(*chain, timed("c", "beleid", 2, "b"))
    assert (weeks(found), found.path) == ((5, None), ("a", "b", "c"))


def test_no_length_is_known() -> None:
    found = time_of(timed("a", "beleid"))
    assert (weeks(found), found.path, found.sum_low, found.unknown) == (
        (None, None),
        (),
        None,
        ("a",),
    )


def test_toetsen_ex_post_take_no_time_before() -> None:
    found = time_of(
        timed("a", "beleid", 3),
        timed("b", "invoering", 26, moment="ex_post"),
        timed("c", "beleid", 26, kind="kanaal", moment="ex_post"),
        timed("d", "consultatie", 4, kind="kanaal", moment=None),
        timed("e", "consultatie", 26, status="voorstel"),
    )
    assert (weeks(found), found.of) == ((7, 7), 2)


def test_a_moment_that_is_not_known() -> None:
    found = time_of(timed("a", "beleid", 3), timed("b", "consultatie", 4, moment=None))
    assert (weeks(found), found.unknown, found.of) == ((3, None), ("b",), 2)
    assert (found.sum_low, found.sum_high) == (3, 3)


def test_a_phase_that_is_not_known() -> None:
    """At least as long as what it comes after, in whatever phase it is."""
    first = timed("a", "beleid", 3)
    assert weeks(time_of(first, timed("b", None, 2))) == (3, None)
    assert weeks(time_of(first, timed("b", None, 4))) == (4, None)
    found = time_of(first, timed("b", None, 2, "a"))
    assert (weeks(found), found.path, found.unknown) == ((5, None), ("a", "b"), ("b",))


def test_after_what_is_not_in_the_stack() -> None:
    found = time_of(
        timed("a", "beleid", 3, "free", "gone"), timed("free", "beleid", 5, status="voorstel")
    )
    assert weeks(found) == (3, 3)


def test_after_an_earlier_phase_adds_nothing() -> None:
    found = time_of(timed("a", "beleid", 3), timed("b", "consultatie", 2, "a"))
    assert (weeks(found), found.path) == ((5, 5), ("a", "b"))


@pytest.mark.parametrize(
    ("tests", "stuck"),
    [
        ([timed("a", "beleid", 1, "b"), timed("b", "beleid", 1, "a")], ("a", "b")),
        ([timed("a", "beleid", 1, "a"), timed("b", "beleid", 1)], ("a",)),
        ([timed("a", "beleid", 1, "b"), timed("b", "parlement", 1)], ("a",)),
        (
            [
                timed("a", "beleid", 1, "b"),
                timed("b", None, 1, "c"),
                timed("c", "parlement", 1),
            ],
            ("a", "b"),
        ),
    ],
)
def test_toetsen_that_wait_for_each_other(tests: list[Json], stuck: tuple[str, ...]) -> None:
    found = time_of(*tests)
    assert (weeks(found), found.path, found.path_high) == ((None, None), (), ())
    assert found.unknown == stuck
    assert found.sum_low == len(tests)


def test_of_equal_paths_the_first_by_id_and_the_shortest() -> None:
    found = time_of(
        timed("z", "beleid", 2),
        timed("b", "beleid", 1),
        timed("a", "beleid", 1, "b"),
        timed("y", "beleid", 2),
    )
    assert (found.low, found.path) == (2, ("y",))


def test_weeks_carry_no_tail() -> None:
    found = time_of(timed("a", "beleid", 0.1), timed("b", "consultatie", 0.2))
    assert weeks(found) == (0.3, 0.3)
    assert found.sum_low == 0.3


def test_with_and_without() -> None:
    tests = [timed("a", "beleid", 3), timed("b", "consultatie", 4, status="voorstel")]
    found = measured(*tests, with_toetsen="b")
    assert (weeks(found.lead_time), weeks(found.lead_time_without)) == ((7, 7), (3, 3))
    assert measured(*tests).lead_time == measured(*tests).lead_time_without


def test_of_an_act_the_high_side_holds_what_is_perhaps_required() -> None:
    tests = [
        timed("a", "beleid", (3, 4), required_when={"levels": ["wet"]}),
        timed("b", "consultatie", 5, required_when={"origins": ["wetsvoorstel"]}),
        timed("c", "consultatie", 9, required_when={"levels": ["amvb"]}),
    ]
    found = of_act("x", *tests, acts=[{"id": "x", "level": "wet"}]).lead_time
    assert (weeks(found), found.path, found.path_high) == ((3, 9), ("a",), ("a", "b"))
    assert (found.of, found.sum_low, found.sum_high) == (2, 3, 9)


def test_of_an_act_a_circle_among_what_is_perhaps_required_leaves_the_low_side() -> None:
    tests = [
        timed("a", "beleid", 3),
        timed("b", "beleid", 5, "c", required_when={"origins": ["wetsvoorstel"]}),
        timed("c", "beleid", 5, "b"),
    ]
    found = of_act("x", *tests, acts=[{"id": "x"}]).lead_time
    assert (weeks(found), found.unknown) == ((5, None), ("b", "c"))
