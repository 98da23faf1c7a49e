"""Reading together with other processes: names of files go out, packed documents come back."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait

from stapeling.errors import StapelingError
from stapeling.loading.bulk import collector_off
from stapeling.loading.means import JOBS
from stapeling.loading.packed import packed_file
from stapeling.processes import Helpers

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


class Shared:
    """Batches of files that other processes read from the last one on, and this one from the first.

    This process reads until there is none that was not given out; so all end at about the same
    time, however quick they are.

    Parameters
    ----------
    processes : int
        How many others there are to be.
    batches : dict of int and list of Source
        The files of each batch by its number, in the order in which this process reads.
    """

    def __init__(self, processes: int, batches: dict[int, list[Source]]) -> None:
        self._waiting = dict(batches)
        self._given: dict[Future[list[Packed]], int] = {}
        self._room = processes * _AHEAD
        self._helpers = Helpers(processes)

    def close(self) -> None:
        """End the others, also when what they read is no longer wanted: they change nothing."""
        self._helpers.shutdown(cancel_futures=True)

    def own(self) -> Iterator[int]:
        """Give the numbers of the batches that this process is to read, as long as there are."""
        self._give_out()
        while self._waiting:
            number = next(iter(self._waiting))
            del self._waiting[number]
            yield number

    def ready(self) -> Iterator[tuple[int, list[Packed]]]:
        """Give what others have read by now."""
        return self._answers([future for future in self._given if future.done()])

    def rest(self) -> Iterator[tuple[int, list[Packed]]]:
        """Give what others are still reading, as it comes."""
        while self._given:
            yield from self._answers(wait(self._given, return_when=FIRST_COMPLETED).done)

    def _give_out(self) -> None:
        """Give others what they may do next, as long as nobody has begun with it."""
        folder = os.getcwd()  # noqa: PTH109 - names of files go from here
        while self._waiting and len(self._given) < self._room:
            number, batch = self._waiting.popitem()
            self._given[self._helpers.submit(_packed, folder, batch)] = number

    def _answers(self, done: Iterable[Future[list[Packed]]]) -> Iterator[tuple[int, list[Packed]]]:
        for future in done:
            number = self._given.pop(future)
            self._give_out()
            try:
                rows = future.result()
            except BrokenExecutor:
                raise StapelingError(
                    f"a process that reads files was ended from outside, for want of memory "
                    f"perhaps; {JOBS}=1 reads in one process"
                ) from None
            yield number, rows


def _packed(folder: str, batch: Sequence[Source]) -> list[Packed]:
    """Read a batch in the process that helps."""
    collector_off()
    os.chdir(folder)
    return [packed_file(source) for source in batch]
