"""A picture as a specification: with its data, its settings, and what its reader filters by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from stapeling.reports.charts.style import Record, config

if TYPE_CHECKING:
    import altair as alt

_LEGENDS = frozenset({"color", "fill", "stroke", "strokeDash", "shape", "opacity"})
"""What a legend is made of."""
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
