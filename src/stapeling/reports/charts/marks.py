"""Pieces of altair that several pictures share: axes of names, tooltips, how sure a mark is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, Protocol

import altair as alt

from stapeling.language import Language
from stapeling.reports.charts.finishing import conditions
from stapeling.reports.charts.style import FILLED, MOST, OUTLINES, PALETTE, ROW, WIDTH, pale, whole

Drawn = alt.LayerChart | alt.FacetChart
"""What altair says that parts over each other are."""
Look = tuple[str, float, Sequence[int]]
"""A colour, how full a mark is, and the dashes of the line around it."""
_THINGS = frozenset(
    {"acts", "laws", "rows", "days", "toetsen", "bodies", "bottlenecks", "steps", "regulations"}
)
"""Units of which there are no parts."""
OFFSET = 34
"""How far above a picture with a heading its legend stands."""
_DENSE, _EVERY = 15, 5
"""From how many years on only every fifth one is written."""


class Speaker(Protocol):
    """Whoever has the words of a picture: the view of a report, of a comparison, of findings."""

    language: Language


def said(view: Speaker) -> dict[str, str]:
    """Give the words for how sure something is."""
    text = view.language.text
    return {
        "certain": text("certain"),
        "possible": text("possible"),
        "unknown": text("unknown"),
    }


def names_axis(field: str = "n", order: str = "o", title: str | None = None, **axis: Any) -> alt.Y:
    """Give the axis of a picture with a line for each thing, in the order of another field."""
    settings: dict[str, Any] = {
        "ticks": False,
        "domain": False,
        "grid": False,
        "labelPadding": 6,
        **axis,
    }
    sort = alt.EncodingSortField(order, op="min", order="ascending")
    return alt.Y(f"{field}:N", sort=sort, title=title, axis=alt.Axis(**settings))


def number_axis(field: str, title: str, **axis: Any) -> alt.X:
    """Give an axis of whole numbers from zero."""
    settings: dict[str, Any] = {**whole(), "orient": "top", **axis}
    return alt.X(f"{field}:Q", title=title, axis=alt.Axis(**settings))


def unit_axis(field: str, title: str, unit: str, orient: Literal["top", "bottom"]) -> alt.X:
    """Give an axis of numbers in a unit: whole where it is of things, shares as percentages."""
    settings: dict[str, Any] = {"orient": orient, "tickCount": 8, "format": ",~r"}
    if unit == "share":
        settings["format"] = ".0%"
    elif unit in _THINGS:
        settings |= whole(most=8)
    return alt.X(f"{field}:Q", title=title, axis=alt.Axis(**settings))


def heading(data: str, chosen: str | None) -> alt.Chart:
    """Write above a picture what it is of: the field `m` of the rows that are chosen."""
    rows = alt.Chart(alt.NamedData(data))
    if chosen is not None:
        rows = rows.transform_filter(chosen)
    whole = rows.transform_aggregate(groupby=["m"])
    written = whole.mark_text(align="left", baseline="bottom", fontSize=13, fontWeight="bold")
    placed: alt.Chart = written.encode(x=alt.value(0), y=alt.value(-6), text="m:N")
    return placed


def days_axis(field: str = "x", **axis: Any) -> alt.X:
    """Give an axis of days; they are no moments, so no time zone moves them."""
    settings: dict[str, Any] = {"format": "%Y", "tickCount": 12, "labelOverlap": True, **axis}
    return alt.X(f"{field}:T", title=None, scale=alt.Scale(type="utc"), axis=alt.Axis(**settings))


def years_axis(domain: Sequence[str], field: str = "x") -> alt.X:
    """Give an axis of years, and of what has no year, such as the unknown; all in order."""
    years = [year for year in domain if year.isdecimal()]
    every = 1 if len(years) < _DENSE else _EVERY
    shown = [x for x in domain if not x.isdecimal() or not int(x) % every]
    axis = alt.Axis(values=shown, labelAngle=0, labelOverlap=True, ticks=False, grid=False)
    return alt.X(f"{field}:O", title=None, scale=alt.Scale(domain=list(domain)), axis=axis)


def tips(titles: Mapping[str, str]) -> list[alt.Tooltip]:
    """Give a tooltip of fields with their titles, as they are written in the data."""
    return [
        alt.Tooltip(field=field, type="nominal", title=title) for field, title in titles.items()
    ]


def first_lines(chart: alt.Chart, order: str = "o") -> alt.Chart:
    """Keep the first lines of a picture, among those that a filter leaves."""
    ranked = chart.transform_window(r="dense_rank()", sort=[alt.SortField(order)])
    return ranked.transform_filter(f"datum.r <= {MOST}")


def kept(chart: alt.Chart, *filters: str) -> alt.Chart:
    """Keep the rows of one part of a picture that the reader asks for."""
    for row in conditions(*filters):
        chart = chart.transform_filter(row["filter"])
    return chart


def sureness(view: Speaker, *kinds: str, field: str = "s") -> dict[str, Any]:
    """Encode how sure a mark is, by colour, by how full it is and by the line around it."""
    words = said(view)
    looks = {words[kind]: (PALETTE[kind], FILLED[kind], OUTLINES[kind]) for kind in kinds}
    return classed(field, looks)


def classed(
    field: str,
    looks: Mapping[str, Look],
    title: str | None = None,
) -> dict[str, Any]:
    """Encode a kind by its colour, by how full it is and by the line around it.

    `looks` gives them by the word that a reader knows the kind by, in the order of the legend.
    """
    domain = list(looks)
    of: dict[str, Any] = {"field": field, "type": "ordinal", "sort": domain, "title": title}
    colours = [look[0] for look in looks.values()]
    fills = [pale(look[0], look[1]) for look in looks.values()]
    dashes = [list(look[2]) for look in looks.values()]
    return {
        "fill": alt.Fill(**of, scale=alt.Scale(domain=domain, range=fills)),
        "stroke": alt.Stroke(**of, scale=alt.Scale(domain=domain, range=colours)),
        "strokeDash": alt.StrokeDash(**of, scale=alt.Scale(domain=domain, range=dashes)),
    }


def by_line(*parts: alt.Chart) -> Drawn:
    """Put parts over each other, as wide as the page and as high as there are lines."""
    return alt.layer(*parts).properties(width=WIDTH, height=alt.Step(ROW))
