"""When an evaluation is due, in the words of the legal formula: terms, periods and days."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stapeling.importers.bwb.months import MONTHS
from stapeling.importers.document import Value

_NUMBERS = tuple(
    re.findall(
        r"\w+",
        "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien"
        " zestien zeventien achttien negentien twintig",
    )
)
_N = rf"(?:\d{{1,2}}|één|{'|'.join(_NUMBERS)}|vierentwintig|zesendertig|achtenveertig|zestig)"
_YEARS = r"ja(?:ar|ren)"
_DAY = rf"(?P<d>\d{{1,2}}|een|één|eerste) (?P<m>{'|'.join(MONTHS)}) (?P<y>\d{{4}})"

_PERIODIC_WORDS = {
    "jaarlijks": 1,
    "tweejaarlijks": 2,
    "driejaarlijks": 3,
    "vierjaarlijks": 4,
    "vijfjaarlijks": 5,
    "zesjaarlijks": 6,
}
_EVERY = re.compile(
    rf"\b(?:(?:telkens|steeds)(?: om)? na|om de|elke|iedere|na (?:elke|iedere)"
    rf"|(?:ten minste |tenminste )?(?:eenmaal|eens)(?: in de| per| in elke)"
    rf"|(?P<then>vervolgens)(?: telkens| steeds)? (?:na|om de|elke|iedere))"
    rf"(?: ten hoogste| uiterlijk| ten minste)? (?P<n>{_N}) {_YEARS}\b",
    re.IGNORECASE,
)
_EVERY_WORD = re.compile(rf"\b(?P<word>{'|'.join(_PERIODIC_WORDS)})\b|\b(?:elk|ieder) jaar\b", re.I)
_TERM = re.compile(
    rf"\b(?:(?:binnen|na|uiterlijk)(?: afloop van)? )?(?:een (?:termijn|periode) van )?"
    rf"(?P<n>{_N}) (?P<unit>{_YEARS}|maanden)(?P<end> na\b| nadat\b| en vervolgens\b)",
    re.IGNORECASE,
)
_NO_TERM_BEFORE = re.compile(
    r"\b(?:telkens|steeds|vervolgens|elke|iedere|om de|gedurende|eerste|in de|per)"
    r"(?: om)?(?: na)?(?: ten hoogste)?\s*$",
    re.IGNORECASE,
)
_DURING = re.compile(rf"\bgedurende (?P<n>{_N}) {_YEARS}\b.*?\bjaarlijks\b", re.IGNORECASE)
_LATER = re.compile(rf"\bvervolgens na (?P<a>{_N}) {_YEARS} en na (?P<b>{_N}) {_YEARS} na\b", re.I)
_ON_A_DAY = re.compile(
    rf"\b(?P<how>op|v[oó][oó]r|uiterlijk(?: op)?|(?:zo spoedig mogelijk )?na) {_DAY}", re.IGNORECASE
)
_IN_A_YEAR = re.compile(r"\bin (?:het jaar |de loop van )?(?P<y>(?:19|20)\d{2})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Timing:
    """When: `term_years` after an anchor, on a day, and again every so many years."""

    term_years: int | None = None
    then_every_years: int | None = None
    times: int | None = None
    due: Value = None
    others: tuple[int, ...] = ()
    """Further single terms from the same anchor."""
    anchor_at: int | None = None
    """Where in the sentence the words begin that say from when the term runs."""

    @property
    def known(self) -> bool:
        """Whether a day follows from it as soon as the anchor has one."""
        return any((self.term_years, self.then_every_years, self.due))


def timing_of(sentence: str) -> Timing | None:
    """Read when an evaluation is due; None when the sentence says no time at all.

    >>> timing_of("binnen vijf jaar na de inwerkingtreding van deze wet").term_years
    5
    >>> timing_of("voor 1 februari 2008 en vervolgens na vier jaar").due
    '2008-02-01'
    """
    if during := _DURING.search(sentence):
        times = number(during["n"])
        return Timing(then_every_years=1, times=times, anchor_at=_behind_na(during))
    term = _term(sentence)
    every = _every(sentence)
    if term is not None:
        return _with_term(sentence, term, every)
    due = _due(sentence)
    if due is None and every is None:
        return None
    return Timing(then_every_years=every, due=due, anchor_at=_anchor_of_every(sentence))


def number(word: str) -> int:
    """Give the number that a word or digits stand for.

    >>> number("vijf"), number("één"), number("12")
    (5, 1, 12)
    """
    if word.isdigit():
        return int(word)
    tens = {"vierentwintig": 24, "zesendertig": 36, "achtenveertig": 48, "zestig": 60}
    plain = word.lower().replace("é", "e")
    return tens[plain] if plain in tens else _NUMBERS.index(plain)


def _with_term(sentence: str, term: re.Match[str], every: int | None) -> Timing:
    years: int | None = number(term["n"])
    if term["unit"].lower() == "maanden":
        years = years // 12 if years is not None and years % 12 == 0 else None
    others: tuple[int, ...] = ()
    if later := _LATER.search(sentence):
        others, every = (number(later["a"]), number(later["b"])), None
    behind = later.end() if later else term.end("end")
    return Timing(years, every, others=others, anchor_at=behind)


def _term(sentence: str) -> re.Match[str] | None:
    for match in _TERM.finditer(sentence):
        if not _NO_TERM_BEFORE.search(sentence[: match.start()]):
            return match
    return None


def _every(sentence: str) -> int | None:
    if match := _EVERY.search(sentence):
        return number(match["n"])
    if word := _EVERY_WORD.search(sentence):
        return _PERIODIC_WORDS.get((word["word"] or "jaarlijks").lower(), 1)
    return None


def _anchor_of_every(sentence: str) -> int | None:
    """Find what a mere period runs from, where it says so: "elke vijf jaar na"."""
    match = _EVERY.search(sentence)
    if match is None:
        return None
    behind = re.match(r" na\b", sentence[match.end() :])
    return match.end() + behind.end() if behind else None


def _behind_na(match: re.Match[str]) -> int | None:
    found = re.search(r"\bna\b", match[0])
    return match.start() + found.end() if found else None


def _due(sentence: str) -> Value:
    if match := _ON_A_DAY.search(sentence):
        day = 1 if not match["d"].isdigit() else int(match["d"])
        month = MONTHS.index(match["m"].lower()) + 1
        found = f"{match['y']}-{month:02}-{day:02}"
        return {"after": found} if match["how"].lower().endswith("na") else found
    if match := _IN_A_YEAR.search(sentence):
        return match["y"]
    return None
