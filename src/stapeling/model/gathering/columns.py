"""How facts of records become columns, and how the columns of parts become one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from stapeling.model.columns import Codes


class Numbers(dict[Any, int]):
    """Whatever is told apart, by its number; one that is new gets the next.

    >>> numbers = Numbers()
    >>> [numbers[name] for name in ("uwv", "svb", "uwv")]
    [0, 1, 0]
    """

    def __missing__(self, new: Any) -> int:
        number = self[new] = len(self)
        return number


def coded(kind: Sequence[str]) -> dict[str | None, int]:
    """Give the words of the schema numbers from 1 on, in their order; 0 stands for none.

    >>> coded(("wet", "amvb"))
    {None: 0, 'wet': 1, 'amvb': 2}
    """
    return {None: 0, **{word: n for n, word in enumerate(kind, 1)}}


def columns_of(rows: Sequence[object], names: Sequence[str]) -> Iterator[list[Any]]:
    """Give the facts of these names of every record, name by name."""
    return (list(map(attrgetter(name), rows)) for name in names)


def codes(words: Sequence[str | None], numbers: dict[str | None, int]) -> Codes:
    """Give the numbers of words."""
    return np.fromiter(map(numbers.__getitem__, words), np.int8, len(words))


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
