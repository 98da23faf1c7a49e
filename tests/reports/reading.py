"""Reading what reports give: the table of a page, its cells as text, rows of CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from stapeling.language import NO_BREAK
from stapeling.reports import Made, Shown
from stapeling.reports.page import Page, Row, Table


def table_of(page: Page, key: str) -> Table:
    """Give a table of a page."""
    return next(table for table in page.tables if table.key == key)


def table(made: Made, key: str) -> Table:
    """Give a table of the report."""
    return table_of(made.page(), key)


def texts(row: Row) -> list[str]:
    """Give what stands in the cells of a row."""
    return [cell.text.replace(NO_BREAK, " ") for cell in row.cells]


def shown(made: Made, identity: str) -> Shown:
    """Give the page of an id."""
    found = Shown.of(made.report, made.graph, made.loaded, made.language, identity)
    assert found is not None
    return found


def data(made: Made, section: str) -> Any:
    """Give a section of the JSON report."""
    return json.loads(made.json())[section]


def numbers(made: Made, section: str) -> dict[tuple[str, str, str], tuple[str, str, str]]:
    """Give the low side, the high side and the unit by subject, measure and period, from CSV."""
    rows = csv.DictReader(io.StringIO(made.csv()))
    return {
        (row["subject"], row["measure"], row["period"]): (row["low"], row["high"], row["unit"])
        for row in rows
        if row["section"] == section
    }
