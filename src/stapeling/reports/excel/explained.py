"""The sheet that explains every column: what it means, its unit, and what an empty cell says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stapeling.language import N_, Language
from stapeling.reports.excel.book import Book
from stapeling.reports.excel.fields import Field
from stapeling.reports.excel.meanings import meaning_of
from stapeling.reports.page import Table

_WIDTHS = (28, 24, 34, 14, 16, 70, 56)
_KINDS = {
    "number": N_("number"),
    "day": N_("day"),
    "year": N_("year"),
    "yes_no": N_("yes or no"),
    "text": N_("text"),
}
_SIDES = {
    "low": N_("This is the low side: what is certain, or the least that it can be."),
    "high": N_("This is the high side: what is possible, or the most that it can be."),
    "likely": N_("This is what is most likely."),
    "first": N_("The first day that it can be; the same as the last where the day is known."),
    "last": N_("The last day that it can be."),
    "all": N_("All of the days, as text."),
    "of": N_("Of how many."),
}
_EMPTY = {
    "unknown": N_("Not known, which is not zero."),
    "open": N_("Open on this side: no bound is known."),
    "nothing": N_("Nothing to tell: the row has none of it."),
}


def explained_sheet(
    book: Book, name: str, tables: Iterable[tuple[str, Table, Sequence[Field]]]
) -> None:
    """Write a row for every column of every sheet."""
    text = book.language.text
    sheet = book.sheet(name, _WIDTHS, header=2, columns=1)
    sheet.title(0, name)
    sheet.prose(1, _legend(book.language))
    headers = (
        *(text("sheet"), text("key"), text("column"), text("unit"), text("kind")),
        *(text("meaning"), text("an empty cell")),
    )
    for n, header in enumerate(headers):
        sheet.text(2, n, header, "header")
    row = 2
    for title, table, fields in tables:
        for field in fields:
            row += 1
            said = meaning(table, field, book.language)
            empty = emptiness(field, book.language)
            cells = (title, field.key, field.name, _unit(field, book.language))
            for n, cell in enumerate((*cells, text(_KINDS[field.kind]), said, empty)):
                sheet.text(row, n, cell)
            sheet.high(row, [(field.name, _WIDTHS[2]), (said, _WIDTHS[5]), (empty, _WIDTHS[6])])
    sheet.filtered(2, max(row, 3), len(headers))
    for n, (key, said) in enumerate(_beside(book.language), start=row + 2):
        sheet.text(n, 1, key)
        sheet.text(n, 5, said)


def _legend(language: Language) -> str:
    return language.text(
        "An empty cell is not known, and never a zero. ≥ before a number: at least, as the history"
        " is not known to be whole; reckon with it as a lower bound. A number between bounds has a"
        " column for each side, and can be reckoned with on both."
    )


def meaning(table: Table, field: Field, language: Language) -> str:
    """Say what a column means; of one that is not explained, what its table says."""
    known = meaning_of(table.key, field.column.key)
    said = language.text(known.text) if known is not None else table.caption or field.header
    side = _SIDES.get(field.part)
    return f"{said} {language.text(side)}" if side else said


def _unit(field: Field, language: Language) -> str:
    return language.text("% (share)") if field.shares and not field.unit else field.unit


def emptiness(field: Field, language: Language) -> str:
    """Say what the empty cells of a column mean; every column that may have them says so."""
    found = dict.fromkeys(entry.empty for entry in field.entries if entry.empty)
    reasons = [reason for reason in _EMPTY if reason in found] or ["unknown"]
    return " ".join(language.text(_EMPTY[reason]) for reason in reasons)


def _beside(language: Language) -> tuple[tuple[str, str], ...]:
    """Explain the columns that stand beside the cells of every sheet."""
    text = language.text
    return (
        ("details", text("What is to be said of a row: its chain, its acts, its source.")),
        ("witness", text("The acts, laws or others that the numbers of a row rest on, by name.")),
        ("witness_ids", text("The same by id, as in the files and in JSON; sources by these ids.")),
        ("…_id", text("The id of what a column names.")),
    )
