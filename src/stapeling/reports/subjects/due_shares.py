"""The table of due evaluations: how many were done, done in time and answered."""

from __future__ import annotations

from stapeling.analyses.results import Span
from stapeling.language import N_
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.ranges import shares_cell
from stapeling.reports.view import View

_DUE_CAPTION = N_(
    "Unit: due days of evaluation clauses that have certainly come. Done is a report before the"
    " next due day; in time is on or before the day. An interval: the days leave it open."
)


def due_share_table(view: View) -> Table:
    """Tell how many due evaluations were done, done in time and answered."""
    text, due = view.text, view.report.cycle.due
    counts = (
        ("done", text("done"), due.done),
        ("in_time", text("in time"), due.in_time),
        ("answered", text("answered"), due.answered),
    )
    unknown = view.plural(
        "{n} more due day is not known, or not known to have come.",
        "{n} more due days are not known, or not known to have come.",
        due.unknown,
    )
    return Table(
        key="due_shares",
        title=text("Due evaluations"),
        caption=text(_DUE_CAPTION),
        columns=(
            Column("what", view.header("outcome")),
            number("n", view.header("number")),
            number("of", view.header("of")),
            number("share", view.header("share")),
        ),
        rows=tuple(_due_row(view, *row) for row in counts) if due.due or due.unknown else (),
        notes=(unknown,) if due.unknown else (),
    )


def _due_row(view: View, key: str, name: str, count: Span) -> Row:
    due = view.report.cycle.due.due
    cells = (
        Cell(name, key),
        view.span(count),
        view.number(due),
        shares_cell(view, (count.low / due, count.high / due) if due else None),
    )
    return Row(cells)
