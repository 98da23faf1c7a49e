"""Evaluation clauses (*evaluatiebepalingen*) in the text of a regulation.

A clause orders a minister to report to parliament, at a time, on what the law does, or orders an
evaluation of the regulation at a time. What is not taken for one: an evaluation of an experiment,
of the functioning of a body, of a subsidy, or of persons and plans. Precision goes before recall:
a sentence that says no time or not what it is about is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from stapeling.importers.bwb.body import Article, Sentence, sentences_of
from stapeling.importers.bwb.clause_terms import Timing, timing_of

_QUICK = re.compile(r"Staten|Kamer|kamers|evalue|evaluatie|geëvalueerd")
_MINISTER = re.compile(r"\b(?:[Mm]inisters?|[Mm]inister-[Pp]resident|[Ss]taatssecretaris)\b")
_PARLIAMENT = re.compile(
    r"\b(?:Staten-Generaal|beide [Kk]amers|Tweede Kamer)\b|\baan de Staten\b", re.IGNORECASE
)
_REPORTS = re.compile(
    r"\b(?:zend(?:t|en)|breng(?:t|en)|stu(?:urt|ren)|bied(?:t|en)|rapporte(?:ert|ren))\b", re.I
)
_REPORT = re.compile(r"\b(?:verslag|evaluatie|rapport|rapportage)\b", re.IGNORECASE)
_QUALITY = (
    r"(?:rechtmatigheid|doeltreffendheid|doelmatigheid|effectiviteit|effecten|werking|gevolgen"
    r"|toepassing)"
)
_ABOUT = re.compile(
    rf"\b{_QUALITY}(?:(?:, | en | of |, alsmede |, en )(?:de )?{_QUALITY})*"
    r"(?: in de praktijk)?,? van (?P<object>.+)",
    re.IGNORECASE,
)
_APPLIED = re.compile(
    r"\bverslag(?: uit)? over (?:de wijze waarop (?P<object>zij|het|deze wet|de wet|dit besluit)"
    r" (?:is|wordt) toegepast|de werking (?P<thereof>ervan)\b"
    r"|de mate waarin (?P<extent>deze wet|dit besluit|deze regeling) )",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"\b(?:jaarlijks|elk jaar|ieder jaar)\b", re.IGNORECASE)
_JUDGED = re.compile(r"doeltreffend|effect|evalu", re.IGNORECASE)
"""What makes a yearly report more than an account of the past year."""
_A_LAW = re.compile(
    r"\b(?:rijks)?wet(?:ten)?\b|\bbesluit\b|\bregeling\b|\bverordening\b|\bartikel(?:en)?\b"
    r"|\bhoofdstuk(?:ken)?\b|\btitel\b|\bafdeling\b|\bparagraaf\b|\bbepalingen?\b|\bbepaalde\b"
    r"|\b\w+(?:wet|wetboek|regeling|besluit|verordening)\b",
    re.IGNORECASE,
)
_NOT_A_LAW = re.compile(
    r"(?:het |hun |zijn |haar )?(?:functioneren|werkzaamheden|werkwijze|taakvervulling)\b"
    r"|(?:de |een |die |het )?(?:\w+ )?(?:subsidies?|experiment(?:en)?|pilots?|activiteiten)\b"
    r"|(?:de )?[A-Z][A-Za-z]*[A-Z]\b",  # a body by its initials
)
_AN_EXPERIMENT = re.compile(
    r"\bexperiment(?:en)?\b|\bwerkingsduur van een\b|\bpilots?\b|\bproef\b", re.IGNORECASE
)
_OWN = r"(?:deze|dit) (?:rijks)?(?:wet|besluit|regeling|verordening|beleidsregels?|circulaire)"
_PART = r"(?:dit (?:artikel|hoofdstuk)|deze (?:titel|afdeling|paragraaf)|hoofdstuk \w+)"
_EVALUATED = re.compile(
    rf"\bevalue(?:ert|ren)\b.*?\b(?:de (?:werking|toepassing|doeltreffendheid|effecten)"
    rf"(?: en (?:de )?\w+)? van )?(?P<object>{_OWN}|{_PART})"
    rf"|\b(?P<passive>{_OWN}|{_PART}) word(?:t|en)\b.*\bgeëvalueerd\b"
    rf"|\bword(?:t|en) (?P<turned>{_OWN}|{_PART})\b.*\bgeëvalueerd\b"
    rf"|\bevaluatie van (?:de (?:werking|toepassing|doeltreffendheid|effecten)"
    rf"(?: en (?:de )?\w+)? van )?(?P<held>{_OWN}|{_PART}) plaats\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One duty to evaluate, as it was found."""

    sentence: Sentence
    timing: Timing
    object: str
    """The words that say what is evaluated."""

    @property
    def place(self) -> str:
        """Where it stands: article, paragraph and sentence."""
        lid = f", lid {self.sentence.paragraph}" if self.sentence.paragraph else ""
        return f"artikel {self.sentence.article.label}{lid}, zin {self.sentence.place}"


