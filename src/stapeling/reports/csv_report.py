"""The report as one long table in CSV: a value a row, which any statistics package can read."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from stapeling.analyses.results import Report
from stapeling.language import Language
from stapeling.numbers import Tidy, rows_of
from stapeling.reports.words import WORDS, word

COLUMNS = (
    "section",
    "subject",
    "measure",
    "period",
    "unit",
    "low",
    "high",
    "at_least",
    "unknown",
    "witness",
    "title",
    "label",
)
_PREFIXES = (
    *("acts", "bodies", "days_late", "doubling", "excluded", "ministry", "phase", "watched"),
    *("freeze", "peak"),
    *("by_status", "by_phase", "by_work_at", "by_line"),
    *("jaccard", "containment", "shared_main", "shared"),
)
"""What a measure begins with that is one of a kind."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report, language: Language, only: Collection[str] | None = None) -> str:
    """Write every number of the report as a row.

    Keys are English in every language; `label` is the measure in the words of the reader. What is
    not known is empty, never zero. Text that a spreadsheet would take for a formula is marked as
    text with an apostrophe; numbers stay numbers.
    """
    return written(rows_of(report, only), language)


def written(rows: Iterable[Tidy], language: Language) -> str:
    """Write rows as CSV."""
    import pandas as pd

    cells = [_cells(row, language) for row in rows]
    frame = pd.DataFrame(cells, columns=list(COLUMNS), dtype=object)
    return str(frame.to_csv(index=False, lineterminator="\n"))


def _cells(row: Tidy, language: Language) -> tuple[object, ...]:
    return (
        row.section,
        guarded(row.subject),
        row.measure,
        guarded(row.period),
        row.unit,
        *row.bounds,
        row.at_least,
        row.unknown,
        guarded(" ".join(row.witness)),
        guarded(row.title),
        measure_label(row.measure, language),
    )


def measure_label(measure: str, language: Language) -> str:
    """Name a measure for a reader; one of a kind by its own name and that of the kind."""
    for prefix in _PREFIXES:
        if measure not in WORDS and measure.startswith(prefix + "_"):
            return f"{word(language, prefix)}: {word(language, measure[len(prefix) + 1 :])}"
    return guarded(word(language, measure))


def guarded(text: str) -> str:
    """Mark text that begins like a formula as text.

    >>> guarded("=1+1"), guarded("Wet op de zorgtoeslag")
    ("'=1+1", 'Wet op de zorgtoeslag')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text
