"""Rows of a table that are made when they are read: of thousands in order, few may be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar, overload

from stapeling.reports.page import Row

T = TypeVar("T")


class Rows(Sequence[Row], Generic[T]):
    """A row for each of some things, in their order; what is never read is never written.

    >>> rows = Rows(lambda name: Row((), (name,)), ["a", "b", "c"])
    >>> len(rows), [row.details for row in rows[:2]]
    (3, [('a',), ('b',)])
    """

    def __init__(self, make: Callable[[T], Row], of: Sequence[T]) -> None:
        self._make, self._of = make, of

    @cached_property
    def _all(self) -> tuple[Row, ...]:
        return tuple(map(self._make, self._of))

    def __len__(self) -> int:
        return len(self._of)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._all)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, place: int | slice) -> Row | tuple[Row, ...]:
        """Make the row at a place, or those of a run of places."""
        if isinstance(place, slice):
            return tuple(map(self._make, self._of[place]))
        return self._make(self._of[place])
