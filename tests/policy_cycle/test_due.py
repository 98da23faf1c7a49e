"""Due evaluations: how many were done, in time, and answered."""

from __future__ import annotations

from stapeling.analyses.results import DueShares, Span

from .conftest import Measure


def test_due_days_are_counted_once(measure: Measure) -> None:
    """
    laws:
      - id: l
        title: L
        kind: wet
        in_force_from: 2010-01-01
        evaluation_clauses:
          - {id: c, term_years: 3, then_every_years: 3, targets: [{law: l}, {law: m}]}
          - {id: later, due: 2030-01-01}
          - {id: nobody_knows, anchor: {act: nothing}}
      - {id: m, title: M, kind: wet, in_force_from: 2010-01-01}
    evaluations:
      - {id: x, kind: wetsevaluatie, satisfies: [l/c], published: 2012-12-01,
         response: 2013-03-01}
      - {id: y, kind: wetsevaluatie, satisfies: [l/c], published: 2016-02-01,
         response: 2021-03-01}
    """
    found = measure("2020-01-01").cycle.due
    # 2013 done in time and answered, 2016 done late, 2019 open; one unknown
    # nobody looked for evaluations: the open one may be done, in time, and answered
    assert found == DueShares(3, Span(2, 3), Span(1, 2), Span(1, 2), 1, unsought=1)


def test_days_that_leave_it_open(measure: Measure) -> None:
    """
    laws:
      - id: l
        title: L
        kind: wet
        in_force_from: 2010-01-01
        evaluation_clauses:
          - {id: a, due: 2015}
          - {id: b, due: 2016-01-01}
          - {id: c, due: 2020}
          - {id: d, term_years: 4, anchor: {act: nothing}}
    evaluations:
      - {id: x, kind: wetsevaluatie, satisfies: [l/a], published: 2015-06-01, response: 2020}
      - {id: y, kind: wetsevaluatie, satisfies: [l/b], published: {after: 2015-06-01,
         before: 2020-09-01}}
    """
    found = measure("2020-06-01").cycle.due
    assert found == DueShares(2, Span(1, 2), Span(0, 2), Span(0, 2), 2, unknown_answers=1)


def test_what_nobody_looked_for_may_exist(measure: Measure) -> None:
    """
    laws:
      - {id: never, title: N, kind: wet, in_force_from: 2010-01-01,
         evaluation_clauses: [{id: c, due: 2015-01-01}]}
      - {id: always, title: A, kind: wet, in_force_from: 2010-01-01,
         evaluations_searched_until: 2020-01-01, evaluation_clauses: [{id: c, due: 2015-01-01}]}
      - {id: a_while, title: W, kind: wet, in_force_from: 2010-01-01,
         evaluations_searched_until: 2016-01-01, evaluation_clauses: [{id: c, due: 2015-01-01}]}
      - {id: done, title: D, kind: wet, in_force_from: 2010-01-01,
         evaluations_searched_until: 2020-01-01, evaluation_clauses: [{id: c, due: 2015-01-01}]}
    evaluations: [{id: x, kind: wetsevaluatie, satisfies: [done/c], published: 2014-01-01}]
    """
    # never and a_while may be done; only never in time; those two and done may be answered
    assert measure("2020-01-01").cycle.due == DueShares(
        4, Span(1, 3), Span(1, 2), Span(0, 3), 0, unsought=2, unknown_answers=1
    )


def test_a_clause_about_another_law_counts_with_that_law(measure: Measure) -> None:
    """
    laws:
      - {id: a, title: A, kind: wet, in_force_from: 2010-01-01}
      - id: b
        title: B
        kind: wet
        in_force_from: 2010-01-01
        evaluation_clauses: [{id: c, term_years: 3, targets: [{law: a}]}]
    """
    assert measure("2020-01-01").cycle.due.due == 1
    assert measure("2020-01-01", "a").cycle.due.due == 1
    assert measure("2020-01-01", "b").cycle.due.due == 0
