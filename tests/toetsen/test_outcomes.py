"""What came of the toetsen of an act: had, asked, missing, late, stale, negative but adopted."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from stapeling.analyses.options import Options
from stapeling.analyses.results import DaySpan, ToetsOfAct
from stapeling.errors import StapelingError
from tests.toetsen.catalogues import Json, chosen, of_act, toets

ACT = {
    "id": "x",
    "submitted": "2018-01-01",
    "decided": "2018-06-30",
    "published": "2018-08-01",
    "revised": ["2018-03-01", "2018-04-01"],
}


def row_of(
    *results: Json, act: Json = ACT, options: Options | None = None, **facts: Any
) -> ToetsOfAct:
    """Give the one row of an act, with these results of the one toets."""
    rows = [{"test": "t", "act": "x", **result} for result in results]
    (found,) = of_act("x", toets("t", **facts), options=options, acts=[act], test_results=rows).rows
    return found


def without(*keys: str, **facts: Any) -> Json:
    return {key: value for key, value in (ACT | facts).items() if key not in keys}


@pytest.mark.parametrize(
    ("results", "state"),
    [
        ([{"delivered": "2018-05-01"}], "had"),
        ([{"delivered": "unknown"}], "had"),
        ([{"verdict": "A"}], "had"),
        ([{"requested": "2018-02-01"}], "asked"),
        ([{"number": "W1"}], "asked"),
        ([{"requested": "2018-02-01"}, {"delivered": "2018-05-01"}], "had"),
        ([], "unknown"),
    ],
)
def test_states(results: list[Json], state: str) -> None:
    assert row_of(*results).state == state


@pytest.mark.parametrize(
    ("complete", "when", "state"),
    [
        (True, {}, "missing"),
        (False, {}, "unknown"),
        (None, {}, "unknown"),
        (True, {"levels": ["wet"]}, "none"),
    ],
)
def test_missing_only_when_all_that_was_done_is_known(
    complete: bool | None, when: Json, state: str
) -> None:
    act = ACT if complete is None else {**ACT, "tests_complete": complete}
    found = row_of(act=act, required_when=when)
    assert found.state == state
    assert (found.late, found.stale, found.negative_adopted) == (None, None, None)


def test_a_toets_that_was_not_required_was_had() -> None:
    found = row_of({"delivered": "2018-05-01"}, status="voorstel")
    assert (found.required, found.state) == ("not_required", "had")


@pytest.mark.parametrize(
    ("delivered", "act", "late"),
    [
        ("2018-06-30", ACT, False),
        ("2018-07-01", ACT, True),
        ("2018-06", ACT, False),
        ("2018", ACT, None),
        ("unknown", ACT, None),
        ("2018-07-15", without("decided"), False),
        ("2018-08-02", without("decided"), True),
        ("2018-08-02", without("decided", "published"), None),
        ("2018-07-01", without(decided="2018"), None),
    ],
)
def test_late(delivered: str, act: Json, late: bool | None) -> None:
    assert row_of({"delivered": delivered}, act=act).late is late


@pytest.mark.parametrize(
    ("delivered", "act", "stale"),
    [
        ("2018-03-31", ACT, True),
        ("2018-04-01", ACT, False),
        ("2018-04", ACT, False),
        ("2018-03", ACT, True),
        ("2018", ACT, None),
        ("unknown", ACT, None),
        ("2018-03-31", without("revised"), None),
        ("2018-03-31", without(revised=["2018-03-01", "2018"]), None),
    ],
)
def test_stale(delivered: str, act: Json, stale: bool | None) -> None:
    assert row_of({"delivered": delivered}, act=act).stale is stale


@pytest.mark.parametrize(
    ("facts", "known"),
    [
        ({"moment": "ex_ante"}, True),
        ({"moment": "ex_post"}, False),
        ({"moment": None}, False),
        ({"moment": None, "kind": "kanaal"}, True),
        ({"moment": "ex_post", "kind": "kanaal"}, False),
    ],
)
def test_only_what_comes_before_can_be_late_or_stale(facts: Json, known: bool) -> None:
    found = row_of({"delivered": "2019-01-01"}, **facts)
    assert (found.late, found.stale) == ((True, False) if known else (None, None))


@pytest.mark.parametrize(
    ("result", "act", "expected"),
    [
        ({"verdict": "niet_uitvoerbaar"}, ACT, True),
        ({"verdict": "C", "delivered": "2018-05-01"}, ACT, True),
        ({"verdict": "B"}, ACT, False),
        ({"delivered": "2018-05-01"}, ACT, None),
        ({"requested": "2018-05-01"}, ACT, None),
        ({"verdict": "D"}, {"id": "x"}, False),
        ({"verdict": "D"}, {"id": "x", "signed": "2026-11-01"}, True),
        ({"verdict": "D"}, {"id": "x", "signed": "2026-11-02"}, False),
        ({"verdict": "D"}, {"id": "x", "signed": "2026"}, None),
        ({"verdict": "B"}, {"id": "x", "signed": "2026"}, False),
        ({"delivered": "2018-05-01"}, {"id": "x"}, False),
    ],
)
def test_negative_and_yet_adopted(result: Json, act: Json, expected: bool | None) -> None:
    assert row_of(result, act=act).negative_adopted is expected


@pytest.mark.parametrize(
    ("law", "expected"),
    [
        ({"changes": [{"act": "x", "in_force_from": "2020-01-01"}]}, True),
        ({"changes": [{"act": "x", "in_force_from": "2030-01-01"}]}, False),
        ({"changes": [{"act": "x", "status": "pending"}]}, False),
        ({"changes": [{"act": "x", "in_force_from": "unknown"}]}, None),
        ({"act": "x", "in_force_from": "2020-01-01"}, True),
        ({"act": "x"}, False),
    ],
)
def test_an_act_in_force_was_adopted(law: Json, expected: bool | None) -> None:
    laws = [{"id": "l", "title": "L", "kind": "wet", **law}]
    results = [{"test": "t", "act": "x", "verdict": "D"}]
    (found,) = of_act("x", toets("t"), laws=laws, acts=[{"id": "x"}], test_results=results).rows
    assert found.negative_adopted is expected


def test_whether_it_was_adopted_is_asked_of_the_reference_day() -> None:
    before = chosen(as_of=dt.date(2018, 6, 29))
    assert row_of({"verdict": "D"}, options=before).negative_adopted is False


def test_days() -> None:
    found = row_of({"requested": "2018-02-01", "delivered": "2018-02"})
    assert (found.days_taken, found.involved_days) == (DaySpan(0, 27), DaySpan(149, 149))
    found = row_of({"requested": {"before": "2018-02-01"}, "delivered": "2018-02-11"})
    assert (found.days_taken, found.involved_days) == (DaySpan(10, None), DaySpan(149, None))
    found = row_of({"requested": "2018-07-10", "delivered": "2018-07-01"})
    assert (found.days_taken, found.involved_days) == (None, DaySpan(-10, -10))
    found = row_of({"delivered": "2018-07-01"})
    assert (found.days_taken, found.involved_days) == (None, None)
    assert row_of({"requested": "2018-02-01"}, act={"id": "x"}).involved_days is None


def test_of_several_results_the_last_delivered_counts() -> None:
    early = {"delivered": "2018-02-01", "verdict": "D", "requested": "2018-01-01"}
    late = {"delivered": "2018-05-01", "verdict": "A", "requested": "2018-04-21"}
    again = {"requested": "2018-06-01"}
    for rows in ([early, late, again], [again, late, early]):
        found = row_of(*rows)
        assert (found.verdict, found.stale, found.negative_adopted) == ("A", False, False)
        assert found.days_taken == DaySpan(10, 10)


def test_where_days_leave_open_which_came_last_only_what_they_share_is_known() -> None:
    one = {"delivered": "2018", "verdict": "D"}
    other = {"delivered": "2018-05-01", "verdict": "A"}
    for rows in ([one, other], [other, one]):
        found = row_of(*rows)
        assert (found.verdict, found.negative_adopted, found.state) == (None, None, "had")
    found = row_of({**one, "verdict": "C"}, {**other, "verdict": "D"})
    assert (found.verdict, found.negative_adopted) == (None, True)
    undated = {"verdict": "D"}
    assert row_of(undated, other).verdict is None


def test_what_the_row_rests_on() -> None:
    result = {
        "delivered": "2018-05-01",
        "feasible_from": "2019-01-01",
        "source": "kst-1",
        "certainty": "verified",
    }
    found = row_of(result)
    assert found.feasible_from is not None
    assert (found.feasible_from.text, found.source) == ("2019-01-01", ("kst-1",))
    assert found.certainty == "verified"
    assert (row_of().source, row_of().certainty) == ((), None)


def test_results_by_another_name_and_results_that_are_no_rows() -> None:
    act = {**ACT, "aliases": ["kst-1"]}
    rows = [
        {"test": "t", "act": "kst-1", "delivered": "2018-05-01"},
        {"test": "gone", "act": "x", "delivered": "2018-05-01"},
        {"test": "t", "law": "l", "delivered": "2018-05-01", "verdict": "D"},
        {"test": "t", "act": "lost", "delivered": "2018-05-01", "verdict": "D"},
    ]
    found = of_act("kst-1", toets("t"), acts=[act], test_results=rows)
    assert [(row.test, row.state, row.verdict) for row in found.rows] == [("t", "had", None)]
    assert found.act == "x"


def test_an_act_that_is_not_there() -> None:
    with pytest.raises(StapelingError, match="there is no act 'y' in the corpus"):
        of_act("y", toets("t"))


def test_days_taken_are_never_negative() -> None:
    """Asked for on 1 June, delivered in 2012: between 0 and 213 days, whatever the bounds say."""
    found = row_of({"requested": "2012-06-01", "delivered": "2012"})
    assert found.days_taken == DaySpan(0, 213)


def test_what_comes_afterwards_is_not_undecided() -> None:
    rows = [{"test": name, "act": "x", "delivered": "2018"} for name in ("t", "u")]
    tests = [toets("t"), toets("u", moment="ex_post")]
    found = of_act("x", *tests, acts=[ACT], test_results=rows)
    assert [found.flaws(flaw) for flaw in ("late", "stale", "negative_adopted")] == [
        (0, 1),
        (0, 1),
        (0, 2),
    ]
