"""A comparison as one long table in CSV: a number, a field or a share a row."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.comparing.results import Bounds, NumberChange, bounds
from stapeling.reports.comparison.values import fact_text
from stapeling.reports.comparison.view import ComparisonView
from stapeling.reports.csv_report import guarded, measure_label

COLUMNS = (
    "section",
    "change",
    "subject",
    "measure",
    "period",
    "unit",
    "before_low",
    "before_high",
    "after_low",
    "after_high",
    "difference_low",
    "difference_high",
    "before",
    "after",
    "label",
)
_NO_NUMBERS: tuple[None, ...] = (None,) * 6
_Cells = tuple[object, ...]


def render(view: ComparisonView) -> str:
    """Write records, numbers and shares as rows; what is not known is empty, never zero."""
    import pandas as pd

    rows = [*_records(view), *_numbers(view), *_shares(view)]
    frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)
    return str(frame.to_csv(index=False, lineterminator="\n"))


def _records(view: ComparisonView) -> Iterator[_Cells]:
    entities = view.comparison.entities
    for keys, what in ((entities.added, "added"), (entities.removed, "removed")):
        for key in keys:
            subject = guarded(key.id)
            yield (key.list, what, subject, "", "", "", *_NO_NUMBERS, "", "", "")
    for row in entities.changed:
        facts = (
            guarded(fact_text(value, view.language)) if value is not None else ""
            for value in (row.before, row.after)
        )
        name, subject = row.record.list, guarded(row.record.id)
        yield (name, "changed", subject, row.field, "", "", *_NO_NUMBERS, *facts, "")


def _numbers(view: ComparisonView) -> Iterator[_Cells]:
    for change in view.comparison.numbers:
        if view.everything or change.differs:
            yield _number(view, change)


def _number(view: ComparisonView, change: NumberChange) -> _Cells:
    row = change.row
    what = "changed" if change.differs else "unchanged"
    if change.before is None or change.after is None:
        what = "added" if change.before is None else "removed"
    return (
        row.section,
        what,
        guarded(row.subject),
        row.measure,
        guarded(change.period),
        row.unit,
        *_flat(bounds(change.before), bounds(change.after), change.difference),
        "",
        "",
        measure_label(row.measure, view.language),
    )


def _flat(*values: Bounds) -> _Cells:
    return tuple(number for value in values for number in value)


def _shares(view: ComparisonView) -> Iterator[_Cells]:
    """Write shares as differences, a row for each bound; without an act it is all else."""
    found = view.comparison.attribution
    for row in found.shares if found is not None else ():
        sides = (row.share, None) if row.bound == "low" else (None, row.share)
        label = guarded(row.act or "")
        yield ("attribution", "share", guarded(row.subject), row.measure, "", "",
               *_NO_NUMBERS[:4], *sides, "", "", label)  # fmt: skip
