"""Tables for a terminal: numbers are never cut, and what finds no room in a row stands by it.

What is said of a row stands below it; on a wide terminal, where the columns leave room, beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.text import Text

from stapeling.language import NO_BREAK
from stapeling.reports.arranging import GAP, Arranged, arrange, worth_telling
from stapeling.reports.folding import fit, fold, fold_header, hanging
from stapeling.reports.glyphs import RULE
from stapeling.reports.page import Cell, Column, Row, Table
from stapeling.reports.sparklines import spark

TITLE, HEADER, QUIET = "bold", "bold cyan", "dim"
PROSE = 100
"""Wider lines of prose cannot be read: the eye loses the next one."""
_INDENT, _LESS = "    ", "  "
_BESIDE = 60
"""So much room is worth a column of its own for what is said of a row."""
_BETWEEN = 3
_SEPARATOR = f"{NO_BREAK}· "


def table_lines(table: Table, width: int) -> Iterator[Text]:
    """Write a table with its title, caption and notes as lines of at most `width` cells."""
    yield from styled(fold(table.title, width), TITLE)
    if table.caption:
        yield from styled(fold(table.caption, min(width, PROSE)), QUIET)
    if table.rows:
        yield from _rows(table, width)
    legends = dict.fromkeys(series.legend for row in table.rows for series in row.series)
    for note in (*legends, *table.notes):
        yield from styled(hanging(note, min(width, PROSE), "", _LESS), QUIET)


def styled(lines: Iterable[str], style: str) -> Iterator[Text]:
    """Give lines of one style."""
    return (Text(line, style=style) for line in lines)


def _rows(table: Table, width: int) -> Iterator[Text]:
    """Write the header and the rows; those of a group are set in below its name."""
    indent = " " * GAP if table.grouped else ""
    arranged = arrange(table, width - len(indent))
    yield from (_set_in(indent, line) for line in _header(table, arranged))
    group = None
    for row in table.rows:
        name = row.cells[0].text
        if table.grouped and name != group:
            yield from styled(hanging(name, width, "", indent), TITLE)
            group = name
        lines = _row(table, row, arranged, width - len(indent))
        yield from (_set_in(indent, line) for line in lines)


def _set_in(indent: str, line: Text) -> Text:
    return Text(indent).append_text(line) if indent else line


def _header(table: Table, arranged: Arranged) -> Iterator[Text]:
    columns = [table.columns[n] for n in arranged.columns]
    stacks = [
        _header_lines(column, width) for column, width in zip(columns, arranged.widths, strict=True)
    ]
    height = max(map(len, stacks))
    stacks = [[""] * (height - len(stack)) + stack for stack in stacks]
    yield from styled(_side_by_side(columns, stacks, arranged.widths), HEADER)
    ruled = [[RULE * width] for width in arranged.widths]
    yield from styled(_side_by_side(columns, ruled, arranged.widths), QUIET)


def _header_lines(column: Column, width: int) -> list[str]:
    return [*fold_header(column.header, width), *([column.unit] if column.unit else [])]


def _row(table: Table, row: Row, arranged: Arranged, width: int) -> Iterator[Text]:
    columns = [table.columns[n] for n in arranged.columns]
    stacks = [
        fold(row.cells[n].text, size) if not table.columns[n].numeric else [row.cells[n].text]
        for n, size in zip(arranged.columns, arranged.widths, strict=True)
    ]
    cells = list(_side_by_side(columns, stacks, arranged.widths))
    room = width - arranged.total - _BETWEEN
    if room >= _BESIDE:
        yield from _beside(cells, _told(table, row, arranged, min(room, PROSE), ""), arranged.total)
        return
    yield from styled(cells, "")
    indent = _LESS if table.grouped else _INDENT
    yield from styled(_told(table, row, arranged, width, indent), QUIET)


def _told(table: Table, row: Row, arranged: Arranged, width: int, indent: str) -> Iterator[str]:
    """Tell the cells of a row that stand in no column, its counts over time and its details."""
    told = [
        _named(table.columns[n], row.cells[n])
        for n in arranged.moved
        if worth_telling(table.columns[n], row.cells[n])
    ]
    lines = [_SEPARATOR.join(told)] if told else []
    counts = (spark(series, width - len(indent) - len(_LESS)) for series in row.series)
    for line in (*lines, *counts, *row.details):
        yield from hanging(line, width, indent, indent + _LESS)


def _beside(cells: Sequence[str], told: Iterable[str], width: int) -> Iterator[Text]:
    """Put what is said of a row beside its cells."""
    for left, right in zip_longest(cells, told, fillvalue=""):
        line = Text(fit(left, width) if right else left)
        yield line.append(" " * _BETWEEN + right, QUIET) if right else line


def _named(column: Column, cell: Cell) -> str:
    """Tell a cell that stands in no column, with its header and unit."""
    if column.numeric:
        return f"{column.name} {cell.text}".replace(" ", NO_BREAK)
    return f"{column.name}: {cell.text}"


def _side_by_side(
    columns: Sequence[Column], stacks: Sequence[Sequence[str]], widths: Sequence[int]
) -> Iterator[str]:
    for level in range(max(map(len, stacks))):
        cells = [
            fit(stack[level] if level < len(stack) else "", width, right=column.numeric)
            for column, stack, width in zip(columns, stacks, widths, strict=True)
        ]
        yield (" " * GAP).join(cells)
