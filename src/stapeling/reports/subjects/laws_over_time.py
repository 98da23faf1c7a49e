"""The table of laws over time: whether the laws of an implementer grew, or the acts per law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import fmean

from stapeling.analyses.results import LawsOverTime
from stapeling.language import N_
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.ranges import years_cell
from stapeling.reports.subjects.alike import alike
from stapeling.reports.view import NOTHING, View

_STEP = 5
_KEPT = 6
"""How many of the years stay in a narrow table, the last ones."""
_LAWS_CAPTION = N_(
    "Laws in force at the end of a year, and the acts that took effect on each of them in a year:"
    " the mean of the years since the column before. PwC found in 2025 that implementers got more"
    " laws, not more amendments per law, so both stand here. Every fifth year is told and the last"
    " one, up to the reference day; all years are in the JSON and CSV. Only recorded laws and acts"
    " count, and fewer of them in earlier years; ≥ where the changes of a law are not known to be"
    " whole."
)


def laws_over_time_table(view: View) -> Table:
    """Tell laws and acts per law of every implementer, in steps of five years."""
    text, series = view.text, view.report.cycle.laws_over_time
    years = _years(series)
    each = alike(series, lambda row: row.organisation)
    each.sort(key=lambda rows: (-rows[-1].laws.low, -rows[-1].laws.high, rows[0].organisation))
    last = len(years) - _KEPT
    return Table(
        key="laws_over_time",
        title=text("More laws, or more amendments per law"),
        caption=text(_LAWS_CAPTION),
        columns=(
            Column("implementer", view.header("implementer")),
            Column("what", view.header("number")),
            *(
                number(str(year), str(year), 1 if n >= last else 2 + last - n, untold=(None,))
                for n, year in enumerate(years)
            ),
        ),
        rows=tuple(row for rows in each for row in _rows(view, rows, years)),
        grouped=True,
    )


def mean_acts_per_law(rows: Iterable[LawsOverTime]) -> tuple[float, float] | None:
    """Give the mean of the acts per law of several years, those without laws left out.

    Unit: acts per law a year, low and high; an act whose day leaves it open in which of the years
    it fell counts in the high side of each of them, so that the high side is at most.
    """
    known = [row.acts_per_law for row in rows if row.acts_per_law is not None]
    return (fmean(low for low, _ in known), fmean(high for _, high in known)) if known else None


def _mean_cell(view: View, rows: Sequence[LawsOverTime]) -> Cell | None:
    """Write the mean of several years, as at least where a history of changes is not whole."""
    mean = mean_acts_per_law(rows)
    if mean is None:
        return None
    cell = years_cell(view, mean)
    more = any(row.at_least for row in rows if row.acts_per_law is not None)
    return Cell(f"≥{cell.text}", cell.value) if more else cell


def _years(series: Sequence[LawsOverTime]) -> list[int]:
    """Give the years that are told: those that five divides, and the last."""
    every = sorted({row.year for row in series})
    return [year for year in every if not year % _STEP or year == every[-1]]


def _rows(view: View, rows: Sequence[LawsOverTime], years: Sequence[int]) -> Iterator[Row]:
    """Give a row for the laws of an implementer, and one for the acts on each of them."""
    laws = {row.year: view.span(row.laws) for row in rows}
    acts = {
        year: cell
        for before, year in zip((0, *years), years, strict=False)
        if (cell := _mean_cell(view, [row for row in rows if before < row.year <= year]))
    }
    name = rows[0].organisation
    for key, label, cells in (
        ("laws", view.text("laws"), laws),
        ("acts_per_law", view.text("acts per law a year"), acts),
    ):
        group = Cell(view.names.organisation(name), name)
        yield Row(
            (group, Cell(label, key), *(cells.get(year, NOTHING) for year in years)), ids=(name,)
        )
