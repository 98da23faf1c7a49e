"""The text of a regulation, without what is said about it: articles, their parts and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stapeling.importers.markup import squeezed
from stapeling.importers.names import article as article_label

if TYPE_CHECKING:
    from lxml import etree

BODIES = ("wettekst", "regeling-tekst", "circulaire-tekst", "verdragtekst")
"""Where the rules stand; what comes before and after them, and annexes, is not counted."""
_NOT_TEXT = ("meta-data", "kop", "lidnr", "li.nr", "redactie", "noot", "noot.nr", "tussenkop")
_ARTICLES = ("artikel", "enig-artikel")
_UNITS = ("al", "structuurtekst")
_STRUCTURE = frozenset(
    {"hoofdstuk", "titeldeel", "afdeling", "paragraaf", "sub-paragraaf", "boek", "deel"}
)
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# a full stop ends a sentence when a capital follows and it is not that of an abbreviation
_END = re.compile(
    r"(?<!\bStb)(?<!\bStcrt)(?<!\bTrb)(?<!\bnr)(?<!\bart)(?<!\bmr)(?<!\bdr)(?<!\bNo)(?<=[.!?])"
    r"\s+(?=[A-ZÉ«“])"
)


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its label, and the parts of the regulation that it stands in."""

    element: etree._Element
    label: str | None
    inside: tuple[tuple[str, str], ...]
    """Chapter, title, section: kind and number, from the outside in."""
    lapsed: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article, and where in the article it stands."""

    text: str
    article: Article
    paragraph: str | None
    """The number of the `lid`, if the article has any."""
    place: int
    """Which sentence of its paragraph it is, from 1."""
    element: etree._Element


def bodies_of(root: etree._Element) -> list[etree._Element]:
    """Give the parts of a file that hold the rules, those in Dutch."""
    found = [body for name in BODIES for body in root.iter(name)]
    return [body for body in found if _language(body) == "nl"]


def _language(element: etree._Element | None) -> str:
    while element is not None:
        if found := element.get(_LANGUAGE):
            return found.lower()[:2]
        element = element.getparent()
    return "nl"


def articles_of(bodies: list[etree._Element]) -> list[Article]:
    """Give the articles in the order of the text; one inside a quotation of another law is none."""
    return [
        _article(element)
        for body in bodies
        for element in body.iter(*_ARTICLES)
        if not _is_quoted(element)
    ]


def _article(element: etree._Element) -> Article:
    inside = [
        (ancestor.tag, squeezed(ancestor.findtext("kop/nr")) or "")
        for ancestor in element.iterancestors()
        if ancestor.tag in _STRUCTURE
    ]
    lapsed = element.get("status") == "vervallen" or element.get("effect") == "vervallen"
    return Article(element, _label(element), tuple(reversed(inside)), lapsed)


def _label(element: etree._Element) -> str | None:
    stated = squeezed(element.get("label"))
    if stated:
        return article_label(stated)
    number = squeezed(element.findtext("kop/nr"))
    if number:
        return number.rstrip(".")
    return "Enig artikel" if element.tag == "enig-artikel" else None


def _is_quoted(element: etree._Element) -> bool:
    return any(ancestor.tag == "artikeltekst" for ancestor in element.iterancestors())


def strip_what_is_no_text(root: etree._Element) -> None:
    """Take numbers, headings, notes of the editor and meta-data out of the tree."""
    for name in _NOT_TEXT:
        for element in list(root.iter(name)):
            remove(element)


def remove(element: etree._Element) -> None:
    """Take an element out, and leave the text behind it where it is."""
    parent = element.getparent()
    if parent is None:
        return
    tail, before = f" {element.tail or ''}", element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def plain_text(element: etree._Element) -> str:
    """Give all text in an element on one line."""
    return " ".join(" ".join(map(str, element.itertext())).split())


def unit_text(unit: etree._Element) -> str:
    """Give the text of one unit; its words are joined as they stand."""
    return " ".join("".join(map(str, unit.itertext())).split())


def has_text(article: Article) -> bool:
    """Say whether an article says something: one that lapsed holds a remark of the editor only."""
    texts = article.element.itertext()
    return not article.lapsed and any(not str(text).isspace() for text in texts)


def sentences_of(article: Article) -> Iterator[Sentence]:
    """Give the sentences of an article, those of its lists as well."""
    places: dict[str | None, int] = {}
    numbers = {lid: str(n) for n, lid in enumerate(article.element.iter("lid"), 1)}
    for unit in article.element.iter(*_UNITS):
        lid = next((a for a in unit.iterancestors("lid")), None)
        paragraph = numbers.get(lid) if lid is not None else None
        for text in _END.split(unit_text(unit)):
            if text:
                places[paragraph] = places.get(paragraph, 0) + 1
                yield Sentence(text, article, paragraph, places[paragraph], unit)
