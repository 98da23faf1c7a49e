"""The page of an act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stapeling.model.acts import Act
from stapeling.model.days import Day
from stapeling.model.laws import Change, Law
from stapeling.model.moments import day_of, status_of
from stapeling.reports.about import options_line
from stapeling.reports.names import publication
from stapeling.reports.page import Cell, Column, Fact, Page, Row, Table
from stapeling.reports.show.chains import repair_chains, told_prompt
from stapeling.reports.show.facts import (
    articles_cell,
    articles_of,
    burden_table,
    days_cell,
    source_fact,
    text_cell,
    told,
    word_cell,
)
from stapeling.reports.show.fates import fates
from stapeling.reports.show.results import needed_tables, result_table
from stapeling.reports.subjects.evaluation import class_of
from stapeling.reports.view import Reader, View
from stapeling.reports.words import word


def act_view(view: View, name: str, act: Act | None) -> Page:
    """Tell everything about one act; of one that is only named, what the laws say of it."""
    corpus = view.graph.corpus
    burdens = [row for row in corpus.burdens if corpus.act_id(row.act) == name]
    results = [row for row in corpus.test_results if corpus.act_id(row.act) == name]
    tables = (
        _laws(view, name),
        _links(view, name, act),
        repair_chains(view, frozenset(), name),
        burden_table(view, burdens),
        *needed_tables(view, name),
        result_table(view, results, "act"),
    )
    return Page(
        title=view.names.cited(name),
        facts=told(act_facts(view, name, act)),
        tables=tuple(table for table in tables if table.rows),
        about=(options_line(view.report.options, view.language),),
    )


def act_facts(view: Reader, name: str, act: Act | None) -> Iterator[Fact]:
    """Tell what is recorded of an act itself: where it was published, its nature, its days."""
    text = view.text
    yield Fact("id", text("id"), Cell(name, name))
    yield Fact("published_as", text("published as"), Cell(publication(name)))
    made = view.graph.made_by.get(name, ())
    laws = "; ".join(map(view.names.law, made))
    yield Fact("made", text("made"), Cell(laws, made or None))
    if act is None:
        return
    yield Fact("aliases", text("also"), Cell(", ".join(map(publication, act.aliases)), act.aliases))
    yield Fact("level", text("level"), view.word(act.level))
    yield Fact("dossier", text("dossier"), text_cell(act.dossier))
    ministry = view.names.organisation(act.ministry) if act.ministry else ""
    yield Fact("ministry", text("ministry"), Cell(ministry, act.ministry))
    unknown = Cell(text("unknown"))
    yield Fact("nature", text("nature"), word_cell(view, act.nature) if act.nature else unknown)
    yield Fact("origin", text("origin"), word_cell(view, (act.origin,) if act.origin else ()))
    why = (act.justification,) if act.justification else ()
    yield Fact("justification", text("justification"), word_cell(view, why))
    yield from _days(view, act)
    for prompt in act.prompted_by:
        cell = Cell(told_prompt(view, prompt), prompt.ref or prompt.kind)
        yield Fact("prompted_by", text("prompted by"), cell)
    yield source_fact(view, act)


def _days(view: Reader, act: Act) -> Iterator[Fact]:
    text = view.text
    steps: tuple[tuple[str, str, Day | None], ...] = (
        ("submitted", text("submitted"), act.submitted),
        *(("revised", text("revised"), day) for day in act.revised),
        ("decided", text("decided"), act.decided),
        ("signed", text("signed"), act.signed),
        ("published", text("published"), act.published),
    )
    for key, label, day in steps:
        if day is not None or key == "published":
            yield Fact(key, label, view.day(day))


def _laws(view: View, name: str) -> Table:
    text = view.text
    laws = sorted(law for law, rows in view.graph.corpus.changes.items() if _of(rows, name))
    return Table(
        key="laws",
        title=text("Laws that it changes"),
        caption=text("The day it took effect on each, what it counts as there, and its class."),
        columns=(
            Column("law", view.header("law")),
            Column("day", view.header("day")),
            Column("fate", view.header("counts as")),
            Column("class", view.header("evaluation")),
            Column("articles", view.header("articles"), priority=2),
            Column("effect", view.header("effect"), priority=3, untold=((),)),
        ),
        rows=tuple(_law_row(view, name, view.graph.laws[law]) for law in laws),
    )


def _of(rows: Sequence[Change], name: str) -> list[Change]:
    return [row for row in rows if row.act == name]


def _law_row(view: View, name: str, law: Law) -> Row:
    rows = _of(view.graph.corpus.changes[law.id], name)
    days = sorted(
        {day_of(row) for row in rows if status_of(row) == "in_force"},
        key=lambda day: (day.first, day.last),
    )
    fate = fates(view.graph, law, view.report.options).get(name, "unknown")
    effects = tuple(dict.fromkeys(row.effect for row in rows if row.effect))
    found = _class(view, name, law.id)
    cells = (
        view.law(law.id),
        days_cell(view, days),
        view.word(fate),
        Cell(word(view.language, found) if found else "", found),
        articles_cell(view, articles_of(rows)),
        word_cell(view, effects),
    )
    source = view.sources(text for row in rows for text in row.source)
    return Row(cells, (source,) if source else (), (law.id,))


def _class(view: View, name: str, law: str) -> str | None:
    result = view.law_result(law)
    acts = result.evaluation.acts if result is not None and result.evaluation is not None else ()
    return next((class_of(act) for act in acts if act.act == name), None)


def _links(view: View, name: str, act: Act | None) -> Table:
    text, corpus = view.text, view.graph.corpus
    rows = [
        _link(
            view,
            text("this act"),
            link.kind,
            view.names.cited(corpus.act_id(link.act) or link.act),
            link.source,
        )
        for link in (act.links if act is not None else ())
    ]
    rows += [
        _link(view, view.names.cited(other.id), link.kind, text("this act"), link.source)
        for other in corpus.acts.values()
        for link in other.links
        if corpus.act_id(link.act) == name
    ]
    return Table(
        key="links",
        title=text("Links with other acts"),
        caption="",
        columns=(
            Column("act", view.header("act")),
            Column("link", view.header("what it does")),
            Column("on", view.header("to")),
        ),
        rows=tuple(rows),
    )


def _link(view: View, act: str, kind: str, other: str, source: Sequence[str]) -> Row:
    cells = (Cell(act, act), view.word(kind), Cell(other, other))
    told_source = view.sources(source)
    return Row(cells, (told_source,) if told_source else ())