@dataclass(frozen=True, slots=True)
class _Seen:
    texts: set[tuple[str | None, str]] = field(default_factory=set)


def may_hold_clauses(text: str) -> bool:
    """Say whether a text has any of the words without which there is no clause."""
    return _QUICK.search(text) is not None


def clauses_of(articles: Sequence[Article]) -> Iterator[Clause]:
    """Find the evaluation clauses of a regulation, in the order of the text."""
    seen = _Seen()
    for article in articles:
        if article.label is None or article.lapsed:
            continue
        for sentence in _candidates(article):
            key = (article.label, sentence.text)
            clause = clause_in(sentence)
            if clause is not None and key not in seen.texts:
                seen.texts.add(key)
                yield clause


def _candidates(article: Article) -> Iterable[Sentence]:
    texts = article.element.itertext()
    if not any(_QUICK.search(str(text)) for text in texts):
        return ()
    return sentences_of(article)


def clause_in(sentence: Sentence) -> Clause | None:
    """Read a sentence as an evaluation clause; None when it is not certainly one."""
    about = evaluated_in(sentence.text)
    if about is None:
        return None
    timing = timing_of(sentence.text)
    return Clause(sentence, timing, about) if timing is not None else None


def evaluated_in(text: str) -> str | None:
    """Give the words that say which law is evaluated; None when the sentence orders no such thing.

    >>> evaluated_in("Onze Minister zendt binnen vijf jaar na de inwerkingtreding van deze wet aan "
    ...     "de Staten-Generaal een verslag over de doeltreffendheid en de effecten van deze wet.")
    'deze wet.'
    >>> evaluated_in("Onze Minister zendt elke vijf jaar aan de Staten-Generaal een verslag over "
    ...     "de doeltreffendheid van het functioneren van het fonds, bedoeld in deze wet.") is None
    True
    """
    timing = timing_of(text) if _QUICK.search(text) else None
    if timing is None or _AN_EXPERIMENT.search(text):
        return None
    if _YEARLY.search(text) and timing.term_years is None and not _JUDGED.search(text):
        return None
    if found := _EVALUATED.search(text):
        return next(group for group in found.groups() if group)
    return _reported_in(text)


def _reported_in(text: str) -> str | None:
    """Give the law that a minister must report on to parliament."""
    asked = (_MINISTER, _PARLIAMENT, _REPORTS, _REPORT)
    if not all(pattern.search(text) for pattern in asked):
        return None
    if applied := _APPLIED.search(text):
        return next(group for group in applied.groups() if group)
    report = _REPORT.search(text)
    about = _ABOUT.search(text, report.start()) if report else None
    if about is None or _NOT_A_LAW.match(about["object"]) or not _A_LAW.search(about["object"]):
        return None
    return about["object"]
