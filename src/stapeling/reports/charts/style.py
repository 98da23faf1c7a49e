"""How pictures look: colours by what they mean, sizes, filters, and what unknown looks like.

Altair is not imported here, so that a page may ask for colours without it.

Colour never stands alone. What is certain is filled, what is only possible is paler behind a
dashed line, and what is unknown is grey behind a dotted one; shapes and dashes repeat the rest.
The colours are those of Okabe and Ito, which people who do not see red or green can tell apart,
and they stand out on white as well as on black.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import altair as alt

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
_LEGENDS = frozenset({"color", "fill", "stroke", "strokeDash", "shape", "opacity"})
"""What a legend is made of."""
FONT = "system-ui, 'Segoe UI', 'Liberation Sans', 'DejaVu Sans', sans-serif"
INK, FAINT = "#333333", "#d9d9d9"

_CONDITIONS: Mapping[str, str] = {
    "ministry": "ministry == null || (isArray(datum.ministry)"
    " ? indexof(datum.ministry, ministry) >= 0 : datum.ministry == ministry)",
    "implementer": "implementer == null || indexof(datum.implementers, implementer) >= 0",
    "from_year": "from_year == null || !isValid(datum.year)"
    " || (isValid(datum.until) ? datum.until : datum.year) >= from_year",
    "until_year": "until_year == null || !isValid(datum.year) || datum.year <= until_year",
}
"""What a reader may filter by, and when a row stays.

A row has the fields `ministry` (an id, a list of ids, or nothing), `implementers` (a list of ids),
`year`, and `until`: the last year that its day may lie in, where that is another. What has no
known year stays, for it may lie in the period.
"""
_WHO: Mapping[str, Any] = {
    "lookup": "q",
    "from": {"data": {"name": "who"}, "key": "q", "fields": ["ministry", "implementers"]},
}
PERIOD = ("from_year", "until_year")
_AUTOMATIC = re.compile(r"view_\d+")


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


def finished(
    chart: alt.TopLevelMixin,
    data: Mapping[str, Sequence[Record]],
    filters: Iterable[str] = (),
    *,
    first: Sequence[Record] = (),
    wide: bool = False,
) -> dict[str, Any]:
    """Give the specification of a picture with its data, its settings and what filters it.

    Rows may look up whom they are about by `q` in data of the name `who` (who.py).
    The picture names its data (`alt.NamedData`), so that the same rows always bear the same name,
    and the rows stand in the specification once. The filters work on the data of the picture as a
    whole; a part with data of its own puts `conditions` in its own transforms. What comes `first`
    is done before all filters. A picture that is `wide` cannot be read on a phone unless it keeps
    its width and is moved sideways there.
    """
    spec: dict[str, Any] = chart.to_dict()
    wanted = tuple(filters)
    if wanted:
        spec["params"] = [*filter_params(*wanted), *spec.get("params", ())]
        who = [_WHO] if "who" in data else []
        spec["transform"] = [*who, *conditions(*wanted), *spec.get("transform", ())]
    if first:
        spec["transform"] = [*first, *spec.get("transform", ())]
    numbered: dict[str, str] = {}
    spec = {key: _renamed(value, numbered) for key, value in spec.items()}
    return {
        **spec,
        "usermeta": {"wide": wide},
        "config": config(_longest_entry(spec)),
        "datasets": {name: list(rows) for name, rows in data.items()},
    }


def _longest_entry(part: Any) -> int:
    """Give how many letters the longest entry of the legends of a picture has."""
    if isinstance(part, list):
        return max(map(_longest_entry, part), default=0)
    if not isinstance(part, dict):
        return 0
    own = [
        len(name)
        for channel in _LEGENDS & part.keys()
        if isinstance(part[channel], dict) and isinstance(part[channel].get("scale"), dict)
        for name in part[channel]["scale"].get("domain", ())
        if isinstance(name, str)
    ]
    return max([*own, *map(_longest_entry, part.values())], default=0)


def whole(channel: str = "x", most: int = 10) -> dict[str, Any]:
    """Give the settings of an axis of whole numbers: no parts of things on it.

    The axis asks for fewer numbers than its things are many: the least step of Vega leaves halves.
    """
    domain = f"domain('{channel}')"
    ticks = f"max(1, min({most}, floor({domain}[1] - {domain}[0])))"
    return {"tickCount": {"expr": ticks}, "format": ",d"}


def filter_params(*names: str) -> list[dict[str, Any]]:
    """Declare parameters that a page sets when its reader filters; nothing filters at first."""
    return [{"name": name, "value": None} for name in names]


def conditions(*names: str) -> list[dict[str, Any]]:
    """Give the transforms that keep the rows which the reader asks for."""
    return [{"filter": _CONDITIONS[name]} for name in names]


def _renamed(value: Any, numbered: dict[str, str]) -> Any:
    """Give views the same names every time; altair counts on from picture to picture."""
    if isinstance(value, dict):
        return {key: _renamed(item, numbered) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, numbered) for item in value]
    if isinstance(value, str) and _AUTOMATIC.fullmatch(value):
        return numbered.setdefault(value, f"view-{len(numbered) + 1}")
    return value


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


def cut(text: str, most: int = 44) -> str:
    """Cut a long name; the tooltip tells it whole.

    >>> cut("Wet op de zorgtoeslag", 10)
    'Wet op de…'
    """
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def two_lines(name: str, most: int) -> list[str]:
    """Break a name in two lines at most, about as long; the tooltip tells it whole.

    >>> two_lines("Wet temporisering verhoging AOW-leeftijd", 20)
    ['Wet temporisering', 'verhoging AOW-leeftijd']
    """
    fold = partial(wrap, name, break_long_words=False, break_on_hyphens=False)
    lines = fold(most)
    if len(lines) > 2:
        return [lines[0], cut(" ".join(lines[1:]), most + 4)]
    return next(
        found for width in range(most // 2, most + 1) if len(found := fold(width)) == len(lines)
    )


def distinct(names: Mapping[str, str], most: int = 60) -> dict[str, str]:
    """Give names by id, cut, and with the id behind those that would be the same.

    An axis puts what bears one name on one line, so names must differ.

    >>> distinct({"a": "Wet", "b": "Wet", "c": "Besluit"})
    {'a': 'Wet (a)', 'b': 'Wet (b)', 'c': 'Besluit'}
    """
    short = {identity: cut(name, most) for identity, name in names.items()}
    seen: dict[str, int] = {}
    for name in short.values():
        seen[name] = seen.get(name, 0) + 1
    return {
        identity: f"{name} ({identity})" if seen[name] > 1 else name
        for identity, name in short.items()
    }
