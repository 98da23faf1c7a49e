"""Loads of corpora that fit one screen, against loops and against a head that counts."""

from __future__ import annotations

import datetime as dt

import pytest

from stapeling.simulating.lines import Line
from stapeling.simulating.stakes import Facts

from . import naive
from .studies import line, loaded_of, of, period, simulated, study_of

WORLD = """
laws:
  - {id: l, title: Wet L, kind: wet, act: stb-2000-1, in_force_from: 2001-01-01, implementers: [u]}
acts:
  - {id: stb-2000-1, level: wet, published: 2000-06-01}
  - {id: stb-2023-1, title: Een, level: wet, published: 2022-12-01,
     changes: [{law: l, in_force_from: 2023-07-01}]}
  - {id: stb-2023-2, title: Twee, level: wet, published: 2023-02-01,
     changes: [{law: l, in_force_from: 2024-03-01}]}
organisations:
  - {id: u, title: U, kind: zbo, capacity: [
      {unit: one_off_eur, per: year, amount: {low: 900, likely: 1000, high: 1300},
       from: 2023-01-01, until: 2025-01-01},
      {unit: structural_fte, amount: 4, from: 2024-01-01}]}
burdens:
  - {act: stb-2023-1, organisation: u,
     one_off: {eur: {low: 500, likely: 600, high: 1500}, from: 2023-01-01, until: 2024-02-01},
     structural: {fte: {low: 1, high: 3}}}
  - {act: stb-2023-2, organisation: u, one_off: {eur: 300, from: 2023-06-01, until: 2023-12-01},
     structural: {fte: {low: -1, likely: 2, high: 2}, until: 2026-01-01}}
"""
YEARS = (2023, 2024, 2025, 2026)


def the_line(unit: str) -> Line:
    (found,) = (row for row in study_of([loaded_of(WORLD)]).lines if row.unit == unit)
    return found


def test_one_off_loads_are_those_of_loops() -> None:
    draws = 250
    found = simulated(WORLD, draws=draws, seed=7)
    amounts, capacities = [], []
    for one, two in naive.uniforms(the_line("one_off_eur").stream, 7, 2, draws):
        amounts.append(naive.triangular(500, 600, 1500, one))
        capacities.append(naive.triangular(900, 1000, 1300, two))
    days = dt.date(2023, 1, 1), dt.date(2024, 2, 1)
    fixed = dt.date(2023, 6, 1), dt.date(2023, 12, 1)
    for year in (2023, 2024):
        loads = [
            naive.year_load(row, *days, year) + naive.year_load(300, *fixed, year)
            for row in amounts
        ]
        outcome = period(found, "u", "one_off_eur", str(year))
        told = (outcome.load.p10, outcome.load.p50, outcome.load.p90)
        assert told == pytest.approx([naive.nth(loads, n) for n in (10, 50, 90)])
        over = sum(load > most for load, most in zip(loads, capacities, strict=True))
        assert outcome.over is not None
        assert (outcome.over.count, outcome.over.draws) == (over, draws)
        assert outcome.witness[0] == "stb-2023-1"


def test_structural_loads_are_those_of_loops() -> None:
    draws, found = 130, simulated(WORLD, draws=130, seed=2)
    drawn = [
        (naive.triangular(1, 2, 3, one), naive.triangular(-1, 2, 2, two))
        for one, two in naive.uniforms(the_line("structural_fte").stream, 2, 2, draws)
    ]
    for year in (2023, 2024):
        loads = [
            naive.standing(one, dt.date(2023, 7, 1), None, year)
            + naive.standing(two, dt.date(2024, 3, 1), dt.date(2026, 1, 1), year)
            for one, two in drawn
        ]
        outcome = period(found, "u", "structural_fte", str(year))
        told = (outcome.load.p10, outcome.load.p50, outcome.load.p90)
        assert told == pytest.approx([naive.nth(loads, n) for n in (10, 50, 90)], abs=2e-6)
    assert period(found, "u", "structural_fte", "2023").over is None  # nothing stated by then
    assert period(found, "u", "structural_fte", "2024").over is not None


