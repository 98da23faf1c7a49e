"""How pictures look: colours by what they mean, sizes, filters, and what unknown looks like.

Altair is not imported here, so that a page may ask for colours without it.

Colour never stands alone. What is certain is filled, what is only possible is paler behind a
dashed line, and what is unknown is grey behind a dotted one; shapes and dashes repeat the rest.
The colours are those of Okabe and Ito, which people who do not see red or green can tell apart,
and they stand out on white as well as on black.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

Record = dict[str, Any]
"""A row of data; its short names are those that the encodings of one picture use."""

BLUE, SKY, GREEN, ORANGE = "#0072b2", "#56b4e9", "#009e73", "#e69f00"
RED, PURPLE, YELLOW, GREY = "#d55e00", "#cc79a7", "#c9b800", "#8c8c8c"
LINE = "#767676"
"""A line or mark without a meaning of its own: as far from white as it is from black."""

PALETTE: Mapping[str, str] = {
    # levels of acts and kinds of laws
    "wet": BLUE,
    "rijkswet": SKY,
    "amvb": GREEN,
    "kb": YELLOW,
    "ministeriele_regeling": ORANGE,
    "verdrag": PURPLE,
    "other": RED,
    # how sure it is
    "certain": BLUE,
    "possible": SKY,
    "unknown": GREY,
    # what became of an act on a law
    "layer": BLUE,
    "possible_layer": SKY,
    "replacement": RED,
    "same_day": GREEN,
    "technical": PURPLE,
    "scheduled": ORANGE,
    "pending": YELLOW,
    "not_commenced": YELLOW,
    "beside": GREY,
    # classes before evaluation
    "within_term": ORANGE,
    "overdue": RED,
    "re_amended": PURPLE,
    "rested": SKY,
    "after_evaluation": BLUE,
    "no_clause": YELLOW,
    "no_evaluation_known": GREY,
    # due days
    "done": BLUE,
    "open": ORANGE,
    "passed": RED,
    "not_due": SKY,
    # links between acts, and lines over a picture
    "repairs": RED,
    "bridges": ORANGE,
    "reverses": PURPLE,
    "amends": BLUE,
    "chain": RED,
    "evaluation": GREEN,
    "due": ORANGE,
    "today": LINE,
    # load
    "load": BLUE,
    "capacity": RED,
    "over": RED,
    "freeze": SKY,
    "coverage": GREEN,
    # severities
    "error": RED,
    "warning": ORANGE,
    "note": BLUE,
    # comparisons and findings
    "before": ORANGE,
    "after": BLUE,
    "new": RED,
    "known": GREY,
    "ignored": SKY,
    "fixed": GREEN,
    "unchanged": YELLOW,
    "rise": RED,
    "fall": GREEN,
}
"""The colour of a meaning: a word of the schema, or what a picture says of it."""

CATEGORIES: Sequence[str] = (BLUE, ORANGE, GREEN, PURPLE, SKY, RED, YELLOW)
"""Colours for things without a colour of their own, in order; never more than seven at once."""
DASHES: Sequence[Sequence[int]] = ((1, 0), (6, 3), (2, 2), (8, 3, 2, 3), (1, 4), (12, 3), (4, 1))
"""Dashes that repeat what those colours say, of lines."""
SHAPES: Sequence[str] = (
    *("circle", "square", "triangle-up", "diamond"),
    *("cross", "triangle-down", "triangle-right"),
)
"""Shapes that repeat what those colours say, of points."""

SOLID, DASHED, DOTTED = (1, 0), (4, 2), (1, 2)
FILLED: Mapping[str, float] = {"certain": 0.95, "possible": 0.35, "unknown": 0.12}
"""How full a mark is by how sure it is."""
OUTLINES: Mapping[str, Sequence[int]] = {"certain": SOLID, "possible": DASHED, "unknown": DOTTED}
"""How the line around a mark is drawn by how sure it is."""
UNKNOWN_MARK: Mapping[str, Any] = {
    "fill": GREY,
    "fillOpacity": FILLED["unknown"],
    "stroke": GREY,
    "strokeWidth": 1.2,
    "strokeDash": list(DOTTED),
}
"""The properties of a mark of which the value is not known: `mark_bar(**UNKNOWN_MARK)`."""

WIDTH: Literal["container"] = "container"
"""As wide as the page; for paper another width takes its place."""
HEIGHT = 300
ROW = 20
"""The height of a bar or a line of a picture with one for each thing."""
MOST = 30
"""How many things a picture tells before it says how many are left out."""
WIDE = "(containerSize()[0] || 760)"
"""How wide a picture is: as the place that it stands in, or as on paper."""
NAMES = {"expr": f"{WIDE} < 600 ? 150 : min(360, 0.36 * {WIDE})"}
"""Pixels for the name of a thing beside its line; a longer name is cut, its tooltip has it all."""
LINES: Mapping[str, Any] = {
    "labelExpr": r"split(datum.label, '\n')",
    "labelLineHeight": 13,
    "labelOffset": {
        "condition": {"test": r"indexof(datum.value, '\n') > 0", "value": -6},
        "value": 0,
    },
}
"""The settings of an axis of names that may have lines of their own."""
GAP = 14
"""Pixels between a legend and its picture."""
_ENTRY, _LETTER, _SYMBOL = 110, 6.6, 38
"""Pixels for an entry of a legend: at least, for each letter, and for what stands before them."""
FONT = "system-ui, 'Segoe UI', 'Liberation Sans', 'DejaVu Sans', sans-serif"
INK, FAINT = "#333333", "#d9d9d9"


def config(longest: int = 0) -> dict[str, Any]:
    """Give the settings of every picture; a page sets other colours of text on a dark ground.

    A legend has as many columns as fit, of entries as long as the longest of its words, beside
    the names of an axis: it begins where these end.
    """
    entry = max(_ENTRY, round(longest * _LETTER) + _SYMBOL)
    text = {"labelColor": INK, "titleColor": INK}
    return {
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            **text,
            "labelFontSize": 12,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "labelLimit": NAMES,
            "labelFlush": False,
            "gridColor": FAINT,
            "domainColor": LINE,
            "tickColor": LINE,
        },
        "legend": {
            **text,
            "orient": "top",
            "titleOrient": "left",
            "titleFontWeight": "normal",
            "labelFontSize": 12,
            "titleFontSize": 12,
            "labelLimit": {"expr": f"min(420, 0.58 * {WIDE})"},
            "columnPadding": 14,
            "offset": GAP,
            "columns": {"expr": f"max(1, floor(0.67 * {WIDE} / {entry}))"},
            "layout": {"expr": "{top: {direction: 'vertical', anchor: 'start', margin: 8}}"},
            "symbolStrokeWidth": 1.5,
        },
        "header": {**text, "labelFontSize": 12, "titleFontSize": 12, "labelLimit": 290},
        "title": {"color": INK, "fontSize": 13, "anchor": "start"},
        "text": {"color": INK, "fontSize": 11},
        "rule": {"color": LINE},
        "tick": {"color": LINE},
    }


def whole(channel: str = "x", most: int = 10) -> dict[str, Any]:
    """Give the settings of an axis of whole numbers: no parts of things on it.

    The axis asks for fewer numbers than its things are many: the least step of Vega leaves halves.
    """
    domain = f"domain('{channel}')"
    ticks = f"max(1, min({most}, floor({domain}[1] - {domain}[0])))"
    return {"tickCount": {"expr": ticks}, "format": ",d"}


def colours(names: Iterable[str]) -> list[str]:
    """Give the colours of meanings, in order; that of the unknown for a strange one."""
    return [PALETTE.get(name, GREY) for name in names]


def pale(colour: str, full: float) -> str:
    """Give a colour that is only so full: legends show that, but not how full a mark is.

    >>> pale("#0072b2", 0.35)
    'rgba(0,114,178,0.35)'
    """
    parts = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return f"rgba({','.join(map(str, parts))},{full:g})"
