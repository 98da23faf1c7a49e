"""How a timeline is drawn: marks on lines of articles, the chain through them, upright lines."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from stapeling.reports.charts.finishing import PERIOD, filter_params, finished
from stapeling.reports.charts.marks import OFFSET, days_axis, heading, kept, names_axis, tips
from stapeling.reports.charts.naming import cut, distinct
from stapeling.reports.charts.stacking.acts import GROUPS
from stapeling.reports.charts.stacking.lines import LawLines
from stapeling.reports.charts.style import LINE, PALETTE, ROW, WIDTH, Record, pale
from stapeling.reports.view import View

_LOOKS = {
    "layer": ("circle", PALETTE["layer"], 0.95),
    "possible_layer": ("circle", PALETTE["possible_layer"], 0.15),
    "same_day": ("square", PALETTE["same_day"], 0.95),
    "technical": ("diamond", PALETTE["technical"], 0.95),
    "beside": ("cross", PALETTE["beside"], 0.6),
    "scheduled": ("triangle-right", PALETTE["scheduled"], 0.95),
    "not_begun": ("triangle-up", PALETTE["pending"], 0.15),
}
"""The shape and colour of an act by what it counts as, and how full it is."""


def drawn(view: View, laws: Sequence[LawLines]) -> Record:
    """Give the specification of timelines: of several laws with a choice of one."""
    data = _data(view, laws)
    parts = [
        *([_spans()] if any("e" in row for row in data["days"]) else []),
        _upright(view),
        *([_chain(view)] if data["chain"] else []),
        *([_ranges(view)] if any("e" in row for row in data["marks"]) else []),
        _acts(view, laws),
    ]
    drawn_parts = [_chosen(part, laws) for part in parts]
    if len(laws) > 1:
        drawn_parts.append(heading("laws", "datum.l == law"))
    chart = alt.layer(*drawn_parts).properties(width=WIDTH, height=alt.Step(ROW))
    spec = finished(chart.resolve_scale(color="shared"), data)
    spec["params"] = [*filter_params(*PERIOD), *_choice(view, laws)]
    return spec


def _data(view: View, laws: Sequence[LawLines]) -> dict[str, list[Record]]:
    return {
        "laws": [{"l": n, "m": view.names.law(lines.law.id)} for n, lines in enumerate(laws)],
        "marks": [row for place, law in enumerate(laws) for row in law.marks(place)],
        "acts": [row for place, law in enumerate(laws) for row in law.told(place)],
        "chain": [row for place, law in enumerate(laws) for row in law.chain(place)],
        "days": [row for place, law in enumerate(laws) for row in law.upright(place)],
    }


def _choice(view: View, laws: Sequence[LawLines]) -> list[Record]:
    """Declare which law is shown; a reader chooses when there are several."""
    ids = [lines.law.id for lines in laws]
    if len(ids) == 1:
        return []
    names = distinct({identity: view.names.law(identity) for identity in ids}, 70)
    bind = {
        "input": "select",
        "options": list(range(len(ids))),
        "labels": [names[identity] for identity in ids],
        "name": f"{cut(view.text('law'))}: ",
    }
    return [{"name": "law", "value": 0, "bind": bind}]


def _chosen(chart: alt.Chart, laws: Sequence[LawLines]) -> alt.Chart:
    """Keep the rows of the law that is chosen, and of the period that is asked for."""
    if len(laws) > 1:
        chart = chart.transform_filter("datum.l == law")
    chart = chart.transform_calculate(
        year="utcyear(toDate(datum.b || datum.x))", until="utcyear(toDate(datum.e || datum.x))"
    )
    return kept(chart, *PERIOD)


def _spans() -> alt.Chart:
    """Draw a day of which only bounds are known as a band behind the rest."""
    drawn_part: alt.Chart = (
        alt.Chart(alt.NamedData("days"))
        .transform_filter("isValid(datum.e)")
        .mark_rect(opacity=0.12, color=LINE)
        .encode(x=days_axis(), x2="e:T")
    )
    return drawn_part


def _lines(view: View) -> dict[str, alt.Color | alt.StrokeDash]:
    text = view.text
    words = [text("longest chain"), text("evaluation"), text("due day"), text("reference day")]
    colours = [PALETTE[name] for name in ("chain", "evaluation", "due", "today")]
    dashes = [[1, 0], [8, 3], [3, 3], [1, 2]]
    scale = alt.Scale(domain=words, range=colours)
    legend = alt.Legend(symbolType="stroke", symbolStrokeWidth=2.5, offset=OFFSET)
    return {
        "color": alt.Color("g:N", title=None, scale=scale, legend=legend),
        "strokeDash": alt.StrokeDash(
            "g:N", title=None, scale=alt.Scale(domain=words, range=dashes), legend=legend
        ),
    }


def _upright(view: View) -> alt.Chart:
    told = tips({"g": view.text("line"), "t": view.text("what"), "d": view.text("day")})
    drawn_part: alt.Chart = (
        alt.Chart(alt.NamedData("days"))
        .mark_rule(strokeWidth=2)
        .encode(x=days_axis(), tooltip=told, **_lines(view))
    )
    return drawn_part


def _chain(view: View) -> alt.Chart:
    told = tips({"g": view.text("line"), "t": view.text("acts")})
    drawn_part: alt.Chart = (
        alt.Chart(alt.NamedData("chain"))
        .mark_line(strokeWidth=5, opacity=0.45, strokeJoin="round", strokeCap="round")
        .encode(
            x=days_axis(),
            y=names_axis("a", title=view.text("article")),
            order="s:Q",
            tooltip=told,
            **_lines(view),
        )
    )
    return drawn_part


def _ranges(view: View) -> alt.Chart:
    """Draw the bounds of a day that is not known to the day, behind its mark."""
    drawn_part: alt.Chart = (
        alt.Chart(alt.NamedData("marks"))
        .transform_filter("isValid(datum.e)")
        .mark_rule(strokeWidth=1.5, color=LINE)
        .encode(x=days_axis("b"), x2="e:T", y=names_axis("a", title=view.text("article")))
    )
    return drawn_part


def _acts(view: View, laws: Sequence[LawLines]) -> alt.Chart:
    text = view.text
    found = {act.group for lines in laws for act in lines.acts}
    groups = [group for group in _LOOKS if group in found]
    words = [text(GROUPS[group]) for group in groups]
    looks = [_LOOKS[group] for group in groups]
    shape, colour, fill = (
        alt.Scale(domain=words, range=values)
        for values in (
            [look[0] for look in looks],
            [look[1] for look in looks],
            [pale(look[1], look[2]) for look in looks],
        )
    )
    told = {
        "t": text("act"),
        "d": text("day"),
        "c": text("counts as"),
        "a": text("line"),
        "p": text("articles"),
        "v": text("level"),
    }
    legend = alt.Legend(offset=OFFSET)
    fields = ["t", "d", "f", "c", "p", "v", "witness_ids"]
    drawn_part: alt.Chart = (
        alt.Chart(alt.NamedData("marks"))
        .transform_lookup("k", alt.LookupData(alt.NamedData("acts"), "k", fields))
        .mark_point(size=75, opacity=1, strokeWidth=1.5)
        .encode(
            x=days_axis(),
            y=names_axis("a", title=view.text("article")),
            tooltip=tips(told),
            shape=alt.Shape("f:N", sort=words, title=None, scale=shape, legend=legend),
            fill=alt.Fill("f:N", sort=words, title=None, scale=fill, legend=legend),
            stroke=alt.Stroke("f:N", sort=words, title=None, scale=colour, legend=legend),
        )
    )
    return drawn_part
