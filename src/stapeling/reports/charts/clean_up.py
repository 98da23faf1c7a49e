"""Pictures of clean-up: laws and articles added, withdrawn and net, year by year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from stapeling.analyses.results import CleanUpYear, Span
from stapeling.language import N_
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.drawing import (
    Look,
    look,
    looking,
    of_year,
    present,
    rows_named,
    witness_tips,
    witnessed,
)
from stapeling.reports.charts.finishing import PERIOD, finished
from stapeling.reports.charts.style import BLUE, HEIGHT, LINE, ORANGE, WIDTH, Record, whole
from stapeling.reports.view import View

if TYPE_CHECKING:
    import altair as alt

_LAWS_CAPTION = N_(
    "Unit: laws. Upwards: begun in the year; downwards: ended. Pale behind a dashed line: perhaps,"
    " as the days leave the year open. The dot is net, with a line between its bounds. Laws outside"
    " the data are not in it; of {undated} laws the year is not known."
)
_ARTICLES_CAPTION = N_(
    "Unit: articles that changes added (upwards) and withdrew (downwards). Pale: perhaps. A grey,"
    " dotted question mark: a change of that year does not tell which articles, or its effect, so"
    " that there may be more, and net is not known."
)


def clean_up_charts(view: View) -> Iterator[Chart]:
    """Give the pictures of laws, and of articles, where any was added or withdrawn."""
    found = view.report.cycle.clean_up
    years = found.years
    undated = found.undated + found.undated_ends
    if any(row.laws_added.high or row.laws_withdrawn.high for row in years):
        yield _chart(
            view,
            "laws",
            years,
            view.text("Laws added and withdrawn"),
            view.text(_LAWS_CAPTION, undated=undated),
        )
    if any(row.articles_added.high or row.articles_withdrawn.high for row in years):
        yield _chart(
            view,
            "articles",
            years,
            view.text("Articles added and withdrawn"),
            view.text(_ARTICLES_CAPTION),
        )


def _chart(view: View, unit: str, years: Sequence[CleanUpYear], title: str, caption: str) -> Chart:
    looks = _looks(view)
    rows = [row for year in years for row in _rows(view, unit, year, looks)]
    chart = _drawn(view, unit, present(looks, rows))
    return Chart(
        key=f"clean_up_{unit}",
        part="cycle",
        title=title,
        caption=caption,
        described=_described(view, unit, years),
        spec=finished(chart, {"rows": rows}, PERIOD),
        tables=("clean_up",),
    )


def _looks(view: View) -> dict[str, Look]:
    """Give what the marks look like, by what they mean."""
    return {
        "added": Look(view.text("added"), ORANGE),
        "added?": Look(view.text("perhaps added"), ORANGE, "possible"),
        "withdrawn": Look(view.text("withdrawn"), BLUE),
        "withdrawn?": Look(view.text("perhaps withdrawn"), BLUE, "possible"),
        "unknown": look(view.text("perhaps more, not known"), "unknown", "unknown"),
    }


def _drawn(view: View, unit: str, looks: list[Look]) -> alt.TopLevelMixin:
    """Draw bars above and below zero for each year, what is net, and what is not known."""
    import altair as alt

    tooltip = witness_tips(
        view, ("when", view.text("year")), ("what", view.text("shown")), ("n", view.text("number"))
    )
    base = rows_named().encode(
        x=alt.X(
            "year:Q",
            title=None,
            axis=alt.Axis(**whole() | {"format": "d"}, grid=False, labelOverlap=True),
            scale=alt.Scale(zero=False, nice=False, padding=12),
        ),
        tooltip=tooltip,
    )
    unit_name = view.text("laws") if unit == "laws" else view.text("articles")
    y = alt.Y("a:Q", title=unit_name, axis=alt.Axis(**whole("y")))

    def of(kind: str) -> alt.Chart:
        return base.transform_filter(alt.datum.k == kind)

    layers = [
        of("bar")
        .transform_calculate(left="datum.year - 0.38", right="datum.year + 0.38")
        .mark_bar(strokeWidth=1)
        .encode(x="left:Q", x2="right:Q", y=y, y2="b:Q", **looking(looks)),
        of("zero").mark_rule(strokeWidth=1).encode(x=alt.value(0), x2=alt.value("width"), y=y),
        of("net").mark_rule(color=LINE, strokeWidth=2).encode(y=y, y2="b:Q"),
        of("net").mark_point(color=LINE, filled=True, size=55, opacity=1).encode(y=y),
        of("unknown").mark_text(fontWeight="bold", dy=-9).encode(y=y, text="sign:N"),
    ]
    return alt.layer(*layers).properties(width=WIDTH, height=HEIGHT)


def _spans(unit: str, year: CleanUpYear) -> tuple[Span, Span, Span]:
    if unit == "laws":
        return year.laws_added, year.laws_withdrawn, year.laws_net
    return year.articles_added, year.articles_withdrawn, year.articles_net


def _rows(view: View, unit: str, year: CleanUpYear, looks: Mapping[str, Look]) -> Iterator[Record]:
    """Give the bars of a year above and below zero, what is net, and what is not known."""
    added, withdrawn, net = _spans(unit, year)
    unknown = year.articles_open if unit == "articles" else False
    fixed: Record = {
        "when": str(year.year),
        "open": view.text("more articles may have been") if unknown else "",
        **of_year(year.year),
    }
    for key, span, sign in (("added", added, 1), ("withdrawn", withdrawn, -1)):
        for kind, low, high in ((key, 0, span.low), (f"{key}?", span.low, span.high)):
            if high > low:
                place = {"k": "bar", "a": sign * low, "b": sign * high, "n": high - low}
                yield {**fixed, **place, "what": looks[kind].name, **_named(view, unit, year, kind)}
    if unknown:
        place = {"k": "unknown", "a": added.high, "sign": "?", "n": "?"}
        every = _named(view, unit, year, "")
        yield {**fixed, **place, "what": looks["unknown"].name, **every}
        return
    place = {"k": "net", "a": net.low, "b": net.high, "n": view.language.day_span(net)}
    yield {**fixed, **place, "what": view.text("net"), **_named(view, unit, year, "")}


def _named(view: View, unit: str, year: CleanUpYear, kind: str) -> Record:
    """Give the laws that a bar is about; of articles the results name the year alone."""
    if unit == "articles":
        return {"witness": view.text("the changes of {year}", year=str(year.year))} | {
            "witness_ids": []
        }
    groups = {
        "added": year.added,
        "added?": year.perhaps_added,
        "withdrawn": year.withdrawn,
        "withdrawn?": year.perhaps_withdrawn,
    }
    ids = groups.get(kind) or (*year.added, *year.withdrawn)
    return witnessed(view, ids, map(view.names.law, ids))


def _described(view: View, unit: str, years: Sequence[CleanUpYear]) -> str:
    spans = [_spans(unit, year) for year in years]
    added, withdrawn = (
        Span(sum(row[place].low for row in spans), sum(row[place].high for row in spans))
        for place in (0, 1)
    )
    most = max(years, key=lambda year: _spans(unit, year)[0].low)
    text = (
        N_("{added} laws added and {withdrawn} withdrawn in {years} years; most added in {most}.")
        if unit == "laws"
        else N_(
            "{added} articles added and {withdrawn} withdrawn in {years} years, as far as known;"
            " most added in {most}."
        )
    )
    return view.text(
        text,
        added=view.language.span((added.low, added.low)),
        withdrawn=view.language.span((withdrawn.low, withdrawn.low)),
        years=len(years),
        most=str(most.year),
    )
