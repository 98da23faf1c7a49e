"""The table of delegation: which laws carry other regulations, through how many layers."""

from __future__ import annotations

from functools import partial

from stapeling.analyses.results import LawResult
from stapeling.graph.delegation import Circle
from stapeling.language import N_
from stapeling.reports.names import ARROW
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.rows import Rows
from stapeling.reports.view import View

_LAYER_CAPTION = N_(
    "Depth in steps of delegation on the longest path; regulations that rest on the law,"
    " directly or not. Only recorded delegation counts, so read both as at least."
)


def layer_table(view: View) -> Table:
    """Tell what rests on every law that carries another, the deepest first."""
    text = view.text
    laws = [law for law in view.report.laws if law.layers.regulations]
    laws.sort(key=lambda law: (-law.layers.depth, -law.layers.regulations, law.id))
    notes = [_told(view, circle) for circle in view.report.circles]
    if not laws:
        notes.append(text("No regulation that rests on another one is recorded."))
    return Table(
        key="layers",
        title=text("Layers of delegation"),
        caption=text(_LAYER_CAPTION),
        columns=(
            Column("law", view.header("law")),
            number("depth", view.header("depth"), unit=text("steps")),
            number("regulations", view.header("regulations")),
            Column("chain", view.header("longest path")),
        ),
        rows=Rows(partial(_row, view), laws),
        notes=tuple(notes),
    )


def _row(view: View, law: LawResult) -> Row:
    chain = f" {ARROW} ".join(map(view.names.law, law.layers.chain))
    cells = (
        view.law(law.id),
        view.number(law.layers.depth),
        view.number(law.layers.regulations),
        Cell(chain, law.layers.chain),
    )
    return Row(cells, ids=law.layers.chain)


def _told(view: View, circle: Circle) -> str:
    laws = view.names.laws(circle.laws)
    edges = "; ".join(
        f"{view.names.law(a)} {ARROW} {view.names.law(b)}" for a, b in circle.breaking
    )
    return view.text(
        "Rest on each other: {laws}. Broken by leaving out: {edges}", laws=laws, edges=edges
    )
