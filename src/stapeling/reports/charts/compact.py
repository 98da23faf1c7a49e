"""Rows of a picture that share what they tell: written once, and looked up by a number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stapeling.reports.charts.style import Record

Shared = Mapping[str, Sequence[str]]
"""The fields that are told together, by the short name of the number that stands for them."""


def compact(rows: Iterable[Record], shared: Shared) -> dict[str, list[Record]]:
    """Give the data of a picture: its rows, and what they look up.

    >>> rows = [{"a": 1, "who": "UWV"}, {"a": 2, "who": "UWV"}]
    >>> compact(rows, {"w": ["who"]})
    {'rows': [{'a': 1, 'w': 0}, {'a': 2, 'w': 0}], 'w': [{'w': 0, 'who': 'UWV'}]}
    """
    places: dict[str, dict[str, int]] = {key: {} for key in shared}
    data: dict[str, list[Record]] = {"rows": [], **{key: [] for key in shared}}
    together = {field for fields in shared.values() for field in fields}
    for row in rows:
        short = {field: value for field, value in row.items() if field not in together}
        for key, fields in shared.items():
            part = {field: row[field] for field in fields if field in row}
            short[key] = place = places[key].setdefault(repr(part), len(places[key]))
            if place == len(data[key]):
                data[key].append({key: place, **part})
        data["rows"].append(short)
    return data


def lookups(shared: Shared) -> list[Record]:
    """Give the transforms that give rows back what they share."""
    return [
        {"lookup": key, "from": {"data": {"name": key}, "key": key, "fields": list(fields)}}
        for key, fields in shared.items()
    ]
