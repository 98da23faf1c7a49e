"""Findings by rule: by how grave they are, and which are new, known, accepted or gone."""

from __future__ import annotations

from collections.abc import Mapping

from stapeling.findings import SEVERITIES
from stapeling.language import N_
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.checks.bars import Kinds, bars, codes_of, shown, told
from stapeling.reports.charts.marks import Look
from stapeling.reports.charts.style import DASHED, DOTTED, PALETTE, SOLID
from stapeling.reports.checks.view import LEVELS, CheckView

_CAPTION = N_("Unit: findings, a line for every rule; the rules with most findings first.")
_SEVERITY_LOOKS = {
    "error": (PALETTE["error"], 0.95, SOLID),
    "warning": (PALETTE["warning"], 0.6, SOLID),
    "note": (PALETTE["note"], 0.2, DASHED),
}
_FATES = {
    "new": (N_("to mend"), (PALETTE["new"], 0.95, SOLID)),
    "unchanged": (N_("there before the change"), (PALETTE["unchanged"], 0.4, SOLID)),
    "known": (N_("known in the baseline"), (PALETTE["known"], 0.4, DASHED)),
    "ignored": (N_("ignored for a reason"), (PALETTE["ignored"], 0.2, DOTTED)),
    "fixed": (N_("fixed"), (PALETTE["fixed"], 0.15, DASHED)),
}
"""What became of findings, and how it looks."""


def severity_chart(view: CheckView) -> Chart | None:
    """Draw the findings that stand, by rule and by how grave they are."""
    text = view.language.text
    kinds = {
        text(LEVELS[level]): [row for row in view.findings if row.severity == level]
        for level in reversed(SEVERITIES)
    }
    looks = {text(LEVELS[level]): look for level, look in _SEVERITY_LOOKS.items()}
    return _chart(view, "findings", text("Findings by rule"), kinds, looks)


def fates_chart(view: CheckView) -> Chart | None:
    """Draw all findings by rule, those that are known or accepted too; none without these."""
    text, outcome = view.language.text, view.result.outcome
    rows = {
        "new": outcome.findings,
        "unchanged": outcome.unchanged,
        "known": outcome.known,
        "ignored": outcome.ignored,
        "fixed": outcome.fixed,
    }
    if not any(found for name, found in rows.items() if name != "new"):
        return None
    kinds = {text(_FATES[name][0]): found for name, found in rows.items()}
    looks = {text(words): look for words, look in _FATES.values()}
    return _chart(view, "findings_known", text("Findings: new, known and ignored"), kinds, looks)


def _chart(
    view: CheckView, key: str, title: str, kinds: Kinds, looks: Mapping[str, Look]
) -> Chart | None:
    codes = codes_of(kinds)
    if not codes:
        return None
    text = view.language.text
    notes = [text(_CAPTION)]
    if len(codes) > len(shown(codes)):
        notes.append(
            text("Shown are the first {n} of {all} rules.", n=len(shown(codes)), all=len(codes))
        )
    return Chart(
        key=key,
        part="findings",
        title=title,
        caption=" ".join(notes),
        described=told(view, kinds),
        spec=bars(view, kinds, looks, view.message),
        tables=("findings",),
    )
