"""The table of records: what was added, removed and changed, and in which fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stapeling.comparing.records import RECORD_LISTS
from stapeling.comparing.results import RecordKey
from stapeling.language import N_, NP_
from stapeling.reports.comparison.values import fact_text
from stapeling.reports.comparison.view import ComparisonView
from stapeling.reports.field_words import field_word
from stapeling.reports.page import Cell, Column, Row, Table

LIST_NAMES: Mapping[str, str] = {
    "laws": N_("Laws"),
    "acts": N_("Acts"),
    "changes": N_("Changes of laws"),
    "evaluation_clauses": N_("Evaluation clauses"),
    "evaluations": N_("Evaluations"),
    "organisations": N_("Organisations"),
    "capacity": N_("Capacity"),
    "burdens": N_("Burdens"),
    "tests": N_("Toetsen"),
    "test_results": N_("Results of toetsen"),
    "oversight": N_("Oversight"),
    "bottlenecks": N_("Bottlenecks"),
}
COUNTED: Mapping[str, tuple[str, str]] = {
    "laws": NP_("{n} law", "{n} laws"),
    "acts": NP_("{n} act", "{n} acts"),
    "changes": NP_("{n} change of a law", "{n} changes of laws"),
    "evaluation_clauses": NP_("{n} evaluation clause", "{n} evaluation clauses"),
    "evaluations": NP_("{n} evaluation", "{n} evaluations"),
    "organisations": NP_("{n} organisation", "{n} organisations"),
    "capacity": NP_("{n} statement of capacity", "{n} statements of capacity"),
    "burdens": NP_("{n} burden", "{n} burdens"),
    "tests": NP_("{n} toets", "{n} toetsen"),
    "test_results": NP_("{n} result of a toets", "{n} results of toetsen"),
    "oversight": NP_("{n} record of oversight", "{n} records of oversight"),
    "bottlenecks": NP_("{n} bottleneck", "{n} bottlenecks"),
}
_CAPTION = N_(
    "A record is known by its id, or by what it speaks of; where it stands in which file is no"
    " difference. Of a changed record the field that differs is named."
)


def counted(view: ComparisonView, keys: Mapping[str, int]) -> str:
    """Tell how many records of each list there are."""
    told = (view.plural(*COUNTED[name], keys[name]) for name in RECORD_LISTS if keys.get(name))
    return view.language.listed(told)


def record_table(view: ComparisonView) -> Table | None:
    """Tell every record that was added, removed or changed; nothing when none was."""
    rows = [row for name in RECORD_LISTS for row in _rows(view, name)]
    unchanged = view.comparison.entities.unchanged or {}
    notes = []
    if view.everything and any(unchanged.values()):
        notes.append(
            view.text("The same on both sides: {records}.", records=counted(view, unchanged))
        )
    if not rows and not notes:
        return None
    return Table(
        key="records",
        title=view.text("What was added, removed and changed"),
        caption=view.text(_CAPTION),
        columns=(
            Column("list", view.header("list")),
            Column("record", view.header("record")),
            Column("what", view.header("what")),
            Column("before", view.header("before")),
            Column("after", view.header("after")),
        ),
        rows=tuple(rows),
        notes=tuple(notes),
        grouped=True,
    )


def _rows(view: ComparisonView, name: str) -> Iterator[Row]:
    entities = view.comparison.entities
    for keys, what in (
        (entities.added, view.text("added")),
        (entities.removed, view.text("removed")),
    ):
        for key in keys:
            if key.list == name:
                yield _row(view, key, what, "", "")
    for change in entities.changed:
        if change.record.list == name:
            before, after = (
                fact_text(value, view.language) for value in (change.before, change.after)
            )
            field = field_word(view.language, change.field)
            yield _row(view, change.record, field, before, after)


def _row(view: ComparisonView, key: RecordKey, what: str, before: str, after: str) -> Row:
    cells = (
        Cell(view.text(LIST_NAMES[key.list]), key.list),
        Cell(view.names.record(key), key.id),
        Cell(what, what),
        Cell(before, before),
        Cell(after, after),
    )
    return Row(cells, ids=(key.id,))
