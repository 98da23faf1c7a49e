"""The evaluation clauses of a law as windows in time, with the reports and layers in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import altair as alt

from stapeling.analyses.results import DueDay, LawResult
from stapeling.language import N_
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day, add_years, iso
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.marks import classed, days_axis, names_axis, tips
from stapeling.reports.charts.naming import cut, distinct
from stapeling.reports.charts.style import DASHED, DOTTED, PALETTE, SOLID, WIDTH, Record
from stapeling.reports.charts.telling import few
from stapeling.reports.plain import plain
from stapeling.reports.subjects.evaluation import class_of, evaluation_name
from stapeling.reports.view import View
from stapeling.reports.words import word

_CAPTION = N_(
    "Each bar runs to a due day of an evaluation clause, from the day that its term runs from or"
    " from the due day before; its colour and line say what came of it. Diamonds are reports;"
    " a thin line is a day of which only bounds are known. Below stand the layers by their class"
    " before evaluation."
)
_STATES = {
    "done": (PALETTE["done"], 0.55, SOLID),
    "open": (PALETTE["open"], 0.45, DASHED),
    "passed": (PALETTE["passed"], 0.45, DOTTED),
    "not_due": (PALETTE["not_due"], 0.15, SOLID),
    "unknown": (PALETTE["unknown"], 0.1, DOTTED),
}
_HIGH = 26


def windows_chart(view: View, result: LawResult | None) -> Chart | None:
    """Draw the windows of the evaluation clauses that speak of a law."""
    found = result.evaluation if result is not None else None
    if result is None or found is None or result.start is None:
        return None
    dues = [due for due in found.clauses if _drawable(due.due)]
    if not dues:
        return None
    told = (f"{_name(view, due)}: {word(view.language, due.state)}" for due in dues)
    return Chart(
        key="evaluation_windows",
        part="due_days",
        title=view.text("Evaluation clauses and what came of them"),
        caption=view.text(_CAPTION),
        described=few(view, told, len(dues), 10),
        spec=_spec(view, result, dues),
        tables=("due_days", "evaluations", "evaluation"),
    )


def _drawable(day: Day | None) -> bool:
    return day is not None and day.first > OPEN_FIRST and day.last < OPEN_LAST


def _name(view: View, due: DueDay) -> str:
    return f"{_clause(view, due)} ({view.language.day(due.due)})"


def _clause(view: View, due: DueDay) -> str:
    law = cut(view.names.law(due.law), 34)
    return f"{law}, {plain(due.article)}" if due.article else law


def _begin(view: View, due: DueDay, before: DueDay | None, start: Day) -> int:
    """Give the day that a window begins: the due day before, else where its term runs from."""
    if before is not None and before.due is not None:
        return before.due.first
    owner = view.graph.laws.get(due.law)
    clauses = owner.evaluation_clauses if owner is not None else ()
    term = next((c.term_years for c in clauses if c.id == due.clause), None)
    if due.due is not None and term:
        return add_years(due.due.first, -term)
    return start.first


def _windows(
    view: View, result: LawResult, dues: Sequence[DueDay], names: dict[str, str], start: Day
) -> Iterator[Record]:
    before: dict[str, DueDay] = {}
    for due in dues:
        key = f"{due.law}/{due.clause}"
        day = due.due or start
        yield {
            "n": names[key],
            "o": list(names).index(key),
            "x": iso(_begin(view, due, before.get(key), start)),
            "y": iso(day.first),
            "z": iso(day.last),
            "s": word(view.language, due.state),
            "t": _clause(view, due),
            "d": view.language.day(due.due),
            "e": view.days(due.days_late).text,
            "w": evaluation_name(view, due.done) if due.done else view.text("none known"),
            "witness_ids": [due.done] if due.done else [result.id],
        }
        before[key] = due


def _looks(
    view: View, law: LawResult, dues: Sequence[DueDay], names: dict[str, str]
) -> Iterator[Record]:
    """Give the reports, on the line of the clause that they satisfy, else on a line below."""
    lines = {due.done: f"{due.law}/{due.clause}" for due in dues if due.done}
    found = law.evaluation.evaluations if law.evaluation is not None else ()
    for look in found:
        if not _drawable(look.published):
            continue
        line = lines.get(look.id, "")
        yield {
            "n": names[line] if line else view.text("other reports"),
            "o": list(names).index(line) if line else len(names),
            "x": iso((look.published.first + look.published.last) // 2),
            "b": iso(look.published.first),
            "e": iso(look.published.last),
            "t": evaluation_name(view, look.id),
            "d": view.language.day(look.published),
            "witness_ids": [look.id],
        }


def _layers(view: View, law: LawResult, place: int) -> Iterator[Record]:
    for act in law.evaluation.acts if law.evaluation is not None else ():
        day = act.in_force
        name = word(view.language, class_of(act))
        yield {
            "n": view.text("layers"),
            "o": place + 1,
            "x": iso((day.first + day.last) // 2),
            "b": iso(day.first),
            "e": iso(day.last),
            "t": view.names.cited(act.act),
            "d": view.language.day(day),
            "c": name,
            "witness_ids": [act.act],
        }


def _spec(view: View, result: LawResult, dues: Sequence[DueDay]) -> Record:
    clauses = {f"{due.law}/{due.clause}": _clause(view, due) for due in dues}
    names = distinct(clauses, 48)
    start = result.start or Day(dues[0].due.first if dues[0].due else 1, 1)
    data: dict[str, list[Record]] = {
        "windows": list(_windows(view, result, dues, names, start)),
        "looks": list(_looks(view, result, dues, names)),
        "layers": list(_layers(view, result, len(names))),
        "today": [{"x": view.report.options.as_of.isoformat(), "t": view.text("reference day")}],
    }
    parts = [*_drawn_windows(view, dues), *_drawn_days(view, data)]
    chart = alt.layer(*parts).properties(width=WIDTH, height=alt.Step(_HIGH))
    return finished(chart, data)


def _drawn_windows(view: View, dues: Sequence[DueDay]) -> list[alt.Chart]:
    text = view.text
    found = {due.state for due in dues}
    looks = {word(view.language, s): look for s, look in _STATES.items() if s in found}
    told = tips(
        {
            "t": text("clause"),
            "d": text("due"),
            "s": text("state"),
            "e": text("days late"),
            "w": text("report"),
        }
    )
    base = alt.Chart(alt.NamedData("windows")).encode(y=names_axis(), tooltip=told)
    bars = base.mark_bar(strokeWidth=1.2, size=14).encode(
        x=days_axis(), x2="y:T", **classed("s", looks)
    )
    due = base.mark_tick(thickness=3, color=PALETTE["due"], size=20).encode(x=days_axis("y"))
    span = base.mark_rule(color=PALETTE["due"])  # no longer than nothing where a day is exact
    return [bars, span.encode(x=days_axis("y"), x2="z:T"), due]


def _drawn_days(view: View, data: Mapping[str, list[Record]]) -> list[alt.Chart]:
    text = view.text
    looks = alt.Chart(alt.NamedData("looks")).encode(
        y=names_axis(),
        tooltip=tips({"t": text("evaluation"), "d": text("published")}),
    )
    acts = alt.Chart(alt.NamedData("layers")).encode(
        y=names_axis(),
        tooltip=tips({"t": text("act"), "d": text("day"), "c": text("class")}),
    )
    today = alt.Chart(alt.NamedData("today")).mark_rule(strokeDash=[1, 2], strokeWidth=2)
    green = PALETTE["evaluation"]
    bounds = [chart.mark_rule().encode(x=days_axis("b"), x2="e:T") for chart in (looks, acts)]
    reports = looks.mark_point(
        shape="diamond", size=150, filled=True, opacity=1, color=green
    ).encode(x=days_axis())
    ticks = acts.mark_tick(thickness=2, size=16, color=PALETTE["layer"]).encode(x=days_axis())
    drawn = [today.encode(x=days_axis(), tooltip=tips({"t": text("line")}))]
    drawn += [bounds[1], ticks] if data["layers"] else []
    return drawn + ([bounds[0], reports] if data["looks"] else [])
