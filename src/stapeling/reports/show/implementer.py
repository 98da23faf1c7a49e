"""The page of an implementer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from stapeling.analyses.results import ImplementerResult
from stapeling.model.laws import Implementation, Law
from stapeling.model.organisations import CalendarRule, Organisation
from stapeling.reports.about import legend, options_line
from stapeling.reports.page import Cell, Column, Fact, Page, Row, Table, ungrouped
from stapeling.reports.plain import plain
from stapeling.reports.show.facts import burden_table, part_cell, source_fact, told
from stapeling.reports.subjects.capacity import capacity_tables
from stapeling.reports.subjects.implementers import named, told_peak
from stapeling.reports.subjects.periods import period_table
from stapeling.reports.tables import tidied
from stapeling.reports.view import View


def implementer_view(view: View, name: str, organisation: Organisation | None) -> Page:
    """Tell everything about one implementer."""
    result = next((row for row in view.report.implementers if row.id == name), None)
    own = View(
        replace(view.report, implementers=(result,) if result else ()), view.graph, view.language
    )
    burdens = [row for row in view.graph.corpus.burdens if name in row.bearers]
    tables = [_laws(view, name), *map(ungrouped, (period_table(own), *capacity_tables(own)))]
    tables += [_calendar(view, organisation), burden_table(view, burdens)]
    return Page(
        title=view.names.organisation(name),
        facts=told(_facts(view, name, organisation, result)),
        tables=tuple(tidied(view, table) for table in tables if table.rows),
        about=(options_line(view.report.options, view.language), legend(view.language)),
    )


def _facts(
    view: View,
    name: str,
    organisation: Organisation | None,
    result: ImplementerResult | None,
) -> Iterator[Fact]:
    text = view.text
    yield Fact("id", text("id"), Cell(name, name))
    if organisation is not None:
        kind = organisation.kind
        yield Fact("kind", text("kind"), view.word(kind) if kind else Cell(""))
        if organisation.members is not None:
            yield Fact("members", text("members"), view.number(organisation.members))
        if organisation.from_ is not None:
            yield Fact("from", text("from"), view.day(organisation.from_))
        if organisation.until is not None:
            yield Fact("until", text("until"), view.day(organisation.until))
    if result is not None:
        yield from _measures(view, result)
    if organisation is not None:
        yield source_fact(view, organisation)


def _measures(view: View, result: ImplementerResult) -> Iterator[Fact]:
    text = view.text
    yield Fact("laws", text("laws"), view.number(result.laws))
    yield Fact("regulations", text("regulations"), view.number(result.regulations))
    yield Fact("acts", text("acts in force"), view.number(result.acts))
    coverage = text(
        "{share}: of {covered} of {acts} acts a burden is recorded",
        share=view.language.share(result.coverage),
        covered=result.covered,
        acts=result.acts,
    )
    yield Fact("coverage", text("coverage"), Cell(coverage, result.coverage))
    for peak in result.peaks:
        yield Fact("peak", text("peak"), Cell(told_peak(view, peak), peak.period))
    placed = named(view, result.not_placed)
    yield Fact("not_placed", text("of no known period"), Cell(placed, result.not_placed))


def _laws(view: View, name: str) -> Table:
    text = view.text
    return Table(
        key="laws",
        title=text("Laws that it carries out"),
        caption=text("All of a law, unless articles are named."),
        columns=(
            Column("law", view.header("law")),
            Column("part", view.header("articles")),
        ),
        rows=tuple(
            _law_row(view, law, row) for law, row in view.graph.implemented_by.get(name, ())
        ),
    )


def _law_row(view: View, law: Law, row: Implementation) -> Row:
    cells = (view.law(law.id), part_cell(view, row))
    source = view.sources(row.source)
    note = (plain(row.note),) if row.note else ()
    return Row(cells, (*((source,) if source else ()), *note), (law.id,))


def _calendar(view: View, organisation: Organisation | None) -> Table:
    text = view.text
    rules = organisation.calendar if organisation is not None else ()
    return Table(
        key="calendar",
        title=text("Calendar"),
        caption=text("To take effect on a day of the year, an act must be decided before another."),
        columns=(
            Column("in_force", view.header("to take effect on")),
            Column("decided_by", view.header("decided before")),
        ),
        rows=tuple(_rule(view, rule) for rule in rules),
    )


def _rule(view: View, rule: CalendarRule) -> Row:
    cells = [
        Cell(view.language.date(dt.date(2000, *day), "d MMMM"), "{:02d}-{:02d}".format(*day))
        for day in (rule.in_force, rule.decided_by)
    ]
    source = view.sources(rule.source)
    return Row(tuple(cells), (source,) if source else ())
