"""Findings as lines that people and editors read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stapeling.checks.result import CheckResult
from stapeling.language import Language
from stapeling.reports.checks.view import CheckView
from stapeling.reports.plain import plain

FEW = 5
"""How many notes of one code are shown unless all are asked for."""


def text(view: CheckView) -> str:
    """Write every finding as `file:line:col: CODE message`, and a line that counts them."""
    return "\n".join([*_lines(view), plain(view.summary())]) + "\n"


def _lines(view: CheckView) -> Iterator[str]:
    notes: Counter[str] = Counter()
    for finding in view.findings:
        if finding.severity == "note":
            notes[finding.code] += 1
            if notes[finding.code] > FEW and not view.verbose:
                continue
        place = f"{plain(finding.location.file)}:{finding.location.line}:{finding.location.column}"
        begin = f"{place}: " if finding.location.file else ""
        yield f"{begin}{finding.code} [{view.level(finding)}] {view.message(finding)}"
    for code, count in sorted(notes.items()):
        if count > FEW and not view.verbose:
            yield view.language.plural(
                "{code}: {n} more note (--verbose)", "{code}: {n} more notes (--verbose)",
                count - FEW, code=code,
            )  # fmt: skip


def settings_text(result: CheckResult, language: Language) -> str:
    """Write every setting with its value and where it came from."""
    rows = [(row.name, row.value or "-", row.origin) for row in result.settings]
    widths = [max(len(row[n]) for row in rows) for n in (0, 1)]
    lines = (f"{a:{widths[0]}}  {b:{widths[1]}}  {plain(c)}" for a, b, c in rows)
    return language.text("Settings, and where each comes from") + "\n" + "\n".join(lines) + "\n"
