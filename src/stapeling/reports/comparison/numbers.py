"""The tables of numbers: every measure before, after, and the difference."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from stapeling.comparing.results import LoadChange, NumberChange, bounds
from stapeling.language import DASH, N_
from stapeling.reports.comparison.names import WHOLE
from stapeling.reports.comparison.toetsen_acts import act_table
from stapeling.reports.comparison.values import difference_text, side_text, value_text
from stapeling.reports.comparison.view import ComparisonView
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.plain import plain
from stapeling.reports.words import word

_LAWS = ("laws", "layers", "evaluation")
_OTHERS = {
    "toetsen": N_("Toetsen"),
    "oversight": N_("Oversight"),
    "bottlenecks": N_("Bottlenecks"),
    "cycle": N_("The policy cycle"),
}
_CAPTION = N_(
    "Unit in brackets. The difference is after minus before, low and high bounds apart; a dash"
    " where a side does not know the number, or does not have it."
)
_LOAD_CAPTION = N_(
    "Only periods for which a capacity was stated. Load is over known values, so at least; over"
    " is said when it is certain."
)


def number_tables(view: ComparisonView) -> Iterator[Table]:
    """Give the tables of numbers that have anything to tell."""
    names = view.names
    laws = [row for row in view.of_part(*_LAWS) if row.row.section != "repair_chains"]
    load = [row for row in view.of_part("implementers") if row.row.section != "capacity"]
    groups = [row for row in load if row.row.section == "target_groups"]
    load = [row for row in load if row.row.section != "target_groups"]
    tables = [
        _table(view, "laws", view.text("Numbers of laws"), laws, names.law),
        _table(view, "implementers", view.text("Implementers"), load, names.organisation),
        _load_table(view),
        _table(view, "target_groups", view.text("Target groups"), groups, plain),
    ]
    for part, title in _OTHERS.items():
        rows = [row for row in view.of_part(part) if row.row.section != "toetsen_acts"]
        tables.append(_table(view, part, view.text(title), rows, names.any))
    tables.append(act_table(view))
    return (table for table in tables if table.rows)


def _table(
    view: ComparisonView,
    key: str,
    title: str,
    numbers: list[NumberChange],
    name: Callable[[str], str],
) -> Table:
    by_subject = sorted(numbers, key=_place)  # stable: in the order of the report
    rows = [
        _row(view, name(subject), run)
        for subject, own in groupby(by_subject, key=lambda change: change.row.subject)
        for run in _runs(view, own)
    ]
    return Table(
        key=key,
        title=title,
        caption=view.text(_CAPTION),
        columns=(
            Column("subject", view.header("subject")),
            Column("measure", view.header("figure")),
            Column("period", view.header("period")),
            number("before", view.header("before")),
            number("after", view.header("after")),
            number("difference", view.header("difference")),
        ),
        rows=tuple(rows),
        grouped=True,
    )


def _place(change: NumberChange) -> tuple[bool, str]:
    """Put what is of a whole part before what is of one subject."""
    return change.row.subject not in WHOLE, change.row.subject


def _runs(view: ComparisonView, numbers: Iterable[NumberChange]) -> Iterator[list[NumberChange]]:
    """Put periods that follow each other together where a number is the same on each side."""
    by_measure: dict[tuple[str, str], list[NumberChange]] = {}
    for change in numbers:
        by_measure.setdefault((change.row.section, change.row.measure), []).append(change)
    for rows in by_measure.values():
        run = rows[:1]
        for change in rows[1:]:
            if view.follows(run[-1], change) and _values(run[-1]) == _values(change):
                run.append(change)
            else:
                yield run
                run = [change]
        yield run


def _values(change: NumberChange) -> tuple[object, ...]:
    sides = ((bounds(row), row.unknown) if row else None for row in (change.before, change.after))
    return tuple(sides)


def _row(view: ComparisonView, subject: str, run: list[NumberChange]) -> Row:
    change, language = run[0], view.language
    told = change.before is None or change.after is None or not _moved(change)
    first, last = run[0].period, run[-1].period
    period = first.replace("/", " → ") if first == last else f"{first}{DASH}{last}"
    cells = (
        Cell(subject, change.row.subject),
        Cell(view.measure(change), change.row.measure),
        Cell(plain(period), period),
        Cell(side_text(change.before, language, told=told), bounds(change.before)),
        Cell(side_text(change.after, language, told=told), bounds(change.after)),
        Cell(difference_text(change, language), change.difference),
    )
    return Row(cells)


def _moved(change: NumberChange) -> bool:
    return bounds(change.before) != bounds(change.after)


def _load_table(view: ComparisonView) -> Table:
    loads = [row for row in view.comparison.loads if view.everything or row.differs]
    return Table(
        key="capacity",
        title=view.text("Load against capacity"),
        caption=view.text(_LOAD_CAPTION),
        columns=(
            Column("implementer", view.header("implementer")),
            Column("unit", view.header("unit")),
            Column("period", view.header("period")),
            number("before", view.header("load before")),
            number("after", view.header("load after")),
            number("capacity", view.header("capacity")),
            Column("over", view.header("over")),
        ),
        rows=tuple(_load_row(view, row) for row in loads),
        notes=tuple(_first_over(view)) if loads else (),
        grouped=True,
    )


def _load_row(view: ComparisonView, row: LoadChange) -> Row:
    language = view.language
    stated = [value_text(row.capacity_after, row.unit, language)]
    if row.capacity_before != row.capacity_after:
        stated.insert(0, value_text(row.capacity_before, row.unit, language))
    cells = (
        Cell(view.names.organisation(row.subject), row.subject),
        Cell(word(language, row.unit), row.unit),
        Cell(plain(row.period), row.period),
        Cell(value_text(row.load_before, row.unit, language), row.load_before),
        Cell(value_text(row.load_after, row.unit, language), row.load_after),
        Cell(" → ".join(stated), row.capacity_after),
        Cell(_over(view, row), row.over_after),
    )
    return Row(cells)


def _over(view: ComparisonView, row: LoadChange) -> str:
    if row.over_after:
        return view.text("still over") if row.over_before else view.text("now over")
    return view.text("no longer over") if row.over_before else ""


def _first_over(view: ComparisonView) -> Iterator[str]:
    for row in view.comparison.first_over:
        if row.before != row.after:
            yield view.text(
                "{implementer}, {unit}: first period over capacity {before} → {after}",
                implementer=view.names.organisation(row.subject),
                unit=word(view.language, row.unit),
                before=row.before or view.text("none"),
                after=row.after or view.text("none"),
            )
