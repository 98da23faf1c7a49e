"""The page of a bottleneck: who reported it when, and what changed since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stapeling.analyses.results import BottleneckResult
from stapeling.language import N_
from stapeling.model.days import Day
from stapeling.model.moments import day_of, status_of
from stapeling.model.toetsen import Bottleneck
from stapeling.reports.about import legend, options_line
from stapeling.reports.page import Cell, Column, Fact, Page, Row, Table
from stapeling.reports.plain import plain
from stapeling.reports.ranges import years_cell
from stapeling.reports.show.facts import days_cell, source_fact, text_cell, told
from stapeling.reports.view import View
from stapeling.reports.words import word

_CHANGED_CAPTION = N_(
    "Acts that took effect on its laws after the first report, while it stayed: law was changed,"
    " and the bottleneck was not resolved by it. Perhaps: the days leave it open."
)


def bottleneck_view(view: View, record: Bottleneck) -> Page:
    """Tell everything about one bottleneck."""
    rows = view.report.bottlenecks.items
    result = next((row for row in rows if row.id == record.id), None)
    tables = (_reports(view, record), _changes(view, record, result))
    return Page(
        title=plain(record.title),
        facts=told((*_facts(view, record), *_measures(view, result), source_fact(view, record))),
        tables=tuple(table for table in tables if table.rows),
        about=(options_line(view.report.options, view.language), legend(view.language)),
    )


def _facts(view: View, record: Bottleneck) -> Iterator[Fact]:
    text = view.text
    yield Fact("id", text("id"), Cell(record.id, record.id))
    yield Fact("status", text("status"), view.word(record.status or "onbekend"))
    names = "; ".join(map(view.names.organisation, record.organisations))
    yield Fact("organisations", text("organisations"), Cell(names, record.organisations))
    laws = "; ".join(map(view.names.law, record.laws))
    yield Fact("laws", text("laws"), Cell(laws, record.laws))
    yield Fact("theme", text("theme"), text_cell(record.theme))
    yield from _resolution(view, record)


def _resolution(view: View, record: Bottleneck) -> Iterator[Fact]:
    """Tell when a bottleneck was resolved and by which act; or which act only helped."""
    text, done = view.text, record.resolved
    if done is None:
        return
    solved = record.status == "opgelost"
    day = view.day(done.done) if done.done is not None or solved else Cell("")
    act = Cell(view.names.cited(done.act), done.act) if done.act else Cell("")
    yield Fact("resolved", text("resolved on") if solved else text("day of the measure"), day)
    yield Fact("resolved_by", text("resolved by") if solved else text("measure"), act)
    yield Fact("resolved_source", text("said by"), Cell(_sources(done.source), done.source))


def _measures(view: View, result: BottleneckResult | None) -> Iterator[Fact]:
    text = view.text
    if result is None:
        return
    yield Fact("first_reported", text("first reported"), view.day(result.first_reported))
    age = years_cell(view, result.age_years)
    years = text("{years} years", years=age.text) if age.value is not None else age.text
    yield Fact("age_years", text("age"), Cell(years, age.value))
    yield Fact("reports", text("reports"), view.number(result.reports))
    yield Fact("stayed_after", text("law changed"), view.span(result.changed_law))


def _sources(texts: Sequence[str]) -> str:
    return "; ".join(dict.fromkeys(map(plain, texts)))


def _reports(view: View, record: Bottleneck) -> Table:
    text = view.text
    rows = sorted(record.reports, key=lambda row: (row.reported.first, row.reported.last))
    return Table(
        key="reports",
        title=text("Reports of it"),
        caption=text("Each time that it was reported, as far as recorded."),
        columns=(
            Column("reported", view.header("reported")),
            Column("source", view.header("source")),
            Column("certainty", view.header("certainty"), priority=2),
        ),
        rows=tuple(
            Row(
                (
                    view.day(row.reported),
                    Cell(_sources(row.source) or view.text("unknown"), row.source),
                    Cell(
                        word(view.language, row.certainty) if row.certainty else "", row.certainty
                    ),
                ),
                (plain(row.note),) if row.note else (),
            )
            for row in rows
        ),
    )


def _changes(view: View, record: Bottleneck, result: BottleneckResult | None) -> Table:
    text = view.text
    acts = (*result.stayed_after, *result.perhaps_after) if result is not None else ()
    perhaps = result.perhaps_after if result is not None else ()
    days = {act: _days(view, record, act) for act in acts}
    ordered = sorted(acts, key=lambda act: (_order(days[act]), act))
    return Table(
        key="stayed_after",
        title=text("Law was changed and it stayed"),
        caption=text(_CHANGED_CAPTION),
        columns=(
            Column("day", view.header("day")),
            Column("act", view.header("act")),
            Column("laws", view.header("laws")),
            Column("stayed", view.header("stayed"), priority=2, untold=("certain",)),
        ),
        rows=tuple(
            _change(view, record, act, days[act], perhaps=act in perhaps) for act in ordered
        ),
    )


def _days(view: View, record: Bottleneck, act: str) -> tuple[Day, ...]:
    """Give the days on which an act took effect on the laws of a bottleneck, the earliest first."""
    graph = view.graph
    rows = (row for law in record.laws for row in graph.corpus.changes.get(law, ()))
    days = {day_of(row) for row in rows if row.act == act and status_of(row) == "in_force"}
    first = graph.first_day(act)
    found = days or ({first} if first is not None else set())
    return tuple(sorted(found, key=lambda day: (day.first, day.last)))


def _order(days: Sequence[Day]) -> tuple[bool, int, int]:
    return (False, days[0].first, days[0].last) if days else (True, 0, 0)


def _change(view: View, record: Bottleneck, act: str, days: Sequence[Day], *, perhaps: bool) -> Row:
    graph = view.graph
    changed = (*graph.changed_by.get(act, ()), *graph.made_by.get(act, ()))
    laws = tuple(law for law in record.laws if law in changed)
    cells = (
        days_cell(view, days),
        Cell(view.names.cited(act), act),
        Cell("; ".join(map(view.names.law, laws)), laws),
        Cell(view.text("perhaps"), "possible") if perhaps else Cell(view.text("yes"), "certain"),
    )
    return Row(cells, ids=(act,))
