"""Pictures of check: findings by rule."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from stapeling.checks import RULES
from stapeling.checks.context import Context
from stapeling.checks.result import CheckResult
from stapeling.checks.running import Asked, Outcome, run_checks
from stapeling.findings import NOWHERE, Finding
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.reports.charts.checks import check_charts
from stapeling.reports.checks.view import CheckView

from .specs import chart_of, check_all, rows


def finding(code: str, name: str, severity: Any = "warning") -> Finding:
    return Finding(NOWHERE, code, "{law} is odd", {"law": name}, ids=(name,), severity=severity)


def view_of(outcome: Outcome, code: str = "en") -> CheckView:
    result = CheckResult(outcome, dt.date(2026, 1, 1), RULES, "error", ())
    return CheckView(result, Language.of(code))


FOUND = Outcome(
    findings=(
        finding("ST201", "a", "error"),
        finding("ST201", "b"),
        finding("ST201", "c"),
        finding("ST403", "<script>", "note"),
    ),
    known=(finding("ST403", "d", "note"),),
    ignored=(finding("ST502", "e"),),
)


def test_findings_by_severity(capfd: Any) -> None:
    charts = check_all(check_charts(view_of(FOUND)), capfd)
    assert rows(chart_of(charts, "findings"), "rules", "n", "s", "x", "y", "w") == [
        ("ST201", "error", 0, 1, "a is odd"),
        ("ST201", "warning", 1, 3, "b is odd; c is odd"),
        ("ST403", "note", 0, 1, "<script> is odd"),
    ]


def test_known_and_ignored() -> None:
    chart = chart_of(check_charts(view_of(FOUND)), "findings_known")
    assert rows(chart, "rules", "n", "s", "y") == [
        ("ST201", "to mend", 3),
        ("ST403", "to mend", 1),
        ("ST403", "known in the baseline", 2),
        ("ST502", "ignored for a reason", 1),
    ]


def test_dutch_can_be_drawn(capfd: Any) -> None:
    check_all(check_charts(view_of(FOUND, "nl")), capfd)


def test_without_known_findings_one_picture() -> None:
    only = replace(FOUND, known=(), ignored=())
    assert [chart.key for chart in check_charts(view_of(only))] == ["findings"]


def test_nothing_found_gives_no_picture() -> None:
    assert list(check_charts(view_of(Outcome(findings=())))) == []


def test_rules_of_a_real_run(capfd: Any) -> None:
    from stapeling.analyses.options import Options
    from stapeling.checks.limits import Limits
    from stapeling.loading import load_texts

    text = "laws: [{id: l, title: L, kind: wet, in_force_from: 2010-01-01}]"
    corpus = load_texts({"a.yaml": text}).corpus
    context = Context(corpus, Options(dt.date(2026, 1, 1)), Limits(), corpus.findings)
    outcome = run_checks(context, Asked(RULES))
    result = CheckResult(outcome, dt.date(2026, 1, 1), RULES, "error", (), graph=StackGraph(corpus))
    charts = check_all(check_charts(CheckView(result, Language.of("en"))), capfd)
    ends: dict[str, int] = {}
    for chart in charts:
        for code, end in rows(chart, "rules", "n", "y"):
            ends[code] = max(end, ends.get(code, 0))
    assert sum(ends.values()) == len(outcome.findings)
