"""The text report fits its width, and every number of it stands in it."""

import re

import pytest
from rich.cells import cell_len

from stapeling.language import NO_BREAK
from stapeling.reports import Made, Shown
from stapeling.reports.arranging import arrange
from stapeling.reports.page import Cell, Column, Page, Row, Table
from stapeling.reports.terminal import draw

from .conftest import COUNTED, made_of

WIDTHS = [60, 80, 100, 200]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text.replace(NO_BREAK, " "))


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", ["en", "nl"])
def test_no_line_is_too_wide_or_ends_in_spaces(code: str, width: int) -> None:
    made = made_of(COUNTED, code)
    lines = made.text(width, color=False).splitlines()
    for name in ("law", "b", "u"):
        page = Shown.of(made.report, made.graph, made.loaded, made.language, name)
        assert page is not None
        lines += page.text(width, color=False).splitlines()
    assert [line for line in lines if cell_len(line) > width or line != line.rstrip()] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_every_number_is_there(counted: Made, width: int) -> None:
    sections = counted.text(width, color=False).split("\n\n")
    for table in counted.page().tables:
        section = next(text for text in sections if text.startswith(table.title))
        words = section.replace("·", " ").split()
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                told = cell.value not in column.untold and cell.text
                if column.numeric and told and " " not in cell.text.replace(NO_BREAK, " "):
                    assert cell.text in words, (table.key, column.key)
                elif told:
                    assert squeezed(cell.text)[:8] in squeezed(section), (table.key, column.key)


def test_wide_terminals_are_used(counted: Made) -> None:
    narrow, wide = (counted.text(width, color=False).splitlines() for width in (80, 200))
    assert len(wide) < len(narrow)
    assert max(map(len, wide)) > 120


def test_colours_only_repeat(counted: Made) -> None:
    plain, coloured = (counted.text(100, color=color) for color in (False, True))
    assert "\x1b" not in plain
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()
    assert coloured != plain


def table(*columns: Column, rows: tuple[tuple[str, ...], ...]) -> Table:
    cells = tuple(Row(tuple(Cell(text, text) for text in row)) for row in rows)
    return Table("t", "Title", "", columns, cells)


def test_columns_of_low_priority_leave_first() -> None:
    wide = table(
        Column("name", "name"),
        Column("a", "a", numeric=True),
        Column("b", "b", numeric=True, priority=3),
        Column("c", "c", numeric=True, priority=2),
        rows=(("A title of some length", "1,000,000", "2,000,000", "3,000,000"),),
    )
    assert arrange(wide, 60).moved == ()
    assert arrange(wide, 50).moved == (2,)
    assert arrange(wide, 34).moved == (2, 3)


def test_what_leaves_is_told_below() -> None:
    wide = table(
        Column("name", "name"),
        Column("a", "first", numeric=True),
        Column("b", "second", "days", numeric=True, priority=2),
        rows=(("A title of some length", "1,000,000", "2,000,000"),),
    )
    assert draw(Page("Page", tables=(wide,)), 40, color=False) == (
        "Page\n"
        "\n"
        "Title\n"
        "name                        first\n"
        "──────────────────────  ─────────\n"
        "A title of some length  1,000,000\n"
        "    second (days) 2,000,000\n"
    )


def test_the_whole_text(geteld: Made) -> None:
    only = Made(
        geteld.report, geteld.graph, geteld.loaded, geteld.language, only=("evaluation",), top=1
    )
    lines = only.text(80, color=False).splitlines()
    start = lines.index("Wijzigingen vóór evaluatie")
    assert lines[start + 6 : start + 15] == [
        "                                           binnen           opnieuw",
        "                           vóór                de    na de   gewij-    na  onbe-",
        "wet                   evaluatie  aandeel  termijn  termijn     zigd  rust   kend",
        "────────────────────  ─────────  ───────  ───────  ───────  ───────  ────  ─────",
        "Wet op het voorbeeld          4      57%        3        0        1     1      1",
        "    na evaluatie 2",
        "    Binnen de termijn: Stb. 2010, 9 (1 jan 2011); Wet b (1 jan 2012); c",
        "      (1 jan 2012)",
        "    Opnieuw gewijzigd: h (1 jan 2016)",
    ]
