"""How facts of records become columns, and how the columns of parts become one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from operator import attrgetter, is_not
from typing import TYPE_CHECKING, Any

import numpy as np

from stapeling.model.days import UNKNOWN_DAY, Day

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Codes = npt.NDArray[np.int8]
    """Words of the schema by their numbers."""
    Floats = npt.NDArray[np.float64]
    Marks = npt.NDArray[np.bool_]

Numbers = dict[Any, int]
"""Whatever is told apart, by its number; one that is new gets the next."""

_first, _last = attrgetter("first"), attrgetter("last")


def coded(kind: Sequence[str]) -> dict[str | None, int]:
    """Give the words of the schema numbers from 1 on, in their order; 0 stands for none.

    >>> coded(("wet", "amvb"))
    {None: 0, 'wet': 1, 'amvb': 2}
    """
    return {None: 0, **{word: n for n, word in enumerate(kind, 1)}}


def columns_of(rows: Sequence[object], names: Sequence[str]) -> Iterator[list[Any]]:
    """Give the facts of these names of every record, name by name."""
    return (list(map(attrgetter(name), rows)) for name in names)


def ints(values: Iterable[int], size: int) -> Ints:
    """Make a column of numbers."""
    return np.fromiter(values, np.int64, size)


def codes(words: Sequence[str | None], numbers: dict[str | None, int]) -> Codes:
    """Give the numbers of words."""
    return np.fromiter(map(numbers.__getitem__, words), np.int8, len(words))


def stated(facts: Sequence[object]) -> Marks:
    """Mark the facts that are stated."""
    return np.fromiter(map(is_not, facts, repeat(None)), np.bool_, len(facts))


def bounds(days: Sequence[Day | None], missing: Day = UNKNOWN_DAY) -> tuple[Ints, Ints]:
    """Give the first and the last day of days; of one that is not stated those of `missing`."""
    if not any(days):  # of many facts nobody states any
        return np.full(len(days), missing.first), np.full(len(days), missing.last)
    known = [missing if day is None else day for day in days]
    return ints(map(_first, known), len(days)), ints(map(_last, known), len(days))


def joined(parts: Sequence[Any]) -> Any:
    """Put columns of the same shape, one of each part, behind each other."""
    first = parts[0]
    if isinstance(first, np.ndarray):
        return np.concatenate(parts)
    if isinstance(first, list):
        return list(chain.from_iterable(parts))
    if isinstance(first, dict):
        return {name: joined([part[name] for part in parts]) for name in first}
    return type(first)(*map(joined, zip(*parts, strict=True)))
