"""A bound is drawn as a bound: a line that goes on, without a mark at its open end."""

from __future__ import annotations

import datetime as dt

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.loading import Loaded
from stapeling.reports.charts.evaluation.lateness import lateness_chart
from stapeling.reports.view import View


def test_a_report_of_at_the_latest_some_day(corpus: Loaded) -> None:
    """
    laws:
      - id: a
        title: A
        kind: wet
        in_force_from: 2010-01-01
        evaluation_clauses: [{id: c, article: "9", term_years: 2}]
    evaluations:
      - {id: e, kind: wetsevaluatie, satisfies: [a/c], published: {before: 2012-04-11}}
    """
    graph = StackGraph(corpus.corpus)
    report = analyse(graph, Options(dt.date(2020, 1, 1)))
    chart = lateness_chart(View(report, graph, Language.of("en")))
    assert chart is not None
    (row,) = chart.spec["datasets"]["due"]
    (due,) = report.laws[0].evaluation.clauses if report.laws[0].evaluation else ()
    assert due.days_late is not None
    assert (due.days_late.low, row["open"]) in [(None, "x"), (due.days_late.low, None)]
    assert row["y"] == due.days_late.high
