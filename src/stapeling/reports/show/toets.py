"""The page of a toets: what it asks, of which acts, what asks the same, and its results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stapeling.language import N_
from stapeling.model.records import certainty_of, replaced
from stapeling.model.toetsen import AspectAsked, ImpactTest, RequiredWhen
from stapeling.reports.page import Cell, Column, Fact, Page, Row, Table
from stapeling.reports.plain import plain
from stapeling.reports.show.facts import source_fact, text_cell, told, word_cell
from stapeling.reports.show.results import result_table
from stapeling.reports.subjects.questions import (
    bearers_cell,
    judgement,
    toetsen_told,
    told_asked_of,
)
from stapeling.reports.subjects.toetsen_overlap import by_the_letter, overlap_table
from stapeling.reports.subjects.toetsen_what_if import what_if_table
from stapeling.reports.view import View
from stapeling.reports.words import word, words

_QUESTIONS_CAPTION = N_(
    "A question is an aspect, asked of someone; as the main question, or beside it."
)


_MOMENTS = {"ex_ante": N_("beforehand"), "ex_post": N_("afterwards")}


def toets_view(view: View, toets: ImpactTest) -> Page:
    """Tell everything about one toets of the catalogue."""
    result, corpus = view.report.toetsen, view.graph.corpus
    pairs = [pair for pair in result.overlap if toets.id in (pair.a, pair.b)]
    ignored = view.report.options.ignore_object
    beside = {name for pair in pairs for name in (pair.a, pair.b)}
    notes = (
        *by_the_letter(view, {toets.id, *beside}, ignore_object=ignored),
        *judgement(view, result.estimated, result.stack.size),
    )
    added = [row for row in result.what_if if row.toets == toets.id]
    results = [row for row in corpus.test_results if row.test == toets.id]
    tables = (
        _questions(view, toets),
        overlap_table(view, pairs, ignore_object=ignored, notes=notes, of=toets.id),
        what_if_table(view, added),
        result_table(view, results, "toets"),
    )
    return Page(
        title=plain(toets.title),
        facts=told(_facts(view, toets)),
        tables=tuple(table for table in tables if table.rows),
        about=(
            view.text(
                "Reference day {day}", day=view.language.date(view.report.options.as_of, "d MMMM y")
            ),
        ),
    )


def _facts(view: View, toets: ImpactTest) -> Iterator[Fact]:
    text = view.text
    unknown = Cell(text("unknown"))

    def one(term: str | None) -> Cell:
        return word_cell(view, (term,)) if term else unknown

    yield Fact("id", text("id"), Cell(toets.id, toets.id))
    yield Fact("kind", text("kind"), one(toets.kind))
    yield Fact("status", text("status"), one(toets.status))
    yield Fact("required_when", text("required of"), _required(view, toets.required_when))
    yield Fact("needed_by", text("acts that need it"), _needed_by(view, toets))
    moment = text(_MOMENTS[toets.moment]) if toets.moment else text("unknown")
    yield Fact("moment", text("moment"), Cell(moment, toets.moment))
    yield Fact("phase", text("phase"), one(toets.phase))
    yield Fact("after", text("after"), Cell(toetsen_told(view, toets.after), toets.after))
    yield Fact("weeks", text("weeks"), _weeks(view, toets))
    yield Fact("hours", text("hours"), view.amount(toets.hours))
    yield Fact("line", text("line"), one(toets.line))
    performers = "; ".join(map(view.names.organisation, toets.performed_by))
    yield Fact("performed_by", text("performed by"), Cell(performers, toets.performed_by))
    yield Fact("work_at", text("work lies with"), bearers_cell(view, toets.work_at))
    if toets.valid_from is not None:
        yield Fact("valid_from", text("valid from"), view.day(toets.valid_from))
    if toets.valid_until is not None:
        yield Fact("valid_until", text("until"), view.day(toets.valid_until))
    yield source_fact(view, replaced(toets, note=None))
    yield Fact("note", text("note"), text_cell(toets.note))


_CONDITIONS = ("levels", "natures", "origins", "traits", "implementers", "implementer_kinds")


def _required(view: View, when: RequiredWhen | None) -> Cell:
    """Write of which acts a toets is required: all conditions must hold, of each one word."""
    if when is None:
        return Cell(view.text("no act of itself"))
    parts = []
    for name in _CONDITIONS:
        terms: Sequence[str] = getattr(when, name)
        if terms and name == "implementers":
            who = ", ".join(map(view.names.organisation, terms))
            parts.append(view.text("carried out by {names}", names=who))
        elif terms:
            parts.append(f"{word(view.language, name)}: {words(view.language, terms)}")
    return Cell("; ".join(parts) or view.text("every act"))


def _weeks(view: View, toets: ImpactTest) -> Cell:
    """Write how long a toets takes, and how sure that is where it is an estimate."""
    cell = view.amount(toets.weeks)
    sure = certainty_of(toets, "weeks")
    if toets.weeks is None or sure != "estimate":
        return cell
    return Cell(f"{cell.text} ({word(view.language, sure)})", cell.value)


def _needed_by(view: View, toets: ImpactTest) -> Cell:
    """Write of how many acts it is certainly required, and of how many perhaps."""
    rows = [row for act in view.report.toetsen.acts for row in act.rows if row.test == toets.id]
    low = sum(row.required == "required" for row in rows)
    high = low + sum(row.required == "perhaps" for row in rows)
    return Cell(view.language.span((low, high)), (low, high))


def _questions(view: View, toets: ImpactTest) -> Table:
    return Table(
        key="questions",
        title=view.text("What it asks"),
        caption=view.text(_QUESTIONS_CAPTION),
        columns=(
            Column("aspect", view.header("aspect")),
            Column("object", view.header("asked of")),
            Column("weight", view.header("weight")),
            Column("certainty", view.header("certainty"), priority=2),
        ),
        rows=tuple(_question(view, toets, row) for row in toets.aspects),
    )


def _question(view: View, toets: ImpactTest, asked: AspectAsked) -> Row:
    cells = (
        view.word(asked.aspect),
        Cell(told_asked_of(view, asked.object), asked.object),
        view.word(asked.weight),
        view.word(asked.certainty or certainty_of(toets, "aspects")),
    )
    source = view.sources(asked.source)
    return Row(cells, (source,) if source else (), (toets.id,))
