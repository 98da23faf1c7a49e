"""The table of notice: the days that implementers had to prepare for one act."""

from __future__ import annotations

from collections.abc import Sequence

from stapeling.analyses.burden.notice import Notice
from stapeling.language import N_
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.view import Reader

_NOTICE_CAPTION = N_(
    "Unit: days between publication and commencement. Needed: until the day from which it is"
    " feasible, where that is stated; else the norm of two calendar months, three for local"
    " government (Aanwijzing 4.17)."
)


def notice_table(view: Reader, notice: Sequence[Notice]) -> Table:
    """Tell the days that each implementer had, those with least of what they needed first."""
    ordered = sorted(notice, key=lambda row: (-(row.short or 0), row.organisation))
    return Table(
        key="notice",
        title=view.text("Notice given"),
        caption=view.text(_NOTICE_CAPTION),
        columns=(
            Column("implementer", view.header("implementer")),
            number("given", view.header("given")),
            number("needed", view.header("needed")),
            number("short", view.header("short")),
            Column("basis", view.header("basis")),
        ),
        rows=tuple(_row(view, row) for row in ordered),
    )


def _row(view: Reader, row: Notice) -> Row:
    basis = view.text("norm of {n} months", n=row.months) if row.norm else view.text("as stated")
    cells = (
        Cell(view.names.organisation(row.organisation), row.organisation),
        view.number(row.given),
        view.number(row.needed),
        view.number(row.short),
        Cell(basis, "norm" if row.norm else "stated"),
    )
    return Row(cells, ids=(row.organisation,))
