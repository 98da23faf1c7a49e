"""Responsibility, and laws against amendments per law, of implementers."""

from __future__ import annotations

import pytest

from stapeling.analyses.results import LawsOverTime, Report, Responsibility, Span

from .conftest import Measure


def test_ministries_behind_an_implementer_and_a_family(measure: Measure) -> None:
    """
    laws:
      - {id: a, title: A, kind: wet, ministry: fin, family: toeslagen, in_force_from: 2001-01-01,
         implementers: [u]}
      - {id: b, title: B, kind: wet, ministry: vws, family: toeslagen, in_force_from: 2001-01-01,
         implementers: [u]}
      - {id: c, title: C, kind: wet, ministry: fin, in_force_from: 2001-01-01,
         in_force_until: 2030,
         implementers: [u, {organisation: u, articles: ["1"]}]}
      - {id: d, title: D, kind: wet, ministry: fin, in_force_from: 2001-01-01, implementers: [v]}
      - {id: e, title: E, kind: wet, family: toeslagen, in_force_from: 2001-01-01,
         implementers: [w, u]}
      - {id: f, title: F, kind: wet, ministry: szw, in_force_from: 2001-01-01,
         in_force_until: 2010-01-01, implementers: [u]}
      - {id: g, title: G, kind: wet, ministry: szw, family: bijstand, in_force_from: 2030-01-01,
         implementers: [x]}
    """
    report = measure("2026-01-01")
    u = Responsibility("u", None, {"fin": ("a", "c"), "vws": ("b",)}, ("e",), 5 / 9)
    family = Responsibility(
        None, "toeslagen", {"fin": ("a",), "vws": ("b",)}, ("e",), herfindahl=0.5
    )
    assert report.cycle.responsibility == (
        u,
        Responsibility("v", None, {"fin": ("d",)}, (), 1.0),
        Responsibility("w", None, {}, ("e",), None),
        family,
    )
    assert measure("2026-01-01", "a").cycle.responsibility == (u, family)
    assert next(row for row in report.implementers if row.id == "u").laws == 4


def series(report: Report, name: str) -> dict[int, LawsOverTime]:
    return {row.year: row for row in report.cycle.laws_over_time if row.organisation == name}


def test_laws_and_acts_per_law_by_year(measure: Measure) -> None:
    """
    laws:
      - id: a
        title: A
        kind: wet
        in_force_from: 2020-07-01
        implementers: [u]
        changes:
          - {act: x, in_force_from: 2021-01-01}
          - {act: y, in_force_from: 2021-07-01}
          - {act: z, in_force_from: 2022}
          - {act: scheduled, in_force_from: 2023-12-01}
          - {act: unsure, in_force_from: {after: 2022-06-01, before: 2023-02-01}}
      - {id: b, title: B, kind: wet, in_force_from: 2021-12-31, in_force_until: 2023-01-01,
         implementers: [u],
         changes: [{act: x, in_force_from: 2022-03-01}]}
      - {id: c, title: C, kind: wet, in_force_from: 2023, implementers: [u]}
      - {id: d, title: D, kind: wet, in_force_from: 2020-01-01, implementers: [{organisation: u,
         from: 2022-06-01},
         {organisation: u, articles: ["1"], from: 2022}]}
    """
    found = series(measure("2023-06-01"), "u")
    assert found == {
        2020: LawsOverTime("u", 2020, Span(1, 1), Span(0, 0), (0, 0), at_least=True),
        2021: LawsOverTime("u", 2021, Span(2, 2), Span(2, 2), (1, 1), at_least=True),
        2022: LawsOverTime("u", 2022, Span(3, 3), Span(1, 2), (1 / 3, 2 / 3), at_least=True),
        2023: LawsOverTime("u", 2023, Span(2, 3), Span(0, 1), (0, 1 / 2), at_least=True),
    }


def test_acts_are_at_least_from_where_a_history_is_not_whole(measure: Measure) -> None:
    """
    laws: [{id: a, title: A, kind: wet, in_force_from: 2020-07-01, implementers: [u],
      changes_complete_until: 2021-12-31, changes: [{act: x, in_force_from: 2021-01-01}]},
      {id: b, title: B, kind: wet, in_force_from: 2020-07-01, in_force_until: 2021-07-01,
      implementers: [u], changes_complete_until: 2021-06-30}]
    """
    found = series(measure("2023-06-01"), "u")
    assert {year: row.at_least for year, row in found.items()} == {
        2020: False,
        2021: False,
        2022: True,
        2023: True,
    }


@pytest.mark.parametrize("period", ["quarter", "month"])
def test_the_period_of_the_burden_changes_nothing(measure: Measure, period: str) -> None:
    """
    laws: [{id: a, title: A, kind: wet, in_force_from: 2020-07-01, implementers: [u],
      changes: [{act: x, in_force_from: 2021-01-01}, {act: y, in_force_from: 2021}]}]
    """
    report = measure("2023-06-01")
    assert measure("2023-06-01", period=period).cycle == report.cycle
    by_year = {row.period: row for row in report.implementers[0].periods}
    assert list(by_year) == ["2021", "2022", "2023"]
    for year, load in by_year.items():
        row = series(report, "u")[int(year)]
        assert (row.laws.high, row.acts.low) == (load.laws, load.changes)
        assert row.acts.high == load.changes + load.changes_possible


def test_unknown_days(measure: Measure) -> None:
    """
    laws:
      - {id: a, title: A, kind: wet, in_force_from: unknown, implementers: [u, v]}
      - {id: b, title: B, kind: wet, in_force_from: 2021-01-01, implementers: [v],
         changes: [{act: x, in_force_from: unknown}]}
      - {id: c, title: C, kind: wet, implementers: [w]}
    """
    report = measure("2022-06-01")
    assert series(report, "u") == {
        2022: LawsOverTime("u", 2022, Span(0, 1), Span(0, 0), (0, 0), at_least=True)
    }
    assert series(report, "v")[2021] == LawsOverTime(
        "v", 2021, Span(1, 2), Span(0, 1), (0, 1), at_least=True
    )
    assert series(report, "w") == {}
