"""How far long work is, told to whoever wants to know; that is nobody unless one asks.

What computes does not know who listens: it says its stage, and how many of how many are done. A
terminal may show a bar, a test may count. Told where nobody listens, it costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol, TypeVar

T = TypeVar("T")


class Listener(Protocol):
    """Hears that a stage is so far; of a stage without a known end, `of` is zero."""

    def __call__(self, stage: str, done: int, of: int) -> None: ...  # noqa: D102


_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def report(stage: str, done: int = 0, of: int = 0) -> None:
    """Say that so many of all are done of a stage."""
    listener = _listener.get()
    if listener is not None:
        listener(stage, done, of)


def counted(stage: str, items: Iterable[T]) -> Iterator[T]:
    """Go through things one by one, and say after each how many are done.

    >>> heard = []
    >>> with told_to(lambda stage, done, of: heard.append((stage, done, of))):
    ...     list(counted("laws", ["a", "b"]))
    ['a', 'b']
    >>> heard
    [('laws', 0, 2), ('laws', 1, 2), ('laws', 2, 2)]
    """
    of = len(items) if isinstance(items, Collection) else 0
    report(stage, 0, of)
    for done, item in enumerate(items, start=1):
        yield item
        report(stage, done, of)


@contextmanager
def told_to(listener: Listener) -> Iterator[None]:
    """Let a listener hear what is said within."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def hush() -> None:
    """Let nobody hear any more what is said."""
    _listener.set(None)
