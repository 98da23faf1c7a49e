"""How late evaluations were: the days between a due day and the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import altair as alt

from stapeling.analyses.results import DaySpan, DueDay, LawResult
from stapeling.language import N_
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.finishing import PERIOD, finished
from stapeling.reports.charts.marks import by_line, first_lines, names_axis, number_axis, tips
from stapeling.reports.charts.naming import cut, distinct
from stapeling.reports.charts.style import LINE, MOST, PALETTE, Record, pale
from stapeling.reports.charts.telling import few, of_law
from stapeling.reports.charts.who import among_first
from stapeling.reports.plain import plain
from stapeling.reports.subjects.evaluation import evaluation_name
from stapeling.reports.view import View
from stapeling.reports.words import word

_CAPTION = N_(
    "Unit: days after the due day of an evaluation clause; left of the line is early. A closed mark"
    " is a report, an open one is due and still waits for one on the reference day. A line between"
    " two marks follows from days of which only bounds are known; one without a mark at its end"
    " goes on, for there not even a bound is."
)
_SHAPES = {"done": "circle", "open": "triangle-right"}


@dataclass(frozen=True, slots=True)
class _Late:
    """A due day of which is known how late its report was, or is."""

    law: LawResult | None
    due: DueDay
    span: DaySpan


def lateness_chart(view: View) -> Chart | None:
    """Draw how late the reports were that evaluation clauses ask for, the latest first."""
    dues = dict.fromkeys(
        due for law in view.measured if law.evaluation for due in law.evaluation.clauses
    )
    known = [
        _Late(view.law_result(due.law), due, due.days_late)
        for due in dues
        if due.days_late is not None and any(side is not None for side in due.days_late)
    ]
    if not known:
        return None
    known.sort(key=_latest)
    counts = Counter(due.state for due in dues if due.days_late is None)
    notes = [view.text(_CAPTION)]
    if len(known) > MOST:
        notes.append(
            view.text("Shown are the first {n} of {all} due days.", n=MOST, all=len(known))
        )
    if counted := view.counted(counts):
        notes.append(view.text("Not here, for no days can be told: {counts}.", counts=counted))
    return Chart(
        key="days_late",
        part="evaluation",
        title=view.text("How late evaluations were"),
        caption=" ".join(notes),
        described=_described(view, known),
        spec=_spec(view, known),
        tables=("due_days",),
    )


def _latest(row: _Late) -> tuple[int, int, str, str]:
    low, high = row.span
    sides = [side for side in (low, high) if side is not None]
    return -max(sides), -min(sides), row.due.law, row.due.clause


def _described(view: View, rows: Sequence[_Late]) -> str:
    told = (f"{_name(view, row.due, 70)}: {view.days(row.span).text}" for row in rows)
    return view.text(
        "Days from the due day to the report, or to the reference day while none is known: {rows}.",
        rows=few(view, told, len(rows)),
    )


def _name(view: View, due: DueDay, most: int = 400) -> str:
    """Name a due day; of a long title of a law so much that the day stays."""
    law = cut(view.names.law(due.law), most)
    where = f"{law}, {plain(due.article)}" if due.article else law
    return f"{where} ({view.language.day(due.due)})"


def _rows(view: View, rows: Sequence[_Late]) -> Iterator[Record]:
    names = distinct({str(n): _name(view, row.due, 34) for n, row in enumerate(rows)}, 70)
    told = [0, *(side for row in rows for side in row.span if side is not None)]
    for place, row in enumerate(rows):
        low, high = row.span
        due = row.due
        report = evaluation_name(view, due.done) if due.done else view.text("none known")
        record = {
            "n": names[str(place)],
            "o": place,
            "t": _name(view, due),
            "x": min(told) if low is None else low,
            "y": max(told) if high is None else high,
            "open": "x" if low is None else "y" if high is None else None,
            "d": view.days(row.span).text,
            "s": word(view.language, due.state),
            "w": report,
            "witness_ids": [due.done or due.law],
            **_years(due.due),
        }
        yield record | (of_law(row.law) if row.law else {"ministry": None, "implementers": []})


def _years(day: Day | None) -> Record:
    """Give the years that a due day may lie in, for those who filter by period."""
    if day is None or day.first <= OPEN_FIRST or day.last >= OPEN_LAST:
        return {"year": None, "until": None}
    first, last = (int(Day(side, side).text[:4]) for side in (day.first, day.last))
    return {"year": first, "until": last}


def _spec(view: View, known: Sequence[_Late]) -> Record:
    text = view.text
    told = tips(
        {"t": text("due day"), "d": text("days late"), "s": text("state"), "w": text("report")}
    )
    states = [state for state in _SHAPES if any(row.due.state == state for row in known)]
    words = [word(view.language, state) for state in states]
    colours = [PALETTE[state] for state in states]
    fills = [PALETTE["done"] if s == "done" else pale(PALETTE[s], 0.1) for s in states]
    base = first_lines(alt.Chart(alt.NamedData("due")))
    y = names_axis()
    zero = alt.Chart(alt.NamedData("zero")).mark_rule(color=LINE, strokeWidth=2)
    lines = base.mark_rule(strokeWidth=2, color=LINE).encode(
        x=number_axis("x", text("days after the due day"), tickCount=8), x2="y:Q", y=y, tooltip=told
    )
    ends = [
        base.mark_point(size=80, opacity=1, strokeWidth=1.8)
        .transform_filter(f"datum.open != '{side}'")
        .encode(
            x=alt.X(f"{side}:Q"),
            y=y,
            tooltip=told,
            shape=_by_state(alt.Shape, words, [_SHAPES[state] for state in states]),
            stroke=_by_state(alt.Stroke, words, colours),
            fill=_by_state(alt.Fill, words, fills),
        )
        for side in ("x", "y")
    ]
    chart = by_line(zero.encode(x="x:Q"), lines, *ends)
    data = {"due": list(_rows(view, among_first(known, lambda row: row.law))), "zero": [{"x": 0}]}
    return finished(chart, data, ("ministry", "implementer", *PERIOD))


def _by_state(
    channel: type[alt.Shape | alt.Stroke | alt.Fill], words: list[str], values: list[str]
) -> alt.Shape | alt.Stroke | alt.Fill:
    return channel("s:N", title=None, scale=alt.Scale(domain=words, range=values))
