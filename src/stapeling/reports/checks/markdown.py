"""Findings as Markdown, for the summary of a run or a remark at a merge request."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.language import N_
from stapeling.reports.checks.view import CheckView
from stapeling.reports.markdown import escaped

_HEADERS = (N_("level"), N_("rule"), N_("place"), N_("finding"))


def markdown(view: CheckView) -> str:
    """Write the findings as a table, the gravest first."""
    return "\n".join(_lines(view)) + "\n"


def _lines(view: CheckView) -> Iterator[str]:
    yield "## " + escaped(view.language.text("Check of the corpus"))
    yield ""
    yield escaped(view.summary())
    if not view.findings:
        return
    yield ""
    yield "| " + " | ".join(escaped(view.language.text(name)) for name in _HEADERS) + " |"
    yield "|:---|:---|:---|:---|"
    order = {"error": 0, "warning": 1, "note": 2}
    for finding in sorted(view.findings, key=lambda row: (order[row.severity], row)):
        place = f"{view.path(finding)}:{finding.location.line}" if finding.location.file else ""
        cells = (view.level(finding), finding.code, place, view.message(finding))
        yield "| " + " | ".join(map(escaped, cells)) + " |"
