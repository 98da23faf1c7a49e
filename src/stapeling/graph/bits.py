"""Sets of days as bits of one number: which of a row of days lie in a span, and how many share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

import numpy as np


def days_within(days: Sequence[int], first: int, until: int) -> int:
    """Mark the days, given in order, that lie from a first day to the day before another.

    >>> bin(days_within([10, 20, 30], 10, 30))
    '0b11'
    """
    begin, end = bisect_left(days, first), bisect_left(days, until)
    return (1 << end) - (1 << begin) if end > begin else 0


def counted(sets: Collection[int], size: int) -> list[int]:
    """Count for each of the first `size` bits how many of the sets hold it.

    >>> counted([0b01, 0b11], 2)
    [2, 1]
    """
    width = size // 8 + 1
    packed = b"".join([bits.to_bytes(width, "little") for bits in sets])
    table = np.frombuffer(packed, dtype=np.uint8).reshape(len(sets), width)
    marks = np.unpackbits(table, axis=1, bitorder="little", count=size)
    found: list[int] = marks.sum(axis=0, dtype=np.int64).tolist()
    return found
