"""What an implementer had to account for, period by period."""

from __future__ import annotations

from stapeling.analyses.periods import Calendar
from stapeling.analyses.results import ImplementerResult, PeriodLoad
from stapeling.language import N_
from stapeling.reports.page import NO_COUNT, Cell, Column, Row, Table, Value, number
from stapeling.reports.view import View

_CAPTION = N_(
    "Toetsen whose work lay with it and evaluations of its laws, by the day they were delivered;"
    " bodies that looked at it in the period, and bottlenecks open at its end. Involved: days from"
    " asking it for a toets to the decision, the median. An interval: of a body without a first"
    " day it is not known since when it looks. Only what is recorded counts. Periods in which"
    " nothing came and nothing changed are left out."
)
_FLOWS = ("toetsen", "evaluations", "invoeringstoetsen")


def accountability_table(view: View, result: ImplementerResult | None) -> Table:
    """Tell the toetsen, evaluations, overseers and bottlenecks of every period."""
    text = view.text
    current = Calendar(view.report.options.period).name_at(view.report.options.day)
    periods = _told(result, current) if result is not None else []
    return Table(
        key="accountability",
        title=text("Accountability per period"),
        caption=text(_CAPTION),
        columns=(
            Column("period", view.header("period")),
            number("toetsen", view.header("toetsen")),
            number("evaluations", view.header("evaluations")),
            number("overseers", view.header("overseers")),
            number("bottlenecks", view.header("bottlenecks")),
            number("invoeringstoetsen", view.header("invoeringstoetsen"), 2, untold=NO_COUNT),
            number(
                "toets_hours", view.header("for toetsen"), 3, unit=text("hours"), untold=(None,)
            ),
            number("involved_days", view.header("involved"), 3, unit=text("days"), untold=(None,)),
        ),
        rows=tuple(_row(view, period) for period in periods),
    )


def _told(result: ImplementerResult, current: str) -> list[PeriodLoad]:
    """Give the periods in which something came, or that differ from the one before."""
    told: list[PeriodLoad] = []
    before: Value = (0, 0, 0)
    for period in result.periods:
        found = period.accountability
        standing = (*period.overseers, period.bottlenecks)
        came = any(found[name] for name in _FLOWS)
        if came or standing != before or (period.period == current and any(standing)):
            told.append(period)
        before = standing
    return told


def _row(view: View, period: PeriodLoad) -> Row:
    found = period.accountability
    cells = (
        Cell(f"{period.period}{'*' if period.scheduled else ''}", period.period),
        view.number(found["toetsen"]),
        view.number(found["evaluations"]),
        view.span(period.overseers),
        view.number(period.bottlenecks),
        view.number(found["invoeringstoetsen"]),
        view.number(found["toets_hours"]),
        view.number(found["involved_days"]),
    )
    return Row(cells)
