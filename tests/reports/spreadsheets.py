"""Spreadsheets of small corpora, and how they are read back."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from stapeling.reports import Made, Shown
from stapeling.reports.page import Page
from stapeling.reports.publication import Publication

HEADER = 3
"""The row of a sheet that bears the headers."""


def publication(made: Made, page: Page | None = None) -> Publication:
    """Give a publication of a report, or of another page of the same corpus."""
    return Publication(
        command="analyse",
        page=page or made.page(),
        charts=(),
        language=made.language,
        as_of=made.report.options.as_of,
        settings={"levels": None, "natures": ["beleid"], "rest_years": 5},
        loaded=(made.loaded,),
        graphs=(made.graph,),
    )


def shown(made: Made, identity: str) -> Publication:
    """Give a publication of what `show` tells of an id."""
    page = Shown.of(made.report, made.graph, made.loaded, made.language, identity)
    assert page is not None
    return replace(publication(made, page.page), command="show")


def read(data: bytes) -> Workbook:
    """Read a workbook back."""
    return load_workbook(io.BytesIO(data))


def column(sheet: Worksheet, header: str) -> list[object]:
    """Give the cells below a header, up to the first empty row."""
    headers = [cell.value for cell in sheet[HEADER]]
    place = headers.index(header)
    found = []
    for row in sheet.iter_rows(min_row=HEADER + 1, values_only=True):
        if row[0] is None:
            break
        found.append(row[place])
    return found


def day(text: str) -> dt.datetime:
    """Give a day as it is read back."""
    return dt.datetime.fromisoformat(text)
