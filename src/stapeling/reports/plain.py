"""Text of a corpus as one line of plain text: data, which nothing may take for a command."""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"\s+")
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def plain(text: str) -> str:
    r"""Give text on one line, with what cannot be seen written out.

    A title may hold characters that move a cursor or turn the direction of all that follows.
    They are shown by their code. Letters that are written from right to left stay as they are.

    >>> plain("Artikel 3\n[vervallen]"), plain("red\x1b[31m")
    ('Artikel 3 [vervallen]', 'red<U+001B>[31m')
    """
    if text.isascii() and text.isprintable():
        return text
    shown = _HIDDEN.sub(_code, _SPACE.sub(" ", text))
    return unicodedata.normalize("NFC", shown).strip()


def _code(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"
