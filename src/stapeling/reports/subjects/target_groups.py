"""The table of target groups: how many laws and layers lie on each."""

from __future__ import annotations

from functools import partial

from stapeling.analyses.results import TargetGroup
from stapeling.language import N_
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.rows import Rows
from stapeling.reports.view import View
from stapeling.reports.words import word

_GROUP_CAPTION = N_(
    "Laws that have started, and the layers on them. A law counts for each of its groups,"
    " so rows cannot be added; a law without a recorded group is in none."
)


def group_table(view: View) -> Table:
    """Tell how many laws and layers lie on each target group, the most layers first."""
    text = view.text
    groups = sorted(view.report.target_groups, key=lambda row: (-row.breadth.low, row.id))
    notes = () if groups else (text("No target group of a law is recorded."),)
    return Table(
        key="target_groups",
        title=text("Target groups"),
        caption=text(_GROUP_CAPTION),
        columns=(
            Column("target_group", view.header("target group")),
            number("laws", view.header("laws")),
            number("breadth", view.header("layers")),
        ),
        rows=Rows(partial(_row, view), groups),
        notes=notes,
    )


def _row(view: View, group: TargetGroup) -> Row:
    laws = tuple(law.id for law in view.measured if group.id in law.target_groups)
    named = view.text("Laws: {laws}", laws=view.list_of(view.names.law, laws))
    name = Cell(word(view.language, group.id), group.id)
    cells = (name, view.number(group.laws), view.span(group.breadth))
    return Row(cells, (named,), laws)
