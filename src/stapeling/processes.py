"""Processes that help: how they are asked, and what Ctrl-C and the end of the main one mean."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from pickle import PickleError
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_ORDERS = frozenset({signal.SIGINT, signal.SIGTERM})
"""What a person or a system sends to end a command."""


def begin_helping() -> None:
    """Prepare a process that helps another one.

    Ctrl-C is told to the main process, which ends the others. When that one is gone without having
    ended them (killed, or out of memory), nobody waits for what they make, and they end too.
    An order to end was held while they were started, or is ignored by who started the main one, and
    would stay so: who ends them with one would wait for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ORDERS)
    main = multiprocessing.parent_process()
    if main is not None:
        threading.Thread(target=_end_with, args=(main,), daemon=True).start()


def _end_with(main: multiprocessing.process.BaseProcess) -> None:
    main.join()
    os._exit(1)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Hold orders to end while processes are started, which inherit that until they know better."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # as it is started with the first process, it lets them go
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ORDERS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Helpers(ThreadPoolExecutor):
    """An executor of processes, each with a line and a thread of its own.

    Who is killed, also in the middle of an answer, is heard to be gone: what it was asked then ends
    with `BrokenExecutor`. Python's own pool has one line for all, and would wait for the rest.

    Parameters
    ----------
    processes : int
        How many there are to be; each is started afresh when it is first needed.
    """

    def __init__(self, processes: int) -> None:
        super().__init__(processes)
        self._own = threading.local()
        self._helping: list[tuple[multiprocessing.process.BaseProcess, Connection]] = []

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Let one of the processes do a call."""
        return super().submit(self._ask, fn, args, kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes, once what they are doing is done where that is waited for."""
        try:
            super().shutdown(wait=wait, cancel_futures=cancel_futures)
        finally:  # also when waiting is interrupted
            for process, line in self._helping:
                process.terminate()
                line.close()
                process.join()
            self._helping.clear()

    def _line(self) -> Connection:
        """Give the line to the process of this thread, which is started for it."""
        line: Connection | None = getattr(self._own, "line", None)
        if line is None:
            line = self._own.line = self._start()
        return line

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        line, far = context.Pipe()
        process = context.Process(target=_help, args=(far,), daemon=True)
        with interrupts_held():
            process.start()
        far.close()
        self._helping.append((process, line))
        return line

    def _ask(self, fn: Callable[..., T], args: object, kwargs: object) -> T:
        try:
            line = self._line()
            line.send((fn, args, kwargs))
            done, found = line.recv()
        except (EOFError, OSError) as error:
            raise BrokenExecutor(str(error)) from None
        if not done:
            raise found
        answer: T = found
        return answer


def _help(line: Connection) -> None:
    """Do what is asked until the line is cut."""
    begin_helping()
    with suppress(EOFError, OSError):
        while True:
            done, found = _done(*line.recv())
            try:
                line.send((done, found))
            except (PickleError, TypeError, AttributeError) as error:  # it cannot be sent
                line.send((False, RuntimeError(f"{type(found).__name__}: {found} ({error})")))


def _done(fn: Callable[..., Any], args: Any, kwargs: Any) -> tuple[bool, object]:
    try:
        return True, fn(*args, **kwargs)
    except Exception as error:  # noqa: BLE001 - it is raised where it was asked
        return False, error
