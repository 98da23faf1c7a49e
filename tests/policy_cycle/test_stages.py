"""Stages: how far each law came in the policy cycle, and the share that came round."""

from __future__ import annotations

import pytest

from stapeling.analyses.results import CycleOfLaw, DaySpan, Report

from .conftest import Measure


def law(report: Report, name: str = "l") -> CycleOfLaw:
    return next(row for row in report.cycle.laws if row.id == name)


@pytest.mark.parametrize(
    ("day", "stage", "since", "days"),
    [
        ("2012-01-01", "in_force", "2010-01-01", 730),
        ("2015-03-01", "evaluated", "2015-01-01", 59),
        ("2016-06-01", "answered", "2015-06-01", 366),
        ("2017-01-01", "changed", "2017-01-01", 0),
        ("2018-01-01", "changed", "2017-01-01", 365),
        ("2020-01-01", "evaluated", "2020-01-01", 0),
    ],
)
def test_a_law_goes_round(measure: Measure, day: str, stage: str, since: str, days: int) -> None:
    """
    laws:
      - id: l
        title: L
        kind: wet
        in_force_from: 2010-01-01
        changes:
          - {act: early, in_force_from: 2012-01-01}
          - {act: while_waiting, in_force_from: 2015-03-01}
          - {act: on_the_day, in_force_from: 2015-06-01}
          - {act: answer, in_force_from: 2017-01-01}
          - {act: again, in_force_from: 2018-01-01}
    acts:
      - {id: early, level: wet}
      - {id: while_waiting, level: wet}
      - {id: on_the_day, level: wet}
      - {id: answer, level: wet}
      - {id: again, level: wet}
    evaluations:
      - {id: first, kind: wetsevaluatie, laws: [l], published: 2015-01-01, response: 2015-06-01}
      - {id: other, kind: monitor, laws: [l], published: 2016-01-01}
      - {id: second, kind: wetsevaluatie, laws: [l], published: 2020-01-01}
    """
    found = law(measure(day))
    assert (found.stage, found.possible) == (stage, stage)
    assert found.since is not None
    assert found.since.text == since
    assert found.days == DaySpan(days, days)
    assert found.changed_by == ("answer" if stage == "changed" else None)
    assert found.complete is (stage == "changed")


def test_a_change_without_an_answer_brings_it_no_further(measure: Measure) -> None:
    """
    laws:
      - {id: l, title: L, kind: wet, in_force_from: 2010-01-01, changes: [{act: a,
         in_force_from: 2016-01-01}]}
      - {id: m, title: M, kind: wet, in_force_from: 2010-01-01, changes: [{act: b,
         in_force_from: 2016-01-01}]}
      - {id: n, title: N, kind: wet, in_force_from: 2010-01-01}
    acts: [{id: a, level: wet}, {id: b, level: wet}]
    evaluations:
      - {id: one, kind: wetsevaluatie, laws: [l, n], published: 2015-01-01}
      - {id: two, kind: wetsevaluatie, laws: [m], published: 2015-01-01, response: 2018-01-01}
    """
    found = law(measure("2020-01-01"))
    assert (found.stage, found.changed_unanswered, found.reaction) == ("evaluated", True, "a")
    assert found.changed_by is None
    assert not law(measure("2020-01-01"), "n").changed_unanswered
    before, after = law(measure("2017-01-01"), "m"), law(measure("2020-01-01"), "m")
    assert (before.stage, before.changed_unanswered) == ("evaluated", True)
    assert (after.stage, after.changed_unanswered) == ("answered", False)


def test_bounded_days_leave_stages_open(measure: Measure) -> None:
    """
    laws:
      - {id: l, title: L, kind: wet, in_force_from: 2010-01-01, changes: [{act: a,
         in_force_from: 2016}]}
      - {id: m, title: M, kind: wet, in_force_from: 2010-01-01}
      - {id: n, title: N, kind: wet, in_force_from: 2015}
    acts: [{id: a, level: wet}]
    evaluations:
      - {id: one, kind: wetsevaluatie, laws: [l], published: 2015-01-01, response: 2016}
      - {id: two, kind: wetsevaluatie, laws: [m], published: 2020}
      - {id: three, kind: wetsevaluatie, laws: [n], published: 2015-06-01, response: 2015-07-01}
    """
    found = law(measure("2020-06-01"))
    assert (found.stage, found.possible) == ("answered", "changed")
    assert found.days == DaySpan(1248, 1613)
    assert (law(measure("2020-06-01"), "m").stage, law(measure("2020-06-01"), "m").possible) == (
        "in_force",
        "evaluated",
    )
    other = law(measure("2020-06-01"), "n")
    assert (other.stage, other.possible, other.evaluation) == ("in_force", "answered", None)


