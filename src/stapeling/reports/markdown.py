"""Reports as Markdown; text of the corpus is escaped, so that it stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stapeling.reports.page import Page, Table
from stapeling.reports.plain import plain

_SPECIAL = re.compile(r"[\\`*_\[\]|~#!$@]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def write(page: Page) -> str:
    """Write a page; every table has all of its columns."""
    return "\n".join(_lines(page)) + "\n"


def escaped(text: str) -> str:
    r"""Write text so that Markdown and HTML take it as text, on one line.

    >>> escaped("| a | <b> [x](y)")
    '\\| a \\| &lt;b&gt; \\[x\\](y)'
    """
    text = "".join(_ENTITIES.get(character, character) for character in plain(text))
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", text)


def _lines(page: Page) -> Iterator[str]:
    yield f"# {escaped(page.title)}"
    for line in page.about:
        yield from ("", f"*{escaped(line)}*")
    if page.facts:
        yield ""
    for fact in page.facts:
        yield f"- {escaped(fact.label)}: {escaped(fact.cell.text)}"
    if page.sentences:
        yield ""
    for number, sentence in enumerate(page.sentences, start=1):
        yield f"{number}. {escaped(sentence.text)}"
    for table in page.tables:
        yield from ("", *_table(table))
    for line in page.footer:
        yield from ("", escaped(line))


def _table(table: Table) -> Iterator[str]:
    yield f"## {escaped(table.title)}"
    if table.caption:
        yield from ("", escaped(table.caption))
    if table.rows:
        yield ""
        details = any(row.details for row in table.rows)
        headers = [escaped(column.name) for column in table.columns]
        rules = ["---:" if column.numeric else ":---" for column in table.columns]
        yield _joined([*headers, *([""] if details else [])])
        yield _joined([*rules, *([":---"] if details else [])])
        for row in table.rows:
            told = "<br>".join(map(escaped, row.details))
            yield _joined(
                [*(escaped(cell.text) for cell in row.cells), *([told] if details else [])]
            )
    for note in table.notes:
        yield from ("", escaped(note))


def _joined(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
