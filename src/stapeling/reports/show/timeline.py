"""The timeline of a law: every act in order of day, with what became of it, and drawn in text."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from stapeling.analyses.results import ClassedAct, LawResult
from stapeling.language import N_, UNKNOWN
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day
from stapeling.model.laws import Change, Law
from stapeling.model.moments import day_of, status_of
from stapeling.reports.drawn import Lane, Mark, Timeline
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
    classes = _classes(result)
    acts = _acts(view, law, found)
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


def _classes(result: LawResult | None) -> dict[str, ClassedAct]:
    """Give the layers of a law by their acts."""
    evaluation = result.evaluation if result is not None else None
    return {act.act: act for act in evaluation.acts} if evaluation else {}


def _acts(view: View, law: Law, found: Iterable[str]) -> dict[str, Sequence[Change]]:
    """Give the changes of every act on a law; a replacement has none."""
    acts: dict[str, Sequence[Change]] = {**view.graph.changes_by_act(law)}
    return acts | {act: () for act in found if act not in acts}


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


def drawn_timeline(view: View, law: Law, result: LawResult | None) -> tuple[Timeline, ...]:
    """Give the line of time of a law: its acts, evaluations, due days and chain above the years.

    What has no day stands below it. A law of which no day is known has no line.
    """
    found = fates(view.graph, law, view.report.options)
    classes = _classes(result)
    dated = {act: _days(rows, classes.get(act)) for act, rows in _acts(view, law, found).items()}
    lanes = tuple(lane for lane in _lanes(view, found, dated, result) if lane.marks)
    today = view.report.options.day
    known = [day for lane in lanes for mark in lane.marks for day in mark[1:] if _is_date(day)]
    if not known:
        return ()
    started = [law.in_force_from.first] if law.in_force_from else []
    first = dt.date.fromordinal(min([*known, *filter(_is_date, started)]))
    last = dt.date.fromordinal(max(*known, today))
    return (
        Timeline(
            title=view.text("Timeline, drawn"),
            first=dt.date(first.year, 1, 1).toordinal(),
            last=dt.date(last.year, 12, 31).toordinal(),
            today=today,
            lanes=lanes,
            words=_words(view, lanes),
            notes=tuple(_undated(view, found, dated)),
        ),
    )


def _is_date(ordinal: int) -> bool:
    return OPEN_FIRST < ordinal < OPEN_LAST


def _lanes(
    view: View,
    found: Mapping[str, str],
    dated: Mapping[str, Sequence[Day]],
    result: LawResult | None,
) -> Iterator[Lane]:
    text, evaluation = view.text, result.evaluation if result is not None else None
    if evaluation is not None:
        looks = (*evaluation.evaluations, *evaluation.other_looks)
        yield Lane(text("evaluations"), _marks(("evaluation", look.published) for look in looks))
        due = ((due.state, due.due) for due in evaluation.clauses if due.due is not None)
        yield Lane(text("due days"), _marks(due))
    chain = result.text_chain if result is not None and len(result.text_chain) > 1 else ()
    layers = _classes(result)
    links = ((found.get(act, "layer"), layers[act].in_force) for act in chain if act in layers)
    yield Lane(text("chain"), _marks(links), joined=True)
    today = view.report.options.day
    acts = (
        ("scheduled" if day.first > today else found.get(act, "unknown"), day)
        for act, days in dated.items()
        for day in days
    )
    yield Lane(text("acts"), _marks(acts))


def _marks(found: Iterable[tuple[str, Day]]) -> tuple[Mark, ...]:
    """Give marks in order of day; of one of which nothing is known there is none."""
    marks = [Mark(kind, day.first, day.last) for kind, day in found if day.bounded]
    return tuple(sorted(marks, key=lambda mark: (mark.first, mark.last, mark.kind)))


def _words(view: View, lanes: Sequence[Lane]) -> dict[str, str]:
    kinds = dict.fromkeys(mark.kind for lane in lanes for mark in lane.marks)
    return {
        **{kind: word(view.language, kind) for kind in kinds},
        "evaluation": view.text("evaluation"),
        "span": view.text("on a day between these"),
        "today": view.text("reference day"),
        "more": view.text("and more"),
    }


def _undated(
    view: View, found: Mapping[str, str], dated: Mapping[str, Sequence[Day]]
) -> Iterator[str]:
    """Tell how many acts have no place on the line, by what they count as."""
    without = Counter(
        found.get(act, "unknown")
        for act, days in dated.items()
        if not any(day.bounded for day in days)
    )
    if without:
        yield view.text("Without a day: {acts}.", acts=view.counted(without))
