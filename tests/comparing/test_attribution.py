"""Shares of added acts: by hand, against every order, and adding up."""

from __future__ import annotations

import math
from itertools import permutations

import pytest

from stapeling.comparing import shapley
from stapeling.comparing.results import Attribution
from stapeling.comparing.shapley import EXACT_PLAYERS, contributions

from .sides import compared

BASE = """
laws:
  - id: l
    title: L
    kind: wet
    in_force_from: 2010-01-01
    implementers: [u]
    changes:
      - {act: stb-1, in_force_from: 2011-01-01, articles: ["1"]}
"""
ACTS = "acts:\n  - {id: stb-1, level: wet, published: 2010-12-01}\n"


def added(*rows: tuple[str, str, str]) -> str:
    """Give the base with acts added: id, day and article."""
    text = BASE
    for act, day, article in rows:
        text += f"      - {{act: {act}, in_force_from: {day}, articles: ['{article}']}}\n"
    return text + ACTS + "".join(f"  - {{id: {act}, level: wet}}\n" for act, _, _ in rows)


def shares(found: Attribution | None, measure: str, bound: str = "low") -> dict[str | None, float]:
    assert found is not None
    return {s.act: s.share for s in found.shares if (s.measure, s.bound) == (measure, bound)}


def test_two_acts_that_stack_share_what_they_add() -> None:
    """x and y touch article 1 after stb-1 and lie on each other: depth 1, with both 3."""
    b = added(("x", "2012-01-01", "1"), ("y", "2013-01-01", "1"))
    found = compared(BASE + ACTS, b, attribute=True).attribution
    assert shares(found, "text_depth") == {None: 0, "x": 1, "y": 1}


def test_acts_that_only_count_together() -> None:
    """p and q on article 2 make a chain of 2 only together: depth 1 becomes 2, half each."""
    b = added(("p", "2012-01-01", "2"), ("q", "2013-01-01", "2"))
    found = compared(BASE + ACTS, b, attribute=True).attribution
    assert shares(found, "text_depth") == {None: 0, "p": 0.5, "q": 0.5}


def test_what_no_added_act_causes_stands_apart() -> None:
    """stb-0 was there, on nothing in force; that it now also has article 1 is another change."""
    a = BASE.replace(
        'articles: ["1"]}',
        'articles: ["1"]}\n      - {act: stb-0, in_force_from: 2010-06-01, articles: ["9"]}',
    )
    acts = ACTS + "  - {id: stb-0, level: wet}\n"
    b = a.replace('articles: ["9"]', 'articles: ["1"]').replace(
        "{act: stb-0", '{act: x, in_force_from: 2012-01-01, articles: ["1"]}\n      - {act: stb-0'
    )
    found = compared(a + acts, b + acts + "  - {id: x, level: wet}\n", attribute=True).attribution
    assert shares(found, "text_depth") == {None: 1, "x": 1}


def test_a_bill_that_takes_effect_is_added() -> None:
    bill = BASE + "      - {act: x, status: pending}\n" + ACTS + "  - {id: x, level: wet}\n"
    law = added(("x", "2012-01-01", "1"))
    found = compared(bill, law, attribute=True).attribution
    assert found is not None
    assert found.acts == ("x",)
    assert shares(found, "text_depth") == {None: 0, "x": 1}


def test_load_goes_to_the_act_that_brings_it() -> None:
    b = added(("x", "2012-01-01", "1"), ("y", "2012-01-01", "3")) + (
        "organisations: [{id: u, title: U}]\n"
        "burdens: [{act: x, organisation: u, structural: {fte: {low: 2, high: 4}}},"
        " {act: y, organisation: u, structural: {fte: 1}}]\n"
    )
    found = compared(BASE + ACTS, b, attribute=True).attribution
    assert found is not None
    assert shares(found, "peak_structural_fte") == {None: 0, "x": 2, "y": 1}
    assert shares(found, "peak_structural_fte", "high") == {None: 0, "x": 4, "y": 1}
    assert ("u", "peak_structural_fte") in found.not_known  # no load was known before


def test_shares_add_up_to_the_change() -> None:
    b = added(*((f"x{n}", f"20{12 + n}-01-01", str(n % 3)) for n in range(7)))
    comparison = compared(BASE + ACTS, b, attribute=True)
    for row in comparison.chains:
        low = shares(comparison.attribution, row.kind)
        assert math.isclose(
            sum(low.values()), (row.depth_after[0] or 0) - (row.depth_before[0] or 0), abs_tol=1e-9
        )


def worth(coalition: frozenset[str]) -> float:
    """Give a game without symmetry: some players only count with others."""
    return len(coalition) ** 2 + 3 * ({"a", "c"} <= coalition) - 1.1 * ("b" in coalition)


def test_exact_values_are_the_mean_over_every_order() -> None:
    names = ["a", "b", "c", "d"]
    gains = dict.fromkeys(names, 0.0)
    orders = list(permutations(names))
    for order in orders:
        for place, name in enumerate(order):
            come = frozenset(order[:place])
            gains[name] += worth(come | {name}) - worth(come)
    found = contributions(names, worth)
    for name in names:
        assert math.isclose(found[name].share, gains[name] / len(orders), abs_tol=1e-9)
        assert found[name].standard_error is None


def test_drawn_orders_are_near_add_up_and_are_the_same_again() -> None:
    names = [f"p{n:02}" for n in range(EXACT_PLAYERS + 2)]
    value = {name: n for n, name in enumerate(names)}

    def sums(come: frozenset[str]) -> float:
        return sum(value[name] for name in come) + 5 * ({"p00", "p01"} <= come)

    found = contributions(names, sums)
    assert math.isclose(
        sum(row.share for row in found.values()), sums(frozenset(names)), abs_tol=1e-9
    )
    assert found["p05"].share == 5
    assert found["p05"].standard_error == 0
    error = found["p00"].standard_error
    assert error is not None
    assert abs(found["p00"].share - 2.5) < 5 * error
    assert contributions(names[::-1], sums) == found


@pytest.mark.parametrize("many", [False, True])
def test_nobody_adds_nothing(many: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapley, "EXACT_PLAYERS", 0 if many else 12)
    assert contributions([], lambda _: 3) == {}
