"""Names in pictures: cut where they are too long, in two lines, and no two the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from textwrap import wrap


def cut(text: str, most: int = 44) -> str:
    """Cut a long name; the tooltip tells it whole.

    >>> cut("Wet op de zorgtoeslag", 10)
    'Wet op de…'
    """
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def two_lines(name: str, most: int) -> list[str]:
    """Break a name in two lines at most, about as long; the tooltip tells it whole.

    >>> two_lines("Wet temporisering verhoging AOW-leeftijd", 20)
    ['Wet temporisering', 'verhoging AOW-leeftijd']
    """
    fold = partial(wrap, name, break_long_words=False, break_on_hyphens=False)
    lines = fold(most)
    if len(lines) > 2:
        return [lines[0], cut(" ".join(lines[1:]), most + 4)]
    return next(
        found for width in range(most // 2, most + 1) if len(found := fold(width)) == len(lines)
    )


def distinct(names: Mapping[str, str], most: int = 60) -> dict[str, str]:
    """Give names by id, cut, and with the id behind those that would be the same.

    An axis puts what bears one name on one line, so names must differ.

    >>> distinct({"a": "Wet", "b": "Wet", "c": "Besluit"})
    {'a': 'Wet (a)', 'b': 'Wet (b)', 'c': 'Besluit'}
    """
    short = {identity: cut(name, most) for identity, name in names.items()}
    seen: dict[str, int] = {}
    for name in short.values():
        seen[name] = seen.get(name, 0) + 1
    return {
        identity: f"{name} ({identity})" if seen[name] > 1 else name
        for identity, name in short.items()
    }
