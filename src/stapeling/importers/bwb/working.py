"""Work in bulk: in this process for a few files, over several for many.

Between processes go packed tellings, a few kilobytes for a regulation, so that a whole statute
book waits in memory without being large.
"""

from __future__ import annotations

import gc
import os
import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TypeVar

from stapeling.errors import StapelingError
from stapeling.importers.bwb.places import Places
from stapeling.importers.bwb.reading_files import FileTold, read_file
from stapeling.importers.bwb.telling import Telling
from stapeling.importers.bwb.unpacking import Source
from stapeling.importers.bwb.writing import Written, write_law
from stapeling.importers.failure import ImportFailure
from stapeling.processes import Helpers

FEW = 200
"""Up to so many files, starting other processes costs more than it brings."""
_CHUNK = 24

Given = TypeVar("Given")
Made = TypeVar("Made")
Packed = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class PackedFile:
    """What a file told, with its tellings packed by the regulation that they are about."""

    told: FileTold
    packed: tuple[Packed, ...]


@dataclass(frozen=True, slots=True)
class LawTask:
    """A regulation to write: what was told of it, and where it goes."""

    number: str
    packed: tuple[bytes, ...]
    places: Places


def read_files(sources: Sequence[Source]) -> Iterator[PackedFile]:
    """Read files, in the order in which they are given."""
    return _mapped(_read, sources)


def write_laws(tasks: Sequence[LawTask]) -> Iterator[Written | ImportFailure]:
    """Write regulations, in the order in which they are given."""
    return _mapped(_write, tasks)


def _mapped(work: Callable[[Given], Made], given: Sequence[Given]) -> Iterator[Made]:
    workers = os.cpu_count() or 1
    if len(given) <= FEW or workers == 1:
        yield from map(work, given)
        return
    helpers = Helpers(workers)
    chunks = [given[n : n + _CHUNK] for n in range(0, len(given), _CHUNK)]
    try:
        yield from chain.from_iterable(helpers.map(partial(_chunk, work), chunks))
    except BrokenExecutor:
        raise StapelingError(
            "a process that reads files was ended from outside, for want of memory perhaps"
        ) from None
    finally:
        helpers.shutdown(cancel_futures=True)


def _chunk(work: Callable[[Given], Made], given: Sequence[Given]) -> list[Made]:
    gc.disable()  # nothing that is read holds a circle: there is no garbage to look for
    return list(map(work, given))


def _read(source: Source) -> PackedFile:
    told = read_file(source)
    packed = tuple((telling.number, pack(telling)) for telling in told.tellings)
    return PackedFile(replace(told, tellings=()), packed)


def _write(task: LawTask) -> Written | ImportFailure:
    tellings = [unpacked(data) for data in task.packed]
    try:
        return write_law(task.number, tellings, task.places)
    except ImportFailure as failure:
        return failure


def pack(telling: Telling) -> bytes:
    """Make bytes of a telling, a few for what is often said."""
    return zlib.compress(pickle.dumps(telling), level=1)


def unpacked(data: bytes) -> Telling:
    """Give the telling that `pack` made bytes of in this run."""
    telling: Telling = pickle.loads(zlib.decompress(data))  # noqa: S301 - made by this program
    return telling


def tasks_of(packed: dict[str, list[bytes]], places: Places) -> Iterable[LawTask]:
    """Give a task for every regulation, with no more of the places than it needs."""
    for number in sorted(packed):
        own = {number: places.files[number]} if number in places.files else {}
        here = Places(places.folder, ids=places.ids, files=own)
        yield LawTask(number, tuple(packed[number]), here)
