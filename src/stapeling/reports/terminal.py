"""Reports for a terminal: rich text that fits a width and never cuts a number.

Text of the corpus is only ever put in as text, never as markup. Colours repeat what the words
and the indents already say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from stapeling.language import NO_BREAK
from stapeling.reports.arranging import GAP
from stapeling.reports.drawing import drawn, legend
from stapeling.reports.drawn import Timeline
from stapeling.reports.folding import fit, fold, hanging
from stapeling.reports.page import Page
from stapeling.reports.terminal_table import PROSE, QUIET, TITLE, styled, table_lines

_INDENT = "    "


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
    prose = min(width, PROSE)
    yield from styled(fold(page.title, width), TITLE)
    for line in page.about:
        yield from styled(hanging(line, prose, "", "  "), QUIET)
    yield from _facts(page, prose)
    if page.sentences:
        yield Text()
    for number, sentence in enumerate(page.sentences, start=1):
        yield from styled(hanging(sentence.text, prose, f"{number:>2}  ", _INDENT), "")
    for timeline in page.timelines:
        yield Text()
        yield from _timeline(timeline, width)
    for table in page.tables:
        yield Text()
        yield from table_lines(table, width)
    if page.footer:
        yield Text()
    for line in page.footer:
        yield from styled(hanging(line, prose, "", "  "), QUIET)


def _facts(page: Page, width: int) -> Iterator[Text]:
    """Write facts in two columns: what each is called, and what it is."""
    size = max((cell_len(fact.label) for fact in page.facts), default=0) + GAP
    for fact in page.facts:
        label = Text(fit(fact.label, size), style=QUIET)
        lines = fold(fact.cell.text, max(width - size, 1))
        yield label.append_text(Text(lines[0]))
        yield from styled((" " * size + line for line in lines[1:]), "")


def _timeline(timeline: Timeline, width: int) -> Iterator[Text]:
    """Draw a line of time, and tell below it what its signs mean."""
    lines = drawn(timeline, width)
    yield from styled(fold(timeline.title, width), TITLE)
    yield from styled(lines, "")
    for note in (legend(timeline, lines), *timeline.notes):
        yield from styled(hanging(note, width, "", "  "), QUIET)
