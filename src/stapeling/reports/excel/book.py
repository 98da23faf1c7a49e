"""The writer of cells: text is only ever written as text, so that none becomes a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from io import BytesIO

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_range  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from stapeling.language import Language
from stapeling.reports.excel.fields import Entry
from stapeling.reports.excel.layout import height
from stapeling.reports.excel.safe import (
    begins_like_a_formula,
    cell_text,
    official_link,
    safe_link,
    sheet_name,
)

_A4 = 9
_FONT: Mapping[str, object] = {"font_name": "Arial", "font_size": 10, "valign": "top"}
_HEADER: Mapping[str, object] = {
    **{"bold": True, "text_wrap": True, "valign": "bottom", "bg_color": "#DCE6F1"},
    **{"bottom": 1, "border_color": "#1F3864"},
}
_RULED: Mapping[str, object] = {"bottom": 1, "border_color": "#D9D9D9"}
_TEXT: Mapping[str, object] = {**_RULED, "text_wrap": True, "align": "left", "indent": 1}
_STYLES: Mapping[str, Mapping[str, object]] = {
    "title": {"bold": True, "font_size": 14, "valign": "vcenter"},
    "prose": {"text_wrap": True, "font_color": "#444444"},
    "header": {**_HEADER, "align": "left", "indent": 1},
    "number_header": {**_HEADER, "align": "right"},
    "text": _TEXT,
    "strong": {**_TEXT, "bold": True},
    "link": {**_TEXT, "font_color": "#0B5394", "underline": 1},
    "number": {**_RULED, "align": "right"},
}
_DAYS = {"nl": "dd-mm-yyyy", "en": "yyyy-mm-dd"}
_PAGE_WIDTH = 190
"""How many digits wide a page still can be read when it is shrunk to A4."""


class Book:
    """A workbook in memory, with the styles of its cells."""

    def __init__(self, language: Language, title: str, day: dt.date) -> None:
        self.language = language
        self._bytes = BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self._book = xlsxwriter.Workbook(self._bytes, options)
        made = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).replace(tzinfo=None)
        self._book.set_properties(
            {"title": cell_text(title), "author": "stapeling", "created": made}
        )
        self._formats: dict[tuple[str, str, bool], Format] = {}
        self._names: list[str] = []

    def finished(self) -> bytes:
        """Close the workbook, and give the file."""
        self._book.close()
        return self._bytes.getvalue()

    def name(self, title: str) -> str:
        """Settle the name of a sheet that is to come."""
        self._names.append(sheet_name(title, self._names))
        return self._names[-1]

    def sheet(
        self,
        name: str,
        widths: Sequence[float],
        *,
        header: int,
        columns: int = 0,
        printed: int | None = None,
    ) -> Sheet:
        """Add a sheet whose rows up to and including its header stay in sight and on paper.

        Of the columns, the first ones can be kept in sight, and only some be printed.
        """
        worksheet = self._book.add_worksheet(name)
        worksheet.set_paper(_A4)
        worksheet.set_landscape()
        worksheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        worksheet.fit_to_pages(max(1, round(sum(widths[:printed]) / _PAGE_WIDTH)), 0)
        worksheet.repeat_rows(header)
        worksheet.freeze_panes(header + 1, columns)
        worksheet.set_footer("&L&8&A&R&8&P / &N")
        worksheet.hide_gridlines(1)
        if columns:
            worksheet.repeat_columns(0, columns - 1)
        for n, size in enumerate(widths):
            worksheet.set_column(n, n, size)
        return Sheet(self, worksheet, tuple(widths))

    def style(self, name: str, form: str = "", *, guarded: bool = False) -> Format:
        """Give a style, with the form of a number; guarded text stays text when it is edited."""
        key = name, form, guarded
        if key not in self._formats:
            facts: dict[str, object] = {**_FONT, **_STYLES[name]}
            if form:
                facts["num_format"] = form
            if guarded:
                facts["quote_prefix"] = True
            self._formats[key] = self._book.add_format(facts)
        return self._formats[key]

    @property
    def day_form(self) -> str:
        """How a day is shown."""
        return _DAYS[self.language.code]


class Sheet:
    """A sheet of a workbook."""

    def __init__(self, book: Book, worksheet: Worksheet, widths: tuple[float, ...]) -> None:
        self._book = book
        self._sheet = worksheet
        self.widths = widths

    def text(self, row: int, column: int, text: str, style: str = "text") -> None:
        """Write text as text, whatever it begins with; no text is an empty cell."""
        clean = cell_text(text)
        guarded = begins_like_a_formula(clean)
        if clean:
            form = self._book.style(style, guarded=guarded)
            self._sheet.write_string(row, column, clean, form)
        else:
            self._sheet.write_blank(row, column, None, self._book.style(style))

    def entry(self, row: int, column: int, entry: Entry) -> None:
        """Write what stands in a cell by its kind; nothing where nothing is known."""
        value, book = entry.value, self._book
        if isinstance(value, bool):
            self._sheet.write_boolean(row, column, value, book.style("text"))
        elif isinstance(value, str):
            self.text(row, column, value)
        elif isinstance(value, dt.date):
            form = book.style("number", book.day_form)
            self._sheet.write_datetime(row, column, value, form)
        elif value is None:
            self._sheet.write_blank(row, column, None, book.style("number"))
        else:
            self._sheet.write_number(row, column, value, book.style("number", entry.form))

    def link(self, row: int, column: int, text: str) -> None:
        """Write the first address of a text that is safe to follow; nothing where it has none."""
        address = safe_link(text) or official_link(text)
        if address is not None:
            style = self._book.style("link")
            self._sheet.write_url(row, column, address, style, string=address)

    def inside(self, row: int, column: int, name: str) -> None:
        """Write a link to another sheet."""
        target = name.replace("'", "''")
        style = self._book.style("link", guarded=begins_like_a_formula(name))
        self._sheet.write_url(row, column, f"internal:'{target}'!A1", style, string=name)

    def title(self, row: int, text: str) -> None:
        """Write a title, which runs on over the cells beside it."""
        self.text(row, 0, text, "title")
        self._sheet.set_row(row, 24)

    def prose(self, row: int, text: str, size: float = 110) -> None:
        """Write prose over as many columns as it takes to be read."""
        clean = cell_text(text)
        if not clean:
            return
        last, total = 0, self.widths[0]
        while total < size and last + 1 < len(self.widths):
            last += 1
            total += self.widths[last]
        if last:
            self._sheet.merge_range(row, 0, row, last, "", self._book.style("prose"))
        self.text(row, 0, clean, "prose")
        self.high(row, [(clean, total)])

    def high(
        self,
        row: int,
        texts: Sequence[tuple[str, float]],
        beside: Sequence[tuple[str, float]] = (),
    ) -> None:
        """Make a row as high as its texts ask, and those beside it within reason."""
        self._sheet.set_row(row, height(texts, beside))

    def filtered(self, first: int, last: int, columns: int) -> None:
        """Give a table with its header a filter."""
        self._sheet.autofilter(first, 0, last, columns - 1)

    def printed(self, last: int, columns: int) -> None:
        """Say how much of a sheet goes to paper."""
        self._sheet.print_area(0, 0, last, columns - 1)

    def as_text(self, first: int, last: int, columns: int) -> None:
        """Let no programme complain of numbers that are meant as text, such as articles."""
        self._sheet.ignore_errors({"number_stored_as_text": xl_range(first, 0, last, columns - 1)})
