"""Processes that help to read: names of files go out, and packed documents come back."""

from __future__ import annotations

import multiprocessing
import os
import queue
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait

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
    end at about the same time, however quick they are.

    Each has a line of its own, of which this process holds one end only: who is killed, also in the
    middle of an answer, is heard to be gone. A pool of Python shares one line, and would wait.

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
        self._waiting = dict(batches)
        self._given: dict[Connection, deque[int]] = {}
        self._processes: list[multiprocessing.process.BaseProcess] = []
        with interrupts_held():
            for _ in range(processes):
                self._start()

    def close(self) -> None:
        """End them, also when what they read is no longer wanted: they change nothing."""
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            process.join()
        for line in self._given:
            line.close()

    def own(self) -> Iterator[int]:
        """Give the numbers of the batches that this process is to read, as long as there are."""
        for line in self._given:
            self._give_out(line)
        while self._waiting:
            number = next(iter(self._waiting))
            del self._waiting[number]
            yield number

    def ready(self) -> Iterator[tuple[int, list[Packed]]]:
        """Give what others have read by now."""
        while lines := wait(self._busy(), 0):
            yield from map(self._answer, self._lines(lines))

    def rest(self) -> Iterator[tuple[int, list[Packed]]]:
        """Give what others are still reading, as it comes."""
        while busy := self._busy():
            yield from map(self._answer, self._lines(wait(busy)))

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        line, far = context.Pipe()
        process = context.Process(target=_help, args=(far, os.getcwd()), daemon=True)  # noqa: PTH109
        process.start()
        self._processes.append(process)
        far.close()
        self._given[line] = deque()

    def _busy(self) -> list[Connection]:
        return [line for line, given in self._given.items() if given]

    def _lines(self, found: Sequence[object]) -> list[Connection]:
        return [line for line in self._given if line in found]

    def _give_out(self, line: Connection) -> None:
        """Give a process what it may do next, as long as nobody has begun with it."""
        given = self._given[line]
        while self._waiting and len(given) < _AHEAD:
            number, batch = self._waiting.popitem()
            with _end_told():
                line.send(batch)
            given.append(number)

    def _answer(self, line: Connection) -> tuple[int, list[Packed]]:
        with _end_told():
            rows: list[Packed] = line.recv()
        number = self._given[line].popleft()
        self._give_out(line)
        return number, rows


@contextmanager
def _end_told() -> Iterator[None]:
    try:
        yield
    except (EOFError, OSError):
        raise StapelingError(
            f"a process that reads files was ended from outside, for want of memory perhaps; "
            f"{JOBS}=1 reads in one process"
        ) from None


def _help(line: Connection, folder: str) -> None:
    """Read batches until the line is cut; names of files go from a folder."""
    begin_helping()
    collector_off()
    os.chdir(folder)
    batches: queue.SimpleQueue[list[Source]] = queue.SimpleQueue()
    threading.Thread(target=_take_in, args=(line, batches), daemon=True).start()
    while True:
        line.send([packed_file(source) for source in batches.get()])


def _take_in(line: Connection, batches: queue.SimpleQueue[list[Source]]) -> None:
    """Take in what is given out, also while reading: else both might wait for each other."""
    while True:
        try:
            batches.put(line.recv())
        except (EOFError, OSError):
            os._exit(1)
