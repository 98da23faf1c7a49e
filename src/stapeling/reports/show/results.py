"""Results of toetsen on a page: those recorded of an act, a law or a toets, and those needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from stapeling.analyses.results import ActToetsen, ToetsOfAct
from stapeling.language import N_
from stapeling.model.laws import Law
from stapeling.model.records import certainty_of
from stapeling.model.toetsen import ToetsResult
from stapeling.reports.page import Cell, Column, Row, Table
from stapeling.reports.subjects.questions import catalogued, toets_cell
from stapeling.reports.subjects.toetsen_act import said_cells, told_flaws, told_open
from stapeling.reports.subjects.toetsen_acts import told_doubt
from stapeling.reports.view import View

Page = Literal["act", "law", "toets"]
"""On whose page results stand: what the page is of needs no column."""
_RESULTS_CAPTION = N_("As recorded; that nothing is recorded does not say that nothing was done.")
_NEEDED_CAPTION = N_(
    "What the catalogue asks of the act on the day of its submission, else of its publication."
    " Perhaps: something that the condition asks is not recorded, and is named."
)


def results_on(view: View, law: Law) -> list[ToetsResult]:
    """Give the results on a law, and on the acts that made or change it."""
    graph = view.graph
    acts = {*graph.changes_by_act(law), *graph.makers(law)}
    return [
        row
        for row in graph.corpus.test_results
        if row.law == law.id or graph.corpus.act_id(row.act) in acts
    ]


def result_table(view: View, results: Sequence[ToetsResult], page: Page) -> Table:
    """Tell results in order of delivery; those of which no day is known come last."""
    columns = (
        Column("test", view.header("toets")),
        Column("subject", view.header("act or law")),
        Column("requested", view.header("asked for"), priority=3, untold=(None,)),
        Column("delivered", view.header("delivered")),
        Column("verdict", view.header("verdict")),
        Column("feasible_from", view.header("feasible from"), priority=2, untold=(None,)),
    )
    left_out = {"act": "subject", "law": "", "toets": "test"}[page]
    kept = [n for n, column in enumerate(columns) if column.key != left_out]
    ordered = sorted(results, key=_order)
    return Table(
        key="test_results",
        title=view.text("Toetsen done on it") if page != "toets" else view.text("Results"),
        caption=view.text(_RESULTS_CAPTION),
        columns=tuple(columns[n] for n in kept),
        rows=tuple(_row(view, row, kept) for row in ordered),
    )


def _order(row: ToetsResult) -> tuple[bool, int, str, str]:
    delivered = row.delivered
    return delivered is None, delivered.first if delivered else 0, row.test, row.act or ""


def _row(view: View, row: ToetsResult, kept: Sequence[int]) -> Row:
    subject = view.graph.corpus.act_id(row.act) or row.act or row.law or ""
    name = view.names.law(subject) if row.act is None else view.names.cited(subject)
    cells = (
        toets_cell(view, row.test),
        Cell(name, subject),
        view.day(row.requested),
        view.day(row.delivered),
        view.word(row.verdict),
        view.day(row.feasible_from),
    )
    doubt = told_doubt(view, row.verdict, certainty_of(row, "verdict"), row.certainty)
    details = [told for told in (*doubt, view.sources(row.source)) if told]
    return Row(tuple(cells[n] for n in kept), tuple(details), (row.test, subject))


def needed_tables(view: View, act: str) -> Iterator[Table]:
    """Tell the toetsen that an act needs or perhaps needs; what was done stands beside it."""
    found = next((row for row in view.report.toetsen.acts if row.act == act), None)
    if found is not None:
        yield _needed_table(view, found)


def _needed_table(view: View, act: ActToetsen) -> Table:
    return Table(
        key="toetsen",
        title=view.text("Toetsen that it needs"),
        caption=view.text(_NEEDED_CAPTION),
        columns=(
            Column("required", view.header("required")),
            Column("test", view.header("toets")),
            Column("state", view.header("recorded")),
            Column("phase", view.header("phase"), priority=2),
        ),
        rows=tuple(
            _needed_row(view, row)
            for group in ("required", "perhaps")
            for row in act.rows
            if row.required == group
        ),
        grouped=True,
    )


def _needed_row(view: View, row: ToetsOfAct) -> Row:
    cells = (*said_cells(view, row), view.word(catalogued(view, row.test).phase))
    details = (*told_open(view, row), *told_flaws(view, row))
    return Row(cells, details, (row.test,))
