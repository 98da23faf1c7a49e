"""Findings as workflow commands of GitHub Actions, which become notes at the lines of a change."""

from __future__ import annotations

from stapeling.findings import Finding
from stapeling.reports.checks.view import CheckView

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_PROPERTY = (*_DATA, (":", "%3A"), (",", "%2C"))


def github(view: CheckView) -> str:
    """Write every finding as `::error file=..,line=..::message`, and a line that counts them."""
    lines = [_command(view, finding) for finding in view.findings]
    return "\n".join([*lines, _data(view.summary())]) + "\n"


def _command(view: CheckView, finding: Finding) -> str:
    properties = {"title": f"stapeling {finding.code}"}
    if finding.location.file:
        properties = {
            "file": view.path(finding),
            "line": str(finding.location.line),
            "col": str(finding.location.column),
            **properties,
        }
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {told}::{_data(view.message(finding))}"


def _data(text: str) -> str:
    return _replaced(text, _DATA)


def _property(text: str) -> str:
    return _replaced(text, _PROPERTY)


def _replaced(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for character, code in pairs:
        text = text.replace(character, code)
    return text
