"""Labels of articles: equal when they are the same, case and the word *Artikel* aside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_PARTS = re.compile("[0-9]{1,9}|[^0-9]+")
_PREFIX = "artikel "


@lru_cache(maxsize=1 << 16)
def article_key(label: str) -> str:
    """Give the form in which labels of articles are compared.

    >>> article_key("Artikel 2A"), article_key("Bijlage")
    ('2a', 'bijlage')
    """
    return " ".join(label.casefold().split()).removeprefix(_PREFIX)


def keys_of(labels: Iterable[str]) -> frozenset[str]:
    """Give the keys of several labels."""
    return _keys(tuple(labels))


@lru_cache(maxsize=1 << 17)
def _keys(labels: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(article_key, labels))


def shown_label(label: str) -> str:
    """Give a label as a reader expects it.

    >>> shown_label("Artikel 2a"), shown_label("Bijlage")
    ('2a', 'Bijlage')
    """
    words = label.split()
    return " ".join(words[1:] if len(words) > 1 and words[0].casefold() == "artikel" else words)


@lru_cache(maxsize=1 << 16)
def natural(label: str) -> tuple[tuple[int, int, str], ...]:
    """Give the order in which a person puts labels: 2, 2a, 10, Bijlage.

    >>> sorted(["10", "2a", "Bijlage", "2"], key=natural)
    ['2', '2a', '10', 'Bijlage']
    """
    words = _PARTS.findall(label)
    return tuple((0, int(w), "") if w.isdecimal() else (1, 0, w.casefold()) for w in words)
