"""The spreadsheet: typed cells that can be reckoned with, and text that is never a formula."""

from __future__ import annotations

import builtins
import datetime as dt
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.cell import Cell as Read
from openpyxl.workbook import Workbook

from stapeling.errors import StapelingError
from stapeling.language import UNKNOWN, Language
from stapeling.reports import Made
from stapeling.reports.excel.fields import fields_of
from stapeling.reports.excel.meanings import unexplained
from stapeling.reports.excel.safe import CUT, LONGEST, cell_text, safe_link, sheet_name
from stapeling.reports.page import Cell, Column, Page, Row, Table, Value, number
from stapeling.reports.values import amount_value

from .conftest import COUNTED, HOSTILE_TITLES, made_of
from .spreadsheets import HEADER, column, day, publication, read, shown

EN = Language.of("en")


@pytest.fixture(scope="module")
def book(counted: Made) -> Workbook:
    return read(publication(counted).xlsx())


def cells(book: Workbook) -> Iterator[Read]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if isinstance(cell, Read) and cell.value is not None)


def one(column: Column, *values: Cell) -> dict[str, list[object]]:
    """Give the typed columns of a column, by their keys."""
    table = Table("t", "T", "", (column,), tuple(Row((cell,)) for cell in values))
    return {f.key: [entry.value for entry in f.entries] for f in fields_of(table, EN)}


def test_the_sheets_stand_in_order(counted: Made, book: Workbook) -> None:
    tables = counted.page().tables
    assert book.sheetnames[0] == "Summary"
    assert book.sheetnames[-3:] == ["Columns", "Sources", "Receipt"]
    assert len(book.sheetnames) == len(tables) + 4
    titles = [sheet["A1"].value for sheet in book.worksheets[1:-3]]
    assert titles == [table.title for table in tables]


def test_numbers_are_numbers_with_both_sides(book: Workbook) -> None:
    sheet = book["Stacking depth of laws"]
    assert column(sheet, "law")[0] == "Wet op het voorbeeld"
    assert column(sheet, "breadth, low (acts)")[0] == 8
    assert column(sheet, "breadth, high (acts)")[0] == 8


def test_at_least_is_shown_and_can_be_reckoned_with() -> None:
    made = made_of(COUNTED.replace("changes_complete_until: 2023-06-01", "short_title: Wv"))
    sheet = read(publication(made).xlsx())["Stacking depth of laws"]
    place = next(c for c in sheet[HEADER] if c.value == "breadth, low (acts)").column
    cell = sheet.cell(HEADER + 1, place)
    assert (cell.value, cell.number_format) == (8, '"≥"#,##0')


def test_days_and_shares(book: Workbook) -> None:
    due = book["Evaluation clauses"]
    assert column(due, "due")[0] == day("2012-01-01")
    assert column(due, "late (days)")[0] == 181
    classes = book["Amendments before evaluation"]
    share = next(c for c in classes[HEADER] if c.value == "share").column
    assert classes.cell(HEADER + 1, share).value == pytest.approx(4 / 7)
    assert classes.cell(HEADER + 1, share).number_format == "0.0%"


def test_every_sheet_keeps_its_header_and_filters(book: Workbook) -> None:
    for sheet in book.worksheets[1:-2]:
        assert sheet.freeze_panes is not None
        assert sheet.freeze_panes.endswith(str(HEADER + 1))
        assert (sheet.auto_filter.ref or "").startswith(f"A{HEADER}:")
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.print_title_rows == f"${HEADER}:${HEADER}"


def test_unknown_is_empty_and_never_zero(counted: Made, book: Workbook) -> None:
    for table, sheet in zip(counted.page().tables, book.worksheets[1:-3], strict=True):
        fields = fields_of(table, counted.language)
        for place, field in enumerate(fields, start=1):
            for n, entry in enumerate(field.entries):
                read_back = sheet.cell(HEADER + 1 + n, place).value
                assert (read_back is None) == (entry.value is None), (table.key, field.key)
    sheet = book["Burden per period"]
    assert column(sheet, "one-off (€)")[:2] == [183000, 0]
    assert column(sheet, "most short (days)").count(None) > 0


@pytest.mark.parametrize("code", ["en", "nl"])
def test_every_column_is_explained(code: str) -> None:
    made = made_of(COUNTED, code)
    book = read(publication(made).xlsx())
    explained = book.worksheets[-3]
    told = {(row[0], row[2]) for row in explained.iter_rows(min_row=4, values_only=True)}
    for table, sheet in zip(made.page().tables, book.worksheets[1:-3], strict=True):
        for field in fields_of(table, made.language):
            assert (sheet.title, field.name) in told
    assert all(row[5] for row in explained.iter_rows(min_row=4, values_only=True) if row[0])


