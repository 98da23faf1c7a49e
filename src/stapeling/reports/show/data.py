"""A page as plain data."""

from __future__ import annotations

from stapeling.language import NO_BREAK, UNKNOWN
from stapeling.reports.page import Page, Row, Table

FORMAT_VERSION = 1


def page_data(page: Page, kind: str, identity: str) -> dict[str, object]:
    """Give a page as data that JSON can hold: values, not what is written for readers."""
    facts: dict[str, list[object]] = {}
    for fact in page.facts:
        value = fact.cell.value
        said = value is None and fact.cell.text not in ("", UNKNOWN)
        facts.setdefault(fact.key, []).append(_spaced(fact.cell.text) if said else value)
    return {
        "format_version": FORMAT_VERSION,
        "type": kind,
        "id": identity,
        "title": _spaced(page.title),
        "facts": {key: found[0] if len(found) == 1 else found for key, found in facts.items()},
        "tables": {table.key: [_row(table, row) for row in table.rows] for table in page.tables},
    }


def _spaced(text: str) -> str:
    return text.replace(NO_BREAK, " ")


def _row(table: Table, row: Row) -> dict[str, object]:
    cells = zip(table.columns, row.cells, strict=True)
    return {**{column.key: cell.value for column, cell in cells}, "witness": list(row.ids)}
