"""Folding and fitting of text to a number of terminal cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len, set_cell_size

from stapeling.language import SOFT_HYPHEN

_OF_ONE_CELL = re.compile("[ -~\u00a0-\u00ac\u00ae-\u00ff]*")
"""Text of which every character takes one cell, so that cells need not be counted."""


def fold(text: str, width: int) -> list[str]:
    """Break text into lines at spaces; a word is broken only when it is wider than a line.

    >>> fold("Wet op de zorgtoeslag", 10)
    ['Wet op de', 'zorgtoesla', 'g']
    """
    if width > 1 and "  " not in text and _OF_ONE_CELL.fullmatch(text):
        return _line(width).findall(text.strip(" ")) or [""]
    lines: list[str] = []
    line, used = "", 0
    for word in _pieces(text, width):
        size = cell_len(word)
        if line and used + 1 + size > width:
            lines.append(line)
            line, used = "", 0
        line, used = (f"{line} {word}", used + 1 + size) if line else (word, size)
    return [*lines, line]


@lru_cache(maxsize=64)
def _line(width: int) -> re.Pattern[str]:
    """Give what a line holds: as many words as fit, else as much of a word."""
    return re.compile(rf"[^ ].{{0,{width - 1}}}(?![^ ])|[^ ]{{{width}}}")


def _pieces(text: str, width: int) -> Iterator[str]:
    """Give the words of a text, those that are wider than a line in parts."""
    for word in text.split(" "):
        rest = word
        while cell_len(rest) > width > 1:
            part = set_cell_size(rest, width).rstrip(" ") or rest[:1]
            yield part
            rest = rest[len(part) :]
        if rest:
            yield rest


def fold_header(header: str, width: int) -> list[str]:
    r"""Break a header into lines, also at the soft hyphens in its words.

    >>> fold_header("sinds eva\u00adluatie", 8), fold_header("sinds eva\u00adluatie", 20)
    (['sinds', 'eva-', 'luatie'], ['sinds evaluatie'])
    """
    parts: list[str] = []
    for word in header.split(" "):
        line = ""
        pieces = word.split(SOFT_HYPHEN)
        for number, piece in enumerate(pieces):
            hyphen = 1 if number < len(pieces) - 1 else 0
            if line and cell_len(line) + cell_len(piece) + hyphen > width:
                parts.append(f"{line}-")
                line = ""
            line += piece
        parts.append(line)
    return fold(" ".join(parts), width)


def hanging(text: str, width: int, first: str, following: str) -> list[str]:
    """Fold text with an indent for its first line and another for those that follow."""
    lines = fold(text, max(width - max(cell_len(first), cell_len(following)), 1))
    return [(following if number else first) + line for number, line in enumerate(lines)]


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Fill text up with spaces to a width."""
    room = " " * max(width - cell_len(text), 0)
    return room + text if right else text + room


def longest_word(text: str) -> int:
    """Give the number of cells of the longest word, or part of it before a soft hyphen."""
    parts = (part for word in text.split(" ") for part in _with_hyphens(word))
    return max(map(cell_len, parts), default=0)


def _with_hyphens(word: str) -> list[str]:
    *first, last = word.split(SOFT_HYPHEN)
    return [*(f"{part}-" for part in first), last]
