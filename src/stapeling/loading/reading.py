"""Files to documents, by the means that were chosen: from the cache, or read and checked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice

from stapeling.findings import Finding
from stapeling.loading.cache import ParseCache
from stapeling.loading.means import Means
from stapeling.loading.packed import SCENARIO, packed_document
from stapeling.loading.scenarios import is_scenario
from stapeling.loading.texts import RawDocument, SourceFile, read_data, validate
from stapeling.loading.workers import packed_over, processes_for
from stapeling.model.document import Document
from stapeling.model.packing import unpacked

_BATCH = 250
"""So many files are unpacked at once: what is in hand should fit where the processor is quick."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read: its document, or what is wrong with it."""

    file: SourceFile
    document: Document | None
    findings: Sequence[Finding] = ()


@dataclass(slots=True)
class Text:
    """A file that is to be read: what stands in it, unless it could not be opened."""

    name: str
    again: Callable[[], bytes | RawDocument]
    """Reads it, the first time and after its text was let go."""
    data: bytes | RawDocument = field(init=False)
    sha256: str = ""
    row: bytes | None = None
    """Its packed document, once that is known."""

    def __post_init__(self) -> None:
        self.data = self.again()
        if isinstance(self.data, bytes):
            self.sha256 = hashlib.sha256(self.data).hexdigest()


def read_texts(texts: Iterable[Text], means: Means) -> Iterator[Read]:
    """Read files, in the order in which they are given; scenarios among them are left out."""
    with ParseCache(means.cache) as kept, closing(_Reader(kept)) as reader:
        batches: Iterable[list[Text]] = _looked_up(texts, kept)
        if means.jobs > 1:  # whether that is worth while is known when all are looked up
            batches = list(batches)
            fresh = [text.data for batch in batches for text in batch if text.row is None]
            processes = processes_for(len(fresh), means.jobs)
            if processes > 1:
                data = [each for each in fresh if isinstance(each, bytes)]
                reader.sent = packed_over(data, processes)
        for batch in batches:
            yield from reader.read(batch)
            batch.clear()  # what was read need not wait in memory for the rest


def _looked_up(texts: Iterable[Text], kept: ParseCache) -> Iterator[list[Text]]:
    """Give files by batches; of those that the cache knows the row in the place of the text."""
    waiting = iter(texts)
    while batch := list(islice(waiting, _BATCH)):
        known = kept.find([text.sha256 for text in batch if text.sha256])
        for text in batch:
            text.row = known.get(text.sha256)
            if text.row is not None:
                text.data = b""
        yield batch


class _Reader:
    """Reads batches of files: what is known from its row, what is fresh here or elsewhere."""

    def __init__(self, kept: ParseCache) -> None:
        self.kept = kept
        self.sent: Generator[bytes | None, None, None] | None = None
        """The rows of what is read by other processes, in order."""

    def close(self) -> None:
        """End the other processes, also when what they read is no longer wanted."""
        if self.sent is not None:
            self.sent.close()

    def read(self, batch: Sequence[Text]) -> Iterator[Read]:
        """Read a batch of files."""
        rows = [self._row(text) for text in batch]
        packed = [(text, row) for text, row in zip(batch, rows, strict=True) if row]
        documents = iter(_documents([text.name for text, _ in packed], [row for _, row in packed]))
        for text, row in zip(batch, rows, strict=True):
            if row is None:
                yield from self._here(text)
            elif row != SCENARIO:
                document = next(documents)
                if document is None:
                    text.data = text.again()
                    yield from self._here(text)
                else:
                    yield Read(SourceFile(text.name, text.sha256), document)

    def _row(self, text: Text) -> bytes | None:
        """Give the packed document of a file, nothing when it is to be read here."""
        row = text.row
        if row is None and self.sent is not None and text.sha256:
            row = next(self.sent)
            if row is not None:
                self.kept.keep(text.sha256, row)
        return row

    def _here(self, text: Text) -> Iterator[Read]:
        raw = text.data if isinstance(text.data, RawDocument) else read_data(text.data, text.name)
        if is_scenario(raw):
            self.kept.keep(raw.file.sha256, SCENARIO)
            return
        document, findings = validate(raw)
        if document is not None and self.kept.keeps:
            row = packed_document(document)
            if row is not None:
                self.kept.keep(raw.file.sha256, row)
        yield Read(raw.file, document, findings)


def _documents(names: Sequence[str], rows: Sequence[bytes]) -> Sequence[Document | None]:
    """Unpack rows; nothing for one that is no document, whatever its checksum says."""
    try:
        return unpacked(names, rows)
    except Exception:  # noqa: BLE001 - bytes that nobody wrote may fail in any way
        if len(rows) == 1:
            return [None]
    return [_documents([name], [row])[0] for name, row in zip(names, rows, strict=True)]
