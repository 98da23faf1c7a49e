"""Reading the documentation: code blocks, tables and headings of Markdown files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"

_FENCE = re.compile(r"^```(?P<language>\w*)[^\n]*\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"^# (?P<key>[a-z]+): (?P<value>.+)$")


@dataclass(frozen=True)
class Block:
    """A fenced block, with the marks in its first lines (`# file: a.yaml`)."""

    language: str
    text: str
    line: int

    @property
    def marks(self) -> dict[str, str]:
        """The marks at the top of the block."""
        found: dict[str, str] = {}
        for line in self.text.splitlines():
            match = _MARK.match(line)
            if match is None:
                break
            found[match["key"]] = match["value"]
        return found


def text_of(name: str) -> str:
    """Give the text of a page, by its path from the root of the repository."""
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str | None = None) -> list[Block]:
    """Give the fenced blocks of a page, in order."""
    text = text_of(name)
    return [
        Block(match["language"], match["text"], text.count("\n", 0, match.start()) + 1)
        for match in _FENCE.finditer(text)
        if language in (None, match["language"])
    ]


def prose(name: str) -> str:
    """Give a page without its fenced blocks."""
    return _FENCE.sub("", text_of(name))


def section(name: str, heading: str) -> str:
    """Give the prose under a heading, up to the next heading of the same or a higher level."""
    text = prose(name)
    match = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert match is not None, f"{name} has no heading {heading!r}"
    end = re.search(rf"^#{{1,{len(match[1])}}} ", text[match.end() :], re.MULTILINE)
    return text[match.end() : match.end() + end.start() if end else None]


def ticked(text: str) -> set[str]:
    """Give what stands between back-ticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def rows(text: str) -> list[list[str]]:
    """Give the cells of every table row, headers and rules left out."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    found = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    rules = [n for n, cells in enumerate(found) if all(set(cell) <= set("-: ") for cell in cells)]
    skipped = {*rules, *(n - 1 for n in rules)}
    return [cells for n, cells in enumerate(found) if n not in skipped]


def pages() -> list[Path]:
    """Give every page of the documentation."""
    return sorted([*DOCS.rglob("*.md"), ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"])
