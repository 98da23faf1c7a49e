"""The toetsen of an organisation: those that it performs, and those whose work lies with it."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.language import N_
from stapeling.model.toetsen import ImpactTest
from stapeling.reports.page import NO_COUNT, Cell, Column, Row, Table, number
from stapeling.reports.plain import plain
from stapeling.reports.view import View
from stapeling.reports.words import words

_CAPTION = N_(
    "Toetsen of the catalogue that it performs, whose work lies with it, or with every implementer"
    " of an act. Done: results recorded on acts, the work of which lay with it."
)
_EVERY = "implementers"
"""How the catalogue names the implementers of an act."""


def toetsen_of_table(view: View, name: str) -> Table:
    """Tell the toetsen that an organisation has to do with, and in which role."""
    text = view.text
    rows = [
        (toets, roles)
        for toets in sorted(view.graph.corpus.tests.values(), key=lambda toets: toets.id)
        if (roles := tuple(_roles(view, toets, name)))
    ]
    return Table(
        key="toetsen",
        title=text("Its toetsen"),
        caption=text(_CAPTION),
        columns=(
            Column("toets", view.header("toets")),
            Column("roles", view.header("what it does")),
            Column("status", view.header("status")),
            Column("phase", view.header("phase")),
            number("done", view.header("done"), 2, untold=NO_COUNT),
        ),
        rows=tuple(_row(view, toets, roles, name) for toets, roles in rows),
    )


def _roles(view: View, toets: ImpactTest, name: str) -> Iterator[str]:
    if name in toets.performed_by:
        yield "performs"
    if name in toets.work_at:
        yield "bears_work"
    elif _EVERY in toets.work_at and name in view.graph.implemented_by:
        yield "bears_work_of_its_acts"


def _row(view: View, toets: ImpactTest, roles: tuple[str, ...], name: str) -> Row:
    graph = view.graph
    acts = [
        row.act or row.law or ""
        for row in graph.corpus.test_results
        if row.test == toets.id and graph.bears(toets, graph.act(row.act), name)
    ]
    cells = (
        Cell(plain(toets.title), toets.id),
        Cell(words(view.language, roles), roles),
        view.word(toets.status),
        view.word(toets.phase),
        view.number(len(acts)),
    )
    return Row(cells, ids=tuple(acts))
