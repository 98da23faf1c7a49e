"""Findings as a code quality report of GitLab."""

from __future__ import annotations

import json

from stapeling.reports.checks.view import CheckView

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def gitlab(view: CheckView) -> str:
    """Write the findings as a list; each is known again by its fingerprint."""
    rows = [
        {
            "description": f"{finding.code} {view.message(finding)}",
            "check_name": finding.code,
            "fingerprint": view.fingerprint(finding),
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": view.path(finding) or ".",
                "lines": {"begin": max(finding.location.line, 1)},
            },
        }
        for finding in view.findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
