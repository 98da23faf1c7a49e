"""The sentences that may be quoted, each with its number, its unknowns and its witnesses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stapeling.language import N_, Language
from stapeling.reports.comparison.values import unit_word
from stapeling.reports.html.register import Link, Register
from stapeling.reports.page import Sentence

_UNITS = {
    "evaluations": N_("evaluations"),
    "due days": N_("due days"),
    "findings": N_("findings"),
    "rules": N_("rules"),
    "records": N_("records"),
    "numbers": N_("numbers"),
    "implementers": N_("implementers"),
    "pairs": N_("pairs"),
}
"""Units of sentences that no number of a comparison has."""


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
    number = ""
    if sentence.value is not None and sentence.unit == "share":
        number = language.share(sentence.value)
    elif sentence.value is not None:
        own = _UNITS.get(sentence.unit)
        unit = language.text(own) if own else unit_word(sentence.unit, language)
        number = f"{language.number(sentence.value)} {unit}".strip()
    unknown = "" if sentence.unknown is None else language.number(sentence.unknown)
    links = tuple(register.link(name) for name in dict.fromkeys(sentence.witness))
    return ShownSentence(sentence.key, sentence.text, number, unknown, links)
