"""Oversight on the page of an organisation: who looks at it, and whom it looks at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from stapeling.analyses.oversight import estimated_facts
from stapeling.analyses.results import OrganisationOverseen, PhaseWatched
from stapeling.language import N_
from stapeling.model.toetsen import Oversight
from stapeling.reports.page import Cell, Column, Fact, Row, Table, ungrouped
from stapeling.reports.plain import plain
from stapeling.reports.show.facts import word_cell
from stapeling.reports.subjects.doubling import bodies, doubling_table
from stapeling.reports.subjects.oversight import LINES, estimates_told, line_name
from stapeling.reports.view import View
from stapeling.reports.words import word

_OVERSEERS_CAPTION = N_(
    "A row for every record, with the line, what is looked at and in which phase. What is not"
    " recorded of it is not known, which does not say that it is not looked at."
)
_WATCHED_CAPTION = N_(
    "A row for every record; a kind stands for all recorded organisations of that kind. No body"
    " counts as looking at itself."
)
_PHASES_CAPTION = N_("Unit: bodies. A phase without one is one in which no overseer is recorded.")


def oversight_tables(view: View, name: str) -> Iterator[Table]:
    """Tell who looks at an organisation, in which phases, whom it looks at, and what is double."""
    yield _overseers(view, name)
    found = overseen(view, name)
    if found is not None and found.bodies.high:
        yield _phases(view, found)
    yield _watched(view, name)
    doubling = [
        row
        for row in view.report.oversight.doubling
        if name in (row.organisation, *row.by, *row.possible)
    ]
    table = replace(doubling_table(view, doubling), notes=())
    alone = all(row.organisation == name for row in doubling)
    yield ungrouped(table) if alone else table


def overseen(view: View, name: str) -> OrganisationOverseen | None:
    """Give what was measured of the oversight over an organisation."""
    rows = view.report.oversight.organisations
    return next((row for row in rows if row.organisation == name), None)


def oversight_facts(view: View, name: str) -> Iterator[Fact]:
    """Tell by how many bodies an organisation is looked at, by line, and how many it looks at."""
    text, found = view.text, overseen(view, name)
    if found is not None and found.bodies.high:
        lines = dict(found.by_line)
        told = ", ".join(
            f"{line_name(view, line)} {view.language.number(len(lines[line]))}"
            for line in LINES
            if lines.get(line)
        )
        count = view.span(found.bodies)
        shown = f"{count.text} ({told})" if told else count.text
        yield Fact("overseers", text("overseers"), Cell(shown, count.value))
    looked_at = [
        row.organisation
        for row in view.report.oversight.organisations
        if any(watch.by == name for watch in row.watches)
    ]
    if looked_at:
        yield Fact("oversees", text("oversees"), Cell(str(len(looked_at)), tuple(looked_at)))


def _overseers(view: View, name: str) -> Table:
    text = view.text
    return Table(
        key="overseers",
        title=text("Who looks at it"),
        caption=text(_OVERSEERS_CAPTION),
        columns=(Column("by", view.header("looked at by")), *_columns(view)),
        rows=tuple(
            _record(view, row, Cell(view.names.organisation(row.by), row.by), (row.by,))
            for row in sorted(view.graph.watching.over(name), key=_by_line)
        ),
    )


def _by_line(row: Oversight) -> tuple[int, str]:
    return LINES.index(row.line or "unknown"), row.by


def _columns(view: View) -> tuple[Column, ...]:
    return (
        Column("line", view.header("line")),
        Column("subjects", view.header("subjects")),
        Column("phases", view.header("phases")),
        Column("since", view.header("since"), priority=2),
    )


def _record(view: View, row: Oversight, first: Cell, ids: tuple[str, ...]) -> Row:
    cells = (
        first,
        view.word(row.line),
        word_cell(view, row.subjects) if row.subjects else view.word(None),
        word_cell(view, row.phases) if row.phases else view.word(None),
        view.day(row.from_),
    )
    return Row(cells, tuple(_details(view, row)), ids)


def _details(view: View, row: Oversight) -> Iterator[str]:
    """Tell until when a body looked and in how many hours, as far as recorded, and who says so."""
    if row.until is not None:
        yield view.text("Until: {day}", day=view.language.day(row.until))
    if row.hours_per_year is not None:
        yield view.text("Hours a year: {hours}", hours=view.language.amount(row.hours_per_year))
    guessed = estimated_facts(row)
    if guessed:
        yield view.text("Estimate: {facts}", facts=estimates_told(view, guessed))
    if row.source:
        yield view.sources(row.source)
    if row.note:
        yield plain(row.note)


def _watched(view: View, name: str) -> Table:
    text = view.text
    rows = [row for row in view.graph.corpus.oversight if row.by == name]
    rows.sort(key=lambda row: (_by_line(row), row.over, row.over_kinds, row.subjects))
    return Table(
        key="oversees",
        title=text("Whom it looks at"),
        caption=text(_WATCHED_CAPTION),
        columns=(Column("over", view.header("organisations")), *_columns(view)),
        rows=tuple(_record(view, row, _over(view, row), row.over) for row in rows),
    )


def _over(view: View, row: Oversight) -> Cell:
    """Name whom a record reaches: organisations, and every one of a kind."""
    kinds = (view.text("every {kind}", kind=word(view.language, kind)) for kind in row.over_kinds)
    names = "; ".join((*map(view.names.organisation, row.over), *kinds))
    return Cell(names or view.text("unknown"), (*row.over, *row.over_kinds))


def _phases(view: View, found: OrganisationOverseen) -> Table:
    text = view.text
    return Table(
        key="oversight_phases",
        title=text("Oversight by phase"),
        caption=text(_PHASES_CAPTION),
        columns=(
            Column("phase", view.header("phase")),
            Column("by", view.header("looked at by")),
            Column("subjects", view.header("subjects")),
        ),
        rows=tuple(_phase(view, row) for row in found.phases),
    )


def _phase(view: View, row: PhaseWatched) -> Row:
    by = bodies(view, row.by) or view.text("no overseer recorded")
    cells = (view.word(row.phase), Cell(by, row.by), word_cell(view, row.subjects))
    details = _perhaps(view, row.perhaps)
    return Row(cells, details, (*row.by, *row.perhaps))


def _perhaps(view: View, ids: Iterable[str]) -> tuple[str, ...]:
    told = bodies(view, ids)
    return (view.text("Perhaps also: {bodies}", bodies=told),) if told else ()
