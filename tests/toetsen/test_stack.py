"""The stack as it stands: what is obliged and valid, and what of it is not known."""

from __future__ import annotations

import datetime as dt

import pytest

from stapeling.errors import StapelingError
from stapeling.model.amounts import Amount
from tests.toetsen.catalogues import Json, asks, measured, toets


def place(**facts: object) -> str:
    """Give where the stack puts a toets."""
    stack = measured(toets("t", **facts)).stack
    named = {"toetsen": stack.toetsen, "channels": stack.channels}
    places = {**named, "others": stack.others, "perhaps": stack.perhaps}
    return next((name for name, rows in places.items() if rows), "nowhere")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"status": "wettelijk"}, "toetsen"),
        ({"status": "kabinetsbeleid"}, "toetsen"),
        ({"status": "kwaliteitseis"}, "toetsen"),
        ({"status": "experiment"}, "others"),
        ({"status": "voorstel"}, "others"),
        ({"status": None}, "perhaps"),
        ({"required_when": None}, "others"),
        ({"status": None, "required_when": None}, "others"),
        ({"kind": "kanaal"}, "channels"),
        ({"kind": "kanaal", "status": None}, "perhaps"),
        ({"kind": "kanaal", "status": "voorstel"}, "nowhere"),
        ({"required_when": {"levels": ["amvb"]}}, "toetsen"),
    ],
)
def test_what_is_obliged(facts: Json, expected: str) -> None:
    assert place(**facts) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"valid_from": "2026-11-01"}, "toetsen"),
        ({"valid_from": "2026-11-02"}, "nowhere"),
        ({"valid_from": "2026-11"}, "perhaps"),
        ({"valid_from": "unknown"}, "perhaps"),
        ({"valid_until": "2026-11-01"}, "nowhere"),
        ({"valid_until": "2026-11-02"}, "toetsen"),
        ({"valid_until": "2026-11"}, "perhaps"),
        ({"valid_until": {"after": "2026-11-02"}}, "toetsen"),
        ({"valid_from": "2026-11", "valid_until": "2026-11-01"}, "nowhere"),
        ({"status": "voorstel", "valid_from": "2026-11"}, "perhaps"),
    ],
)
def test_when_it_is_valid(facts: Json, expected: str) -> None:
    assert place(**facts) == expected


def test_counts() -> None:
    found = measured(
        toets("a", status="wettelijk", phase="raad_van_state", work_at=["rvs"], hours="10"),
        toets("b", phase="beleid", work_at=["implementers", "bzk"], hours={"low": 2, "high": 6}),
        toets("c", phase="beleid", line=None, work_at=["bzk", "bzk"]),
        toets("d", line="onafhankelijk"),
        toets("free", status="voorstel", phase="beleid", work_at=["bzk"], hours="100"),
        toets("unsaid", status=None, phase="beleid"),
        toets("channel", kind="kanaal", status="wettelijk", hours="100"),
    ).stack
    assert (found.toetsen, found.channels) == (("b", "c", "a", "d"), ("channel",))
    assert list(found.by_status.items()) == [
        ("wettelijk", 1),
        ("kabinetsbeleid", 3),
        ("voorstel", 1),
        ("unknown", 1),
    ]
    assert list(found.by_phase.items()) == [("beleid", 2), ("raad_van_state", 1), ("unknown", 1)]
    assert list(found.by_work_at.items()) == [
        ("bzk", 2),
        ("implementers", 1),
        ("rvs", 1),
        ("unknown", 1),
    ]
    assert list(found.by_line.items()) == [("eigen", 2), ("onafhankelijk", 1), ("onbekend", 1)]
    assert found.hours == Amount(12, 14, 16, assumed=True)
    assert found.unknown_hours == 2


def test_hours_of_which_nothing_is_known_are_not_zero() -> None:
    assert measured(toets("a")).stack.hours is None


def test_with_makes_obliged_whatever_the_status() -> None:
    tests = [
        toets("proposed", status="voorstel"),
        toets("unsaid", status=None, required_when=None),
        toets("free", required_when=None),
        toets("ended", status="voorstel", valid_until="2020-01-01"),
        toets("channel", kind="kanaal", status="voorstel"),
    ]
    stack = measured(*tests, with_toetsen="proposed unsaid free ended channel").stack
    assert (stack.toetsen, stack.channels) == (("free", "proposed", "unsaid"), ("channel",))
    assert stack.others == stack.perhaps == ()


def test_with_a_toets_that_is_not_there() -> None:
    with pytest.raises(StapelingError, match="there is no toets 'regio' in the corpus"):
        measured(toets("regiotoets"), with_toetsen="regio")


def test_a_day_of_the_past() -> None:
    tests = [toets("old", valid_until="2023-03-01"), toets("new", valid_from="2023-03-01")]
    assert measured(*tests, as_of=dt.date(2023, 2, 28)).stack.toetsen == ("old",)
    assert measured(*tests, as_of=dt.date(2023, 3, 1)).stack.toetsen == ("new",)


def test_estimates() -> None:
    own = asks("ict")
    found = measured(
        toets("a", aspects=own, certainty="estimate"),
        toets("b", aspects=own, certainty="verified", uncertain={"aspects": "estimate"}),
        toets("c", aspects=[{**own[0], "certainty": "verified"}], certainty="estimate"),
        toets("d", aspects=own, certainty="verified"),
        toets("e", certainty="estimate"),
    )
    assert found.estimated == 2


def test_nothing_at_all() -> None:
    found = measured()
    assert (found.overlap, found.what_if, found.cover, found.acts) == ((), (), None, ())
    assert (found.lead_time.low, found.lead_time.high, found.lead_time.of) == (None, None, 0)
    assert found.stack.toetsen == ()
