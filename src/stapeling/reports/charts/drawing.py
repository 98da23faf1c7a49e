"""What pictures of load and supervision share: looks, tooltips, witnesses and days on an axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from stapeling.language import UNKNOWN
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day
from stapeling.reports.charts.style import FILLED, GAP, LINES, MOST, OUTLINES, PALETTE, Record
from stapeling.reports.view import Reader

if TYPE_CHECKING:
    import altair as alt

_T = TypeVar("_T")
_TOLD = 4
"""How many witnesses a tooltip names, and a mark leads to, before the rest is counted."""


_FEW_COLUMNS = 8


class Look(NamedTuple):
    """How a mark looks by what it means; the legend tells it by its name."""

    name: str
    colour: str
    sure: str = "certain"
    """certain, possible or unknown: how full it is, and the line around it."""
    shape: str = "square"

    @property
    def fill(self) -> str:
        """The colour with how full it is: a legend draws no other kind of fill."""
        return f"{self.colour}{round(FILLED[self.sure] * 255):02x}"


def look(name: str, meaning: str, sure: str = "certain", shape: str = "square") -> Look:
    """Give the look of a meaning that the palette knows."""
    return Look(name, PALETTE[meaning], sure, shape)


def rows_named(name: str = "rows") -> alt.Chart:
    """Begin a picture of rows that the specification holds by name."""
    import altair as alt

    return alt.Chart(alt.NamedData(name=name))


def looking(
    looks: Sequence[Look], *, title: str | None = None, shapes: bool = False, above: int = 0
) -> dict[str, Any]:
    """Give the encodings by which the field `what` decides colour, fill, outline and shape.

    They have one domain, so that they share one legend; only looks that occur are in it. `above`
    is how high words stand above the picture.
    """
    import altair as alt

    names = [row.name for row in looks]
    shown = alt.Legend(title=title, offset=GAP + above)

    def scale(values: Sequence[Any]) -> alt.Scale:
        return alt.Scale(domain=names, range=list(values))

    ranges: dict[str, tuple[type[Any], list[Any]]] = {
        "fill": (alt.Fill, [row.fill for row in looks]),
        "stroke": (alt.Stroke, [row.colour for row in looks]),
        "strokeDash": (alt.StrokeDash, [list(OUTLINES[row.sure]) for row in looks]),
    }
    if shapes:
        ranges["shape"] = (alt.Shape, [row.shape for row in looks])
    return {
        channel: kind(field="what", type="nominal", scale=scale(values), legend=shown)
        for channel, (kind, values) in ranges.items()
    }


def present(looks: Mapping[str, Look], rows: Iterable[Record]) -> list[Look]:
    """Give the looks that occur among the rows, in their order."""
    found = {row.get("what") for row in rows}
    return [row for row in looks.values() if row.name in found]


def tips(*fields: tuple[str, str]) -> list[alt.Tooltip]:
    """Give a tooltip of fields that are written already, each with its name."""
    import altair as alt

    return [alt.Tooltip(field=field, type="nominal", title=title) for field, title in fields]


def witness_tips(view: Reader, *fields: tuple[str, str]) -> list[alt.Tooltip]:
    """Give a tooltip that ends with the witness, and with what is unknown."""
    return tips(*fields, ("witness", view.text("rests on")), ("open", view.text("not known")))


def witnessed(view: Reader, ids: Iterable[str], names: Iterable[str]) -> Record:
    """Give the witnesses of a mark: in words, and as what a page may lead to."""
    every, told = list(dict.fromkeys(ids)), list(dict.fromkeys(names))
    shown = "; ".join(told[:_TOLD]) or UNKNOWN
    if len(told) > _TOLD:
        shown = view.text("{names}; and {n} more", names=shown, n=len(told) - _TOLD)
    return {"witness": shown, "witness_ids": every[:_TOLD]}


def of_year(first: int, last: int | None = None) -> Record:
    """Give the years by which a reader filters a row."""
    return {"year": first, "until": first if last is None else last}


def date_of(ordinal: int) -> str:
    """Give the day of an ordinal for an axis of days."""
    return dt.date.fromordinal(ordinal).isoformat()


def year_of(ordinal: int) -> int:
    """Give the year of an ordinal."""
    return dt.date.fromordinal(ordinal).year


def bounds_within(day: Day, least: int, most: int) -> tuple[int, int]:
    """Give the bounds of a day, an open side cut off where the picture ends."""
    first = least if day.first <= OPEN_FIRST else day.first
    last = most if day.last >= OPEN_LAST else day.last
    return min(max(first, least), most), max(min(last, most), least)


def days_axis(field: str = "a", *, title: str | None = None) -> alt.X:
    """Give an axis of days, the same wherever the picture is drawn."""
    import altair as alt

    return alt.X(
        field=field,
        type="temporal",
        title=title,
        scale=alt.Scale(type="utc"),
        axis=alt.Axis(grid=True, labelOverlap=True, tickCount=8),
    )


def names_axis(field: str, names: Sequence[str], *, points: bool = False) -> alt.Y:
    """Give an axis with a line for each name, in their order; of bars, or of points.

    A name may have lines of its own.
    """
    import altair as alt

    return alt.Y(
        field=field,
        type="nominal",
        title=None,
        sort=list(dict.fromkeys(names)),
        scale=alt.Scale(padding=0.5 if points else 0.22),
        axis=alt.Axis(
            domain=False,
            ticks=False,
            grid=points,
            labelPadding=6,
            **LINES,
        ),
    )


def columns_axis(field: str, names: Sequence[str]) -> alt.X:
    """Give an axis with a column for each name, written above it; few names lie flatter."""
    import altair as alt

    angle, room = (-40, 250) if len(names) <= _FEW_COLUMNS else (-60, 240)
    return alt.X(
        field=field,
        type="nominal",
        title=None,
        sort=list(dict.fromkeys(names)),
        axis=alt.Axis(labelAngle=angle, labelLimit=room, orient="top", grid=True, ticks=False),
    )


def shortened(things: Sequence[_T], most: int = MOST) -> tuple[Sequence[_T], int]:
    """Give the first of many things, and how many are left out."""
    return things[:most], max(len(things) - most, 0)


def left_out(view: Reader, number: int) -> str:
    """Say in a caption how many lines a picture leaves out."""
    if not number:
        return ""
    return " " + view.plural(
        "{n} more is in the table only.", "{n} more are in the table only.", number
    )
