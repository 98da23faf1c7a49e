"""What a file of rules as code tells of a law."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from stapeling.importers.document import Row, Value

Named: TypeAlias = tuple[str, str | None]
"""A law, by its BWB number or by the name it has in these files, and an article of it."""

_NUMBER = re.compile(r"BWB[A-Z]\d{7}")
_LINK = re.compile(r"(?P<number>BWB[A-Z]\d{7})(?:&(?:amp;)?artikel=(?P<article>[\w.:]+))?")


@dataclass(frozen=True, slots=True)
class RulesTold:
    """What one file tells."""

    name: str
    """The name of the law in these files: a slug, or a path of slugs."""
    number: str | None
    """Its BWB number."""
    title: str | None
    kind: str
    kind_is_guessed: bool
    day: str | None
    """From when this version applies."""
    until: str | None
    """The last day on which this version applies."""
    articles: tuple[str, ...] = ()
    based_on: tuple[Named, ...] = ()
    refers_to: tuple[Named, ...] = ()
    bodies: tuple[str, ...] = ()
    """Who carries it out, as the file names them."""
    local: bool = False
    """Whether it stands for a by-law that rests on the law whose number it carries."""


def number_in(found: Value) -> str | None:
    """Give the BWB number in a text, if there is one.

    >>> number_in("https://wetten.overheid.nl/BWBR0018450/2025-01-01#Artikel1")
    'BWBR0018450'
    """
    match = _NUMBER.search(found) if isinstance(found, str) else None
    return match[0] if match else None


def links_in(text: str) -> Iterator[Named]:
    """Give the laws and articles that a text links to."""
    for match in _LINK.finditer(text):
        yield match["number"], match["article"]


def values_under(value: Value, key: str) -> Iterator[Value]:
    """Give every value that stands under a key, however deep."""
    if isinstance(value, dict):
        for name, item in value.items():
            if name == key:
                yield item
            yield from values_under(item, key)
    elif isinstance(value, list):
        for item in value:
            yield from values_under(item, key)


def texts_in(value: Value) -> Iterator[str]:
    """Give every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else ():
        yield from texts_in(item)
    for item in value if isinstance(value, list) else ():
        yield from texts_in(item)


def mappings(values: Iterable[Value]) -> list[Row]:
    """Give the mappings among values, and those in lists among them."""
    found: list[Row] = []
    for value in values:
        if isinstance(value, dict):
            found.append(value)
        elif isinstance(value, list):
            found.extend(item for item in value if isinstance(item, dict))
    return found


def text_at(row: Mapping[str, Value], key: str) -> str | None:
    """Give a value as text with its white space put in order; nothing for a list or mapping."""
    value = row.get(key)
    if value is None or isinstance(value, dict | list):
        return None
    return " ".join(str(value).split()) or None
