"""Who carries a regulation out, where its text says so in as many words.

Only a sentence that gives the whole regulation to a body is read, and only bodies that the list
below names. "Onze Minister is belast met de uitvoering van dit besluit" is how a decree ends, and
says who answers for it, not who does the work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stapeling.importers.bwb.body import Article, sentences_of
from stapeling.importers.document import Row

BODIES: tuple[tuple[str, str, str, str], ...] = (
    (
        "dienst_toeslagen",
        "Dienst Toeslagen",
        "rijksdienst",
        r"(?:Belastingdienst/|Dienst )Toeslagen",
    ),
    ("belastingdienst", "Belastingdienst", "rijksdienst", r"(?:rijks)?belastingdienst"),
    (
        "uwv",
        "Uitvoeringsinstituut Werknemersverzekeringen (UWV)",
        "zbo",
        r"UWV|Uitvoeringsinstituut werknemersverzekeringen",
    ),
    ("svb", "Sociale Verzekeringsbank (SVB)", "zbo", r"SVB|Sociale verzekeringsbank"),
    ("cak", "CAK", "zbo", r"CAK"),
    ("duo", "Dienst Uitvoering Onderwijs (DUO)", "agentschap", r"Dienst Uitvoering Onderwijs"),
    (
        "gemeenten",
        "Gemeenten",
        "medeoverheid",
        r"colleges? van burgemeester en wethouders|burgemeester en wethouders",
    ),
)
"""Id, title and kind of the bodies that are known, and how a text names them."""

_WHO = "|".join(f"(?P<{identity}>{pattern})" for identity, _, _, pattern in BODIES)
_WHOLE = r"(?:deze (?:wet|regeling|verordening)|dit besluit)"
_ASIDE = r"(?:, (?:genoemd|bedoeld) in [^,]+,)?"
_CARRIES = re.compile(
    rf"^(?:De |Het |de |het )?(?:{_WHO}){_ASIDE} (?:is|zijn) belast met de uitvoering van {_WHOLE}"
    r"(?=[.,;]|$)",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    rf"^(?:In de uitvoering van {_WHOLE} wordt voorzien|{_WHOLE} wordt uitgevoerd)"
    rf" door (?:de |het )?(?:{_WHO})[.;]?$",
    re.IGNORECASE,
)


_WORDS = ("belast met", "voorzien door", "uitgevoerd door")


@dataclass(frozen=True, slots=True)
class Carrying:
    """A body that carries a regulation out, and the article that says so."""

    organisation: str
    article: str


def may_name_implementers(text: str) -> bool:
    """Say whether a text has any of the words without which it names no implementer."""
    return any(words in text for words in _WORDS)


def implementers_of(articles: Sequence[Article]) -> list[Carrying]:
    """Find the sentences that give the whole regulation to a body; each body once."""
    found: dict[str, Carrying] = {}
    for article in articles:
        if article.label is None or article.lapsed:
            continue
        for name in _named(article):
            found.setdefault(name, Carrying(name, article.label))
    return list(found.values())


def _named(article: Article) -> Iterator[str]:
    text = "".join(map(str, article.element.itertext()))
    if not may_name_implementers(text):
        return
    for sentence in sentences_of(article):
        match = _CARRIES.search(sentence.text) or _CARRIED.search(sentence.text)
        if match:
            yield next(name for name, group in match.groupdict().items() if group)


def organisation_row(identity: str) -> Row:
    """Give the organisation that a sentence named."""
    title, kind = next((t, k) for name, t, k, _ in BODIES if name == identity)
    return {"id": identity, "title": title, "kind": kind}
