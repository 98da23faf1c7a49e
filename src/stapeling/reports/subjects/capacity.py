"""The tables of capacity: load against it, freezes, and decisions too late for a calendar."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.analyses.results import (
    CapacityUse,
    Freeze,
    ImplementerResult,
    OtherCost,
    PeriodLoad,
    TooLate,
)
from stapeling.language import N_
from stapeling.model.amounts import Amount
from stapeling.model.days import OPEN_LAST, Day
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.plain import plain
from stapeling.reports.view import View
from stapeling.reports.words import word

_LOAD_CAPTION = N_(
    "Only periods for which a capacity was stated. Load is over known values, so at least;"
    " without any it is not known, and then nothing is said of over."
)
_FREEZE_CAPTION = N_(
    "Unit: acts that take effect while no change can be taken; allowed ones apart."
)
_LATE_CAPTION = N_("Acts whose commencement asked for an earlier decision; unknown days left out.")
_OTHER_CAPTION = N_("Joint costs, whose split is not known, and costs that are not implementation.")


def capacity_tables(view: View) -> Iterator[Table]:
    """Give the tables of capacity that have anything to tell."""
    tables = (_load_table(view), _freeze_table(view), _late_table(view), _other_table(view))
    return (table for table in tables if table.rows)


def _load_table(view: View) -> Table:
    text = view.text
    return Table(
        key="capacity",
        title=text("Load against capacity"),
        caption=text(_LOAD_CAPTION),
        columns=(
            Column("implementer", view.header("implementer")),
            Column("period", view.header("period")),
            Column("unit", view.header("unit")),
            number("load", view.header("load")),
            number("capacity", view.header("capacity")),
            number("gap", view.header("gap"), 2),
            number("ratio", view.header("ratio"), 2),
            Column("over", view.header("over"), priority=2),
        ),
        rows=tuple(
            _load_row(view, who, period, use)
            for who in view.report.implementers
            for period in who.periods
            for use in period.capacity
        ),
        grouped=True,
    )


def _load_row(view: View, who: ImplementerResult, period: PeriodLoad, use: CapacityUse) -> Row:
    words = {True: view.text("yes"), False: view.text("no"), None: view.text("unknown")}
    cells = (
        Cell(plain(who.title), who.id),
        Cell(period.period, period.period),
        view.word(use.unit),
        _amount(view, use.unit, use.load),
        _amount(view, use.unit, use.capacity),
        _amount(view, use.unit, use.gap),
        view.share(use.ratio),
        Cell(words[use.over], use.over),
    )
    return Row(cells, ids=period.acts)


def _amount(view: View, unit: str, amount: Amount | None) -> Cell:
    return view.money(amount) if unit.endswith("_eur") else view.amount(amount)


def _freeze_table(view: View) -> Table:
    text = view.text
    return Table(
        key="freezes",
        title=text("Freezes"),
        caption=text(_FREEZE_CAPTION),
        columns=(
            Column("implementer", view.header("implementer")),
            Column("unit", view.header("unit")),
            Column("from", view.header("from")),
            Column("until", view.header("up to and including")),
            number("acts", view.header("acts")),
            number("allowed", view.header("allowed")),
        ),
        rows=tuple(
            _freeze_row(view, who, freeze)
            for who in view.report.implementers
            for freeze in who.freezes
        ),
    )


def last_day(until: Day | None) -> Day | None:
    """Give the last day of a time whose first day no longer in it is known."""
    if until is None:
        return None
    first, last = max(until.first - 1, 0), until.last
    return Day(first, last if last >= OPEN_LAST else last - 1)


def _freeze_row(view: View, who: ImplementerResult, freeze: Freeze) -> Row:
    cells = (
        Cell(plain(who.title), who.id),
        view.word(freeze.unit),
        view.day(freeze.from_),
        view.day(last_day(freeze.until)),
        view.number(len(freeze.acts)),
        view.number(len(freeze.allowed)),
    )
    details = []
    if freeze.acts:
        details.append(view.text("Not allowed: {acts}", acts=view.names.acts(freeze.acts)))
    if freeze.allowed:
        details.append(view.text("Allowed: {acts}", acts=view.names.acts(freeze.allowed)))
    source = view.sources(freeze.source)
    return Row(cells, (*details, *([source] if source else ())), (*freeze.acts, *freeze.allowed))


def _late_table(view: View) -> Table:
    text = view.text
    return Table(
        key="too_late",
        title=text("Decided too late for the calendar"),
        caption=text(_LATE_CAPTION),
        columns=(
            Column("implementer", view.header("implementer")),
            Column("act", view.header("act")),
            Column("decided", view.header("decided")),
            Column("before", view.header("to be decided before")),
            Column("in_force", view.header("commencement")),
        ),
        rows=tuple(
            _late_row(view, who, late) for who in view.report.implementers for late in who.too_late
        ),
    )


def _late_row(view: View, who: ImplementerResult, late: TooLate) -> Row:
    days = (view.day(late.decided), view.day(late.before), view.day(late.in_force))
    act = Cell(view.names.short(late.act), late.act)
    return Row((Cell(plain(who.title), who.id), act, *days), ids=(late.act,))


def _other_table(view: View) -> Table:
    text = view.text
    costs = {
        cost: None for who in view.report.implementers for cost in (*who.joint, *who.other_costs)
    }
    return Table(
        key="other_costs",
        title=text("Costs beside the load"),
        caption=text(_OTHER_CAPTION),
        columns=(
            Column("subject", view.header("act or law")),
            Column("bearers", view.header("borne by")),
            Column("cost", view.header("kind")),
            number("one_off_eur", view.header("one-off"), unit=text("€")),
            number(
                "structural_eur",
                view.header("structural"),
                2,
                unit=text("€ a year"),
                untold=(None,),
            ),
            number(
                "one_off_fte", view.header("one-off"), 2, unit=text("fte-years"), untold=(None,)
            ),
            number(
                "structural_fte", view.header("structural"), 2, unit=text("fte"), untold=(None,)
            ),
            Column("source", view.header("source"), priority=3),
        ),
        rows=tuple(_other_row(view, cost) for cost in costs),
    )


def _other_row(view: View, cost: OtherCost) -> Row:
    cells = (
        Cell(view.names.subject(cost.subject), cost.subject),
        Cell("; ".join(map(view.names.organisation, cost.bearers)), cost.bearers),
        Cell(word(view.language, cost.cost), cost.cost),
        view.money(cost.one_off_eur),
        view.money(cost.structural_eur),
        view.amount(cost.one_off_fte),
        view.amount(cost.structural_fte),
        Cell("; ".join(dict.fromkeys(map(plain, cost.source))), cost.source),
    )
    return Row(cells, ids=(cost.subject,))
