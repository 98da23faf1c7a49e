"""The rows of a report as data, and back: how a saved report keeps its numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from stapeling.errors import StapelingError
from stapeling.numbers.tidy import Tidy

COLUMNS = (
    "section",
    "subject",
    "measure",
    "period",
    "unit",
    "low",
    "high",
    "at_least",
    "unknown",
    "witness",
)


def number_data(rows: Iterable[Tidy], parts: Collection[str]) -> dict[str, object]:
    """Give rows as data: the parts that they are of, the titles of subjects, and a list a row."""
    listed = list(rows)
    return {
        "parts": list(parts),
        "titles": {row.subject: row.title for row in listed},
        "columns": list(COLUMNS),
        "rows": [_written(row) for row in listed],
    }


def _written(row: Tidy) -> list[object]:
    facts = (row.section, row.subject, row.measure, row.period, row.unit)
    return [*facts, *row.bounds, row.at_least, row.unknown, list(row.witness)]


def rows_in(data: Mapping[str, Any], name: str) -> tuple[Tidy, ...]:
    """Read rows from data.

    Raises
    ------
    StapelingError
        When the data are not what `number_data` gives.
    """
    try:
        titles, columns = dict(data["titles"]), list(data["columns"])
        return tuple(_read(dict(zip(columns, row, strict=True)), titles) for row in data["rows"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise StapelingError(f"{name}: the numbers of the report cannot be read") from None


def _read(row: Mapping[str, Any], titles: Mapping[str, str]) -> Tidy:
    low, high = (_number(row[name]) for name in ("low", "high"))
    unknown = row["unknown"]
    return Tidy(
        section=str(row["section"]),
        subject=str(row["subject"]),
        title=str(titles.get(row["subject"], row["subject"])),
        measure=str(row["measure"]),
        unit=str(row["unit"]),
        value=(low, high),
        period=str(row["period"]),
        at_least=bool(row["at_least"]),
        unknown=None if unknown is None else int(unknown),
        witness=tuple(map(str, row["witness"])),
    )


def _number(value: object) -> float | None:
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    raise TypeError
