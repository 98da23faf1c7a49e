"""Reports for a terminal: rich text that fits a width and never cuts a number.

Text of the corpus is only ever put in as text, never as markup. Colours repeat what the words
and the indents already say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from stapeling.language import NO_BREAK
from stapeling.reports.arranging import GAP, Arranged, arrange
from stapeling.reports.folding import fit, fold, fold_header, hanging
from stapeling.reports.page import Cell, Column, Page, Row, Table

_TITLE, _HEADER, _QUIET = "bold", "bold cyan", "dim"
_INDENT, _LESS = "    ", "  "
_PROSE = 100
"""Wider lines of prose cannot be read: the eye loses the next one."""
_SEPARATOR = f"{NO_BREAK}· "


def draw(page: Page, width: int, *, color: bool) -> str:
    """Write a page as lines of at most `width` cells."""
    lines = [_without_end(line) for line in _lines(page, width)]
    written = _coloured(lines, width) if color else "\n".join(line.plain for line in lines)
    return written.replace(NO_BREAK, " ") + "\n"


def _without_end(line: Text) -> Text:
    """Take the spaces off the end of a line, which nobody sees and everybody copies."""
    if line.plain.endswith(" "):
        line.rstrip()
    return line


def _coloured(lines: Sequence[Text], width: int) -> str:
    """Write lines with the codes of their styles, whatever the environment says."""
    console = Console(
        file=StringIO(),
        width=width,
        color_system="standard",
        force_terminal=True,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    with console.capture() as capture:
        console.print(Text("\n").join(lines), soft_wrap=True, end="")
    return capture.get()


def _lines(page: Page, width: int) -> Iterator[Text]:
    prose = min(width, _PROSE)
    yield from _styled(fold(page.title, width), _TITLE)
    for line in page.about:
        yield from _styled(hanging(line, prose, "", "  "), _QUIET)
    yield from _facts(page, prose)
    if page.sentences:
        yield Text()
    for number, sentence in enumerate(page.sentences, start=1):
        yield from _styled(hanging(sentence.text, prose, f"{number:>2}  ", _INDENT), "")
    for table in page.tables:
        yield Text()
        yield from _table(table, width)
    if page.footer:
        yield Text()
    for line in page.footer:
        yield from _styled(hanging(line, prose, "", "  "), _QUIET)


def _facts(page: Page, width: int) -> Iterator[Text]:
    """Write facts in two columns: what each is called, and what it is."""
    size = max((cell_len(fact.label) for fact in page.facts), default=0) + GAP
    for fact in page.facts:
        label = Text(fit(fact.label, size), style=_QUIET)
        lines = fold(fact.cell.text, max(width - size, 1))
        yield label.append_text(Text(lines[0]))
        yield from _styled((" " * size + line for line in lines[1:]), "")


def _table(table: Table, width: int) -> Iterator[Text]:
    yield from _styled(fold(table.title, width), _TITLE)
    if table.caption:
        yield from _styled(fold(table.caption, min(width, _PROSE)), _QUIET)
    if table.rows:
        yield from _rows(table, width)
    for note in table.notes:
        yield from _styled(hanging(note, min(width, _PROSE), "", "  "), _QUIET)


def _rows(table: Table, width: int) -> Iterator[Text]:
    """Write the header and the rows; those of a group are set in below its name."""
    indent = " " * GAP if table.grouped else ""
    arranged = arrange(table, width - len(indent))
    yield from (_set_in(indent, line) for line in _header(table, arranged))
    group = None
    for row in table.rows:
        name = row.cells[0].text
        if table.grouped and name != group:
            yield from _styled(hanging(name, width, "", indent), _TITLE)
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
    yield from _styled(_side_by_side(columns, stacks, arranged.widths), _HEADER)
    ruled = [["─" * width] for width in arranged.widths]
    yield from _styled(_side_by_side(columns, ruled, arranged.widths), _QUIET)


def _header_lines(column: Column, width: int) -> list[str]:
    return [*fold_header(column.header, width), *([column.unit] if column.unit else [])]


def _row(table: Table, row: Row, arranged: Arranged, width: int) -> Iterator[Text]:
    columns = [table.columns[n] for n in arranged.columns]
    stacks = [
        fold(row.cells[n].text, size) if not table.columns[n].numeric else [row.cells[n].text]
        for n, size in zip(arranged.columns, arranged.widths, strict=True)
    ]
    yield from _styled(_side_by_side(columns, stacks, arranged.widths), "")
    told = [
        _named(table.columns[n], row.cells[n])
        for n in arranged.moved
        if _worth_telling(table.columns[n], row.cells[n])
    ]
    lines = [_SEPARATOR.join(told)] if told else []
    indent = _LESS if table.grouped else _INDENT
    for line in (*lines, *row.details):
        yield from _styled(hanging(line, width, indent, indent + _LESS), _QUIET)


def _named(column: Column, cell: Cell) -> str:
    """Tell a cell that stands in no column, with its header and unit."""
    if column.numeric:
        return f"{column.name} {cell.text}".replace(" ", NO_BREAK)
    return f"{column.name}: {cell.text}"


def _worth_telling(column: Column, cell: Cell) -> bool:
    return bool(cell.text) and cell.value not in column.untold


def _side_by_side(
    columns: Sequence[Column], stacks: Sequence[Sequence[str]], widths: Sequence[int]
) -> Iterator[str]:
    for level in range(max(map(len, stacks))):
        cells = [
            fit(stack[level] if level < len(stack) else "", width, right=column.numeric)
            for column, stack, width in zip(columns, stacks, widths, strict=True)
        ]
        yield (" " * GAP).join(cells)


def _styled(lines: Iterable[str], style: str) -> Iterator[Text]:
    return (Text(line, style=style) for line in lines)
