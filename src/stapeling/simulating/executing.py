"""Running tasks on an executor: here, in processes, or on a cluster of dask.

Everything is written against `concurrent.futures.Executor`. A task that was lost with its worker
is run again: it gives the same arrays, because each piece has a seed of its own.
"""

from __future__ import annotations

import logging
import os
import signal
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    CancelledError,
    Executor,
    Future,
    wait,
)
from contextlib import contextmanager
from dataclasses import dataclass
from threading import current_thread, main_thread
from typing import Any

from stapeling.errors import StapelingError
from stapeling.processes import Helpers
from stapeling.simulating.work import Arrays, Drawn, Piece, Task, run_task

EXECUTORS = ("serial", "processes", "dask://HOST:PORT")
MOST_JOBS = 64
"""More processes than that cost more to start than they bring."""
_CLUSTER = "dask://"
_AHEAD = 2
"""How many tasks wait for each worker, so that none stands idle."""
_LOST_TIMES = 3
"""How often workers may be lost before a run gives up."""
_CONNECT_SECONDS = 10

Done = Callable[[Mapping[Piece, Arrays]], None]


class SerialExecutor(Executor):
    """Does everything here and now."""

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        """Do a call, and give its result as one that has come."""
        future: Future[object] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - it is handed on, as by other executors
            future.set_exception(error)
        return future


@dataclass(frozen=True, slots=True)
class Chosen:
    """Where tasks are run."""

    name: str = "serial"
    jobs: int | None = None
    """How many processes; nothing means one a processor."""

    def __post_init__(self) -> None:
        if self.name not in ("serial", "processes") and not self.address:
            listed = ", ".join(EXECUTORS)
            raise StapelingError(f"--executor: '{self.name}' is not one of {listed}")
        if self.jobs is not None and self.name != "processes":
            raise StapelingError("--jobs: only --executor processes starts processes")
        if self.jobs is not None and not 1 <= self.jobs <= MOST_JOBS:
            raise StapelingError(f"--jobs: {self.jobs} is not between 1 and {MOST_JOBS}")

    @property
    def address(self) -> str | None:
        """The address of a scheduler of dask; nothing when another executor is meant."""
        host, _, port = self.name.removeprefix(_CLUSTER).rpartition(":")
        wanted = self.name.startswith(_CLUSTER) and host and port.isdecimal()
        return f"tcp://{host}:{port}" if wanted else None


@dataclass(frozen=True)
class Workers:
    """An executor that stands ready."""

    executor: Executor
    count: int
    lasting: bool = False
    """Whether it finds new workers by itself for those that it loses."""


@contextmanager
def workers(chosen: Chosen) -> Iterator[Workers]:
    """Start an executor, and stop it afterwards; what still waits is dropped.

    Raises
    ------
    StapelingError
        When a cluster cannot be reached, or the extra `cluster` is not installed.
    """
    if chosen.address is not None:
        with _cluster(chosen.address) as found:
            yield found
        return
    count = chosen.jobs or min(os.cpu_count() or 1, MOST_JOBS)
    ready = Workers(SerialExecutor(), 1)
    if chosen.name == "processes":
        ready = Workers(Helpers(count), count)
    try:
        yield ready
    finally:
        ready.executor.shutdown(cancel_futures=True)


@contextmanager
def ended_as_interrupted() -> Iterator[None]:
    """Take an order to end (SIGTERM) as Ctrl-C, so that what was drawn is kept."""
    if current_thread() is not main_thread():
        yield
        return

    def interrupt(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def _cluster(address: str) -> Iterator[Workers]:
    try:
        from distributed import Client
    except ImportError:
        raise StapelingError(
            "--executor dask://...: install the extra cluster: pip install 'stapeling[cluster]'"
        ) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    make: Any = Client  # its constructor has no types
    try:
        client = make(address, timeout=_CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError):  # nobody answers, or no such host
        raise StapelingError(f"--executor: no scheduler of dask answers at {address}") from None
    with client, warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Sending large graph")
        count = sum(client.ncores().values())
        if not count:
            raise StapelingError(f"--executor: the scheduler at {address} has no workers")
        executor: Executor = client.get_executor(pure=False, retries=_LOST_TIMES)
        try:
            yield Workers(executor, count, lasting=True)
        finally:
            executor.shutdown(wait=False)


def run_all(tasks: Iterable[Task], chosen: Chosen, done: Done) -> None:
    """Run all tasks, and hand over what each gave as it comes.

    Raises
    ------
    StapelingError
        When workers are lost again and again.
    """
    left = iter(tasks)
    again: list[Task] = []
    for _ in range(_LOST_TIMES):
        with workers(chosen) as ready:
            again = _run(again, left, ready, done)
        if not again:
            return
    raise StapelingError(f"--executor {chosen.name}: workers stop again and again")


def _run(first: list[Task], left: Iterator[Task], ready: Workers, done: Done) -> list[Task]:
    """Run tasks with some ahead of the workers; give those that were lost with a worker."""
    waiting: dict[Future[Drawn], Task] = {}
    try:
        return _all_of(first, left, ready, done, waiting)
    except KeyboardInterrupt:
        _take_what_comes(waiting, ready, done)
        raise


def _take_what_comes(waiting: Iterable[Future[Drawn]], ready: Workers, done: Done) -> None:
    """Take what tasks in hand give: processes are waited for anyway; what waits is dropped."""
    futures = list(waiting)
    running = [future for future in futures if not future.cancel()]
    if not ready.lasting:
        wait(running)
    for future in running:
        if future.done() and not future.cancelled() and future.exception() is None:
            done(future.result().pieces)


def _all_of(
    first: list[Task],
    left: Iterator[Task],
    ready: Workers,
    done: Done,
    waiting: dict[Future[Drawn], Task],
) -> list[Task]:
    lost: list[Task] = []
    lost_with: tuple[type[Exception], ...] = (BrokenExecutor, CancelledError, *_lost_by_dask(ready))
    queue = iter(first)
    room = 1 if isinstance(ready.executor, SerialExecutor) else _AHEAD * ready.count
    while not lost or waiting:
        while not lost and len(waiting) < room:
            task = next(queue, None) or next(left, None)
            if task is None:
                break
            try:
                waiting[ready.executor.submit(run_task, task)] = task
            except BrokenExecutor:
                lost.append(task)
        if not waiting:
            break
        for future in wait(waiting, return_when=FIRST_COMPLETED).done:
            try:
                done(future.result().pieces)
            except lost_with:
                lost.append(waiting[future])
            del waiting[future]
    return [*lost, *queue]


def _lost_by_dask(ready: Workers) -> tuple[type[Exception], ...]:
    """Give the errors by which a cluster says that a worker went with its task."""
    if not ready.lasting:
        return ()
    from distributed import KilledWorker

    return (KilledWorker,)
