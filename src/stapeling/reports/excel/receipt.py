"""The last sheet: what was chosen, which files were read, and how sure their facts are."""

from __future__ import annotations

from collections.abc import Mapping

from stapeling import __version__
from stapeling.language import UNKNOWN, Language
from stapeling.loading import Loaded
from stapeling.reports.excel.book import Book, Sheet
from stapeling.reports.excel.fields import SHARE, Entry
from stapeling.reports.field_words import field_word
from stapeling.reports.publication import Publication
from stapeling.reports.receipt import CERTAINTIES, receipt
from stapeling.reports.words import WORDS, word

_WIDTHS = (40, 72, 12)


def receipt_sheet(book: Book, name: str, publication: Publication) -> None:
    """Write the settings, the files with their sums, and the shares of facts by certainty."""
    text = book.language.text
    sheet = book.sheet(name, _WIDTHS, header=0)
    sheet.title(0, name)
    settings = {
        field_word(book.language, key): _told(value, book.language)
        for key, value in publication.settings.items()
    }
    facts = {
        text("version"): f"stapeling {__version__}",
        text("command"): f"stapeling {publication.command}",
        text("reference day"): _told(publication.as_of, book.language),
    }
    row = _pairs(sheet, 1, text("Made with"), facts)
    row = _pairs(sheet, row, text("Settings"), settings)
    for number, loaded in enumerate(publication.loaded, start=1):
        of = f" {number}" if len(publication.loaded) > 1 else ""
        row = _certainty(sheet, row, text("Certainty of the facts") + of, loaded, book)
        row = _files(sheet, row, text("Files") + of, loaded, book)


def _pairs(sheet: Sheet, row: int, title: str, facts: Mapping[str, str]) -> int:
    sheet.text(row, 0, title, "header")
    sheet.text(row, 1, "", "header")
    for n, (key, value) in enumerate(facts.items(), start=row + 1):
        sheet.text(n, 0, key)
        sheet.text(n, 1, value)
    return row + len(facts) + 2


def _told(value: object, language: Language) -> str:
    """Write a setting, words of the schema as a reader knows them; nothing chosen is a dash."""
    if value is None:
        return UNKNOWN
    if isinstance(value, Mapping):
        return "; ".join(
            f"{field_word(language, str(key))}: {_told(item, language)}"
            for key, item in value.items()
        )
    if isinstance(value, (list, tuple, set, frozenset)):
        return ", ".join(_told(item, language) for item in value)
    known = WORDS.get(value) if isinstance(value, str) else None
    return language.text(known) if known is not None else str(value)


def _certainty(sheet: Sheet, row: int, title: str, loaded: Loaded, book: Book) -> int:
    """Write how many records are stated, and the share of them by certainty."""
    found, language = receipt(loaded), book.language
    sheet.text(row, 0, title, "header")
    sheet.text(row, 1, language.text("share of {n} records", n=found.records), "header")
    for n, name in enumerate(CERTAINTIES, start=row + 1):
        sheet.text(n, 0, word(language, name))
        share = found.certainty.get(name)
        sheet.entry(n, 1, Entry(share, SHARE))
    return row + len(CERTAINTIES) + 2


def _files(sheet: Sheet, row: int, title: str, loaded: Loaded, book: Book) -> int:
    sheet.text(row, 0, title, "header")
    sheet.text(row, 1, "sha256", "header")
    for n, file in enumerate(loaded.files, start=row + 1):
        sheet.text(n, 0, file.name)
        sheet.text(n, 1, file.sha256)
    whole = row + len(loaded.files) + 1
    sheet.text(whole, 0, book.language.text("all of them"), "strong")
    sheet.text(whole, 1, receipt(loaded).sha256, "strong")
    return whole + 2
