"""The sheet of sources: where each thing that the numbers rest on was read, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stapeling.model.corpus import Corpus
from stapeling.model.records import Row
from stapeling.reports.excel.book import Book
from stapeling.reports.excel.register import Register
from stapeling.reports.plain import plain
from stapeling.reports.words import word

_WIDTHS = (26, 44, 14, 66, 44, 34)


class Stated(NamedTuple):
    """A record of a corpus, and the ids of what it speaks of."""

    ids: tuple[str, ...]
    record: Row
    parent: Row | None = None
    """The record whose source holds where this one has none."""


def sources_sheet(book: Book, name: str, register: Register, corpora: Sequence[Corpus]) -> None:
    """Write the source of every record that speaks of what was mentioned."""
    text = book.language.text
    sheet = book.sheet(name, _WIDTHS, header=2, columns=1)
    sheet.title(0, name)
    sheet.prose(1, text("Where each law, act and other witness of this file was read."))
    headers = (
        *(text("id"), text("name"), text("certainty"), text("source"), text("link")),
        text("place in the files"),
    )
    for n, header in enumerate(headers):
        sheet.text(2, n, header, "header")
    row = 2
    for stated in _mentioned(register, corpora):
        row += 1
        record = stated.record if stated.record.source or stated.parent is None else stated.parent
        source = "; ".join(dict.fromkeys(map(plain, record.source)))
        named = " / ".join(map(register.name, stated.ids))
        sure = record.certainty or (None if source else "without_source")
        sheet.text(row, 0, " / ".join(stated.ids))
        sheet.text(row, 1, named)
        sheet.text(row, 2, word(book.language, sure) if sure else text("not stated"))
        sheet.text(row, 3, source)
        sheet.link(row, 4, " ".join((*record.source, *stated.ids)))
        sheet.text(row, 5, str(stated.record.location) if stated.record.location.file else "")
        sheet.high(row, [(named, _WIDTHS[1]), (source, _WIDTHS[3])])
    sheet.filtered(2, max(row, 3), len(headers))


def _mentioned(register: Register, corpora: Sequence[Corpus]) -> Iterator[Stated]:
    """Give each record all of whose ids were mentioned, the same of two corpora once."""
    seen: set[tuple[object, ...]] = set()
    for corpus in reversed(corpora):
        for stated in _stated(corpus):
            key = (type(stated.record), stated.ids, stated.record.source, stated.record.certainty)
            if key not in seen and all(name in register.mentioned for name in stated.ids):
                seen.add(key)
                yield stated


def _stated(corpus: Corpus) -> Iterator[Stated]:
    """Give the records of a corpus with what they speak of; acts go by their own id."""
    yield from _of_laws(corpus)
    for records in (corpus.acts, corpus.evaluations, corpus.organisations):
        yield from (Stated((name,), record) for name, record in records.items())
    for burden in corpus.burdens:
        yield Stated((_subject(corpus, burden.act, burden.law), *burden.bearers), burden)
    for result in corpus.test_results:
        yield Stated((result.test, _subject(corpus, result.act, result.law)), result)
    for watch in corpus.oversight:
        yield Stated((watch.by, *watch.over), watch)
    for listed in (corpus.tests, corpus.bottlenecks):
        yield from (Stated((name,), record) for name, record in listed.items())


def _of_laws(corpus: Corpus) -> Iterator[Stated]:
    """Give each law with its clauses, and those of its changes that state a source themselves."""
    for law in corpus.laws.values():
        yield Stated((law.id,), law)
        yield from (Stated((law.id,), clause, law) for clause in law.evaluation_clauses)
        for change in corpus.changes[law.id]:
            if change.source or change.certainty:
                yield Stated((law.id, change.act), change, law)


def _subject(corpus: Corpus, act: str | None, law: str | None) -> str:
    return corpus.act_id(act) or act or law or ""
