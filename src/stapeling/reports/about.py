"""The lines above and below a report: what it was computed for, and from what."""

from __future__ import annotations

from stapeling.analyses.options import Options
from stapeling.language import DASH, N_, Language
from stapeling.loading import Loaded
from stapeling.reports.plain import plain
from stapeling.reports.receipt import CERTAINTIES, receipt
from stapeling.reports.words import word, words

_SHORT = 12
"""How much of a sum is printed; the whole of it stands in the JSON report."""


def settings_lines(options: Options, loaded: Loaded, language: Language) -> tuple[str, ...]:
    """Say what the numbers were computed for, and how they are written."""
    above = []
    if loaded.scenario:
        above.append(language.text("Scenario: {title}", title=plain(loaded.scenario)))
    chosen, everything = loaded.selection.laws, len(loaded.corpus.laws)
    if chosen is not None and len(chosen) < everything:
        told = language.plural("{n} law of {all}", "{n} laws of {all}", len(chosen), all=everything)
        above.append(language.text("Selected: {laws}", laws=told))
    return (*above, options_line(options, language), legend(language))


def options_line(options: Options, language: Language) -> str:
    """Say for which day and which acts the numbers hold."""
    text = language.text
    own = text("those that rank with the law or above")
    parts = [
        text("Reference day {day}", day=language.date(options.as_of, "d MMMM y")),
        text("levels: {levels}", levels=words(language, sorted(options.levels or ())) or own),
        text("natures: {natures}, unknown", natures=words(language, sorted(options.natures))),
        text("day of an act: {event}", event=word(language, options.event)),
        text("text is young below {years} years", years=options.rest_years),
    ]
    return " · ".join(parts)


def legend(language: Language) -> str:
    """Say how numbers are written of which not everything is known."""
    return language.text(
        "{dash}: not known, which is not zero. ≥: at least, as the history is not known to be"
        " whole. {range}: certain to possible.",
        dash=DASH,
        range=f"3{DASH}6",
    )


_SHARES = {
    "verified": N_("{share} verified"),
    "reported": N_("{share} reported"),
    "estimate": N_("{share} estimated"),
    "unstated": N_("{share} of unstated certainty"),
    "without_source": N_("{share} without source"),
}


def receipt_lines(loaded: Loaded, language: Language) -> tuple[str, ...]:
    """Say what the report was computed from, and how sure it is."""
    found = receipt(loaded)
    files = language.plural("{n} file", "{n} files", found.files)
    shares = ", ".join(
        language.text(_SHARES[name], share=language.share(found.certainty[name]))
        for name in CERTAINTIES
        if found.certainty.get(name)
    )
    facts = language.plural("{n} record", "{n} records", found.records)
    line = f"{files} · sha256 {found.sha256[:_SHORT]} · {facts}"
    return (f"{line}: {shares}" if shares else line,)
