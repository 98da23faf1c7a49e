"""Columns of numbers that grow batch by batch, and the numbers that stand for names."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from operator import attrgetter
from typing import Any, TypeAlias

from stapeling.model.days import UNKNOWN_DAY, Day

Column: TypeAlias = "array[int]"
Numbers = dict[Any, int]
"""Names, or whatever is told apart, by their numbers; one that is new gets the next."""

_first, _last = attrgetter("first"), attrgetter("last")


def coded(kind: Sequence[str]) -> dict[str | None, int]:
    """Give the words of the schema numbers from 1 on, in their order; 0 stands for none.

    >>> coded(("wet", "amvb"))
    {None: 0, 'wet': 1, 'amvb': 2}
    """
    return {None: 0, **{word: n for n, word in enumerate(kind, 1)}}


def bounds(days: Sequence[Day | None], missing: Day = UNKNOWN_DAY) -> tuple[Column, Column]:
    """Give the first and the last day of days; of one that is not stated those of `missing`."""
    if not any(days):  # of many facts nobody states any
        return array("i", [missing.first]) * len(days), array("i", [missing.last]) * len(days)
    known = [missing if day is None else day for day in days]
    return array("i", map(_first, known)), array("i", map(_last, known))


def stated(facts: Sequence[object]) -> Column:
    """Mark the facts that are stated."""
    if not any(facts):
        return array("b", bytes(len(facts)))
    return array("b", [fact is not None for fact in facts])


def extend(columns: Any, more: Any) -> None:
    """Put columns of the same shape behind others."""
    if isinstance(columns, array):
        columns.extend(more)
        return
    if isinstance(columns, dict):
        columns, more = columns.values(), more.values()
    for one, other in zip(columns, more, strict=True):
        extend(one, other)
