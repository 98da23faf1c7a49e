"""Bottlenecks: open or not, how old, how often reported, and whether law changed meanwhile."""

from __future__ import annotations

import pytest

from stapeling.analyses.results import BottleneckResult, DaySpan, Report, Span

from .conftest import Measure


def items(report: Report) -> dict[str, BottleneckResult]:
    return {item.id: item for item in report.bottlenecks.items}


def test_counts_ages_and_shares(measure: Measure) -> None:
    """
    bottlenecks:
      - {id: a, title: A, reports: [{reported: 2024-01-01}, {reported: 2023-01-01},
         {reported: 2025-06-01}]}
      - {id: b, title: B, status: onbekend, reports: [{reported: 2021-01-01}]}
      - {id: c, title: C, status: tijdelijk_opgelost}
      - {id: d, title: D, status: opgelost, source: s, reports: [{reported: 2020-01-01}],
         resolved: {done: 2021-01-01}}
      - {id: e, title: E, status: afgewezen, reports: [{reported: 2020-01-01}]}
      - {id: f, title: F, status: vervallen, reports: [{reported: 2020-01-01}]}
      - {id: later, title: Later, reports: [{reported: 2025-06-01}]}
    """
    found = measure("2025-01-01").bottlenecks
    assert (found.open, found.resolved, found.dropped, found.lapsed) == (3, 1, 2, 1)
    assert (found.unknown_status, found.unknown_age) == (2, 1)
    assert found.resolved_share == 1 / 5
    median = (731 + 1461) / 2 / 365.25
    assert found.median_age_years == (median, median)
    told = items(measure("2025-01-01"))
    assert list(told) == ["a", "b", "c", "d", "e", "f"]
    assert (told["a"].reports, told["a"].repeats, told["a"].age_days) == (2, 1, DaySpan(731, 731))
    assert told["c"].age_days is None
    assert told["d"].age_days == DaySpan(366, 366)
    assert told["e"].age_days == DaySpan(None, 1827)  # rejected on some day before


@pytest.mark.parametrize(
    ("day", "opened"),
    [("2022-12-31", True), ("2023-06-01", False), ("2024-01-01", False)],
)
def test_what_was_resolved_later_is_open_before(measure: Measure, day: str, opened: bool) -> None:
    """
    organisations: [{id: u, title: U, kind: zbo}]
    laws: [{id: l, title: L, kind: wet, in_force_from: 2001-01-01, implementers: [u]}]
    bottlenecks:
      - {id: a, title: A, organisations: [u], status: opgelost, source: s,
         reports: [{reported: 2020-01-01}], resolved: {done: 2023}}
    """
    report = measure(day)
    assert items(report)["a"].open is opened
    assert (report.bottlenecks.open, report.bottlenecks.resolved) == (opened, not opened)
    by_year = {row.period: row.bottlenecks for row in report.implementers[0].periods}
    assert by_year[max(by_year)] == (max(by_year) < "2023")


def test_law_was_changed_and_the_bottleneck_stayed(measure: Measure) -> None:
    """
    laws:
      - id: l
        title: L
        kind: wet
        in_force_from: 2010-01-01
        changes:
          - {act: before, in_force_from: 2019-01-01}
          - {act: same_day, in_force_from: 2020-01-01}
          - {act: after, in_force_from: 2021-01-01}
          - {act: some_day, in_force_from: {after: 2019-06-01, before: 2020-06-01}}
          - {act: technical, in_force_from: 2021-06-01}
          - {act: solving, in_force_from: 2022-01-01}
          - {act: too_late, in_force_from: 2023-01-01}
          - {act: future, in_force_from: 2027-01-01}
    acts:
      - {id: before, level: wet}
      - {id: same_day, level: wet}
      - {id: after, level: wet}
      - {id: some_day, level: wet}
      - {id: technical, level: wet, nature: [technisch]}
      - {id: solving, level: wet, aliases: [kst-1]}
      - {id: too_late, level: wet}
      - {id: future, level: wet}
    bottlenecks:
      - {id: open, title: O, laws: [l, nowhere], status: erkend,
         reports: [{reported: 2020-01-01}]}
      - {id: nobody_knows, title: K, laws: [l], status: onbekend,
         reports: [{reported: 2020-01-01}]}
      - {id: solved, title: S, laws: [l], status: opgelost, source: s,
         reports: [{reported: 2020-01-01}],
         resolved: {done: 2022-06-01, act: kst-1}}
      - {id: unreported, title: U, laws: [l]}
      - {id: lawless, title: N, reports: [{reported: 2020-01-01}]}
    """
    report = measure("2025-01-01")
    told = items(report)
    assert told["open"].stayed_after == ("after", "solving", "too_late")
    assert told["open"].perhaps_after == ("some_day",)
    assert (told["solved"].stayed_after, told["solved"].perhaps_after) == (
        ("after",),
        ("some_day",),
    )
    assert told["unreported"].stayed_after == ()
    assert len(told["unreported"].perhaps_after) == 6
    assert told["nobody_knows"].stayed_after == ()
    assert told["nobody_knows"].perhaps_after == ("some_day", "after", "solving", "too_late")
    assert (report.bottlenecks.stayed, report.bottlenecks.unknown_laws) == (Span(1, 3), 1)


