"""A document of the corpus as plain data: what importers make, the writer writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from stapeling.importers.failure import Notice

Value: TypeAlias = "str | int | float | bool | list[Value] | Row | None"
Row: TypeAlias = dict[str, Value]
Document: TypeAlias = dict[str, Value]
"""Top-level lists of the schema by name, each a list of rows."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What one source says, in the terms of the schema."""

    document: Document
    law_id: str
    title: str
    bwb_id: str
    made: str | None
    """The day the source was made."""
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Counts:
    """What a document holds of one law."""

    events: int
    statuses: Mapping[str, int]
    """Events by status; what has a day and no status of its own is `in_force`, even later on."""
    levels: Mapping[str, int]
    """Acts of the document by level."""


def rows(document: Mapping[str, Value], name: str) -> list[Row]:
    """Give the mappings in the list `name`, none when there is no such list."""
    found = document.get(name)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def text_of(row: Mapping[str, Value], key: str) -> str | None:
    """Give a scalar as the text that stands in the file, if there is one."""
    value = row.get(key)
    if value is None or isinstance(value, list | dict):
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


def texts_of(row: Mapping[str, Value], key: str) -> list[str]:
    """Give a list of scalars, or a single one, as texts."""
    value = row.get(key)
    if value is None or isinstance(value, dict):
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def status_of(change: Mapping[str, Value]) -> str:
    """Give the status of a change as the schema reads it when it is not stated."""
    default = "not_commenced" if change.get("in_force_from") is None else "in_force"
    return text_of(change, "status") or default


def count(extract: Extract) -> Counts:
    """Count the events and acts that a source gave."""
    law = rows(extract.document, "laws")[0]
    statuses = Counter(status_of(change) for change in rows(law, "changes"))
    levels = Counter(text_of(act, "level") or "unknown" for act in rows(extract.document, "acts"))
    return Counts(
        sum(statuses.values()), dict(sorted(statuses.items())), dict(sorted(levels.items()))
    )
