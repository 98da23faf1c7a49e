"""Gates: how far a number may rise."""

from __future__ import annotations

import pytest

from stapeling.comparing.gates import exceeded, gates_of
from stapeling.errors import StapelingError

from .sides import compared
from .test_by_hand import A, B


def over(*words: str) -> list[tuple[str, str, str, float]]:
    found = compared(A, B)
    return [
        (row.change.row.subject, row.change.row.measure, row.change.period, row.increase)
        for row in exceeded(gates_of(words), found.numbers)
    ]


def test_a_rise_over_the_limit() -> None:
    assert over("text_depth=0") == [("l", "text_depth", "", 1)]
    assert over("text_depth=1,breadth:l=1") == []
    assert over("text_depth=1", "breadth=0.5") == [("l", "breadth", "", 1)]


def test_every_period_of_one_subject() -> None:
    years = [("u", "structural_fte", str(year), 2) for year in range(2013, 2024)]
    assert over("structural_fte:u=1.5") == years


def test_a_rise_from_the_unknown_counts_from_nothing() -> None:
    assert over("repair_depth=1") == [("l", "repair_depth", "", 2)]


@pytest.mark.parametrize("word", ["text_depth", "=1", "text_depth=many", "a:=1", "text_depth=nan"])
def test_what_is_no_gate(word: str) -> None:
    with pytest.raises(StapelingError, match="is not of the form text_depth=1"):
        gates_of([word])


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("text_dept=1", r"has measure 'text_dept' \(did you mean 'text_depth'\?\)"),
        ("text_depth:m=1", "has subject 'm'"),
    ],
)
def test_what_is_on_neither_side(word: str, said: str) -> None:
    with pytest.raises(StapelingError, match=said):
        over(word)