def test_what_was_perhaps_not_yet_reported_is_perhaps_open(measure: Measure) -> None:
    """
    organisations: [{id: u, title: U, kind: zbo}]
    laws: [{id: l, title: L, kind: wet, in_force_from: 1890-01-01, implementers: [u]}]
    bottlenecks:
      - {id: a, title: A, organisations: [u], status: opgelost, source: s,
         reports: [{reported: {before: 2023-03-10}}], resolved: {done: 2024-01-01}}
    """
    past, then = measure("1900-01-01"), measure("2023-06-01")
    assert (past.bottlenecks.open, past.bottlenecks.perhaps_open) == (0, 1)
    assert past.bottlenecks.unknown_age == 0
    assert past.implementers[0].periods[-1].bottlenecks == 0
    assert (then.bottlenecks.open, then.bottlenecks.perhaps_open) == (1, 0)


def test_days_that_are_bounds(measure: Measure) -> None:
    """
    bottlenecks:
      - {id: a, title: A, reports: [{reported: 2023}, {reported: 2024-01-01}]}
      - {id: b, title: B, reports: [{reported: {before: 2023}}]}
      - {id: c, title: C, status: vervallen, reports: [{reported: 2023-01-01}],
         resolved: {done: 2022-01-01}}
      - {id: d, title: D, reports: [{reported: 2025}]}
    """
    told = items(measure("2025-01-01"))
    assert told["a"].age_days == DaySpan(367, 731)
    assert told["b"].age_days == DaySpan(367, None)
    assert told["c"].age_days is None  # resolved before it was reported
    assert told["d"].age_days == DaySpan(0, 0)
    found = measure("2025-01-01").bottlenecks
    assert found.median_age_years == (367 / 365.25, 731 / 365.25)
    assert (found.unknown_age, found.perhaps_open) == (1, 1)


def test_chosen_laws(measure: Measure) -> None:
    """
    laws:
      - {id: one, title: One, kind: wet, in_force_from: 2001-01-01, implementers: [u]}
      - {id: two, title: Two, kind: wet, in_force_from: 2001-01-01, implementers: [u, v]}
    bottlenecks:
      - {id: a, title: A, laws: [one]}
      - {id: b, title: B, laws: [two], organisations: [u]}
      - {id: c, title: C, organisations: [u]}
      - {id: d, title: D, organisations: [v]}
      - {id: e, title: E}
    """
    assert list(items(measure())) == ["a", "b", "c", "d", "e"]
    assert list(items(measure("2026-01-01", "one"))) == ["a", "c"]


def test_without_bottlenecks_there_is_no_share(measure: Measure) -> None:
    """
    bottlenecks: [{id: a, title: A, status: vervallen}]
    """
    found = measure().bottlenecks
    assert (found.resolved_share, found.median_age_years, found.dropped) == (None, None, 1)


def test_everyone_who_told_of_it_is_named(measure: Measure) -> None:
    """
    bottlenecks:
      - {id: a, title: A, source: s, status: opgelost, reports: [{reported: 2020-01-01,
         source: [s, t]}],
         resolved: {done: 2021-01-01, source: r}}
    """
    assert items(measure())["a"].source == ("s", "t", "r")
