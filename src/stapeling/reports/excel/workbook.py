"""A publication as a workbook: its sheets in the order in which they are read."""

from __future__ import annotations

from stapeling.progress import counted
from stapeling.reports.excel.book import Book
from stapeling.reports.excel.explained import explained_sheet
from stapeling.reports.excel.front import Listed, front_sheet
from stapeling.reports.excel.receipt import receipt_sheet
from stapeling.reports.excel.register import Register
from stapeling.reports.excel.sources import sources_sheet
from stapeling.reports.excel.table import table_sheet
from stapeling.reports.publication import Publication


def written(publication: Publication) -> bytes:
    """Write a publication as the bytes of a workbook."""
    language, page = publication.language, publication.page
    text = language.text
    book = Book(language, page.title, publication.as_of)
    register = Register(publication.graphs, language)
    front = book.name(text("Summary"))
    names = [book.name(table.title) for table in page.tables]
    ends = [book.name(title) for title in (text("Columns"), text("Sources"), text("Receipt"))]
    sheets = [
        *(
            Listed(name, table.title, len(table.rows))
            for name, table in zip(names, page.tables, strict=True)
        ),
        *(Listed(name, "") for name in ends),
    ]
    front_sheet(book, front, page, register, sheets)
    made = [
        (name, table, table_sheet(book, name, table, register))
        for name, table in counted("write", tuple(zip(names, page.tables, strict=True)))
    ]
    explained_sheet(book, ends[0], made)
    corpora = [loaded.corpus for loaded in publication.loaded]
    sources_sheet(book, ends[1], register, corpora)
    receipt_sheet(book, ends[2], publication)
    return book.finished()
