"""The report as one long table in CSV: a value a row, which any statistics package can read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set

from stapeling.analyses.results import Report
from stapeling.language import Language
from stapeling.reports import tidy_bottlenecks, tidy_cycle, tidy_oversight, tidy_toetsen
from stapeling.reports.tables import PARTS
from stapeling.reports.tidy import Tidy
from stapeling.reports.tidy_implementers import ImplementerRows, group_rows
from stapeling.reports.tidy_laws import LawRows, chain_rows
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
    *("by_status", "by_phase", "by_work_at", "by_line"),
    *("jaccard", "containment", "shared_main", "shared"),
)
"""What a measure begins with that is one of a kind."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SECTIONS: dict[str, Set[str]] = {"laws": {"laws", "repair_chains"}, "layers": {"layers"}}
_SECTIONS |= {
    "evaluation": {"evaluation", "due_days", "evaluations"},
    "implementers": {
        *("implementers", "periods", "peaks", "calendar"),
        *("freezes", "capacity", "target_groups"),
    },
    "toetsen": tidy_toetsen.SECTIONS,
    "oversight": tidy_oversight.SECTIONS,
    "bottlenecks": tidy_bottlenecks.SECTIONS,
    "cycle": tidy_cycle.SECTIONS,
}


def render(report: Report, language: Language, only: Collection[str] | None = None) -> str:
    """Write every number of the report as a row.

    Keys are English in every language; `label` is the measure in the words of the reader. What is
    not known is empty, never zero. Text that a spreadsheet would take for a formula is marked as
    text with an apostrophe; numbers stay numbers.
    """
    wanted = {section for part in only or PARTS for section in _SECTIONS[part]}
    return written((row for row in _rows(report) if row.section in wanted), language)


def written(rows: Iterable[Tidy], language: Language) -> str:
    """Write rows as CSV."""
    import pandas as pd

    cells = [_cells(row, language) for row in rows]
    frame = pd.DataFrame(cells, columns=list(COLUMNS), dtype=object)
    return str(frame.to_csv(index=False, lineterminator="\n"))


def _rows(report: Report) -> Iterator[Tidy]:
    yield from chain_rows(report.repair_chains)
    for law in report.laws:
        yield from LawRows(law).all()
    for who in report.implementers:
        yield from ImplementerRows(who).all()
    yield from group_rows(report.target_groups)
    yield from tidy_toetsen.toetsen_rows(report.toetsen)
    yield from tidy_oversight.oversight_rows(report.oversight)
    yield from tidy_bottlenecks.bottleneck_rows(report.bottlenecks)
    yield from tidy_cycle.cycle_rows(report.cycle)


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
        _label(row.measure, language),
    )


def _label(measure: str, language: Language) -> str:
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
