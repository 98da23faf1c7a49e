"""Findings as lines of text in the language of the reader."""

from __future__ import annotations

from stapeling.findings import Counted, Figure, Finding, Phrase, Ref, Share, Term
from stapeling.language import N_, Language
from stapeling.model.days import Day
from stapeling.reports.names import Names
from stapeling.reports.plain import plain
from stapeling.reports.words import word

_KINDS = {
    "a mapping": N_("a mapping"),
    "a list": N_("a list"),
    "nothing": N_("nothing"),
}
"""What stood in the place of a value, as the loader says it."""


def finding_message(finding: Finding, language: Language, names: Names | None = None) -> str:
    """Write what is wrong; values stand as they are in the file.

    With the names of a corpus, laws and acts are called by them; else by their ids.
    """
    values = {key: _shown(value, language, names) for key, value in finding.values.items()}
    return language.text(finding.template, **values)


def finding_line(finding: Finding, language: Language) -> str:
    """Write a finding with its place and code: `file:line:col: CODE message`.

    The nearest valid value follows when there is one.
    """
    return f"{finding.location}: {finding.code} {full_message(finding, language)}"


def full_message(finding: Finding, language: Language, names: Names | None = None) -> str:
    """Write what is wrong, with the nearest valid value behind it when there is one."""
    message = finding_message(finding, language, names)
    if not finding.hint:
        return message
    hint = language.text("did you mean '{word}'?", word=finding.hint)
    return f"{message} ({hint})"


def _shown(value: object, language: Language, names: Names | None) -> str:
    """Give a value as text, so that a number of the file is not written as a reader's number."""
    if isinstance(value, Ref):
        return _named(value, names)
    if isinstance(value, (Phrase, Counted, Figure, Share, Term, Day)):
        return _written(value, language, names)
    if isinstance(value, tuple):
        return language.listed(_shown(item, language, names) for item in value)
    known = _KINDS.get(value) if isinstance(value, str) else None
    return language.text(known) if known is not None else str(value)


def _written(
    value: Phrase | Counted | Figure | Share | Term | Day, language: Language, names: Names | None
) -> str:
    """Write a number, a day, a word or a part of a sentence as the language does."""
    match value:
        case Day():
            return language.day(value)
        case Counted():
            return language.plural(value.one, value.many, value.n)
        case Figure():
            return language.number(value.value)
        case Share():
            return language.share(value.value)
        case Term():
            return word(language, value.word)
        case Phrase():
            if not value.template:
                return ""
            values = {key: _shown(item, language, names) for key, item in value.values.items()}
            return language.text(value.template, **values)


def _named(ref: Ref, names: Names | None) -> str:
    """Name something of the corpus by its title, with its id where that is another word."""
    if names is None:
        return plain(ref.id)
    give = {
        "law": names.law,
        "act": names.short,
        "organisation": names.organisation,
        "toets": names.toets,
        "bottleneck": names.bottleneck,
    }[ref.kind]
    return give(ref.id)
