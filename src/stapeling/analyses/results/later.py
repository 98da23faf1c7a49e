"""A witness that is worked out when somebody first reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Later(Generic[T]):
    """What can be told of a law beside its numbers; worked out once, when it is read.

    No number depends on it. It equals another when what both tell is equal, and is pickled as
    what it tells.

    >>> rows = Later(["no layers", "one layer"].__getitem__, 1)
    >>> rows.value, rows == Later.of("one layer")
    ('one layer', True)
    """

    __slots__ = ("_place", "_value", "_work")

    _value: T

    def __init__(self, work: Callable[[int], T], place: int) -> None:
        self._work: Callable[[int], T] | None = work
        self._place = place

    @classmethod
    def of(cls, value: T) -> Later[T]:
        """Give what is known already."""
        return cls(lambda _: value, 0)

    @property
    def value(self) -> T:
        """What it tells."""
        if self._work is not None:
            self._value, self._work = self._work(self._place), None
        return self._value

    def __eq__(self, other: object) -> bool:
        return self.value == other.value if isinstance(other, Later) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.value)

    def __repr__(self) -> str:
        return repr(self.value)

    def __reduce__(self) -> tuple[Callable[[T], Later[T]], tuple[T]]:
        return Later.of, (self.value,)
