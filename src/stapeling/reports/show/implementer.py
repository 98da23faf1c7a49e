"""The laws of an implementer, what is measured of it, and its calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from stapeling.analyses.results import ImplementerResult
from stapeling.model.laws import Implementation, Law
from stapeling.model.organisations import CalendarRule, Organisation
from stapeling.reports.page import Cell, Column, Fact, Row, Table
from stapeling.reports.plain import plain
from stapeling.reports.show.facts import part_cell
from stapeling.reports.subjects.implementers import named, peaks_of, told_peak
from stapeling.reports.view import View


def implementer_facts(view: View, result: ImplementerResult) -> Iterator[Fact]:
    """Tell what an implementer carries now, and of how much of it the burden is known."""
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
    for peak in peaks_of(result):
        yield Fact("peak", text("peak"), Cell(told_peak(view, peak), peak.period))
    placed = named(view, result.not_placed)
    yield Fact("not_placed", text("of no known period"), Cell(placed, result.not_placed))


def laws_table(view: View, name: str) -> Table:
    """Tell the laws that an organisation carries out, or which part of them."""
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


def calendar_table(view: View, organisation: Organisation | None) -> Table:
    """Tell by when an act must be decided to take effect on a day of the year."""
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
