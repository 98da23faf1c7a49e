"""The sheet of a table: its cells by kind, and beside each row its witnesses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stapeling.language import Language
from stapeling.reports.excel.book import Book, Sheet
from stapeling.reports.excel.fields import Field, fields_of
from stapeling.reports.excel.layout import width
from stapeling.reports.excel.register import Register
from stapeling.reports.page import Table

TITLE, CAPTION, HEADER = range(3)
"""The rows above the cells."""


class Beside(NamedTuple):
    """A column of text beside the cells: what is said of a row, its witnesses, and ids."""

    key: str
    header: str
    texts: tuple[str, ...]
    printed: bool = False


def table_sheet(book: Book, name: str, table: Table, register: Register) -> tuple[Field, ...]:
    """Write a table on a sheet of its own, and give the columns that it has."""
    fields = fields_of(table, book.language)
    beside = beside_of(table, register, book.language)
    widths = [*map(_width, fields), *(width(b.header, b.texts, prose=True) for b in beside)]
    shown = len(fields) + sum(column.printed for column in beside)
    sheet = book.sheet(
        name, widths, header=HEADER, columns=1 if len(fields) > 1 else 0, printed=shown
    )
    sheet.title(TITLE, table.title)
    sheet.prose(CAPTION, table.caption)
    _header(sheet, fields, beside)
    for n, row in enumerate(table.rows):
        register.mention(row.ids)
        _write(sheet, HEADER + 1 + n, n, fields, beside)
    last = HEADER + len(table.rows)
    sheet.filtered(HEADER, max(last, HEADER + 1), len(widths))
    sheet.as_text(HEADER + 1, max(last, HEADER + 1), len(widths))
    for n, note in enumerate(table.notes):
        sheet.prose(last + 2 + n, note)
    sheet.printed(last + 2 + len(table.notes), shown)
    return fields


def _width(field: Field) -> float:
    values = (entry.value for entry in field.entries if entry.value is not None)
    if field.kind == "number":
        least = "100.0%" if field.shares else ""
        shown = (str(round(v, 1)) if isinstance(v, float) else str(v) for v in values)
        return width(field.name, [least, *shown], number=True)
    return width(field.name, map(str, values), number=field.kind in ("day", "year"))


def _header(sheet: Sheet, fields: Sequence[Field], beside: Sequence[Beside]) -> None:
    names = [*(field.name for field in fields), *(b.header for b in beside)]
    for n, name in enumerate(names):
        numeric = n < len(fields) and fields[n].kind in ("number", "day", "year")
        sheet.text(HEADER, n, name, "number_header" if numeric else "header")
    # the button of the filter takes the room of some letters
    sheet.high(
        HEADER, [(name + "   ", size) for name, size in zip(names, sheet.widths, strict=True)]
    )


def _write(
    sheet: Sheet, row: int, n: int, fields: Sequence[Field], beside: Sequence[Beside]
) -> None:
    widths = sheet.widths
    for place, field in enumerate(fields):
        sheet.entry(row, place, field.entries[n])
    for place, column in enumerate(beside, start=len(fields)):
        sheet.text(row, place, column.texts[n])
    values = [field.entries[n].value for field in fields]
    texts = [(text, widths[at]) for at, text in enumerate(values) if isinstance(text, str)]
    told = [(b.texts[n], widths[at], b.printed) for at, b in enumerate(beside, start=len(fields))]
    texts += [(text, size) for text, size, printed in told if printed]
    sheet.high(row, texts, [(text, size) for text, size, printed in told if not printed])


def beside_of(table: Table, register: Register, language: Language) -> tuple[Beside, ...]:
    """Give what stands beside the cells: only columns in which anything stands."""
    text, rows = language.text, table.rows
    said = tuple("\n".join(row.details) for row in rows)
    names = tuple("; ".join(dict.fromkeys(map(register.name, row.ids))) for row in rows)
    ids = tuple(" ".join(row.ids) for row in rows)
    columns = [
        Beside("details", text("what is to be said of it"), said, printed=True),
        Beside("witness", text("witness"), names),
        Beside("witness_ids", text("ids of the witness"), ids),
    ]
    for n, column in enumerate(table.columns):
        cells = [row.cells[n] for row in rows]
        if register.named(cells):
            header = text("{header}, id", header=column.name)
            found = tuple(register.ids_of(cell.value) for cell in cells)
            columns.append(Beside(f"{column.key}_id", header, found))
    return tuple(column for column in columns if any(column.texts))