def test_one_amount_alone_turns_the_verdict_and_is_correlated() -> None:
    draws, found = 150, simulated(WORLD, draws=150, seed=3)
    rows = {row.input.kind: row for row in line(found, "u", "one_off_eur").swings}
    burden, capacity = rows["burden"], rows["capacity"]
    share = 365 / 396  # of the days of the window, those of 2023
    assert burden.period == capacity.period == "2023"
    assert burden.load_low == pytest.approx(300 + 500 * share)
    assert burden.load_high == pytest.approx(300 + 1500 * share)
    assert (burden.over_low, burden.over_likely, burden.over_high) == (False, False, True)
    assert burden.flips
    assert (capacity.capacity_low, capacity.capacity_high) == (900, 1300)
    assert (capacity.over_low, capacity.over_high, capacity.flips) == (False, False, False)
    numbers = naive.uniforms(the_line("one_off_eur").stream, 3, 2, draws)
    amounts = [naive.triangular(500, 600, 1500, one) for one, _ in numbers]
    most = [naive.triangular(900, 1000, 1300, two) for _, two in numbers]
    margins = [a * share + 300 - b for a, b in zip(amounts, most, strict=True)]
    assert burden.correlation == pytest.approx(naive.rank_correlation(amounts, margins), abs=1e-6)
    assert capacity.correlation == pytest.approx(naive.rank_correlation(most, margins), abs=1e-6)


def test_facts_and_peaks() -> None:
    found = of(simulated(WORLD), "u")
    assert found.facts == Facts(4, 3, 1, 0, 0, 0, 2, 1)
    (money, people) = (row for row in found.lines)
    assert (money.unit, money.inputs, money.ranged) == ("one_off_eur", 2, 1)
    assert (people.unit, people.peak_period) == ("structural_fte", "2024")
    assert money.peak == period(simulated(WORLD), "u", "one_off_eur", "2023").load


PARTLY = """
laws:
  - {id: l, title: Wet L, kind: wet, in_force_from: 2001-01-01, implementers: [u, v]}
acts:
  - {id: a, level: wet, published: 2022, changes: [{law: l, in_force_from: 2023}]}
  - {id: b, level: wet, changes: [{law: l, in_force_from: {after: 2023-05-01, before: 2024-05-01}}]}
  - {id: c, level: wet, changes: [{law: l, in_force_from: unknown}]}
organisations: [{id: u, title: U, kind: zbo}, {id: v, title: V, kind: zbo}]
burdens:
  - {act: a, organisation: u, one_off: {eur: {low: 10, high: 20}}, structural: {fte: 5}}
  - {act: b, organisation: u, one_off: {eur: 7}, structural: {fte: {low: 1, high: 2}}}
  - {act: c, organisation: u, structural: {fte: {low: 1, high: 2}}}
  - {act: a, organisation: u, impact: beperkt}
  - {act: a, organisations: [u, v], one_off: {eur: {low: 1000, high: 2000}}}
  - {act: a, organisation: u, cost: programma, one_off: {eur: {low: 1000, high: 2000}}}
"""


def test_what_is_not_placed_joint_or_not_stated_is_left_out_and_counted() -> None:
    """The window of a may begin in 2022 or 2023, that of b end in 2023 or 2024; c has no day."""
    found = simulated(PARTLY)
    assert of(found, "u").facts == Facts(5, 3, 3, 3, 1, 1, 0, 0)
    assert set(of(found, "u").not_placed) == {"a", "b", "c"}
    assert [row.unit for row in of(found, "u").lines] == ["structural_fte"]
    assert of(found, "v").lines == ()


def test_a_bounded_day_counts_from_its_last_possible_day_as_in_the_measures() -> None:
    found = simulated(PARTLY)
    assert period(found, "u", "structural_fte", "2023").load.p90 == 5
    later = period(found, "u", "structural_fte", "2024").load
    assert 6 < later.p10 < later.p50 < later.p90 < 7
    assert period(found, "u", "structural_fte", "2023").unknown >= 1


def test_without_ranges_nothing_is_drawn() -> None:
    text = WORLD.replace("{low: 500, likely: 600, high: 1500}", "600")
    text = text.replace("{low: 900, likely: 1000, high: 1300}", "800")
    outcome = period(simulated(text, draws=17), "u", "one_off_eur", "2023")
    assert not outcome.drawn
    assert outcome.certain
    assert outcome.over is not None
    assert (outcome.over.count, outcome.over.standard_error) == (17, 0.0)


def test_scenarios_share_what_they_have_in_common() -> None:
    more = WORLD + (
        "  - {act: stb-2023-1, organisation: u, structural: {eur_per_year: {low: 1, high: 9}}}\n"
    )
    found = simulated(WORLD, more)
    for unit in ("one_off_eur", "structural_fte"):
        one, two = (line(found, "u", unit, side).periods for side in (0, 1))
        assert [(row.load, row.over) for row in one] == [(row.load, row.over) for row in two]
    assert {row.unit for row in of(found, "u", 1).lines} - {
        row.unit for row in of(found, "u", 0).lines
    } == {"structural_eur"}
