"""What is counted in the text of a regulation, by a list of Dutch words.

The list is short and literal, so that every hit can be found again by hand. A hit is one place in
the text; no place counts twice. What a word means in its sentence is not asked, so a count says
how often a form is used, not how many duties there are.
"""

from __future__ import annotations

import re
from collections import Counter

WORDS: dict[str, tuple[str, ...]] = {
    "prohibitions": (
        r"(?:mag|mogen)(?=(?:\s+\w+){0,3}\s+(?:niet|geen)\b)",
        r"(?:kan|kunnen)\s+(?:niet|geen)",
        r"(?:is|zijn|blijft|blijven|wordt|worden)\s+(?:het\s+)?(?:\w+\s+)?verboden",
        r"(?:is|zijn)\s+(?:het\s+)?niet\s+toegestaan",
        r"verboden\s+is",
    ),
    "obligations": (
        r"moet(?:en)?",
        r"dien(?:t|en)(?=\s[^.;:]*\bte\b)",
        r"(?:is|zijn|wordt|worden)\s+(?:\w+\s+)?verplicht",
        r"verplicht\s+(?:is|zijn)",
        r"(?:is|zijn)\s+gehouden",
        r"dra(?:agt|gen)\s+(?:er\s+)?(?:\w+\s+)?zorg",
        r"zorg(?:t|en)\s+er\s?voor",
    ),
    "exceptions": (
        r"tenzij",
        r"in\s+afwijking\s+van",
        r"met\s+uitzondering\s+van",
        r"behoudens",
        r"uitgezonderd",
        r"(?:is|zijn)\s+niet\s+van\s+toepassing",
    ),
    "permissions": (
        r"kan",
        r"kunnen",
        r"mag",
        r"mogen",
        r"(?:is|zijn)\s+bevoegd",
        r"(?:is|zijn)\s+(?:het\s+)?toegestaan",
    ),
    "delegations": (
        r"(?:bij\s+of\s+krachtens|bij|krachtens)\s+(?:een\s+)?"
        r"(?:algemene\s+maatregel(?:en)?\s+van\s+(?:rijks)?bestuur|ministeri[eë]le\s+regeling(?:en)?"
        r"|regeling\s+van\s+onze\s+ministers?|koninklijk\s+besluit)",
    ),
}
"""The forms by what they count as; an earlier form takes a place before a later one does."""

# on lower case, and only where a form may begin: three times as fast as asking every form
_FORMS = re.compile(
    r"\b(?=[bdikmtuvwz])(?:"
    + "|".join(f"(?P<{name}>{'|'.join(forms)})" for name, forms in WORDS.items())
    + r")\b"
)
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")


def count_words(text: str) -> int:
    """Count words: what begins with a letter. Numbers and signs are none.

    >>> count_words("Artikel 3, tweede lid, van de EG-verordening")
    6
    """
    return len(_WORD.findall(text))


def count_forms(text: str) -> Counter[str]:
    """Count the forms of the list in a text.

    Returns
    -------
    Counter
        Places by what they count as: obligations, prohibitions, permissions, exceptions,
        delegations. Unit: places in the text; what does not occur is 0.

    Examples
    --------
    >>> found = count_forms("Hij moet betalen, tenzij hij niet kan betalen. Dat mag hij niet.")
    >>> found["obligations"], found["exceptions"], found["permissions"], found["prohibitions"]
    (1, 1, 1, 1)
    """
    return Counter(str(match.lastgroup) for match in _FORMS.finditer(text.lower()))


def forms_in(text: str) -> list[tuple[str, str]]:
    """Give every hit as the reader can find it: what it counts as, and the words.

    >>> forms_in("Het is verboden te roken. Onze Minister kan ontheffing verlenen.")
    [('prohibitions', 'is verboden'), ('permissions', 'kan')]
    """
    return [(str(match.lastgroup), match[0]) for match in _FORMS.finditer(text.lower())]
