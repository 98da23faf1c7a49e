"""Findings as JSON, format version 1. Its keys are fixed; more may be added."""

from __future__ import annotations

from stapeling import __version__
from stapeling.findings import Finding
from stapeling.reports.checks.view import CheckView
from stapeling.reports.json_report import render
from stapeling.reports.receipt import receipt_data

FORMAT_VERSION = 1


def json_text(view: CheckView) -> str:
    """Write the findings, what was not told, and what they were computed for and from."""
    return render(payload(view))


def payload(view: CheckView) -> dict[str, object]:
    """Give the result as data that JSON can hold."""
    result, outcome = view.result, view.result.outcome
    return {
        "format_version": FORMAT_VERSION,
        "stapeling": __version__,
        "as_of": result.as_of.isoformat(),
        "settings": {row.name: row.value for row in result.settings},
        "receipt": receipt_data(result.loaded) if result.loaded is not None else None,
        "refused": result.refused,
        "failed": result.refused or result.failed,
        "findings": [_finding(view, finding) for finding in view.findings],
        "known": len(outcome.known),
        "stale": len(outcome.stale),
        "ignored": len(outcome.ignored),
        "unchanged": len(outcome.unchanged),
        "fixed": [finding.key for finding in outcome.fixed],
    }


def _finding(view: CheckView, finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.location.file,
        "line": finding.location.line,
        "column": finding.location.column,
        "ids": list(finding.ids),
        "message": view.message(finding),
        "witness": list(finding.witness),
        "key": finding.key,
    }
