"""Every choice of at most K added acts: which they are, what they do, and which tips whom."""

from __future__ import annotations

import datetime as dt
from itertools import combinations
from pathlib import Path

import pytest

from stapeling.commands import Choices
from stapeling.commands.simulate import Request, simulate_paths
from stapeling.errors import StapelingError
from stapeling.simulating.combining import count_choices
from stapeling.simulating.results import Combination, Combinations, Simulation

BASE = """
laws:
  - {id: l, title: Wet L, kind: wet, act: stb-2000-1, in_force_from: 2001-01-01, implementers: [u]}
acts:
  - {id: stb-2000-1, level: wet, published: 2000-06-01}
  - {id: old, level: wet, title: Oud, published: 2022-12-01,
     changes: [{law: l, in_force_from: 2023-07-01}]}
  - {id: kst-36000, level: wet, title: Wetsvoorstel, changes: [{law: l, status: pending}]}
organisations:
  - {id: u, title: U, kind: zbo, capacity: [
      {unit: one_off_eur, per: year, amount: 1000, from: 2023-01-01, until: 2026-01-01},
      {unit: changes, per: year, amount: 3, from: 2023-01-01, until: 2026-01-01}]}
burdens:
  - {act: old, organisation: u, one_off: {eur: {low: 200, likely: 300, high: 500},
     from: 2023-01-01, until: 2024-01-01}}
  - {act: kst-36000, organisation: u, one_off: {eur: 50, from: 2023-01-01, until: 2024-01-01}}
"""
SCENARIO = """
scenario: {base: base.yaml, title: Drie erbij}
acts:
  - {id: a, level: wet, title: A, changes: [{law: l, in_force_from: 2023-02-01}]}
  - {id: b, level: wet, title: B, changes: [{law: l, in_force_from: 2023-03-01}]}
  - {id: c, level: wet, title: C, changes: [{law: l, in_force_from: 2024-03-01}]}
burdens:
  - {act: a, organisation: u, one_off: {eur: {low: 300, high: 500}, from: 2023-01-01,
     until: 2024-01-01}}
  - {act: b, organisation: u, one_off: {eur: {low: 400, likely: 450, high: 600}, from: 2023-01-01,
     until: 2024-01-01}}
  - {act: c, organisation: u, one_off: {eur: 1200, from: 2024-01-01, until: 2025-01-01}}
"""
COMES = """
scenario:
  base: base.yaml
  change: {acts: {kst-36000: {changes: [{law: l, in_force_from: 2023-09-01}]}}}
burdens:
  - {act: kst-36000, organisation: u, one_off: {eur: 700, from: 2023-01-01, until: 2024-01-01}}
"""
CHOICES = Choices(dt.date(2023, 1, 1))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("base", BASE), ("scenario", SCENARIO), ("comes", COMES)):
        (tmp_path / f"{name}.yaml").write_text(text)
    return tmp_path


def combined(folder: Path, *names: str, most: int = 3, **asked: int) -> Simulation:
    paths = [folder / f"{name}.yaml" for name in names]
    return simulate_paths(paths, Request(CHOICES, combinations=most, draws=300, **asked))


def of(found: Simulation) -> Combinations:
    assert found.result.combinations is not None
    return found.result.combinations


def row(found: Simulation, *acts: str) -> Combination:
    (one,) = (row for row in of(found).ranked if row.acts == acts)
    return one


def test_every_choice_is_there_once(folder: Path) -> None:
    found = combined(folder, "base", "scenario", most=2)
    wanted = [choice for n in range(3) for choice in combinations("abc", n)]
    assert sorted(row.acts for row in of(found).ranked) == sorted(wanted)
    assert count_choices(3, 2) == len(wanted) == 7
    assert of(found).acts == ("a", "b", "c")


def test_the_base_need_not_be_named(folder: Path) -> None:
    assert of(combined(folder, "scenario")) == of(combined(folder, "base", "scenario"))


def test_each_is_what_a_corpus_with_these_acts_gives(folder: Path) -> None:
    """A corpus of the base and some acts, simulated by itself, where nothing is drawn."""
    flat = {"{low: 300, high: 500}": "400", "{low: 400, likely: 450, high: 600}": "450"}
    scenario = SCENARIO
    for old, new in flat.items():
        scenario = scenario.replace(old, new)
    (folder / "scenario.yaml").write_text(scenario)
    (folder / "base.yaml").write_text(BASE.replace("{low: 200, likely: 300, high: 500}", "300"))
    found = combined(folder, "scenario")
    for choice in (c for n in range(4) for c in combinations("abc", n)):
        lines = scenario.splitlines(keepends=True)
        gone = set("abc") - set(choice)
        remove = f"  remove: {{acts: [{', '.join(sorted(gone))}]}}\n" if gone else ""
        (folder / "with.yaml").write_text("".join(lines))
        (folder / "some.yaml").write_text(
            f"scenario:\n  base: with.yaml\n{remove}" if gone else "".join(lines)
        )
        alone = simulate_paths([folder / "some.yaml"], Request(CHOICES, draws=300))
        (who,) = alone.result.scenarios[0].implementers
        one = row(found, *choice)
        assert one.implementers["u"] == who.over
        peaks = {line.unit: line.peak for line in who.lines}
        assert all(line.peak == peaks[line.unit] for line in one.lines)
        assert {line.unit for line in one.lines} == (set(peaks) if choice else set())


