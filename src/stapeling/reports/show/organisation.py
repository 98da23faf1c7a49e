"""The page of an organisation: what it carries out, answers for, looks at and has to bear."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stapeling.analyses.results import ImplementerResult
from stapeling.graph import StackGraph
from stapeling.model.organisations import Organisation
from stapeling.reports.about import legend, options_line
from stapeling.reports.page import Cell, Fact, Page, ungrouped
from stapeling.reports.show.accountability import accountability_table
from stapeling.reports.show.facts import burden_table, source_fact, told
from stapeling.reports.show.implementer import calendar_table, implementer_facts, laws_table
from stapeling.reports.show.ministry import behind_table, ministry_facts, ministry_table
from stapeling.reports.show.oversight import oversight_facts, oversight_tables
from stapeling.reports.show.toetsen_of import toetsen_of_table
from stapeling.reports.subjects.bottlenecks import bottleneck_table
from stapeling.reports.subjects.capacity import capacity_tables
from stapeling.reports.subjects.periods import period_table
from stapeling.reports.tables import tidied
from stapeling.reports.view import View

ORGANISATION_KINDS = frozenset({"implementer", "ministry", "overseer", "organisation"})


def organisation_kind(graph: StackGraph, identity: str) -> str | None:
    """Say what an organisation is first of all; nothing when no organisation has the id."""
    organisation = graph.corpus.organisations.get(identity)
    if identity in graph.implemented_by:
        return "implementer"
    answers = any(law.ministry == identity for law in graph.laws.values())
    if answers or (organisation is not None and organisation.kind == "ministerie"):
        return "ministry"
    if any(row.by == identity for row in graph.corpus.oversight):
        return "overseer"
    if organisation is not None or graph.watching.over(identity):
        return "organisation"
    return None


def organisation_view(view: View, name: str) -> Page:
    """Tell everything about one organisation, in whichever roles it is recorded."""
    organisation = view.graph.corpus.organisations.get(name)
    result = next((row for row in view.report.implementers if row.id == name), None)
    own = View(
        replace(view.report, implementers=(result,) if result else ()), view.graph, view.language
    )
    burdens = [row for row in view.graph.corpus.burdens if name in row.bearers]
    bottlenecks = [row for row in view.report.bottlenecks.items if name in row.organisations]
    tables = [
        ministry_table(view, name),
        laws_table(view, name),
        behind_table(view, name),
        *map(ungrouped, (period_table(own), *capacity_tables(own))),
        calendar_table(view, organisation),
        burden_table(view, burdens),
        accountability_table(view, result),
        toetsen_of_table(view, name),
        *oversight_tables(view, name),
        bottleneck_table(view, bottlenecks),
    ]
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
        yield from implementer_facts(view, result)
    yield from ministry_facts(view, name)
    yield from oversight_facts(view, name)
    yield from _bottlenecks(view, name)
    if organisation is not None:
        yield source_fact(view, organisation)


def _bottlenecks(view: View, name: str) -> Iterator[Fact]:
    items = [row for row in view.report.bottlenecks.items if name in row.organisations]
    if items:
        still = sum(row.open for row in items)
        counts = view.text("{open} open of {all}", open=still, all=len(items))
        yield Fact("bottlenecks", view.text("bottlenecks"), Cell(counts, (still, len(items))))
