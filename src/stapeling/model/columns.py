"""Columns of numpy: their types, how they are made, and how they become records again.

Imported by what computes on columns only: a command that reads no files needs no numpy.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import repeat
from operator import attrgetter, is_not
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np

from stapeling.model.days import OPEN_FIRST, UNKNOWN_DAY, Day

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Codes = npt.NDArray[np.int8]
    """Words of the schema by their numbers."""
    Floats = npt.NDArray[np.float64]
    Marks = npt.NDArray[np.bool_]

Kind = TypeVar("Kind", bound=NamedTuple)
NO_DAY = Day(OPEN_FIRST, OPEN_FIRST)
"""Stands in a column for a day that is not stated and leaves nothing open."""
_first, _last = attrgetter("first"), attrgetter("last")


def ints(values: Iterable[int], size: int = -1) -> Ints:
    """Make a column of numbers; quicker when their number is given."""
    return np.fromiter(values, np.int64, size)


def marks(values: Iterable[bool]) -> Marks:
    """Make a column of marks."""
    return np.fromiter(values, np.bool_)


def stated(facts: Sequence[object]) -> Marks:
    """Mark the facts that are stated."""
    return np.fromiter(map(is_not, facts, repeat(None)), np.bool_, len(facts))


def bounds(days: Sequence[Day | None], missing: Day = UNKNOWN_DAY) -> tuple[Ints, Ints]:
    """Give the first and the last day of days; of one that is not stated those of `missing`."""
    if not any(days):  # of many facts nobody states any
        return np.full(len(days), missing.first), np.full(len(days), missing.last)
    known = [missing if day is None else day for day in days]
    return ints(map(_first, known), len(days)), ints(map(_last, known), len(days))


def distinct(keys: Ints) -> Ints:
    """Give each of a column of numbers, from 0 up, once and in order.

    >>> distinct(np.array([7, 2, 7])).tolist()
    [2, 7]
    """
    keys = np.sort(keys)
    found: Ints = keys[np.diff(keys, prepend=-1) != 0]
    return found


def spread(begins: Ints, sizes: Ints) -> tuple[Ints, Ints]:
    """Give for each of a row of slices, as often as it is long, its own place, and those in it.

    >>> row, place = spread(np.array([5, 0, 7]), np.array([2, 0, 1]))
    >>> row.tolist(), place.tolist()
    ([0, 0, 2], [5, 6, 7])
    """
    row = np.repeat(np.arange(len(sizes)), sizes)
    before = np.cumsum(sizes) - sizes
    return row, np.arange(len(row)) + (begins - before)[row]


def records(kind: type[Kind], /, **columns: Iterable[Any]) -> Iterator[Kind]:
    """Make a named tuple of each row of columns, which have the names of its fields.

    Every field has a column, in any order; all columns are as long. They are made without the
    constructor, in a third of its time, as there may be one for every law or change.

    >>> class Span(NamedTuple):
    ...     low: int
    ...     high: int
    >>> list(records(Span, high=[2, 4], low=[1, 3]))
    [Span(low=1, high=2), Span(low=3, high=4)]
    """
    if columns.keys() != set(kind._fields):
        msg = f"columns {sorted(columns)} are not the fields of {kind.__name__}"
        raise TypeError(msg)
    rows = zip(*map(columns.__getitem__, kind._fields), strict=True)
    return map(partial(tuple.__new__, kind), rows)
