"""When to ask: not too often, and again after a while when it did not work."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from stapeling.importers.failure import Message

ATTEMPTS = 5
"""How often a file is asked for before it is given up."""
LONGEST = 300.0
"""Seconds: a repository that asks to wait longer is left alone for this run."""
_FIRST = 1.0
"""Seconds before the second attempt; each wait after that is twice as long."""

Given = TypeVar("Given")


class FetchError(Exception):
    """A file that could not be fetched."""

    def __init__(self, message: Message, *, again: bool, after: float | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.again = again
        """Whether it may work later."""
        self.after = after
        """After how many seconds, where the repository says so."""


@dataclass(slots=True)
class Pace:
    """How often the repository is asked; tests give a clock and a wait of their own."""

    rate: float
    """At most so many requests a second."""
    wait: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _next: float | None = None

    def step(self) -> None:
        """Wait until the next request may be made."""
        now = self.clock()
        if self._next is not None and now < self._next:
            self.wait(self._next - now)
            now = self._next
        self._next = now + 1 / self.rate

    def persist(self, work: Callable[[], Given]) -> Given:
        """Try until it works; between attempts wait as asked, else twice as long each time.

        Raises
        ------
        FetchError
            When trying again makes no sense, or has been done often enough.
        """
        for attempt in range(1, ATTEMPTS + 1):
            self.step()
            try:
                return work()
            except FetchError as error:
                pause = _FIRST * 2 ** (attempt - 1) if error.after is None else error.after
                if not error.again or attempt == ATTEMPTS or pause > LONGEST:
                    raise
                self.wait(pause)
        raise AssertionError("the last attempt gives or raises")  # pragma: no cover