@pytest.mark.parametrize("name", ["law", "b", "u", "bare"])
def test_every_page_can_be_written(counted: Made, name: str) -> None:
    made = shown(counted, name)
    assert [key for table in made.page.tables for key in unexplained(table)] == []
    book = read(made.xlsx())
    assert book.worksheets[0]["A1"].value == made.page.title


def test_the_sentences_come_first(counted: Made, book: Workbook) -> None:
    sheet = book.worksheets[0]
    rows = [row for row in sheet.iter_rows(values_only=True) if row[0] in range(1, 11)]
    for row, sentence in zip(rows, counted.page().sentences, strict=True):
        assert row[1] == sentence.text.replace("\N{NO-BREAK SPACE}", " ")
        assert (row[2], row[4]) == (sentence.value, sentence.unknown)
        assert (row[6] or "").split() == list(sentence.witness)


def test_witnesses_stand_beside_the_numbers(book: Workbook) -> None:
    sheet = book["Stacking depth of laws"]
    assert column(sheet, "ids of the witness")[0] == "stb-2010-9 b e"
    assert column(sheet, "law, id")[0] == "law"
    sources = {row[0]: row for row in book["Sources"].iter_rows(min_row=4, values_only=True)}
    assert sources["law"][2:4] == ("verified", "Stb. 2009, 1")


def test_the_receipt_names_every_file(counted: Made, book: Workbook) -> None:
    rows = {row[0]: row[1] for row in book["Receipt"].iter_rows(values_only=True)}
    for file in counted.loaded.files:
        assert rows[file.name] == file.sha256
    assert rows["years of rest"] == "5"
    assert rows["levels that count"] == UNKNOWN
    shares = [rows[name] for name in ("verified", "reported", "estimate", "without source")]
    assert all(isinstance(share, (int, float)) for share in shares)


def test_the_same_report_gives_the_same_bytes(counted: Made) -> None:
    first = publication(counted).xlsx()
    assert first == publication(counted).xlsx()
    assert read(first).properties.created == dt.datetime(2023, 1, 1)


def test_no_text_becomes_a_formula(hostile: Made) -> None:
    book = read(publication(hostile).xlsx())
    found = {cell.value for cell in cells(book)}
    assert not [cell for cell in cells(book) if cell.data_type == "f"]
    assert set(HOSTILE_TITLES) <= {str(value) for value in found}
    for n in range(len(HOSTILE_TITLES)):
        page = read(shown(hostile, f"law-{n}").xlsx())
        assert not [cell for cell in cells(page) if cell.data_type == "f"]
        assert page.worksheets[0]["A1"].value == HOSTILE_TITLES[n]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1+1", "'=1", "{=1}", "12", ""])
def test_dangerous_text_in_every_place(counted: Made, text: str) -> None:
    row = Row((Cell(text, text), Cell(text, 1)), (text, text), (text,))
    columns = (Column("law", text), number("n", text, unit=text))
    table = Table("t", text, text, columns, (row,), (text,))
    book = read(publication(counted, Page(text, tables=(table,), about=(text,))).xlsx())
    assert {cell.data_type for cell in cells(book)} <= {"s", "n", "d", "b"}
    texts = [cell for cell in cells(book) if cell.value == text and text.strip()]
    assert all(cell.data_type == "s" for cell in texts)
    guarded = [c.quotePrefix for c in texts if text[:1] in "=+-@\t'"]
    assert all(guarded)


def test_links_are_only_those_that_are_safe() -> None:
    text = """
laws:
  - {id: a, title: A, kind: wet, in_force_from: 2010-01-01, source: "https://wetten.nl/x (art. 1)",
     changes: [{act: x, in_force_from: 2011-01-01}]}
acts:
  - {id: x, title: X, level: wet, source: "javascript:alert(1)"}
"""
    book = read(publication(made_of(text)).xlsx())
    links = [cell.hyperlink for cell in cells(book) if cell.hyperlink]
    assert {link.target for link in links if link.target} == {"https://wetten.nl/x"}
    assert all(link.location for link in links if not link.target)


def test_a_number_between_bounds_can_be_reckoned_with() -> None:
    low_high = number("n", "n")
    assert one(low_high, Cell("20 to 22", (20, 22)), Cell("5", (5, 5)), Cell(UNKNOWN)) == {
        "n_low": [20, 5, None],
        "n_high": [22, 5, None],
    }
    assert one(low_high, Cell("≥8", (8, None))) == {"n_low": [8], "n_high": [None]}


def test_an_amount_with_a_range_takes_three_columns() -> None:
    from stapeling.model.amounts import Amount

    cells = [Cell("1 to 3 (2)", amount_value(Amount(1, 2, 3))), Cell("4", 4), Cell(UNKNOWN)]
    assert one(number("eur", "cost", unit="€"), *cells) == {
        "eur_low": [1, 4, None],
        "eur_likely": [2, 4, None],
        "eur_high": [3, 4, None],
    }


