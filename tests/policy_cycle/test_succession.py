"""Succession: regimes under one subject, and how long they lasted."""

from __future__ import annotations

import pytest

from .conftest import Measure

YEAR = 365.25


def test_restarts_and_replacements_make_one_succession(measure: Measure) -> None:
    """
    laws:
      - id: new
        title: Nieuwe wet
        kind: wet
        in_force_from: 2020-01-01
        replaces: [one, two]
      - {id: alone, title: Alleen, kind: wet, in_force_from: 2001-01-01}
      - {id: two, title: Tweede wet, kind: wet, in_force_from: 2015-01-01}
      - id: one
        title: Eerste wet
        kind: wet
        in_force_from: 2000-01-01
        in_force_until: 2020-01-01
        restarts: [{from: 2010-01-01, title: Vernieuwde wet}, {from: 2030-01-01}]
    """
    (found,) = measure("2024-01-01").cycle.successions
    told = [
        (row.law, row.title, row.begin and row.begin.text, row.running) for row in found.regimes
    ]
    assert told == [
        ("one", "Eerste wet", "2000-01-01", False),
        ("one", "Vernieuwde wet", "2010-01-01", True),
        ("two", "Tweede wet", "2015-01-01", False),
        ("new", "Nieuwe wet", "2020-01-01", True),
    ]
    assert found.regimes[0].years == pytest.approx((3653 / YEAR, 3653 / YEAR))
    assert found.regimes[3].years == pytest.approx((1461 / YEAR, 1461 / YEAR))
    assert (found.ended, found.known) == (2, 2)
    mean = (3653 + 1826) / 2 / YEAR
    assert found.mean_years == pytest.approx((mean, mean))


def test_a_law_alone_and_one_to_come_are_no_succession(measure: Measure) -> None:
    """
    laws:
      - {id: old, title: Old, kind: wet, in_force_from: 2000-01-01}
      - {id: new, title: New, kind: wet, in_force_from: 2030-01-01, replaces: [old, lost]}
      - {id: bill, title: Bill, kind: wet, replaces: [old]}
    """
    assert measure("2024-01-01").cycle.successions == ()
    (found,) = measure("2031-01-01").cycle.successions
    assert [row.law for row in found.regimes] == ["old", "new"]


def test_bounds(measure: Measure) -> None:
    """
    laws:
      - {id: a, title: A, kind: wet, in_force_from: {before: 2000-01-01},
         in_force_until: 2010-01-01}
      - {id: b, title: B, kind: wet, in_force_from: 2010, in_force_until: 2015, replaces: [a]}
      - {id: c, title: C, kind: wet, in_force_from: 2015-07-01, replaces: [b]}
    """
    (found,) = measure("2015-12-31").cycle.successions
    assert [row.law for row in found.regimes] == ["a", "b", "c"]
    assert found.regimes[0].years == pytest.approx((3653 / YEAR, None))
    assert found.regimes[1].years == pytest.approx((1462 / YEAR, 2190 / YEAR))
    assert (found.ended, found.known) == (2, 1)
    assert found.mean_years == found.regimes[1].years


def test_chosen_laws_choose_their_successions(measure: Measure) -> None:
    """
    laws:
      - {id: a, title: A, kind: wet, in_force_from: 2000-01-01}
      - {id: b, title: B, kind: wet, in_force_from: 2010-01-01, replaces: [a]}
      - {id: c, title: C, kind: wet, in_force_from: 2000-01-01, restarts: [{from: 2010-01-01}]}
    """
    assert len(measure().cycle.successions) == 2
    (found,) = measure("2024-01-01", "b").cycle.successions
    assert [row.law for row in found.regimes] == ["a", "b"]
