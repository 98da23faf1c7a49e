"""Tables as a page shows them: cells with their place in the order, rows with their witnesses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stapeling.reports.html.facets import Facets, names_in
from stapeling.reports.html.register import Link, Register
from stapeling.reports.page import Cell, Column, Order, Row, Table, Value, order_of

LONG = 50
"""How many rows of a table are shown before a button asks for the rest; the style knows it too."""
_WIDE = 10
"""From how many columns on paper is turned."""
_DAY = re.compile(r"(\d{4})-\d{2}-\d{2}|(\d{4})(-Q\d|-\d{2})?")
_PERIODS = ("period", "year")


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell, and its place when the rows are in the order of its column."""

    text: str
    rank: int | None
    again: bool = False
    """Whether it repeats the name of the group that the row above named."""


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row, with what is told below it."""

    anchor: str
    cells: tuple[ShownCell, ...]
    details: tuple[str, ...]
    links: tuple[Link, ...]
    facet: int | None
    years: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table, with the name by which it can be reached."""

    anchor: str
    table: Table
    rows: tuple[ShownRow, ...]

    @property
    def told(self) -> bool:
        """Whether anything is told below a row."""
        return any(row.details or row.links for row in self.rows)

    @property
    def long(self) -> bool:
        """Whether not all rows are shown at once."""
        return len(self.rows) > LONG

    @property
    def wide(self) -> bool:
        """Whether it asks for paper that is turned."""
        return len(self.table.columns) > _WIDE

    @property
    def weight(self) -> int:
        """How much of a page it takes: its rows and their witnesses."""
        return sum(1 + len(row.links) for row in self.rows)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that its rows are about."""
        return tuple(year for row in self.rows if row.years for year in row.years if year)


def shown_table(
    table: Table, anchor: str, n: int, register: Register, facets: Facets
) -> ShownTable:
    """Make a table ready for a page.

    Parameters
    ----------
    table : Table
        The table.
    anchor : str
        The name of the table on the page.
    n : int
        Its number, for the short names of its rows.
    register : Register
        Where the witnesses of rows are told.
    facets : Facets
        By which rows can be filtered.
    """
    ranks = [_ranks(table, place) for place in range(len(table.columns))]
    time = _time_column(table)
    rows = []
    group = None
    for number, row in enumerate(table.rows):
        again = table.grouped and row.cells[0].text == group
        group = row.cells[0].text
        cells = tuple(
            ShownCell(cell.text, rank[number], again and place == 0)
            for place, (cell, rank) in enumerate(zip(row.cells, ranks, strict=True))
        )
        years = _years(row.cells[time].value) if time is not None else None
        links = tuple(register.link(name) for name in _witnesses(row, register))
        facet = facets.of_row(table, row)
        rows.append(ShownRow(f"w{n}-{number}", cells, row.details, links, facet, years))
    return ShownTable(anchor, table, tuple(rows))


def _witnesses(row: Row, register: Register) -> tuple[str, ...]:
    """Give what a row rests on; of a row that names no witness, whatever its cells name."""
    if row.ids:
        return tuple(dict.fromkeys(row.ids))
    named = (name for cell in row.cells for name in names_in(cell.value))
    return tuple(dict.fromkeys(name for name in named if register.knows(name)))


def _ranks(table: Table, place: int) -> list[int | None]:
    """Give the place of each row in the order of a column; nothing where it is not known."""
    cells = [row.cells[place] for row in table.rows]
    if len(cells) == 1:
        return [None]
    keys = [None if cell.sorted_by is None else _key(table.columns[place], cell) for cell in cells]
    order = {key: n for n, key in enumerate(sorted({key for key in keys if key is not None}))}
    return [None if key is None else order[key] for key in keys]


def _key(column: Column, cell: Cell) -> Order:
    """Give what a cell is sorted by: its value, but what is read where the value is a name."""
    value = cell.sorted_by
    if not column.numeric and any(not _DAY.fullmatch(text) for text in _texts(value)):
        return order_of(cell.text)
    return order_of(value)


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def _time_column(table: Table) -> int | None:
    """Find the column that says what time a row is about: a period, else the first day."""
    for place, column in enumerate(table.columns):
        if column.key in _PERIODS:
            return place
    for place in range(len(table.columns)):
        values = [row.cells[place].value for row in table.rows]
        if any(map(_years, values)) and not table.columns[place].numeric:
            return place
    return None


def _years(value: Value) -> tuple[int, int] | None:
    """Give the first and the last year that a value speaks of; 0 for a side that is open."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        return value, value
    if isinstance(value, str):
        found = _DAY.fullmatch(value)
        year = int(found[1] or found[2]) if found else 0
        return (year, year) if found else None
    if isinstance(value, Sequence) and len(value) == 2:
        low, high = (_years(part) for part in value)
        if low or high:
            return (low[0] if low else 0), (high[1] if high else 0)
    return None
