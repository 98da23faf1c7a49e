"""Natures of acts and changes as bits, so that a column of numbers can hold them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from stapeling.model.terms import Nature

NATURES: tuple[str, ...] = get_args(Nature)
NATURE_BIT = {name: 1 << n for n, name in enumerate(NATURES)}


def bits_of(natures: Iterable[str]) -> int:
    """Give natures as bits.

    >>> bits_of(["beleid", "reparatie", "beleid"])
    5
    """
    found = 0
    for name in natures:
        found |= NATURE_BIT[name]
    return found


def natures_of(bits: int) -> list[str]:
    """Give the natures behind bits.

    >>> natures_of(5)
    ['beleid', 'reparatie']
    """
    return [name for name, bit in NATURE_BIT.items() if bits & bit]


class _Bits(dict[tuple[str, ...], int]):
    """Bits of natures, worked out once for each combination."""

    def __missing__(self, natures: tuple[str, ...]) -> int:
        bits = self[natures] = bits_of(natures)
        return bits


BITS = _Bits()
