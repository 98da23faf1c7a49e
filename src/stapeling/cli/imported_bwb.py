"""What an import of the Basiswettenbestand did, as lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from stapeling.language import N_, NP_

if TYPE_CHECKING:
    from stapeling.importers import Difference
    from stapeling.importers.bwb import BwbReport
    from stapeling.importers.rules import RulesReport
    from stapeling.language import Language

_KINDS = {
    "wti": NP_("{n} history (WTI)", "{n} histories (WTI)"),
    "toestand": NP_("{n} text (toestand)", "{n} texts (toestand)"),
    "wetgeving": NP_("{n} text of the 2012 collection", "{n} texts of the 2012 collection"),
    "manifest": NP_("{n} manifest", "{n} manifests"),
    "publication": NP_("{n} official publication", "{n} official publications"),
    "sru": NP_("{n} answer of the search service", "{n} answers of the search service"),
}
_SKIPPED = NP_(
    "{n} file of another kind is left alone.", "{n} files of other kinds are left alone."
)
_MISTAKES = NP_(
    "{n} mistake: what it concerns is not imported.",
    "{n} mistakes: what they concern is not imported.",
)
_DIFFERENCES = {
    True: NP_(
        "{n} fact is new in files that were there", "{n} facts are new in files that were there"
    ),
    False: NP_(
        "{n} fact differs from the source and was kept",
        "{n} facts differ from the source and were kept",
    ),
}


def bwb_lines(report: BwbReport, language: Language, *, verbose: bool) -> Iterator[str]:
    """Sum up what was read and written; with `verbose`, every notice and difference as well."""
    if verbose:
        yield from _details(report, language)
    read = [language.plural(*_KINDS[kind], n) for kind, n in sorted(report.kinds.items())]
    if read:
        yield language.text(N_("Read: {files}."), files=language.listed(read))
    if report.skipped:
        yield language.plural(*_SKIPPED, report.skipped)
    yield from _written(report, language)
    yield from _found(report, language)
    if report.failures:
        yield language.plural(*_MISTAKES, len(report.failures))


def _written(report: BwbReport, language: Language) -> Iterator[str]:
    fresh = sum(law.written for law in report.laws)
    laws = language.plural(*NP_("{n} regulation", "{n} regulations"), len(report.laws))
    acts = language.plural(*NP_("{n} act", "{n} acts"), len(report.acts))
    yield language.text(
        N_("{laws} and {acts}; {fresh} written, the others are up to date."),
        laws=laws,
        acts=acts,
        fresh=language.number(fresh + sum(act.written for act in report.acts)),
    )
    differences = [d for law in (*report.laws, *report.acts) for d in law.differences]
    yield from _differences(differences, language)


def _found(report: BwbReport, language: Language) -> Iterator[str]:
    changes = language.plural(
        "{n} change entry", "{n} change entries", sum(law.changes for law in report.laws)
    )
    clauses = language.plural(
        *NP_("{n} evaluation clause to confirm", "{n} evaluation clauses to confirm"),
        sum(law.clauses for law in report.laws),
    )
    heard = language.plural(*NP_("{n} advice heard", "{n} advices heard"), report.results)
    yield language.text(N_("Found: {facts}."), facts=language.listed([changes, clauses, heard]))
    if report.notices:
        one, many = NP_("{n} notice (--verbose)", "{n} notices (--verbose)")
        yield language.plural(one, many, len(report.notices))


def rules_lines(report: RulesReport, language: Language) -> Iterator[str]:
    """Sum up what an import of rules as code read and wrote."""
    files = language.plural(*NP_("{n} file", "{n} files"), report.files)
    laws = language.plural(*NP_("{n} law", "{n} laws"), len(report.laws))
    fresh = language.number(sum(law.written for law in report.laws))
    yield language.text(
        N_("Read: {files}. {laws}; {fresh} written, the others are up to date."),
        files=files, laws=laws, fresh=fresh,
    )  # fmt: skip
    if report.skipped:
        yield language.plural(*_SKIPPED, report.skipped)
    yield from _differences([d for law in report.laws for d in law.differences], language)
    if report.failures:
        yield language.plural(*_MISTAKES, len(report.failures))


def _differences(differences: Sequence[Difference], language: Language) -> Iterator[str]:
    for done, (one, many) in _DIFFERENCES.items():
        if n := sum(difference.done is done for difference in differences):
            yield language.plural(one, many, n) + "."


def _details(report: BwbReport, language: Language) -> Iterator[str]:
    for path, notice in report.notices:
        place = str(path) if notice.line is None else f"{path}:{notice.line}"
        yield f"{place}: {language.text(notice.message.template, **notice.message.values)}"
    for law in (*report.laws, *report.acts):
        for difference in law.differences:
            message = difference.message
            yield f"{law.path}: {language.text(message.template, **message.values)}"
