"""Sets of days as bits of one number: which of a row of days lie in a span, and how many share."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np


def days_within_each(
    days: Sequence[int], firsts: Sequence[int], untils: Sequence[int]
) -> list[int]:
    """Mark the days that lie in each of many spans.

    >>> [bin(bits) for bits in days_within_each([10, 20, 30], [10, 25], [30, 25])]
    ['0b11', '0b0']
    """
    below = [(1 << n) - 1 for n in range(len(days) + 1)]
    begins = np.searchsorted(days, firsts).tolist()
    ends = np.searchsorted(days, untils).tolist()
    rows = zip(begins, ends, strict=True)
    return [below[end] - below[begin] if end > begin else 0 for begin, end in rows]


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
