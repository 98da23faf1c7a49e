"""Files to documents, by the means that were chosen: here, or together with other processes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain

from stapeling.loading.batches import ReadBatch, Reader, Text, looked_up
from stapeling.loading.cache import ParseCache
from stapeling.loading.means import Means
from stapeling.loading.workers import Packed, Shared, Source, processes_for
from stapeling.model.gathering import Gathering


def read_texts(
    texts: Iterable[Text], means: Means, gathering: Gathering, of: int = 0
) -> Iterator[ReadBatch]:
    """Read files, in the order in which they are given; scenarios among them have no document.

    How many of how many are done is told, if it is said how many there are.
    """
    with ParseCache(means.cache) as kept:
        batches, reader = looked_up(texts, kept), Reader(kept, gathering, of)
        if means.jobs == 1:
            yield from map(reader.read, batches)
        else:
            yield from _shared(batches, reader, means.jobs)


def _shared(batches: Iterable[list[Text]], reader: Reader, jobs: int) -> Sequence[ReadBatch]:
    """Read batches, those with fresh files last: then it is known whether others are to help."""
    found: dict[int, ReadBatch] = {}
    fresh: dict[int, list[Text]] = {}
    for number, batch in enumerate(batches):
        if all(text.row is not None for text in batch):
            found[number] = reader.read(batch)
            continue
        for text in batch:
            text.let_go()  # what waits for others to read it need not wait in memory
        fresh[number] = batch
    files = sum(text.row is None for text in chain.from_iterable(fresh.values()))
    processes = processes_for(files, jobs)
    found.update(_together(fresh, reader, processes - 1))
    return [found[number] for number in sorted(found)]


def _together(
    fresh: Mapping[int, list[Text]], reader: Reader, helpers: int
) -> Iterator[tuple[int, ReadBatch]]:
    """Give batches by number as they are read: from the front here, from the back by others."""
    if not helpers:
        yield from ((number, reader.read(batch)) for number, batch in fresh.items())
        return
    sources = {number: _sources(batch) for number, batch in fresh.items()}
    with closing(Shared(helpers, sources)) as others:
        for number in others.own():
            yield number, reader.read(fresh[number])
            for late, rows in others.ready():
                yield late, reader.read(_packed(fresh[late], rows, reader))
        for late, rows in others.rest():
            yield late, reader.read(_packed(fresh[late], rows, reader))


def _sources(batch: Iterable[Text]) -> list[Source]:
    return [text.path or _bytes_of(text) for text in batch if text.row is None]


def _bytes_of(text: Text) -> bytes:
    """Give what stands in a file; nothing for what cannot be opened, which is said here."""
    data = text.opened()
    return data if isinstance(data, bytes) else b""


def _packed(batch: list[Text], rows: Iterable[Packed], reader: Reader) -> list[Text]:
    """Give a batch with the rows that others made of its fresh files."""
    fresh = [text for text in batch if text.row is None]
    for text, (sha256, row) in zip(fresh, rows, strict=True):
        if row is not None:
            text.sha256, text.row = sha256, row
            reader.kept.keep(sha256, row)
    return batch
