"""The table of successions: regimes that followed each other, and how long each lasted."""

from __future__ import annotations

from functools import partial

from stapeling.analyses.results import Regime, Succession
from stapeling.language import N_
from stapeling.reports.names import ARROW
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.plain import plain
from stapeling.reports.ranges import years_cell
from stapeling.reports.rows import Rows
from stapeling.reports.view import View

_SUCCESSION_CAPTION = N_(
    "Regimes under one subject: a law, or a law from a restart on, and what replaced it, with the"
    " day each began and how long it lasted. The mean life is in years, over those that have ended"
    " and whose days are known."
)


def succession_table(view: View) -> Table:
    """Tell which regimes replaced each other, the longest succession first."""
    text = view.text
    found = sorted(
        view.report.cycle.successions,
        key=lambda row: (-len(row.regimes), [regime.law for regime in row.regimes]),
    )
    return Table(
        key="successions",
        title=text("Succession of regimes"),
        caption=text(_SUCCESSION_CAPTION),
        columns=(
            Column("regimes", view.header("regimes")),
            number("ended", view.header("ended")),
            number("mean_years", view.header("mean life"), unit=text("years")),
        ),
        rows=Rows(partial(_row, view), found),
    )


def _row(view: View, row: Succession) -> Row:
    chain = f" {ARROW} ".join(_told(view, regime) for regime in row.regimes)
    laws = tuple(dict.fromkeys(regime.law for regime in row.regimes))
    cells = (
        Cell(chain, tuple(regime.law for regime in row.regimes)),
        view.number(row.ended),
        years_cell(view, row.mean_years),
    )
    return Row(cells, _unknown(view, row), laws)


def _unknown(view: View, row: Succession) -> tuple[str, ...]:
    """Tell how many of the ended ones are not in the mean, for want of their days."""
    n = row.ended - row.known
    if n <= 0:
        return ()
    return (
        view.plural(
            "Of {n} that has ended it is not known how long it lasted.",
            "Of {n} that have ended it is not known how long they lasted.",
            n,
        ),
    )


def _told(view: View, regime: Regime) -> str:
    """Tell a regime with the day it began, and how long it lasted."""
    values = {"title": plain(regime.title), "day": view.language.day(regime.begin)}
    if not _lasted(regime):
        return view.text("{title} ({day})", **values)
    years = years_cell(view, regime.years).text
    if regime.running:
        return view.text("{title} ({day}; so far {years} years)", years=years, **values)
    return view.text("{title} ({day}; {years} years)", years=years, **values)


def _lasted(regime: Regime) -> bool:
    """Whether it is known how long a regime lasted, and not only that it did."""
    low, high = regime.years or (None, None)
    return high is not None or round(low or 0, 1) > 0