def test_the_fewest_acts_that_tip(folder: Path) -> None:
    """The base asks 250 to 550, a and b 700 to 1100 more; c alone 1200, of 1000 a year."""
    found = combined(folder, "scenario")
    (tip,) = of(found).tipping
    assert (tip.implementer, tip.acts, tip.already) == ("u", ("c",), False)
    assert (tip.before.count, tip.after and tip.after.count) == (0, 300)
    both = row(found, "a", "b").over
    assert both is not None
    assert 0 < both.count < 300 or both.count == 300
    assert of(found).ranked[0].acts == ("c",)
    assert of(found).ranked[-1].acts == ()


def test_an_act_takes_the_place_of_what_the_base_states_of_it(folder: Path) -> None:
    """The pending act asks 50 in the base; when it comes its burdens are those of the scenario."""
    found = combined(folder, "comes", most=1)
    assert of(found).acts == ("kst-36000",)
    (line,) = (x for x in row(found, "kst-36000").lines if x.unit == "one_off_eur")
    base = row(found)
    assert base.over is not None
    assert line.peak is not None
    assert 200 + 750 <= line.peak.p10 <= line.peak.p90 <= 500 + 750


def test_several_scenarios_give_their_acts_together(folder: Path) -> None:
    found = combined(folder, "scenario", "comes", most=1)
    assert of(found).acts == ("a", "b", "c", "kst-36000")
    assert len(of(found).sources) == 2


def test_two_that_state_an_act_differently_are_refused(folder: Path) -> None:
    (folder / "other.yaml").write_text(SCENARIO.replace("eur: 1200", "eur: 1300"))
    with pytest.raises(StapelingError, match="state 'c' differently"):
        combined(folder, "scenario", "other")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - {act: c,", "  - {act: c, organisation: u, one_off: {}}\n  - {act: c,"),
        ("  - {act: c,", "  - {act: c, organisations: [u, v], one_off: {eur: 1}}\n  - {act: c,"),
        ("  - {act: c,", "  - {act: c, organisation: u, one_off: {eur: 9, from: {after: 2023},"
         " until: {before: 2026}}}\n  - {act: c,"),
        ("in_force_from: 2024-03-01", "in_force_from: unknown"),
    ],
    ids=["no amount", "joint", "not placed", "no day"],
)  # fmt: skip
def test_a_difference_that_is_unknown_is_one(folder: Path, old: str, new: str) -> None:
    (folder / "other.yaml").write_text(SCENARIO.replace(old, new))
    with pytest.raises(StapelingError, match="state 'c' differently"):
        combined(folder, "scenario", "other")


def test_where_and_how_sure_a_fact_was_read_is_no_difference(folder: Path) -> None:
    """Lines lie elsewhere, and a title, a note and a source are no part of what is simulated."""
    other = SCENARIO.replace("title: C,", "title: Anders,").replace(
        "{act: c, organisation: u,", "{act: c, organisation: u, note: Elders, source: Elders,"
    )
    (folder / "other.yaml").write_text("# elders\n\n" + other)
    assert of(combined(folder, "scenario", "other")).acts == ("a", "b", "c")


def test_too_many_are_refused_beforehand(folder: Path) -> None:
    with pytest.raises(StapelingError, match=r"3 added acts give 7 choices, more than --limit 6"):
        combined(folder, "scenario", most=2, limit=6)
    assert len(of(combined(folder, "scenario", most=2, limit=7)).ranked) == 7


def test_what_cannot_be_combined_is_told(folder: Path) -> None:
    with pytest.raises(StapelingError, match="name a scenario"):
        combined(folder, "base")
    (folder / "empty.yaml").write_text("scenario: {base: base.yaml, title: Niets}\n")
    with pytest.raises(StapelingError, match="add no act"):
        combined(folder, "empty")
    (folder / "more.yaml").write_text(BASE)
    (folder / "elsewhere.yaml").write_text(SCENARIO.replace("base.yaml", "more.yaml"))
    with pytest.raises(StapelingError, match="stand on different bases"):
        combined(folder, "scenario", "elsewhere")
