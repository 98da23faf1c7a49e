"""Names as the schema writes them: ids, article labels, and their order."""

from __future__ import annotations

import re
import unicodedata

_ARTICLE = re.compile(r"(?:artikelen|artikel|art\.)\s+(?P<number>\S.*)", re.IGNORECASE)
_WORDS = re.compile(r"[^a-z0-9]+")
_PIECES = re.compile(r"(\d+)")
_ID = re.compile(r"[a-z0-9][a-z0-9_.-]*")


def is_id(name: str) -> bool:
    """Say whether `name` may be an id.

    >>> is_id("wet_op_de_zorgtoeslag"), is_id("Wet")
    (True, False)
    """
    return _ID.fullmatch(name) is not None


def slug(name: str) -> str:
    """Make an id of a name: lower-case words of plain letters, joined by `_`.

    >>> slug("Wet coördinatie (2e fase)")
    'wet_coordinatie_2e_fase'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return _WORDS.sub("_", plain.lower()).strip("_")


def is_article(label: str) -> bool:
    """Say whether a label of the source is that of an article, not of a chapter or annex."""
    return _ARTICLE.fullmatch(label) is not None


def article(label: str) -> str:
    """Give the label of a part as the schema writes it: an article without that word.

    >>> article("Artikel 3.1"), article("Bijlage")
    ('3.1', 'Bijlage')
    """
    match = _ARTICLE.fullmatch(label)
    return match["number"] if match else label


def label_order(label: str) -> tuple[tuple[int, int, str], ...]:
    """Give a sort key under which 2 comes before 2a and 10, and articles before other parts.

    >>> sorted(["Bijlage", "10", "2a", "3.10", "3.9", "2"], key=label_order)
    ['2', '2a', '3.9', '3.10', '10', 'Bijlage']
    """
    pieces = [piece for piece in _PIECES.split(label.casefold()) if piece]
    return tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in pieces)
