"""Batches of files: looked up in the cache, and read from there or from their texts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from stapeling.findings import Finding
from stapeling.loading.cache import ParseCache
from stapeling.loading.packed import SCENARIO, packed_document
from stapeling.loading.scenarios import is_scenario
from stapeling.loading.texts import RawDocument, SourceFile, read_data, validate
from stapeling.model.document import Document
from stapeling.model.gathering import Gathered, Gathering
from stapeling.model.packing import unpacked
from stapeling.progress import report

BATCH = 100
"""So many files are unpacked at once: what is in hand should fit where the processor is quick."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read: its document, or what is wrong with it; neither for a scenario."""

    file: SourceFile
    document: Document | None
    findings: Sequence[Finding] = ()


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """Files that were read together, and what was gathered of their documents."""

    files: Sequence[Read]
    gathered: Gathered

    @classmethod
    def of(cls, files: Sequence[Read], gathering: Gathering) -> ReadBatch:
        """Gather facts while the documents are at hand."""
        documents = [each.document for each in files if each.document is not None]
        return cls(files, gathering.of_documents(documents))


@dataclass(slots=True)
class Text:
    """A file that is to be read."""

    name: str
    again: Callable[[], bytes | RawDocument]
    """Reads what stands in it, or why it cannot be opened; also after that was let go."""
    path: str = ""
    """Where it lies on the disk; nothing for a file of a commit."""
    data: bytes | RawDocument | None = None
    sha256: str = ""
    row: bytes | None = None
    """Its packed document, once that is known."""

    def opened(self) -> bytes | RawDocument:
        """Give what stands in it, and keep that with its sum."""
        if self.data is None:
            self.data = self.again()
            if isinstance(self.data, bytes):
                self.sha256 = hashlib.sha256(self.data).hexdigest()
        return self.data

    def let_go(self) -> None:
        """Let go of what stands in it, if it can be read again."""
        if self.path:
            self.data = None


def looked_up(texts: Iterable[Text], kept: ParseCache) -> Iterator[list[Text]]:
    """Give files by batches; those that the cache knows have their row."""
    waiting = iter(texts)
    while batch := list(islice(waiting, BATCH)):
        if kept.keeps:
            _look_up(batch, kept)
        yield batch


def _look_up(batch: Sequence[Text], kept: ParseCache) -> None:
    """Open files for their sums, and let go of the text of what the cache knows."""
    for text in batch:
        text.opened()
    known = kept.find([text.sha256 for text in batch if text.sha256])
    for text in batch:
        text.row = known.get(text.sha256)
        if text.row is not None:
            text.data = None


class Reader:
    """Reads batches of files: what is known from its row, the others from their texts.

    It tells how many are done, of as many as are said to be, if that is known.
    """

    def __init__(self, kept: ParseCache, gathering: Gathering, of: int = 0) -> None:
        self.kept, self.gathering = kept, gathering
        self.done, self.of = 0, of
        report("read", 0, of)

    def read(self, batch: list[Text]) -> ReadBatch:
        """Read a batch of files, and let go of it."""
        found = ReadBatch.of(list(self._read(batch)), self.gathering)
        self.done += len(batch)
        report("read", self.done, self.of)
        batch.clear()  # what was read need not wait in memory for the rest
        return found

    def _read(self, batch: Sequence[Text]) -> Iterator[Read]:
        known = [(text.name, text.row) for text in batch if text.row]
        documents = iter(_documents([name for name, _ in known], [row for _, row in known]))
        for text in batch:
            if text.row is None:
                yield from self._here(text)
            elif text.row == SCENARIO:
                yield Read(SourceFile(text.name, text.sha256), None)
            else:
                document = next(documents)
                if document is None:
                    yield from self._here(text)
                else:
                    yield Read(SourceFile(text.name, text.sha256), document)

    def _here(self, text: Text) -> Iterator[Read]:
        data = text.opened()
        raw = read_data(data, text.name, text.sha256) if isinstance(data, bytes) else data
        if is_scenario(raw):
            self.kept.keep(raw.file.sha256, SCENARIO)
            yield Read(raw.file, None)
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