def test_days_with_bounds_take_two_columns() -> None:
    exact, bounded = Cell("d", "2020-01-01"), Cell("d", ("2018-06-01", "2018-06-30"))
    since = Cell("from", ("2018-06-01", None))
    assert one(Column("day", "day"), exact) == {"day": [dt.date(2020, 1, 1)]}
    assert one(Column("day", "day"), exact, bounded, since, Cell(UNKNOWN)) == {
        "day_first": [dt.date(2020, 1, 1), dt.date(2018, 6, 1), dt.date(2018, 6, 1), None],
        "day_last": [dt.date(2020, 1, 1), dt.date(2018, 6, 30), None, None],
    }
    many = Cell("d, e", ("2019-01-01", "2020-01-01", "2021-01-01"))
    assert one(Column("day", "day"), many)["day_all"] == ["d, e"]
    assert one(Column("day", "day"), Cell("d", "1838-10-01")) == {"day": ["1838-10-01"]}


def test_shares_and_their_differences_are_percentages() -> None:
    cells = (
        Cell("13% (8 unknown)", 0.125),
        Cell("+10 points", 0.1),
        Cell("3", 3),
        Cell("2.5", 2.5),
    )
    rows = tuple(Row((cell,)) for cell in cells)
    (field,) = fields_of(Table("t", "T", "", (number("after", "after"),), rows), EN)
    assert [entry.form for entry in field.entries] == ["0.0%", "0.0%", "#,##0", "#,##0.0"]


def test_words_years_and_booleans() -> None:
    over = Column("over", "over")
    assert one(over, Cell("yes", True), Cell("no", False), Cell("unknown", None)) == {
        "over": [True, False, None]
    }
    assert one(Column("period", "p"), Cell("2024", "2024"), Cell("2027*", "2027")) == {
        "period": [2024, 2027]
    }
    quarters = one(Column("period", "p"), Cell("2024-Q1", "2024-Q1"))
    assert quarters == {"period": ["2024-Q1"]}
    assert one(Column("what", "w"), Cell(UNKNOWN, None), Cell("", ()), Cell("so", "x")) == {
        "what": [None, None, "so"]
    }


SCALARS = st.one_of(
    st.none(), st.integers(-9, 9), st.floats(-9, 9), st.booleans(), st.text(max_size=4)
)
VALUES: st.SearchStrategy[Value] = st.one_of(
    SCALARS,
    st.tuples(SCALARS, SCALARS),
    st.lists(st.sampled_from(["2020-01-01", "x", None]), max_size=3).map(tuple),
    st.fixed_dictionaries({"low": SCALARS, "likely": SCALARS, "high": SCALARS}),
)


@given(st.lists(st.tuples(st.text(max_size=6), VALUES), min_size=1, max_size=4), st.booleans())
def test_any_cell_can_be_typed(found: list[tuple[str, Value]], numeric: bool) -> None:
    column = Column("n", "n", numeric=numeric)
    for values in one(column, *(Cell(text, value) for text, value in found)).values():
        assert len(values) == len(found)
        assert all(v is None or isinstance(v, (int, float, str, dt.date)) for v in values)


@given(st.lists(st.text(max_size=60), max_size=6))
def test_names_of_sheets_are_legal(titles: list[str]) -> None:
    names: list[str] = []
    for title in titles:
        names.append(sheet_name(title, names))
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set("[]:*?/\\") & set(name)
        assert not name.startswith("'")
        assert not name.endswith("'")


def test_long_text_is_cut_with_a_mark() -> None:
    assert cell_text("x" * LONGEST) == "x" * LONGEST
    assert cell_text("x" * (LONGEST + 1)).endswith(CUT)
    wide = cell_text("\N{GRINNING FACE}" * LONGEST)
    assert len(wide.encode("utf-16-le")) // 2 <= LONGEST


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("see https://a.nl/b.", "https://a.nl/b"),
        ("http://a.nl", "http://a.nl"),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://[x", None),
        ("https://a.nl/" + "x" * 3000, None),
        ("internal:'Sources'!A1", None),
    ],
)
def test_addresses(text: str, link: str | None) -> None:
    assert safe_link(text) == link


def test_the_missing_package_is_named(counted: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *args: object, **kwargs: object) -> object:
        if name.partition(".")[0] == "xlsxwriter":
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)
        return real(name, *args, **kwargs)  # type: ignore[arg-type]

    for name in [
        n for n in sys.modules if n.startswith(("xlsxwriter", "stapeling.reports.excel."))
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(StapelingError, match=r"stapeling\[excel\]"):
        publication(counted).xlsx()
