"""Processes that help to read: names of files go out, and packed documents come back."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from stapeling.errors import StapelingError
from stapeling.loading.bulk import collector_off
from stapeling.loading.means import JOBS
from stapeling.loading.packed import packed_file
from stapeling.processes import begin_helping, interrupts_held

FEW = 2000
"""Up to so many files, starting other processes takes longer than reading."""
_AHEAD = 3
"""So many batches a process are given out: it has the next one when it is done with one."""

Source = str | bytes
"""The path of a file, or what stands in it when it lies in no folder."""
Packed = tuple[str, bytes | None]
"""The sha256 of a file and its packed document; no document when something is wrong with it."""


def processes_for(texts: int, jobs: int) -> int:
    """Give over how many processes to read; one in what is itself started for a part of a work."""
    inside = multiprocessing.parent_process() is not None
    return 1 if inside or texts <= FEW else jobs


class Helpers:
    """Other processes that read batches of files, from the last one on.

    This process reads from the first one on, until there is none that was not given out; so all
    end at about the same time, however quick they are. Few are given out ahead for that reason,
    and because a pool that loses a process may hang when what it was given is taken back.

    Processes are started afresh and not forked: a fork of a process with threads, such as a
    notebook or numpy have, may stand still forever.

    Parameters
    ----------
    processes : int
        How many others there are to be.
    batches : dict of int and list of Source
        The files of each batch by its number, in the order in which this process reads.
    """

    def __init__(self, processes: int, batches: dict[int, list[Source]]) -> None:
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(processes, context, _begin, (os.getcwd(),))  # noqa: PTH109
        self._ahead = processes * _AHEAD
        self._waiting = dict(batches)
        self._sent: dict[int, Future[list[Packed]]] = {}

    def close(self) -> None:
        """End them, also when what they read is no longer wanted."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def own(self) -> Iterator[int]:
        """Give the numbers of the batches that this process is to read, as long as there are."""
        self._give_out()
        while self._waiting:
            number = next(iter(self._waiting))
            del self._waiting[number]
            yield number

    def ready(self) -> Iterator[tuple[int, list[Packed]]]:
        """Give what others have read by now."""
        while self._sent and next(iter(self._sent.values())).done():
            yield self._first()

    def rest(self) -> Iterator[tuple[int, list[Packed]]]:
        """Give what others are still reading, as it comes."""
        while self._sent:
            yield self._first()

    def _give_out(self) -> None:
        with interrupts_held():
            while self._waiting and len(self._sent) < self._ahead:
                number, batch = self._waiting.popitem()
                self._sent[number] = self._pool.submit(_work, batch)

    def _first(self) -> tuple[int, list[Packed]]:
        """Give what was given out first, once it is read."""
        number, read = next(iter(self._sent.items()))
        try:
            rows = read.result()
            del self._sent[number]
            self._give_out()
        except BrokenProcessPool:
            raise StapelingError(
                f"a process that reads files was ended from outside, for want of memory perhaps; "
                f"{JOBS}=1 reads in one process"
            ) from None
        return number, rows


def _begin(folder: str) -> None:
    begin_helping()
    collector_off()
    os.chdir(folder)  # from which names of files may go


def _work(batch: Sequence[Source]) -> list[Packed]:
    return [packed_file(source) for source in batch]