def test_the_last_evaluation_counts(measure: Measure) -> None:
    """
    laws:
      - {id: l, title: L, kind: wet, in_force_from: 2010-01-01, changes: [{act: a,
         in_force_from: 2016-01-01}]}
    acts: [{id: a, level: wet}]
    evaluations:
      - {id: x, kind: wetsevaluatie, laws: [l], published: 2015-01-01, response: 2015-02-01}
      - {id: y, kind: wetsevaluatie, laws: [l], published: 2018-01-01}
      - {id: z, kind: wetsevaluatie, laws: [l], published: {after: 2017-01-01,
         before: 2019-01-01}, response: 2019-01-01}
    """
    found = law(measure("2020-01-01"))
    assert (found.evaluation, found.stage, found.possible) == ("y", "evaluated", "answered")


def test_an_answer_before_the_evaluation_is_none(measure: Measure) -> None:
    """
    laws: [{id: l, title: L, kind: wet, in_force_from: 2010-01-01}]
    evaluations: [{id: x, kind: wetsevaluatie, laws: [l], published: 2015-01-01,
      response: 2014-01-01}]
    """
    assert law(measure()).stage == "evaluated"


def test_shares_and_what_is_in_force(measure: Measure) -> None:
    """
    laws:
      - {id: ended, title: E, kind: wet, in_force_from: 2010-01-01, in_force_until: 2018-01-01}
      - {id: next, title: N, kind: wet, act: new, in_force_from: 2018-01-01, replaces: [ended]}
      - {id: bare, title: B, kind: wet, in_force_from: 2010-01-01,
         evaluations_searched_until: 2020-01-01}
      - {id: round, title: R, kind: wet, in_force_from: 2010-01-01, changes: [{act: a,
         in_force_from: 2017-01-01}]}
      - {id: told, title: T, kind: wet, in_force_from: 2010-01-01,
         evaluations_searched_until: 2021-01-01}
      - {id: sure, title: S, kind: wet, in_force_from: 2010-01-01,
         evaluations_searched_until: 2021-01-01,
         changes_complete_until: 2021-01-01}
      - {id: to_come, title: C, kind: wet, in_force_from: 2030-01-01}
    acts: [{id: a, level: wet}, {id: new, level: wet}]
    evaluations:
      - {id: x, kind: wetsevaluatie, laws: [ended, round, told, sure], published: 2016-01-01,
         response: 2016-02-01}
    """
    report = measure("2020-01-01")
    found = {row.id: row for row in report.cycle.laws}
    assert list(found) == ["bare", "ended", "next", "round", "sure", "told"]
    ended = found["ended"]
    assert (ended.ended, ended.stage, ended.changed_by, ended.days) == (
        True,
        "changed",
        "new",
        None,
    )
    assert [row.id for row in report.cycle.laws if row.searched] == ["bare", "sure", "told"]
    assert report.cycle.by_stage == {"in_force": 2, "evaluated": 0, "answered": 2, "changed": 1}
    # certainly: round; at most next (nobody searched) and told (its changes are not whole)
    assert report.cycle.complete_share == (1 / 5, 3 / 5)
    at_most = {row.id: row.at_most for row in report.cycle.laws if row.id != "ended"}
    assert at_most == {
        "bare": "in_force",
        "next": "changed",
        "round": "changed",
        "told": "changed",
        "sure": "answered",
    }
    assert measure("2005-01-01").cycle.complete_share is None


def test_a_law_that_perhaps_has_not_begun_is_not_counted(measure: Measure) -> None:
    """
    laws:
      - {id: old, title: O, kind: wet, in_force_from: {before: 1957-01-01}}
      - {id: changed, title: C, kind: wet, in_force_from: {before: 1957-01-01},
         changes: [{act: a, in_force_from: 1899-01-01}]}
      - {id: bare, title: B, kind: wet, in_force_from: 1890-01-01}
    acts: [{id: a, level: wet}]
    """
    past = measure("1900-01-01").cycle
    assert past.by_stage["in_force"] == 1 + sum(row.begun for row in past.laws if row.id != "bare")
    assert not next(row for row in past.laws if row.id == "old").begun
    assert measure("1960-01-01").cycle.by_stage["in_force"] == 3


def test_an_evaluation_without_a_recorded_answer_may_be_answered(measure: Measure) -> None:
    """
    laws: [{id: l, title: L, kind: wet, in_force_from: 2010-01-01,
      evaluations_searched_until: 2026-01-01, changes_complete_until: 2026-01-01,
      changes: [{act: a, in_force_from: 2017-01-01}]}]
    acts: [{id: a, level: wet}]
    evaluations: [{id: x, kind: wetsevaluatie, laws: [l], published: 2016-01-01}]
    """
    report = measure("2020-01-01")
    assert (law(report).possible, law(report).at_most) == ("evaluated", "changed")
    assert report.cycle.complete_share == (0, 1)
