"""The table of bottlenecks: how old, how often reported, and what changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from stapeling.analyses.open_bottlenecks import CLOSED
from stapeling.analyses.results import BottleneckResult, BottlenecksResult
from stapeling.language import N_
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.plain import plain
from stapeling.reports.ranges import years_cell
from stapeling.reports.rows import Rows
from stapeling.reports.view import View
from stapeling.reports.words import word

_BOTTLENECK_CAPTION = N_(
    "Open are those that are not resolved, rejected or lapsed. Age in years from the first report"
    " to the resolution, or to the reference day. Law changed: recorded acts that took effect on"
    " its laws after the first report, while it stayed; not known of one without a recorded law,"
    " and only possible of one without a known status. Only recorded bottlenecks and reports count:"
    " a share of them is no share of all that exist."
)


def bottleneck_tables(view: View) -> Iterator[Table]:
    """Tell the bottlenecks that are open, and those that were resolved."""
    items = view.report.bottlenecks.items
    notes = _notes(view) if items else (view.text("No bottleneck is recorded."),)
    yield bottleneck_table(view, items, tuple(notes))


def bottleneck_table(
    view: View, items: Sequence[BottleneckResult], notes: tuple[str, ...] = ()
) -> Table:
    """Tell bottlenecks, open ones first, the oldest of them on top."""
    text = view.text
    return Table(
        key="bottlenecks",
        title=text("Bottlenecks"),
        caption=text(_BOTTLENECK_CAPTION),
        columns=(
            Column("bottleneck", view.header("bottleneck")),
            Column("status", view.header("status")),
            number("age_years", view.header("age"), unit=text("years")),
            number("reports", view.header("reports")),
            number("stayed_after", view.header("law changed")),
            Column("first_reported", view.header("first reported"), priority=2),
            Column("organisations", view.header("organisations"), priority=3, untold=((),)),
        ),
        rows=Rows(partial(_row, view), sorted(items, key=_oldest)),
        notes=notes,
    )


def _oldest(item: BottleneckResult) -> tuple[bool, float, str]:
    low = item.age_days.low if item.age_days is not None else None
    return not item.open, -(low or 0), item.id


def _row(view: View, item: BottleneckResult) -> Row:
    organisations = "; ".join(map(view.names.organisation, item.organisations))
    cells = (
        Cell(plain(item.title), item.id),
        status_cell(view, item),
        years_cell(view, item.age_years),
        view.number(item.reports),
        view.span(item.changed_law),
        view.day(item.first_reported),
        Cell(organisations, item.organisations),
    )
    return Row(cells, tuple(_details(view, item)), (*item.stayed_after, *item.perhaps_after))


def status_cell(view: View, item: BottleneckResult) -> Cell:
    """Tell the status of a bottleneck; of one that was closed later, that it was open then."""
    status = word(view.language, item.status or "onbekend")
    if item.open and item.status in CLOSED:
        status = view.text("open, later {status}", status=status)
    if not item.begun:
        status = view.text("{status} (perhaps not yet reported)", status=status)
    return Cell(status, item.status or "onbekend")


def _details(view: View, item: BottleneckResult) -> Iterator[str]:
    """Tell its laws, the acts that changed them while it stayed, its end, and who says so."""
    if item.laws:
        yield view.text("Laws: {laws}", laws=view.list_of(view.names.law, item.laws))
    if "laws" in item.estimated:
        yield view.text("Which laws it concerns is an estimate.")
    if item.stayed_after:
        acts = view.names.acts(item.stayed_after)
        yield view.text("Law changed while it stayed: {acts}", acts=acts)
    if item.perhaps_after:
        yield view.text("Perhaps also: {acts}", acts=view.names.acts(item.perhaps_after))
    if item.resolved is not None and not item.open:
        yield view.text("Closed: {day}", day=view.language.day(item.resolved))
    source = view.sources(item.source)
    if source:
        yield source


def counted(result: BottlenecksResult) -> int:
    """Count the bottlenecks of which a share can be resolved: all but those that lapsed."""
    return len(result.items) - result.lapsed


def _notes(view: View) -> Iterator[str]:
    result, text = view.report.bottlenecks, view.text
    counts = text(
        "{open} open, {resolved} resolved, {dropped} rejected or lapsed.",
        open=result.open,
        resolved=result.resolved,
        dropped=result.dropped,
    )
    yield " ".join([counts, *_unknown(view)])
    if result.perhaps_open:
        yield view.plural(
            "Of {n} more it is not known whether it was reported by the reference day.",
            "Of {n} more it is not known whether they were reported by the reference day.",
            result.perhaps_open,
        )
    if result.resolved_share is not None:
        yield text(
            "Resolved: {share} of the {all} that did not lapse.",
            share=view.language.share(result.resolved_share),
            all=counted(result),
        )
    if result.median_age_years is not None:
        age = years_cell(view, result.median_age_years).text
        yield text("Median age of the open ones: {years} years.", years=age)
    if result.stayed.high:
        stayed = view.span(result.stayed).text
        yield text("Law was changed while it stayed: {n} of the open ones.", n=stayed)
    if result.unknown_laws:
        yield view.plural(
            "Of {n} open one no law is recorded, so that this is not known.",
            "Of {n} open ones no law is recorded, so that this is not known.",
            result.unknown_laws,
        )
    if result.estimated_laws:
        yield view.plural(
            "Of {estimated} of the {n} bottleneck it is an estimate which laws it concerns.",
            "Of {estimated} of the {n} bottlenecks it is an estimate which laws they concern.",
            len(result.items),
            estimated=result.estimated_laws,
        )


def _unknown(view: View) -> Iterator[str]:
    result = view.report.bottlenecks
    if result.unknown_status:
        yield view.plural(
            "Of {n} open one the status is not known.",
            "Of {n} open ones the status is not known.",
            result.unknown_status,
        )
    if result.unknown_age:
        yield view.plural(
            "Of {n} open one the age is not known.",
            "Of {n} open ones the age is not known.",
            result.unknown_age,
        )
