"""Clean-up: what was added and withdrawn, by year."""

from __future__ import annotations

from stapeling.analyses.results import CleanUpYear, Report, Span

from .conftest import Measure

NONE = Span(0, 0)


def years(report: Report) -> dict[int, CleanUpYear]:
    return {row.year: row for row in report.cycle.clean_up.years}


def test_laws_and_articles_by_year(measure: Measure) -> None:
    """
    laws:
      - id: l
        title: L
        kind: wet
        act: maker
        in_force_from: 2010-01-01
        in_force_until: 2020-01-01
        restarts: [{from: 2015-01-01, act: renewer}]
        changes:
          - {act: maker, in_force_from: 2010-01-01, articles: ["1"], effect: nieuw}
          - {act: renewer, in_force_from: 2015-01-01, articles: ["1"], effect: nieuw}
          - {act: a, in_force_from: 2011-01-01, articles: ["1", "Artikel 2A"], effect: nieuw}
          - {act: a, in_force_from: 2012-01-01, articles: ["2a", "3"], effect: nieuw}
          - {act: b, in_force_from: 2012-01-01, articles: ["1"], effect: vervallen}
          - {act: b, in_force_from: 2012-01-01, articles: ["3"], effect: intrekking}
          - {act: b, in_force_from: 2012-01-01, articles: ["4"], effect: wijziging}
          - {act: c, in_force_from: 2013-01-01, effect: vervallen}
          - {act: f, in_force_from: 2013-01-01, articles: ["5"]}
          - {act: g, status: pending, articles: ["5"]}
          - {act: c, in_force_from: 2013-01-01, articles: [], effect: vervallen}
          - {act: end, in_force_from: 2020-01-01, effect: intrekking}
          - {act: d, articles: ["9"], effect: nieuw}
          - {act: e, in_force_from: 2030-01-01, articles: ["9"], effect: nieuw}
      - {id: m, title: M, kind: wet, in_force_from: 2010-07-01}
      - {id: to_come, title: T, kind: wet, in_force_from: 2030-01-01}
      - {id: bill, title: B, kind: wet}
    """
    found = measure("2026-01-01").cycle.clean_up
    assert [row.year for row in found.years] == [2010, 2011, 2012, 2013, 2020]
    assert years(measure("2026-01-01")) == {
        2010: CleanUpYear(2010, Span(2, 2), NONE, NONE, NONE, 0, ("l", "m"), ()),
        2011: CleanUpYear(2011, NONE, NONE, Span(2, 2), NONE, 0, (), ()),
        2012: CleanUpYear(2012, NONE, NONE, Span(1, 1), Span(2, 2), 0, (), ()),
        2013: CleanUpYear(2013, NONE, NONE, NONE, NONE, 1, (), (), unknown_effects=1),
        2020: CleanUpYear(2020, NONE, Span(1, 1), NONE, NONE, 0, (), ("l",)),
    }
    assert (found.laws_per_withdrawal, found.articles_per_withdrawal) == (2, 1.5)
    assert (found.undated, found.undated_ends, found.undated_changes) == (1, 0, 0)
    assert (found.unknown_effects, found.changes) == (1, 9)
    assert years(measure("2026-01-01"))[2012].articles_net == Span(-1, -1)
    assert measure("2015-01-01").cycle.clean_up.laws_per_withdrawal is None


def test_years_that_days_leave_open(measure: Measure) -> None:
    """
    laws:
      - id: l
        title: L
        kind: wet
        in_force_from: {after: 2010-06-01, before: 2012-01-01}
        in_force_until: {after: 2014-06-01, before: 2030-01-01}
        changes:
          - {act: a, in_force_from: unknown, articles: ["1"], effect: nieuw}
          - {act: b, in_force_from: 2013, articles: ["1"], effect: nieuw}
          - {act: c, in_force_from: {before: 2013-01-01}, effect: vervallen}
      - {id: m, title: M, kind: wet, in_force_from: unknown, in_force_until: {before: 2030-01-01}}
      - {id: n, title: N, kind: wet, in_force_from: {before: 2001-01-01}}
    """
    report = measure("2015-06-01")
    found = report.cycle.clean_up
    may = CleanUpYear(2011, Span(0, 1), NONE, NONE, NONE, 0, (), (), ("l",))
    assert years(report)[2011] == may
    assert sorted(years(report)) == [2010, 2011, 2012, 2013, 2014, 2015]
    assert years(report)[2013].articles_added == Span(1, 1)
    assert years(report)[2015].laws_withdrawn == Span(0, 1)
    assert years(report)[2015].perhaps_withdrawn == ("l",)
    assert years(report)[2015].laws_net == Span(-1, 0)
    assert (found.undated, found.undated_ends, found.undated_changes) == (2, 1, 2)
    assert found.laws_per_withdrawal is None


def test_only_chosen_laws(measure: Measure) -> None:
    """
    laws:
      - {id: a, title: A, kind: wet, in_force_from: 2000-01-01, in_force_until: 2010-01-01}
      - {id: b, title: B, kind: wet, in_force_from: 2010-01-01}
    """
    assert measure().cycle.clean_up.laws_per_withdrawal == 2
    assert measure("2026-01-01", "a").cycle.clean_up.laws_per_withdrawal == 1


def test_the_end_of_a_law_that_is_no_repeal_is_unknown_articles(measure: Measure) -> None:
    """
    laws:
      - {id: l, title: L, kind: wet, in_force_from: 2000-01-01,
         changes: [{act: a, in_force_from: 2010-01-01, effect: intrekking}]}
    """
    assert years(measure())[2010].unknown_articles == 1
