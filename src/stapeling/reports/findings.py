"""Findings as lines of text in the language of the reader."""

from __future__ import annotations

from stapeling.findings import Finding
from stapeling.language import N_, Language

_KINDS = {
    "a mapping": N_("a mapping"),
    "a list": N_("a list"),
    "nothing": N_("nothing"),
}
"""What stood in the place of a value, as the loader says it."""


def finding_message(finding: Finding, language: Language) -> str:
    """Write what is wrong; values stand as they are in the file."""
    values = {key: _shown(value, language) for key, value in finding.values.items()}
    return language.text(finding.template, **values)


def finding_line(finding: Finding, language: Language) -> str:
    """Write a finding with its place and code: `file:line:col: CODE message`.

    The nearest valid value follows when there is one.
    """
    line = f"{finding.location}: {finding.code} {finding_message(finding, language)}"
    if not finding.hint:
        return line
    hint = language.text("did you mean '{word}'?", word=finding.hint)
    return f"{line} ({hint})"


def _shown(value: object, language: Language) -> str:
    """Give a value as text, so that a number of the file is not written as a reader's number."""
    known = _KINDS.get(value) if isinstance(value, str) else None
    return language.text(known) if known is not None else str(value)
