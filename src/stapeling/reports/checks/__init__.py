"""Findings in the formats that people and machines of continuous integration read.

Every format is a function of a `CheckView`. Text of a corpus is data in each of them: it can begin
no command, no markup and no element.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stapeling.reports.checks.data import json_text
from stapeling.reports.checks.explained import (
    explain_json,
    explain_markdown,
    explain_text,
    list_rules,
)
from stapeling.reports.checks.github import github
from stapeling.reports.checks.gitlab import gitlab
from stapeling.reports.checks.junit import junit
from stapeling.reports.checks.markdown import markdown
from stapeling.reports.checks.sarif import sarif
from stapeling.reports.checks.text import settings_text, text
from stapeling.reports.checks.view import CheckView

__all__ = [
    "FORMATS",
    "CheckView",
    "explain_json",
    "explain_markdown",
    "explain_text",
    "list_rules",
    "settings_text",
]

FORMATS: Mapping[str, Callable[[CheckView], str]] = {
    "text": text,
    "json": json_text,
    "sarif": sarif,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
    "markdown": markdown,
}
"""The formats of `check` by name."""
