"""Processes that help: what Ctrl-C and the end of the main process mean to them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker

_ORDERS = frozenset({signal.SIGINT, signal.SIGTERM})
"""What a person or a system sends to end a command."""


def begin_helping() -> None:
    """Prepare a process that helps another one.

    Ctrl-C is told to the main process, which ends the others. When that one is gone without having
    ended them (killed, or out of memory), nobody waits for what they make, and they end too.
    An order to end was held while they were started, and would stay so: a pool that ends them with
    one would wait for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
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
