"""The tables of a simulation: overload, what moves it, loads, and how much is known."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.language import N_
from stapeling.reports.page import NO_COUNT, Cell, Column, Row, Table, number
from stapeling.reports.plain import plain
from stapeling.reports.simulation.units import (
    UNITS,
    capacity_cell,
    chance_cell,
    interval_cell,
    is_whole,
    load_cell,
)
from stapeling.reports.simulation.view import Place, SimulationView
from stapeling.simulating.results import PeriodOutcome, Swing

_OVER_CAPTION = N_(
    "Only where both load and capacity are known. Overload: the share of the draws in which load"
    " exceeds capacity; interval: where endless draws would bring it, 95%, of the drawing alone."
    " What is not recorded is in none of it. Unknown: records without a value up to that period."
)
_SWING_CAPTION = N_(
    "Each uncertain amount alone at its low and its high, all others at their likely values, in"
    " the period that matters most and in every one where an amount alone turns the verdict."
    " Correlation: of ranks, with load less capacity over the draws, or with load alone."
)
_LOAD_CAPTION = N_(
    "One-off loads in the period, structural ones at its end. Sums are over known values; unknown"
    " counts the records without one up to that period. Periods that repeat the one before, or"
    " hold no load, are left out. *: holds scheduled acts only."
)


def over_table(view: SimulationView) -> Table:
    """Tell how likely each load is to exceed its capacity."""
    text = view.text
    rows = [
        _over_row(view, place, period)
        for place in view.places()
        for period in place.line.periods
        if period.over is not None
    ]
    return Table(
        key="overload",
        title=text("Probability of overload"),
        caption=text(_OVER_CAPTION),
        columns=(
            *view.scenario_columns(),
            Column("implementer", view.header("implementer")),
            Column("unit", view.header("unit")),
            Column("period", view.header("period")),
            number("p50", view.header("P50")),
            number("capacity", view.header("capacity")),
            number("overload", view.header("overload")),
            number("interval", view.header("interval"), 2, untold=(None,)),
            number("standard_error", view.header("standard error"), 3, untold=(0.0,)),
            number("unknown", view.header("unknown"), 2, untold=NO_COUNT),
        ),
        rows=tuple(rows),
        notes=() if rows else (text("No load can be held against a stated capacity."),),
    )


def _over_row(view: SimulationView, place: Place, period: PeriodOutcome) -> Row:
    unit, chance = place.line.unit, period.over
    error = chance.standard_error if chance is not None else None
    cells = (
        *_where(view, place, period.period),
        load_cell(view, unit, period.load.p50),
        capacity_cell(view, unit, period.capacity),
        chance_cell(view, chance, at_least=not is_whole(place.who)),
        interval_cell(view, chance, certain=period.certain),
        Cell(view.number(error, 4).text, error),
        view.number(period.unknown),
    )
    return Row(cells, _witness(view, period), period.witness)


def _where(view: SimulationView, place: Place, period: str, mark: str = "") -> tuple[Cell, ...]:
    return (
        *view.scenario_cells(place.scenario),
        Cell(plain(place.who.title), place.who.id),
        view.word(place.line.unit),
        Cell(f"{period}{mark}", period),
    )


def _witness(view: SimulationView, period: PeriodOutcome) -> tuple[str, ...]:
    """Name the acts and laws of the amounts in a load, and how many amounts there are."""
    if not period.witness:
        return ()
    names = view.subjects(period.witness)
    if not period.inputs:
        return (view.text("Acts: {acts}", acts=names),)
    amounts = view.plural("{n} amount", "{n} amounts", period.inputs)
    return (view.text("Rests on {amounts}: {acts}", amounts=amounts, acts=names),)


def swing_table(view: SimulationView) -> Table:
    """Tell which uncertain amount moves the load, and which turns the verdict."""
    text = view.text
    rows = [
        _swing_row(view, place, swing) for place in view.places() for swing in place.line.swings
    ]
    return Table(
        key="swings",
        title=text("What moves the verdict"),
        caption=text(_SWING_CAPTION),
        columns=(
            *view.scenario_columns(),
            Column("implementer", view.header("implementer")),
            Column("unit", view.header("unit")),
            Column("period", view.header("period")),
            Column("input", view.header("amount")),
            number("load_low", view.header("load at its low")),
            number("load_high", view.header("load at its high")),
            Column("turns", view.header("turns the verdict")),
            number("correlation", view.header("correlation"), 2, untold=(None,)),
        ),
        rows=tuple(rows),
        notes=() if rows else (text("No amount that weighs in a load is a range."),),
    )


def _swing_row(view: SimulationView, place: Place, swing: Swing) -> Row:
    unit = place.line.unit
    turns = view.text("yes") if swing.flips else view.text("no")
    unrated = swing.over_likely is None
    cells = (
        *_where(view, place, swing.period),
        Cell(input_name(view, swing), swing.input.subject),
        load_cell(view, unit, swing.load_low),
        load_cell(view, unit, swing.load_high),
        view.number(None) if unrated else Cell(turns, swing.flips),
        view.number(swing.correlation, 2),
    )
    details = []
    if swing.capacity_low is not None and swing.capacity_low != swing.capacity_high:
        low, high = (
            load_cell(view, unit, side) for side in (swing.capacity_low, swing.capacity_high)
        )
        details.append(view.text("Capacity from {low} to {high}.", low=low.text, high=high.text))
    return Row(cells, tuple(details), (swing.input.subject,))


def input_name(view: SimulationView, swing: Swing) -> str:
    """Name an uncertain amount: by the act or law it is of, or as the capacity."""
    if swing.input.kind == "capacity":
        return view.text("the capacity itself")
    return view.subject(swing.input.subject)


def load_table(view: SimulationView) -> Table:
    """Tell the percentiles of every load, period after period."""
    text = view.text
    rows = [_load_row(view, place, row) for place in view.places() for row in _told(place)]
    return Table(
        key="loads",
        title=text("Loads"),
        caption=text(_LOAD_CAPTION),
        columns=(
            *view.scenario_columns(),
            Column("implementer", view.header("implementer")),
            Column("unit", view.header("unit")),
            Column("period", view.header("period")),
            number("p10", view.header("P10")),
            number("p50", view.header("P50")),
            number("p90", view.header("P90")),
            number("likely", view.header("likely"), 2),
            Column("of", view.header("in"), priority=2),
            number("unknown", view.header("unknown"), 2, untold=NO_COUNT),
        ),
        rows=tuple(rows),
        notes=() if rows else (text("No load is known in any period."),),
    )


def _told(place: Place) -> Iterator[PeriodOutcome]:
    """Give the periods with a load that is not that of the period before."""
    before = None
    for period in place.line.periods:
        structural = place.line.unit.startswith("structural")
        empty = period.load.p10 == period.load.p90 == 0
        if (structural and period.load != before) or (not structural and not empty):
            yield period
        before = period.load


def _load_row(view: SimulationView, place: Place, period: PeriodOutcome) -> Row:
    unit = place.line.unit
    cells = (
        *_where(view, place, period.period, "*" if period.scheduled else ""),
        *(load_cell(view, unit, value) for value in (period.load.p10, period.load.p50)),
        load_cell(view, unit, period.load.p90),
        load_cell(view, unit, period.likely),
        Cell(view.text(UNITS[unit]), UNITS[unit]),
        view.number(period.unknown),
    )
    return Row(cells, _witness(view, period), period.witness)
