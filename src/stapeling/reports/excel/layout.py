"""How wide the columns of a sheet are, and how high its rows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

LINE = 13.5
"""The height of a line, in points."""
_LEAST, _MOST_NUMBER, _MOST_TEXT = 9, 16, 44
PROSE = 64
"""How wide a column of prose is."""
_MOST_LINES = 12
"""A row is no higher than this; the rest of a long cell is read in the cell."""
_FEW_LINES = 3
_ROOM = 2
_NARROWER = 1.05
"""Letters take some less than the width of a digit, in which columns are measured."""


def width(header: str, texts: Iterable[str], *, prose: bool = False, number: bool = False) -> float:
    """Give the width of a column, by what stands in it and the longest word of its header."""
    word = max(map(len, header.split()), default=0) + _ROOM + 2  # the button of the filter
    if number:
        return min(max(_LEAST, word, *(len(text) + _ROOM for text in texts)), _MOST_NUMBER)
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    most = PROSE if prose else _MOST_TEXT
    return min(max(_LEAST, word, longest + _ROOM), most)


def lines(text: str, size: float) -> int:
    """Give how many lines a text takes in a column of a width."""
    room = max(size * _NARROWER - _ROOM, 1)
    return sum(max(math.ceil(len(line) / room), 1) for line in text.split("\n"))


def height(texts: Sequence[tuple[str, float]], beside: Sequence[tuple[str, float]] = ()) -> float:
    """Give the height of a row of texts, each in a column of a width; those beside ask for less."""
    tall = min(max((lines(*cell) for cell in texts), default=1), _MOST_LINES)
    least = min(max((lines(*cell) for cell in beside), default=1), _FEW_LINES)
    return LINE * max(tall, least) + 2
