"""The table of due evaluations: how many were done, done in time and answered."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.analyses.results import DueShares, Span
from stapeling.language import N_
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.ranges import shares_cell
from stapeling.reports.view import View

_DUE_CAPTION = N_(
    "Unit: due days of evaluation clauses that have certainly come. Done is a report before the"
    " next due day; in time is on or before the day. An interval: the days leave it open, nobody"
    " sought a report up to the reference day, or no answer is recorded, which is not none."
)


def due_share_table(view: View) -> Table:
    """Tell how many due evaluations were done, done in time and answered."""
    text, due = view.text, view.report.cycle.due
    counts = (
        ("done", text("done"), due.done),
        ("in_time", text("in time"), due.in_time),
        ("answered", text("answered"), due.answered),
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
        notes=tuple(_notes(view, due)),
    )


def _notes(view: View, due: DueShares) -> Iterator[str]:
    """Tell of how many due days it is not known what came of them."""
    if due.unknown:
        yield view.plural(
            "{n} more due day is not known, or not known to have come.",
            "{n} more due days are not known, or not known to have come.",
            due.unknown,
        )
    if due.unsought:
        yield view.plural(
            "Of {n} due day no report is known, and none was sought up to the reference day: one"
            " may exist.",
            "Of {n} due days no report is known, and none was sought up to the reference day: they"
            " may exist.",
            due.unsought,
        )
    if due.unknown_answers:
        yield view.plural(
            "Of {n} report it is not known whether it was answered.",
            "Of {n} reports it is not known whether they were answered.",
            due.unknown_answers,
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
