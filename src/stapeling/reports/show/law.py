"""The page of a law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stapeling.analyses.results import Counts, LawResult
from stapeling.model.laws import Implementation, Law
from stapeling.reports.about import legend, options_line
from stapeling.reports.page import Cell, Column, Fact, Page, Row, Table
from stapeling.reports.plain import plain
from stapeling.reports.show.chains import repair_chains, text_chain
from stapeling.reports.show.facts import (
    burden_table,
    part_cell,
    source_fact,
    text_cell,
    told,
    word_cell,
)
from stapeling.reports.show.results import result_table, results_on
from stapeling.reports.show.timeline import drawn_timeline, timeline
from stapeling.reports.subjects.bottlenecks import bottleneck_table
from stapeling.reports.subjects.cycle import stage_fact
from stapeling.reports.subjects.evaluation import class_table, due_table, look_table
from stapeling.reports.subjects.laws import told_unlisted
from stapeling.reports.view import View
from stapeling.reports.words import acts_by_level, word


def law_view(view: View, law: Law) -> Page:
    """Tell everything about one law."""
    result = view.law_result(law.id)
    own = View(replace(view.report, laws=(result,) if result else ()), view.graph, view.language)
    tables = [timeline(view, law, result)]
    if result is not None and len(result.text_chain) > 1:
        tables.append(text_chain(view, result))
    tables += [repair_chains(view, frozenset({law.id})), class_table(own), due_table(own)]
    tables += [look_table(own), other_looks(own), _implementers(view, law), _burdens(view, law)]
    tables.append(result_table(view, results_on(view, law), "law"))
    bottlenecks = [row for row in view.report.bottlenecks.items if law.id in row.laws]
    tables.append(bottleneck_table(view, bottlenecks))
    return Page(
        title=plain(law.title),
        facts=told((*_facts(view, law), *_measures(view, law, result), *stage_fact(view, law.id))),
        tables=tuple(table for table in tables if table.rows),
        timelines=drawn_timeline(view, law, result),
        about=(options_line(view.report.options, view.language), legend(view.language)),
    )


def _facts(view: View, law: Law) -> Iterator[Fact]:
    text = view.text
    yield Fact("id", text("id"), Cell(law.id, law.id))
    yield Fact("short_title", text("short title"), text_cell(law.short_title))
    yield Fact("kind", text("kind"), Cell(word(view.language, law.kind), law.kind))
    yield Fact("bwb_id", text("BWB"), text_cell(law.bwb_id))
    made = Cell(view.names.cited(law.act), law.act) if law.act else Cell("")
    yield Fact("act", text("made by"), made)
    ministry = view.names.organisation(law.ministry) if law.ministry else ""
    yield Fact("ministry", text("ministry"), Cell(ministry, law.ministry))
    yield Fact("in_force_from", text("in force from"), view.day(law.in_force_from))
    if law.in_force_until is not None:
        yield Fact("in_force_until", text("until"), view.day(law.in_force_until))
    for restart in law.restarts:
        day = view.day(restart.from_)
        title = f" ({plain(restart.title)})" if restart.title else ""
        yield Fact("restart", text("restart"), Cell(day.text + title, day.value))
    complete = view.day(law.changes_complete_until)
    yield Fact("changes_complete_until", text("history whole until"), complete)
    searched = view.day(law.evaluations_searched_until)
    yield Fact("evaluations_searched_until", text("evaluations sought until"), searched)
    yield Fact("traits", text("traits"), word_cell(view, law.traits))
    yield source_fact(view, law)


def _measures(view: View, law: Law, result: LawResult | None) -> Iterator[Fact]:
    text = view.text
    if result is None or result.counts is None:
        return
    yield Fact("counts", text("counts"), Cell(counts_line(view, law, result)))
    more = result.at_least
    for key, label, span in (
        ("breadth", text("breadth"), result.breadth),
        ("text_depth", text("text depth"), result.text_depth),
        ("article_depth", text("article depth"), result.article_depth),
        ("open_depth", text("since evaluation"), result.open_depth),
    ):
        yield Fact(key, label, view.span(span, at_least=more))
    yield Fact("repair_depth", text("repair depth"), view.span(result.repair_depth))
    for row in law.unlisted:
        yield Fact("unlisted", text("not described"), Cell(told_unlisted(view, row), row.count))


def counts_line(view: View, law: Law, result: LawResult) -> str:
    """Tell in one line how the acts on a law become its breadth."""
    counts = result.counts
    if counts is None:
        return ""
    parts = [acts_by_level(view.language, counts.acts) or view.text("no acts in force")]
    parts += _beside(view, law, counts)
    breadth = view.language.span(result.breadth or (0, 0), at_least=result.at_least)
    return view.text("{acts}: breadth {breadth}", acts=", ".join(parts), breadth=breadth)


def _beside(view: View, law: Law, counts: Counts) -> Iterator[str]:
    text = view.text
    incidental = ", ".join(plain(part.part) for part in law.incidental_parts)
    rows = (
        (counts.same_day, text("on the day it began")),
        (counts.incidental, text("on {parts} only", parts=incidental)),
        (counts.acts_possible, text("in force or not")),
        (counts.unknown_level, text("of unknown level")),
        (counts.pending, text("pending")),
        (counts.scheduled, text("scheduled")),
        (counts.not_commenced, text("not commenced")),
        (counts.withdrawn, text("withdrawn")),
    )
    for number, words in rows:
        if number:
            yield f"{view.language.number(number)} {words}"
    for nature, number in counts.excluded.items():
        yield f"{view.language.number(number)} {word(view.language, nature)}"


def other_looks(view: View) -> Table:
    """Tell the looks at a law that do not stop the clock of its clauses."""
    looks = [
        (law, law.evaluation._replace(evaluations=law.evaluation.other_looks))
        for law in view.measured
        if law.evaluation is not None
    ]
    laws = tuple(law._replace(evaluation=found) for law, found in looks)
    table = look_table(View(replace(view.report, laws=laws), view.graph, view.language))
    return replace(
        table,
        key="other_looks",
        title=view.text("Other looks"),
        caption=view.text("These do not count as the evaluation that a clause asks for."),
    )


def _implementers(view: View, law: Law) -> Table:
    text = view.text
    return Table(
        key="implementers",
        title=text("Implementers"),
        caption=text("Who carries out the law: all of it, unless articles are named."),
        columns=(
            Column("implementer", view.header("implementer")),
            Column("part", view.header("articles")),
        ),
        rows=tuple(_implementer(view, row) for row in law.implementers),
    )


def _implementer(view: View, row: Implementation) -> Row:
    cells = (
        Cell(view.names.organisation(row.organisation), row.organisation),
        part_cell(view, row),
    )
    details = [view.sources(row.source)] if row.source else []
    if row.note:
        details.append(plain(row.note))
    return Row(cells, tuple(details), (row.organisation,))


def _burdens(view: View, law: Law) -> Table:
    graph = view.graph
    acts = {*graph.changes_by_act(law), *graph.makers(law)}
    rows = [
        burden
        for burden in graph.corpus.burdens
        if burden.law == law.id or graph.corpus.act_id(burden.act) in acts
    ]
    return burden_table(view, rows)
