"""The timeline of a law: every act in order of day, with what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from stapeling.analyses.results import ClassedAct, LawResult
from stapeling.language import N_, UNKNOWN
from stapeling.model.days import Day
from stapeling.model.laws import Change, Law
from stapeling.model.moments import day_of, status_of
from stapeling.reports.page import Cell, Column, Row, Table
from stapeling.reports.show.facts import articles_cell, articles_of, days_cell
from stapeling.reports.show.fates import fates
from stapeling.reports.subjects.evaluation import class_of
from stapeling.reports.view import View
from stapeling.reports.words import word

_TIMELINE_CAPTION = N_(
    "Every act with the day it took effect on this law, the articles it touched where"
    " they are known, what became of it, and its class before evaluation."
)


def timeline(view: View, law: Law, result: LawResult | None) -> Table:
    """Tell every act on a law in order of day; those without one come last."""
    text = view.text
    found = fates(view.graph, law, view.report.options)
    evaluation = result.evaluation if result is not None else None
    classes = {act.act: act for act in evaluation.acts} if evaluation else {}
    acts = view.graph.changes_by_act(law)
    acts |= {act: [] for act in found if act not in acts}
    ordered = sorted(
        acts.items(), key=lambda item: (_order(_days(item[1], classes.get(item[0]))), item[0])
    )
    return Table(
        key="timeline",
        title=text("Timeline"),
        caption=text(_TIMELINE_CAPTION),
        columns=(
            Column("day", view.header("day")),
            Column("act", view.header("act")),
            Column("fate", view.header("counts as")),
            Column("class", view.header("evaluation")),
            Column("articles", view.header("articles"), priority=2),
            Column("level", view.header("level"), priority=3),
            Column("nature", view.header("nature"), priority=3),
            Column("effect", view.header("effect"), priority=4, untold=(None, ())),
        ),
        rows=tuple(
            _row(view, act, rows, found.get(act, "unknown"), classes.get(act))
            for act, rows in ordered
        ),
    )


def _days(rows: Sequence[Change], classed: ClassedAct | None) -> tuple[Day, ...]:
    days = {day_of(row) for row in rows if status_of(row) == "in_force"}
    if not days and classed is not None:
        days = {classed.in_force}
    return tuple(sorted(days, key=lambda day: (day.first, day.last)))


def _order(days: Sequence[Day]) -> tuple[bool, int, int]:
    return (False, days[0].first, days[0].last) if days else (True, 0, 0)


def _row(
    view: View, act: str, rows: Sequence[Change], fate: str, classed: ClassedAct | None
) -> Row:
    facts = view.graph.act(act)
    days = _days(rows, classed)
    natures = next((row.nature for row in rows if row.nature), facts.nature if facts else ())
    effects = tuple(dict.fromkeys(row.effect for row in rows if row.effect))
    name = class_of(classed) if classed is not None else None
    cells = (
        days_cell(view, days),
        Cell(view.names.cited(act), act),
        Cell(word(view.language, fate), fate),
        Cell(word(view.language, name) if name else "", name),
        articles_cell(view, articles_of(rows)),
        view.word(facts.level if facts else None),
        Cell(", ".join(word(view.language, n) for n in natures) or UNKNOWN, natures),
        Cell(", ".join(word(view.language, e) for e in effects), effects),
    )
    source = view.sources(text for row in rows for text in row.source)
    return Row(cells, (source,) if source else (), (act,))
