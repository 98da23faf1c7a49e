"""The first sheet: what the report says in words, and which sheets follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stapeling.language import N_, UNKNOWN, Language
from stapeling.reports.comparison.values import unit_word
from stapeling.reports.excel.book import Book, Sheet
from stapeling.reports.excel.fields import Entry, typed
from stapeling.reports.excel.register import Register
from stapeling.reports.page import Column, Fact, Page, Sentence

_UNITS = frozenset({N_("due days"), N_("evaluations"), N_("findings"), N_("pairs"), N_("records")})
"""Units of sentences that no number of a comparison has."""
_WIDTHS = (6, 76, 11, 14, 11, 70, 40)


class Listed(NamedTuple):
    """A sheet that follows: its name, what stands on it, and how many rows it has."""

    name: str
    about: str
    rows: int | None = None


def front_sheet(
    book: Book, name: str, page: Page, register: Register, sheets: Sequence[Listed]
) -> None:
    """Write the sentences with number, unit, unknown and witness, the facts, and the sheets."""
    text = book.language.text
    start = 1 + len(page.about)
    sheet = book.sheet(name, _WIDTHS, header=start if page.sentences else 0)
    sheet.title(0, page.title)
    for n, line in enumerate(page.about, start=1):
        sheet.prose(n, line)
    row = _sentences(sheet, start, page.sentences, register, book) if page.sentences else start
    row = _facts(sheet, row, page.facts, book)
    sheet.text(row, 1, text("Sheets"), "header")
    sheet.text(row, 2, text("rows"), "number_header")
    for n, listed in enumerate(sheets, start=row + 1):
        sheet.inside(n, 1, listed.name)
        if listed.rows is not None:
            sheet.entry(n, 2, Entry(listed.rows, "#,##0"))
        sheet.text(n, 3, listed.about if listed.about != listed.name else "")
    for n, line in enumerate(page.footer, start=row + len(sheets) + 2):
        sheet.prose(n, line)


def _sentences(
    sheet: Sheet, start: int, sentences: Sequence[Sentence], register: Register, book: Book
) -> int:
    """Write the sentences, and give the row after them."""
    text, language = book.language.text, book.language
    headers = (
        *("", text("What can be said"), text("number"), text("unit"), text("unknown")),
        *(text("witness"), text("ids of the witness")),
    )
    for n, header in enumerate(headers):
        sheet.text(start, n, header, "number_header" if n in (0, 2, 4) else "header")
    for number, sentence in enumerate(sentences, start=1):
        row = start + number
        register.mention(sentence.witness)
        witness = "; ".join(dict.fromkeys(map(register.name, sentence.witness)))
        sheet.entry(row, 0, Entry(number, "0"))
        sheet.text(row, 1, sentence.text)
        if sentence.value is not None:
            sheet.entry(
                row, 2, Entry(sentence.value, "#,##0" if sentence.value % 1 == 0 else "0.0")
            )
        sheet.text(row, 3, _unit(sentence.unit, language))
        sheet.entry(row, 4, Entry(sentence.unknown, "#,##0"))
        sheet.text(row, 5, witness)
        sheet.text(row, 6, " ".join(sentence.witness))
        sheet.high(row, [(sentence.text, _WIDTHS[1]), (witness, _WIDTHS[5])])
    sheet.filtered(start, start + len(sentences), len(headers))
    return start + len(sentences) + 2


def _unit(unit: str, language: Language) -> str:
    return language.text(unit) if unit in _UNITS else unit_word(unit, language)


def _form(value: float | None) -> str:
    return "#,##0" if value is None or value % 1 == 0 else "#,##0.0"


def _facts(sheet: Sheet, start: int, facts: Sequence[Fact], book: Book) -> int:
    """Write facts as text, with their numbers and days as such beside it; give the row after."""
    for row, fact in enumerate(facts, start=start):
        told = fact.cell.text if fact.cell.text != UNKNOWN else ""
        sheet.text(row, 1, f"{fact.label}: {told}" if told else f"{fact.label}: {UNKNOWN}")
        column = Column(fact.key, fact.label, numeric=isinstance(fact.cell.value, (int, tuple)))
        values = [field.entries[0] for field in typed(column, fact.cell, book.language)]
        for n, entry in enumerate(values, start=2):
            if not isinstance(entry.value, str):
                sheet.entry(row, n, entry)
    return start + len(facts) + 1 if facts else start
