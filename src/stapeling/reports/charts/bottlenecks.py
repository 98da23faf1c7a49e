"""The picture of bottlenecks: how long each has been there, and what law was changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from stapeling.analyses.results import BottleneckResult
from stapeling.language import N_
from stapeling.model.days import OPEN_FIRST, Day
from stapeling.model.moments import day_of, status_of
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.drawing import (
    Look,
    bounds_within,
    date_of,
    days_axis,
    left_out,
    look,
    looking,
    names_axis,
    of_year,
    present,
    rows_named,
    shortened,
    witness_tips,
    witnessed,
    year_of,
)
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.naming import distinct, two_lines
from stapeling.reports.charts.style import BLUE, GREEN, RED, SKY, WIDTH, Record
from stapeling.reports.plain import plain
from stapeling.reports.ranges import years_cell
from stapeling.reports.subjects.bottlenecks import status_cell
from stapeling.reports.view import View

if TYPE_CHECKING:
    import altair as alt

_CAPTION = N_(
    "A line for every bottleneck, from its first report to its resolution or to the reference day,"
    " the oldest open one on top. Pale behind a dashed line: between the bounds of a day that is"
    " not known exactly. A tick: a report. A diamond: law on it was changed and it stayed; pale:"
    " perhaps. A question mark: no report is recorded, so its age is not known. Only recorded ones"
    " are shown."
)
_STEP = 32
_LETTERS = 48
"""How many letters of a name stand on each of its two lines."""
_UPRIGHT = "M-0.13,-0.9L0.13,-0.9L0.13,0.9L-0.13,0.9Z"
"""The shape of an upright tick."""
_YEAR = 366


def bottleneck_charts(view: View) -> Iterable[Chart]:
    """Give the picture of all bottlenecks."""
    return ages_chart(view, view.report.bottlenecks.items)


def ages_chart(view: View, items: Sequence[BottleneckResult]) -> Iterator[Chart]:
    """Draw how old bottlenecks are, with their reports and the changes of law meanwhile."""
    shown, left = shortened(sorted(items, key=_oldest))
    if not shown:
        return
    titles = distinct({item.id: plain(item.title) for item in shown}, 2 * _LETTERS)
    names = {key: "\n".join(two_lines(title, _LETTERS)) for key, title in titles.items()}
    looks = _looks(view)
    rows = [
        {**row, "name": names[item.id]}
        for item in shown
        for row in _rows(view, item, looks, _least(view, shown))
    ]
    chart = _drawn(view, list(names.values()), present(looks, rows))
    yield Chart(
        key="bottlenecks",
        part="bottlenecks",
        title=view.text("How old bottlenecks are"),
        caption=view.text(_CAPTION) + left_out(view, left),
        described=_described(view, items),
        spec=finished(chart, {"rows": rows}, ("implementer", "from_year", "until_year")),
        tables=("bottlenecks",),
    )


def _drawn(view: View, names: list[str], looks: list[Look]) -> alt.TopLevelMixin:
    """Draw a bar for each bottleneck, with its reports and the law that changed."""
    import altair as alt

    y = names_axis("name", names)
    tooltip = witness_tips(
        view,
        ("title", view.text("bottleneck")),
        ("status", view.text("status")),
        ("what", view.text("shown")),
        ("when", view.text("day")),
        ("age", view.text("age in years")),
        ("who", view.text("organisations")),
    )
    base = rows_named().encode(x=days_axis(), y=y, tooltip=tooltip)
    encodings = looking(looks, shapes=True)
    bar = {key: value for key, value in encodings.items() if key != "shape"}

    def of(kind: str) -> alt.Chart:
        return base.transform_filter(alt.datum.k == kind)

    return alt.layer(
        of("bar").mark_bar(strokeWidth=1).encode(x2="b:T", **bar),
        of("mark").mark_rule(strokeWidth=1.5).encode(x2="b:T", **bar),
        of("mark")
        .mark_point(size=150, strokeWidth=2, opacity=1)
        .encode(**encodings | {"x": days_axis("m")}),
        of("unknown")
        .mark_text(align="left", fontWeight="bold", fontSize=13)
        .encode(x=alt.value(4), text="sign:N"),
    ).properties(width=WIDTH, height={"step": _STEP})


def _oldest(item: BottleneckResult) -> tuple[bool, float, str]:
    low = item.age_days.low if item.age_days is not None else None
    return not item.open, -(low or 0), item.id


def _least(view: View, items: Sequence[BottleneckResult]) -> int:
    """Give the day on which the picture begins: no bound of a day reaches beyond it."""
    reported = [item.first_reported for item in items if item.first_reported is not None]
    firsts = [day.first if day.first > OPEN_FIRST else day.last for day in reported]
    today = view.report.options.day
    return max(min([today, *firsts]) - _YEAR, 1)


def _looks(view: View) -> Mapping[str, Look]:
    text = view.text
    return {
        "open": Look(text("open"), SKY),
        "closed": Look(text("closed"), GREEN),
        "open?": Look(text("perhaps open already, or still"), SKY, "possible"),
        "closed?": Look(text("perhaps there already, or still"), GREEN, "possible"),
        "report": Look(text("report"), BLUE, "certain", _UPRIGHT),
        "law": Look(text("law changed, and it stayed"), RED, "certain", "diamond"),
        "law?": Look(text("law changed, perhaps while it stayed"), RED, "possible", "diamond"),
        "unknown": look(text("age not known"), "unknown", "unknown"),
    }


def _rows(
    view: View, item: BottleneckResult, looks: Mapping[str, Look], least: int
) -> Iterator[Record]:
    today = view.report.options.day
    fixed: Record = {
        "title": plain(item.title),
        "status": status_cell(view, item).text,
        "age": years_cell(view, item.age_years).text,
        "who": "; ".join(map(view.names.organisation, item.organisations)),
        "implementers": list(item.organisations),
        **_named(view, item),
    }
    if item.first_reported is None:
        year = view.report.options.as_of.year
        unknown = {"open": view.text("since when"), "sign": "?", **of_year(year)}
        yield {"k": "unknown", "what": looks["unknown"].name, **fixed, **unknown} | {
            "a": date_of(today)
        }
        return
    bars = _bars(view, item, item.first_reported, looks, least)
    for row in (*bars, *_marks(view, item, looks, least)):
        yield {**fixed, **row}


def _named(view: View, item: BottleneckResult) -> Record:
    """Give who says so, and the laws it is about, as its witness."""
    told = view.sources(item.source)
    names = [told] if told else []
    names += [view.names.law(law) for law in item.laws]
    return {
        **witnessed(view, (item.id, *item.laws), names),
        "open": "" if item.laws else view.text("which laws it is about"),
    }


def _bars(
    view: View, item: BottleneckResult, first: Day, looks: Mapping[str, Look], least: int
) -> Iterator[Record]:
    """Give the time that a bottleneck was there: certainly, and between the bounds of its days."""
    today = view.report.options.day
    early, late = bounds_within(first, least, today)
    end = item.resolved if not item.open and item.resolved is not None else None
    unended = not item.open and end is None
    soon, latest = bounds_within(end, late, today) if end is not None else (today, today)
    kind = "open" if item.open else "closed"
    when = view.language.day(first)
    told = when if end is None else f"{when} - {view.language.day(end)}"
    years = of_year(year_of(early), year_of(latest))
    if unended:
        soon = late
    for sure, start, stop in (("?", early, late), ("", late, soon), ("?", soon, latest)):
        if stop > start:
            yield {
                "k": "bar",
                "what": looks[f"{kind}{sure}"].name,
                "a": date_of(start),
                "b": date_of(stop),
                "when": told,
                **years,
            }


def _marks(
    view: View, item: BottleneckResult, looks: Mapping[str, Look], least: int
) -> Iterator[Record]:
    """Give a mark for every report, and for every act that changed law while it stayed."""
    today = view.report.options.day
    record = view.graph.corpus.bottlenecks.get(item.id)
    for report in record.reports if record is not None else ():
        if report.reported.first <= today:
            told = view.sources(report.source) or plain(item.title)
            named = witnessed(view, (item.id,), (told,))
            yield {"what": looks["report"].name, **_mark(view, report.reported, least), **named}
    for key, acts in (("law", item.stayed_after), ("law?", item.perhaps_after)):
        for act in acts:
            if (day := _day(view, item, act)) is not None:
                named = witnessed(view, (act,), (view.names.cited(act),))
                yield {"what": looks[key].name, **_mark(view, day, least), **named}


def _mark(view: View, day: Day, least: int) -> Record:
    """Give the place of a mark on a day: in the middle of its bounds, with a line between them."""
    first, last = bounds_within(day, least, view.report.options.day)
    return {
        "k": "mark",
        "a": date_of(first),
        "b": date_of(last),
        "m": date_of((first + last) // 2),
        "when": view.language.day(day),
        **of_year(year_of(first), year_of(last)),
    }


def _day(view: View, item: BottleneckResult, act: str) -> Day | None:
    """Give the first day on which an act took effect on the laws of a bottleneck."""
    graph = view.graph
    rows = (row for law in item.laws for row in graph.corpus.changes.get(law, ()))
    days = [day_of(row) for row in rows if row.act == act and status_of(row) == "in_force"]
    known = sorted((day for day in days if day.bounded), key=lambda day: (day.first, day.last))
    return known[0] if known else graph.first_day(act)


def _described(view: View, items: Sequence[BottleneckResult]) -> str:
    still = [item for item in items if item.open]
    told = view.text("{open} open of {all}.", open=len(still), all=len(items))
    if still:
        oldest = min(still, key=_oldest)
        told += " " + view.plural(
            "The oldest open one: {name}, {years} years, reported {n} time.",
            "The oldest open one: {name}, {years} years, reported {n} times.",
            oldest.reports,
            name=plain(oldest.title),
            years=years_cell(view, oldest.age_years).text,
        )
    stayed = sum(bool(item.stayed_after) for item in still)
    perhaps = sum(bool(item.perhaps_after or item.stayed_after) for item in still)
    return (
        told
        + " "
        + view.text(
            "Law was changed while it stayed: {n} of the open ones.",
            n=view.language.span((stayed, perhaps)),
        )
    )
