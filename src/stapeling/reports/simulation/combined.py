"""The tables of combinations: which acts together tip whom."""

from __future__ import annotations

from stapeling.language import N_
from stapeling.reports.page import NO_COUNT, Cell, Column, Row, Table, number
from stapeling.reports.simulation.units import chance_cell, load_text
from stapeling.reports.simulation.unknown import unknown_lines
from stapeling.reports.simulation.view import SimulationView
from stapeling.simulating.results import Combination, Combinations, Tipping

_COMBINED_CAPTION = N_(
    "The base with these acts added: their changes and burdens, and nothing else that a scenario"
    " changes. Overload: the share of the draws in which any implementer is over a stated"
    " capacity. The likeliest first; of equals the fewest acts. Unknown: the acts of which no"
    " burden is known. Their weight is unknown, not zero, so their place here says nothing."
)
_TIPPING_CAPTION = N_(
    "The fewest acts with which an implementer is over a stated capacity in at least half of the"
    " draws; of equals the surest."
)


def combination_table(view: SimulationView, found: Combinations) -> Table:
    """Tell every combination, the likeliest to be over first."""
    text = view.text
    return Table(
        key="combinations",
        title=text("Combinations of acts"),
        caption=text(_COMBINED_CAPTION),
        columns=(
            Column("acts", view.header("acts added")),
            number("size", view.header("number")),
            number("overload", view.header("overload")),
            number("standard_error", view.header("standard error"), 2, untold=(0.0, None)),
            number("unknown", view.header("unknown"), untold=NO_COUNT),
        ),
        rows=tuple(_row(view, row) for row in found.ranked),
    )


def _row(view: SimulationView, row: Combination) -> Row:
    error = row.over.standard_error if row.over is not None else None
    cells = (
        Cell(view.subjects(row.acts) or view.text("none: the base"), row.acts),
        view.number(len(row.acts)),
        chance_cell(view, row.over, at_least=True),
        Cell(view.number(error, 4).text, error),
        view.number(len(row.unknowns.acts)),
    )
    return Row(cells, (*_peaks(view, row), *unknown_lines(view, row.unknowns)), row.acts)


def _peaks(view: SimulationView, row: Combination) -> list[str]:
    """Tell the heaviest loads on which the acts weigh."""
    found = []
    for line in row.lines:
        if line.peak is None:
            continue
        found.append(
            view.text(
                "{who}, {unit}: peak P50 {p50}, P90 {p90}",
                who=view.organisation(line.implementer),
                unit=view.word(line.unit).text,
                p50=load_text(view, line.unit, line.peak.p50),
                p90=load_text(view, line.unit, line.peak.p90),
            )
        )
    return found


def tipping_table(view: SimulationView, found: Combinations) -> Table:
    """Tell the smallest set of acts that tips each implementer over."""
    text = view.text
    rows = tuple(_tipping_row(view, row) for row in found.tipping)
    return Table(
        key="tipping",
        title=text("What tips an implementer over"),
        caption=text(_TIPPING_CAPTION),
        columns=(
            Column("implementer", view.header("implementer")),
            number("before", view.header("in the base")),
            Column("acts", view.header("fewest acts")),
            number("after", view.header("with these")),
        ),
        rows=rows,
        notes=() if rows else (text("No load can be held against a stated capacity."),),
    )


def _tipping_row(view: SimulationView, row: Tipping) -> Row:
    if row.already:
        told = view.text("none: the base is over already")
    elif row.acts is None:
        told = view.text("no combination, as far as is known")
    else:
        told = view.subjects(row.acts)
    cells = (
        Cell(view.organisation(row.implementer), row.implementer),
        chance_cell(view, row.before, at_least=True),
        Cell(told, row.acts),
        chance_cell(view, row.after, at_least=True),
    )
    return Row(cells, ids=row.acts or ())
