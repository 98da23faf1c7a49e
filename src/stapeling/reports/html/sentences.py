"""The sentences that may be quoted, each with its number, its unknowns and its witnesses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stapeling.language import NP_, Language
from stapeling.reports.comparison.values import unit_word
from stapeling.reports.html.register import Link, Register
from stapeling.reports.page import Sentence
from stapeling.reports.ranges import written

_COUNTED = {
    "acts": NP_("{n} amending act", "{n} amending acts"),
    "bodies": NP_("{n} body", "{n} bodies"),
    "bottlenecks": NP_("{n} bottleneck", "{n} bottlenecks"),
    "days": NP_("{n} day", "{n} days"),
    "due days": NP_("{n} term", "{n} terms"),
    "evaluations": NP_("{n} evaluation", "{n} evaluations"),
    "findings": NP_("{n} finding", "{n} findings"),
    "implementers": NP_("{n} implementer", "{n} implementers"),
    "laws": NP_("{n} law", "{n} laws"),
    "pairs": NP_("{n} pair", "{n} pairs"),
    "records": NP_("{n} record", "{n} records"),
    "rules": NP_("{n} rule", "{n} rules"),
    "toetsen": NP_("{n} toets", "{n} toetsen"),
    "weeks": NP_("{n} week", "{n} weeks"),
}
"""Units that are counted; of any other the name follows the number."""


@dataclass(frozen=True, slots=True)
class ShownSentence:
    """A sentence with what stands below it."""

    key: str
    text: str
    number: str
    """The number with its unit; nothing for a sentence without one."""
    unknown: str
    links: tuple[Link, ...]


def shown_sentences(
    sentences: Iterable[Sentence], register: Register, language: Language
) -> tuple[ShownSentence, ...]:
    """Make sentences ready for a page."""
    return tuple(_shown(sentence, register, language) for sentence in sentences)


def _shown(sentence: Sentence, register: Register, language: Language) -> ShownSentence:
    number = _number(sentence, language)
    unknown = "" if sentence.unknown is None else language.number(sentence.unknown)
    links = tuple(register.link(name) for name in dict.fromkeys(sentence.witness))
    return ShownSentence(sentence.key, sentence.text, number, unknown, links)


def _number(sentence: Sentence, language: Language) -> str:
    """Write the number of a sentence with its bound and its unit."""
    if sentence.value is None:
        return ""
    bounds = sentence.bounds or (sentence.value, sentence.value)
    if sentence.unit == "share":
        return written(bounds, language.share)
    shown = written(bounds, language.number)
    counted = _COUNTED.get(sentence.unit)
    if counted is None:
        return f"{shown} {unit_word(sentence.unit, language)}".strip()
    single = 1 if all(side in (1, -1, None) for side in bounds) else 2
    return language.plural(*counted, single, n=shown)
