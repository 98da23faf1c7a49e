"""Reading over several processes: texts go out as bytes, and come back as packed documents."""

from __future__ import annotations

import multiprocessing
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from stapeling.errors import StapelingError
from stapeling.loading.bulk import collector_off
from stapeling.loading.means import JOBS
from stapeling.loading.packed import packed_text
from stapeling.processes import begin_helping, interrupts_held

FEW = 5000
"""Up to so many files, starting other processes takes longer than reading."""
_CHUNK_BYTES = 128 * 1024
"""Texts are sent by so many bytes at once: so few that all processes end at the same time."""


def processes_for(texts: int, jobs: int) -> int:
    """Give over how many processes to read; one in what is itself started for a part of a work."""
    inside = multiprocessing.parent_process() is not None
    return 1 if inside or texts <= FEW else jobs


def packed_over(texts: Sequence[bytes], processes: int) -> Generator[bytes | None, None, None]:
    """Give, in order, what `packed_text` gives of texts, worked out over several processes.

    Processes are started afresh and not forked: a fork of a process with threads, such as a
    notebook or numpy have, may stand still forever.

    Raises
    ------
    StapelingError
        When one of the processes is ended from outside.
    """
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, context, initializer=_begin)
    try:
        with interrupts_held():
            found = pool.map(_work, _chunks(texts))
        for rows in found:
            yield from rows
    except BrokenProcessPool:
        raise StapelingError(
            f"a process that reads files was ended from outside, for want of memory perhaps; "
            f"{JOBS}=1 reads in one process"
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    begin_helping()
    collector_off()


def _work(texts: Sequence[bytes]) -> list[bytes | None]:
    return [packed_text(text) for text in texts]


def _chunks(texts: Sequence[bytes]) -> Iterator[list[bytes]]:
    chunk: list[bytes] = []
    size = 0
    for text in texts:
        chunk.append(text)
        size += len(text)
        if size >= _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
