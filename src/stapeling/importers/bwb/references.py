"""References in a text (`extref`) to the regulation and article that they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from lxml import etree

_JCI = re.compile(r"(?:jci\d[\d.]*:[a-z]|\d\.\d:[a-z]):(?P<number>BWB[A-Z]\d{7})(?P<rest>.*)", re.I)
_ARTICLE = re.compile(r"&artikel=([^&]+)", re.I)
_NUMBER = re.compile(r"BWB[A-Z]\d{7}")


class Reference(NamedTuple):
    """A regulation by its BWB number, and the article of it that is meant."""

    number: str
    article: str | None = None


def parse_reference(doc: str, number: str | None = None) -> Reference | None:
    """Read a juriconnect reference; None when it leads to no regulation of the BWB.

    >>> parse_reference("jci1.3:c:BWBR0018472&artikel=7&z=2025-01-01")
    Reference(number='BWBR0018472', article='7')
    >>> parse_reference("1.0:v:BWBR0005537&artikel=4%3A24")
    Reference(number='BWBR0005537', article='4:24')
    >>> parse_reference("31990L0313") is None
    True
    """
    found = _JCI.match(doc.strip())
    if found is None:
        stated = (number or "").strip().upper()
        return Reference(stated) if _NUMBER.fullmatch(stated) else None
    article = _ARTICLE.search(found["rest"])
    label = " ".join(unquote(article[1]).split()) if article else None
    return Reference(found["number"].upper(), label or None)


def references_in(elements: Iterable[etree._Element], own: str) -> list[Reference]:
    """Give the regulations that elements refer to, each article once, in order; never `own`."""
    found: dict[Reference, None] = {}
    for element in elements:
        for extref in element.iter("extref"):
            reference = parse_reference(extref.get("doc") or "", extref.get("bwb-id"))
            if reference is not None and reference.number != own:
                found[reference] = None
    return sorted(found, key=lambda reference: (reference.number, reference.article or ""))


def with_articles_only(found: Iterable[Reference]) -> list[Reference]:
    """Leave out the whole law where one of its articles is named as well: that says more."""
    listed = list(found)
    exact = {reference.number for reference in listed if reference.article is not None}
    return [r for r in listed if r.article is not None or r.number not in exact]
