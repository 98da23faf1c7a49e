"""A report in neutral form: sentences and tables of plain text, for any format to write.

Cells hold what is read and what is meant: the text in the language of the reader, and the value
by which rows are sorted and that goes into data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from stapeling.language import SOFT_HYPHEN
from stapeling.reports.drawn import Series, Timeline

Value = float | str | bool | None | tuple["Value", ...] | Mapping[str, "Value"]
"""The value of a cell as data; nothing where it is not known."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that may be quoted: with its number, unit, witness and what is unknown."""

    key: str
    text: str
    value: float | None
    unit: str
    witness: tuple[str, ...] = ()
    """The ids of the laws and acts that the number rests on."""
    unknown: int | None = None
    """How many cases of the same unit cannot be told; nothing when that is not known either."""
    bounds: tuple[float | None, float | None] | None = None
    """Both sides of the number where it is no single one; nothing for a side that is open."""


NO_COUNT: tuple[Value, ...] = (0, (0, 0))
"""A count that is zero, as a column that need not tell it has it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    key: str
    """Its name in data, in English."""
    header: str
    unit: str = ""
    numeric: bool = False
    """Numbers stand to the right and are never cut or folded."""
    priority: int = 1
    """1 stays; of those with a higher number, the highest go first to a line of their own."""
    untold: tuple[Value, ...] = ()
    """Values that need not be told on such a line."""

    @property
    def name(self) -> str:
        """The header with its unit, on one line."""
        header = self.header.replace(SOFT_HYPHEN, "")
        return f"{header} ({self.unit})" if self.unit else header


def number(
    key: str, header: str, priority: int = 1, *, unit: str = "", untold: tuple[Value, ...] = ()
) -> Column:
    """Give a column of numbers."""
    return Column(key, header, unit, numeric=True, priority=priority, untold=untold)


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and the value it stands for."""

    text: str
    value: Value = None
    order: Value = None
    """What it is sorted by, where that is not its value."""

    @property
    def sorted_by(self) -> Value:
        """What tells its place among the cells of its column."""
        return self.value if self.order is None else self.order


@dataclass(frozen=True, slots=True)
class Row:
    """A row, with lines below it that tell its witnesses and what must be said of it."""

    cells: tuple[Cell, ...]
    details: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    """The ids of the acts and laws that the row rests on."""
    series: tuple[Series, ...] = ()
    """Counts over periods, for a format that can draw no pictures; data leave them out."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title and a caption: the unit, and what unknown does."""

    key: str
    title: str
    caption: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    """A tuple, or `rows.Rows` where there are many of which few may be shown."""
    notes: tuple[str, ...] = ()
    """What else must be said: rows left out, circles, nothing found."""
    grouped: bool = False
    """Whether the first column names a group: rows of one group stand together below it."""
    part: str = ""
    """The part of a report that it belongs to, when the report has parts."""

    def __post_init__(self) -> None:
        made = self.rows if isinstance(self.rows, tuple) else ()  # others once they are made
        if any(len(row.cells) != len(self.columns) for row in made):
            raise ValueError(self.key)


class Fact(NamedTuple):
    """A fact about what a page shows, with its key in data and its name for readers."""

    key: str
    label: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Page:
    """A whole report, or everything about one law, act or implementer."""

    title: str
    facts: tuple[Fact, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    tables: tuple[Table, ...] = ()
    timelines: tuple[Timeline, ...] = ()
    """Lines of time, for a format that can draw no pictures; data leave them out."""
    about: tuple[str, ...] = ()
    """What the numbers were computed for, on top."""
    footer: tuple[str, ...] = ()
    """What they were computed from, at the end."""


def sorted_rows(table: Table, sort: str | None) -> Table:
    """Put the rows in the order of a column: numbers from the largest, text from its beginning.

    What is not known comes last. A table without that column keeps its own order.
    """
    place = next((n for n, column in enumerate(table.columns) if column.key == sort), None)
    if place is None:
        return table
    known = [row for row in table.rows if row.cells[place].sorted_by is not None]
    unknown = [row for row in table.rows if row.cells[place].sorted_by is None]
    known.sort(
        key=lambda row: order_of(row.cells[place].sorted_by), reverse=table.columns[place].numeric
    )
    return replace(table, rows=(*known, *unknown))


Order = tuple[tuple[int, float, str], ...]
"""The place of a value among others of its column."""
_BELOW, _BEYOND = (-1, 0.0, ""), (2, 0.0, "")
"""An open side: lower than any number or day, or higher."""


def order_of(value: Value) -> Order:
    """Give the order of a value among others of its column; an interval by its low side.

    Of an interval with an open side the other side is what is known: at most 103 comes just
    before 103, and at least 103 just behind it.

    >>> values = [(103, None), 104, (None, 103), 103, 102]
    >>> sorted(values, key=order_of)
    [102, (None, 103), 103, (103, None), 104]
    """
    if isinstance(value, tuple):
        if len(value) == 2 and (value[0] is None) != (value[1] is None):
            low, high = value
            return (order_of(high)[0], _BELOW) if low is None else (order_of(low)[0], _BEYOND)
        return tuple(item for part in value for item in order_of(part))
    if isinstance(value, Mapping):
        return order_of(value.get("likely"))
    if isinstance(value, (int, float)):
        one = (0, float(value), "")
    else:
        one = (1, 0.0, str(value or "").casefold())
    return one, one


def without_empty(table: Table) -> tuple[Table, tuple[Column, ...]]:
    """Take out the columns of which no row knows anything, and give these columns."""
    empty = [
        n
        for n, column in enumerate(table.columns)
        if column.priority > 1 and table.rows and all(r.cells[n].value is None for r in table.rows)
    ]
    kept = [n for n in range(len(table.columns)) if n not in empty]
    rows = tuple(replace(row, cells=tuple(row.cells[n] for n in kept)) for row in table.rows)
    columns = tuple(table.columns[n] for n in kept)
    return replace(table, columns=columns, rows=rows), tuple(table.columns[n] for n in empty)


def ungrouped(table: Table) -> Table:
    """Take out the names of the groups, where there is only one and the page bears its name."""
    if not table.grouped:
        return table
    rows = tuple(replace(row, cells=row.cells[1:]) for row in table.rows)
    return replace(table, columns=table.columns[1:], rows=rows, grouped=False)


def top_rows(table: Table, top: int | None, note: str) -> Table:
    """Keep the first rows, and say what is left out."""
    if top is None or len(table.rows) <= top:
        return table
    return replace(table, rows=table.rows[:top], notes=(note, *table.notes))
