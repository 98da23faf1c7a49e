"""The findings of check that came and went between two sides."""

from __future__ import annotations

from stapeling.findings import Finding
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.checks.bars import bars, codes_of, told
from stapeling.reports.charts.style import DASHED, PALETTE, SOLID
from stapeling.reports.comparison.view import ComparisonView
from stapeling.reports.findings import finding_message


def finding_changes_chart(view: ComparisonView) -> Chart | None:
    """Draw by rule the findings that came and went; nothing when none did."""
    found = view.comparison.findings
    if found is None or not (found.new or found.fixed):
        return None
    new, fixed, same = view.text("new"), view.text("fixed"), view.text("the same")
    kinds = {new: found.new, fixed: found.fixed}
    if view.everything:
        kinds[same] = found.unchanged
    looks = {
        new: (PALETTE["new"], 0.95, SOLID),
        fixed: (PALETTE["fixed"], 0.2, DASHED),
        same: (PALETTE["unchanged"], 0.3, SOLID),
    }
    names = next(iter(view.names.sides), None)

    def message(finding: Finding) -> str:
        return finding_message(finding, view.language, names)

    if not codes_of(kinds):
        return None
    return Chart(
        key="findings",
        part="findings",
        title=view.text("Findings that came and went"),
        caption=view.text("Unit: findings of check, a line for every rule."),
        described=told(view, kinds),
        spec=bars(view, kinds, looks, message),
        tables=("findings",),
    )
