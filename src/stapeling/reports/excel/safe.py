"""Text that a spreadsheet may hold: no control characters, not too long, and names of sheets."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import urlsplit

from stapeling.language import NO_BREAK, SOFT_HYPHEN

LONGEST = 32_767
"""The most characters that a cell may hold; a spreadsheet counts those past 16 bits twice."""
CUT = " […]"
_LONGEST_NAME = 31
_LONGEST_LINK = 2_000
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_LINK = re.compile(r"https?://[^\s<>\"'{}|\\^`]+", re.IGNORECASE)
_REGULATION = re.compile(r"\bBWB[RVW]\d{7}\b")
_PAPER = re.compile(r"\b(?:stb|stcrt|trb)-\d{4}-\d+\b|\bkst-\d+-\w+\b")
_CITED = re.compile(r"\b(Stb|Stcrt|Trb)\. (\d{4}), (\d+)\b")
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", " ", "'")
_RESERVED = "history"


def cell_text(text: str) -> str:
    r"""Give text as a cell may hold it: control characters out, and cut with a mark when too long.

    >>> cell_text("red\x1b[31m\x00"), len(cell_text("x" * 40_000))
    ('red[31m', 32767)
    """
    clean = _CONTROL.sub("", text.replace(NO_BREAK, " ").replace(SOFT_HYPHEN, ""))
    return clean if _size(clean) <= LONGEST else _shortened(clean, LONGEST - len(CUT)) + CUT


def begins_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet might take text for something else once somebody edits the cell."""
    return text.startswith(_DANGEROUS)


def sheet_name(title: str, taken: Collection[str]) -> str:
    """Give a title as the name of a sheet: legal, at most 31 characters, unlike those taken.

    >>> sheet_name("Due evaluations: done [in time]?", ())
    'Due evaluations done in time'
    >>> sheet_name("Freezes", {"freezes"})
    'Freezes 2'
    """
    clean = _CONTROL.sub("", _NOT_IN_NAMES.sub(" ", title.replace(SOFT_HYPHEN, "")))
    clean = " ".join(clean.split()).strip("'") or "-"
    others = {_RESERVED, *(name.casefold() for name in taken)}
    name, number = _at_most(clean, _LONGEST_NAME), 1
    while name.casefold() in others:
        number += 1
        name = f"{_at_most(clean, _LONGEST_NAME - len(str(number)) - 1)} {number}"
    return name


def safe_link(text: str) -> str | None:
    """Give the first address in a text that is safe to follow; nothing when it has none.

    >>> safe_link("Aanwijzing 4.17 (https://wetten.overheid.nl/BWBR0005730)")
    'https://wetten.overheid.nl/BWBR0005730'
    >>> safe_link("javascript:alert(1)")
    """
    found = _LINK.search(_CONTROL.sub(" ", text))
    if found is None:
        return None
    link = found[0].rstrip(".,;:!?)]")
    try:
        host = urlsplit(link).hostname
    except ValueError:  # brackets that hold no address
        return None
    return link if host and len(link) <= _LONGEST_LINK and link.isascii() else None


def official_link(text: str) -> str | None:
    """Give the address at which the state publishes what a source names; nothing for others.

    >>> official_link("wetten.overheid.nl BWBR0018451, art. 6")
    'https://wetten.overheid.nl/BWBR0018451'
    >>> official_link("Stb. 2016, 318; kst-34352-187")
    'https://zoek.officielebekendmakingen.nl/stb-2016-318.html'
    """
    if (regulation := _REGULATION.search(text)) is not None:
        return f"https://wetten.overheid.nl/{regulation[0]}"
    named = _CITED.sub(lambda found: f"{found[1].lower()}-{found[2]}-{found[3]}", text)
    paper = _PAPER.search(named)
    return f"https://zoek.officielebekendmakingen.nl/{paper[0]}.html" if paper else None


def _size(text: str) -> int:
    """Count characters as a spreadsheet does."""
    return len(text.encode("utf-16-le")) // 2


def _shortened(text: str, size: int) -> str:
    """Keep as much of a text as fits, and never half a character."""
    return text.encode("utf-16-le")[: 2 * size].decode("utf-16-le", errors="ignore")


def _at_most(text: str, size: int) -> str:
    """Shorten a title at a space when it does not fit."""
    if _size(text) <= size:
        return text
    cut = _shortened(text, size)
    whole = cut.rpartition(" ")[0] if text[len(cut)] != " " else cut
    return (whole if len(whole) > size // 2 else cut).strip(" ,;'") or "-"
