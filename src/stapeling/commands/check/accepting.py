"""What a run of `check` found, written down as known."""

from __future__ import annotations

from pathlib import Path

from stapeling.checks.baseline import write_baseline
from stapeling.checks.result import CheckResult
from stapeling.commands.check.settling import baseline_in
from stapeling.errors import StapelingError

NEVER_KNOWN = frozenset({"ST601", "ST602", "ST603", "ST605"})
"""Findings about the run itself: to accept them in a baseline would hide what they are for."""


def baseline_of(result: CheckResult, file: Path, reason: str) -> str:
    """Give what a run found as a baseline; reasons that stand in it, or in the file, are kept."""
    from stapeling.language import NO_BREAK, Language
    from stapeling.reports.findings import finding_message
    from stapeling.reports.names import Names
    from stapeling.reports.plain import plain

    if result.graph is None:
        raise StapelingError("--write-baseline: the corpus cannot be read; mend it first")
    english = Language.of("en")
    names = Names(result.graph, english)
    outcome = result.outcome
    rows = [*outcome.findings, *outcome.known, *outcome.unchanged]
    kept = [row for row in rows if row.code not in NEVER_KNOWN]
    told = ((row.key, finding_message(row, english, names)) for row in kept)
    messages = {key: plain(text.replace(NO_BREAK, " ")) for key, text in told}
    known = {**baseline_in(str(file), required=False), **result.known}
    return write_baseline(kept, known, messages, reason)
