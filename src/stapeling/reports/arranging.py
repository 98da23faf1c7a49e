"""Arranging the columns of a table in a width: which stand in it, and how wide each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from stapeling.language import SOFT_HYPHEN
from stapeling.reports.folding import longest_word
from stapeling.reports.page import Cell, Column, Table

GAP = 2
"""Spaces between columns."""
_TOLD_ANYHOW = 2
"""Columns of a higher priority are for what is special: they leave where no row has it."""
_READABLE = 24
"""How wide a column of text should be, if its text is that wide, before others must leave."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """The columns that stand in the table with their widths, and those told on their own line."""

    columns: tuple[int, ...]
    widths: tuple[int, ...]
    moved: tuple[int, ...]

    @property
    def total(self) -> int:
        """How wide the columns are together, with what stands between them."""
        return _total(self.widths)


@dataclass(frozen=True, slots=True)
class _Need:
    """The widths of a column: the least at all, the least to read well, and what it would take."""

    least: int
    readable: int
    natural: int
    later: bool = False
    """Whether others go first: numbers stand in any width, only their headers like more."""


def arrange(table: Table, width: int) -> Arranged:
    """Fit the columns of a table in a width; no number is ever cut.

    Columns for what is special leave where no row has it, and those of the lowest priority until
    the rest can be read; columns of text share the room that is left. When nothing more can leave
    they are squeezed, and only then do others go.
    """
    needs = [_need(column, _cells(table, n)) for n, column in enumerate(table.columns)]
    first = 1 if table.grouped else 0
    kept = [n for n in range(first, len(needs)) if _tells(table, n)]
    moved = [n for n in range(first, len(needs)) if n not in kept]
    while len(kept) > 1:
        leaving = max(kept, key=lambda n: (table.columns[n].priority, n))
        least = table.columns[leaving].priority == 1
        taken = _total([needs[n].least if least else needs[n].readable for n in kept])
        if taken <= width:
            break
        kept.remove(leaving)
        moved.append(leaving)
    widths = _share([needs[n] for n in kept], width)
    return Arranged(tuple(kept), tuple(widths), tuple(sorted(moved)))


def worth_telling(column: Column, cell: Cell) -> bool:
    """Whether a cell that stands in no column is told."""
    return bool(cell.text) and cell.value not in column.untold


def _tells(table: Table, number: int) -> bool:
    """Whether a column has anything to tell of some row, or always stays."""
    column = table.columns[number]
    if column.priority <= _TOLD_ANYHOW or not table.rows:
        return True
    return any(worth_telling(column, row.cells[number]) for row in table.rows)


def _cells(table: Table, number: int) -> list[str]:
    return [row.cells[number].text for row in table.rows]


def _need(column: Column, texts: Sequence[str]) -> _Need:
    """Say how wide a column must be, should be, and could be; a header breaks at its hyphens."""
    header = max(longest_word(column.header), cell_len(column.unit))
    whole = max(header, longest_word(column.header.replace(SOFT_HYPHEN, "")))
    content = max([header, *map(cell_len, texts)])
    if column.numeric:
        return _Need(content, content, max(content, whole), later=True)
    words = max([header, *map(longest_word, texts)])
    readable = max(header, min(content, _READABLE))
    return _Need(min(words, _READABLE), readable, max(content, whole))


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + GAP * max(len(widths) - 1, 0)


def _share(needs: Sequence[_Need], width: int) -> list[int]:
    """Give every column its least, then share what is left as far as each can use it.

    Text goes first, a cell at a time; the header of a number then gets all it likes, or nothing.
    """
    readable = [need.readable for need in needs]
    enough = _total(readable) <= width
    widths = readable if enough else [need.least for need in needs]
    goals = [need.natural if enough else need.readable for need in needs]
    texts = [n for n, need in enumerate(needs) if not need.later]
    for _ in range(width - _total(widths)):
        hungry = [n for n in texts if widths[n] < goals[n]]
        if not hungry:
            break
        widths[min(hungry, key=lambda n: (widths[n] / goals[n], n))] += 1
    for n, need in enumerate(needs):
        if need.later and goals[n] - widths[n] <= width - _total(widths):
            widths[n] = goals[n]
    return widths
