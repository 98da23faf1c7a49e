"""The table of periods: what each implementer had to take, year by year."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from stapeling.analyses.periods import Calendar
from stapeling.analyses.results import ImplementerResult, PeriodLoad, ShortAct
from stapeling.language import N_
from stapeling.model.amounts import Amount
from stapeling.reports.page import NO_COUNT, Cell, Column, Row, Table, number
from stapeling.reports.plain import plain
from stapeling.reports.rows import Rows
from stapeling.reports.view import View
from stapeling.reports.words import word

_PERIOD_CAPTION = N_(
    "Acts that took effect, and known costs: one-off ones in the period, structural ones"
    " at its end. Sums are over known values, and not known without any; unknown counts"
    " the records that lack a value so far. Short: acts with less time to prepare than"
    " was needed, or than the norm of two months, three for local government. *: a"
    " period that holds scheduled acts only. Changes run on to those that may fall in the"
    " period; other counts are of those that certainly do. Left out are periods in which no"
    " known change or cost falls or may fall, but for the present one."
)


def period_table(view: View) -> Table:
    """Tell every period in which something came to an implementer."""
    text = view.text
    current = Calendar(view.report.options.period).name_at(view.report.options.day)
    told = [
        (who, period) for who in view.report.implementers for period in _told_periods(who, current)
    ]
    return Table(
        key="periods",
        title=text("Burden per period"),
        caption=text(_PERIOD_CAPTION),
        columns=_columns(view),
        rows=Rows(partial(_row, view), told),
        grouped=True,
    )


def _told_periods(who: ImplementerResult, current: str) -> list[PeriodLoad]:
    """Give the periods in which anything fell or may have fallen, and the one that is now."""
    told: list[PeriodLoad] = []
    before: tuple[Amount | None, Amount | None] = (None, None)
    for period in who.periods:
        standing = (period.structural_eur, period.structural_fte)
        fell = period.changes or period.changes_possible or _known(period)
        if fell or standing != before or period.period == current:
            told.append(period)
        before = standing
    return told


def _columns(view: View) -> tuple[Column, ...]:
    text = view.text
    return (
        Column("implementer", view.header("implementer")),
        Column("period", view.header("period")),
        number("changes", view.header("changes")),
        number("unknown_records", view.header("unknown"), untold=NO_COUNT),
        number("short", view.header("short")),
        number("max_days", view.header("most short"), unit=text("days")),
        number("median_days", view.header("median short"), 3, unit=text("days"), untold=(None,)),
        number("unknown_days", view.header("time unknown"), 3, untold=NO_COUNT),
        number("one_off_eur", view.header("one-off"), 2, unit=text("€"), untold=(None,)),
        number(
            "structural_eur", view.header("structural"), 2, unit=text("€ a year"), untold=(None,)
        ),
        number("one_off_fte", view.header("one-off"), 3, unit=text("fte-years"), untold=(None,)),
        number("structural_fte", view.header("structural"), 3, unit=text("fte"), untold=(None,)),
        number("rushed", view.header("rushed"), 3, untold=NO_COUNT),
        number("coverage", view.header("coverage"), 3, untold=(None,)),
    )


def _known(period: PeriodLoad) -> bool:
    """Whether a cost is known of the period itself; structural ones go on in every later one."""
    costs = (period.one_off_eur, period.one_off_fte)
    return any(cost is not None and (cost.low or cost.high) for cost in costs)


def _row(view: View, told: tuple[ImplementerResult, PeriodLoad]) -> Row:
    who, period = told
    short = period.shortfall
    most = Cell(view.number(short.max_days).text if short.acts else "", short.max_days)
    median = Cell(view.number(short.median_days).text if short.acts else "", short.median_days)
    cells = (
        Cell(plain(who.title), who.id),
        Cell(f"{period.period}{'*' if period.scheduled else ''}", period.period),
        _changes(view, period),
        view.number(period.unknown_records),
        view.number(len(short.acts)),
        most,
        median,
        view.number(short.unknown),
        view.money(period.one_off_eur),
        view.money(period.structural_eur),
        view.amount(period.one_off_fte),
        view.amount(period.structural_fte),
        view.number(len(period.rushed)),
        view.share(period.coverage),
    )
    perhaps = who.law_ids if period.changes_possible else ()
    return Row(cells, _details(view, period), period.acts or perhaps)


def _changes(view: View, period: PeriodLoad) -> Cell:
    span = (period.changes, period.changes + period.changes_possible)
    return Cell(view.language.span(span), span)


def _details(view: View, period: PeriodLoad) -> tuple[str, ...]:
    """Tell the acts of a period, the days that were short, and the acts that were rushed."""
    text, found = view.text, []
    short = {row.act: row for row in period.shortfall.acts}
    if period.acts:
        acts = view.list_of(lambda act: _told(view, act, short), period.acts)
        found.append(text("Acts: {acts}", acts=acts))
    if stated := _classes(view, period):
        found.append(text("Stated of them: {classes}", classes="; ".join(stated)))
    if period.rushed:
        rushed = view.list_of(view.names.short, period.rushed)
        found.append(text("Before it was feasible, or against advice: {acts}", acts=rushed))
    return tuple(found)


_CLASSES = {
    "impact": N_("impact"),
    "portfolio": N_("portfolio"),
    "process_risk": N_("risk to the process"),
    "complexity": N_("complexity"),
}


def _classes(view: View, period: PeriodLoad) -> list[str]:
    """Tell how many records of a period state each class."""
    found = []
    for name, label in _CLASSES.items():
        counts = [f"{word(view.language, w)} {n}" for w, n in period.classes[name].items() if n]
        if counts:
            found.append(f"{view.text(label)}: {', '.join(counts)}")
    return found


def _told(view: View, act: str, short: Mapping[str, ShortAct]) -> str:
    name = view.names.short(act)
    if act not in short:
        return name
    row = short[act]
    if row.norm:
        days = view.text("{given} of {needed} days, norm", given=row.given, needed=row.needed)
    else:
        days = view.text("{given} of {needed} days", given=row.given, needed=row.needed)
    return f"{name} ({days})"
