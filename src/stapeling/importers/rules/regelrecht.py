"""Files of regelrecht: a law a file, article by article, with what a machine can compute."""

from __future__ import annotations

from stapeling.importers.document import Document, Row, Value, rows
from stapeling.importers.rules.told import (
    Named,
    RulesTold,
    links_in,
    mappings,
    number_in,
    text_at,
    texts_in,
    values_under,
)

NAME = "regelrecht"
_KINDS = {
    "GRONDWET": "wet",
    "WET": "wet",
    "AMVB": "amvb",
    "KONINKLIJK_BESLUIT": "kb",
    "MINISTERIELE_REGELING": "ministeriele_regeling",
    "BELEIDSREGEL": "beleidsregel",
    "UITVOERINGSBELEID": "beleidsregel",
    "EU_VERORDENING": "eu_verordening",
    "EU_RICHTLIJN": "eu_richtlijn",
    "VERDRAG": "verdrag",
    "GEMEENTELIJKE_VERORDENING": "verordening",
    "PROVINCIALE_VERORDENING": "verordening",
    "WATERSCHAPS_VERORDENING": "verordening",
}
_TRIAL = "test_"


def is_ours(document: Document) -> bool:
    """Say whether a file is one of regelrecht."""
    return "regulatory_layer" in document and "articles" in document


def read_rules(document: Document) -> RulesTold | None:
    """Read a file; None for a made-up law that only tries the machine."""
    name = text_at(document, "$id") or ""
    if not name or name.startswith(_TRIAL):
        return None
    layer = text_at(document, "regulatory_layer") or ""
    return RulesTold(
        name=name,
        number=number_in(document.get("bwb_id")),
        title=text_at(document, "officiele_titel") or _said(document, "name"),
        kind=_KINDS.get(layer, "overig"),
        kind_is_guessed=layer not in _KINDS,
        day=text_at(document, "valid_from"),
        until=text_at(document, "valid_to"),
        articles=tuple(_labels(document)),
        based_on=tuple(_named(row, "law_id") for row in _bases(document)),
        refers_to=tuple(_references(document)),
        bodies=tuple(_bodies(document)),
    )


def _said(document: Document, key: str) -> str | None:
    """Give a text, or what an article computes where the text only points there: `#wet_naam`."""
    stated = document.get(key)
    if isinstance(stated, dict):
        stated = stated.get("name")
    if not isinstance(stated, str):
        return None
    if not stated.startswith("#"):
        return " ".join(stated.split())
    for action in mappings(values_under(document.get("articles"), "actions")):
        if action.get("output") == stated[1:] and isinstance(action.get("value"), str):
            return text_at(action, "value")
    return None


def _labels(document: Document) -> list[str]:
    numbers = (text_at(article, "number") for article in rows(document, "articles"))
    return [number for number in numbers if number]


def _bases(document: Document) -> list[Row]:
    return mappings([document.get("legal_basis")])


def _named(row: Row, key: str) -> Named:
    return text_at(row, key) or "", text_at(row, "article")


def _references(document: Document) -> list[Named]:
    """Give the laws that the computation asks, and those that the text links to."""
    found: dict[Named, None] = {}
    articles: Value = document.get("articles")
    for asked in values_under(articles, "regulation"):
        if isinstance(asked, str):
            found[(asked, None)] = None
    for article in rows(document, "articles"):
        for text in texts_in(article.get("text")):
            found.update(dict.fromkeys(links_in(text)))
    return list(found)


def _bodies(document: Document) -> list[str]:
    authority = _said(document, "competent_authority")
    return [authority] if authority else []
