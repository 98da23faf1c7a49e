from dataclasses import replace

from stapeling.reports import Made
from stapeling.reports.page import (
    NO_COUNT,
    Cell,
    Column,
    Row,
    Table,
    Value,
    sorted_rows,
    without_empty,
)
from stapeling.reports.tables import PARTS, tables

from .conftest import made_of


def keys(made: Made, *only: str) -> list[str]:
    found = tables(made.report, made.graph, made.language, only)
    return [table.key for table in found]


def test_a_subject_a_section_repair_chains_first(counted: Made) -> None:
    assert keys(counted) == [
        "repair_chains",
        "laws",
        "layers",
        "evaluation",
        "due_days",
        "evaluations",
        "implementers",
        "periods",
        "capacity",
        "freezes",
        "target_groups",
        "stack_counts",
        "doubling",
        "bottlenecks",
        "cycle",
        "due_shares",
        "clean_up",
        "laws_over_time",
    ]
    assert keys(counted, *PARTS) == keys(counted)
    assert keys(counted, "layers") == ["layers"]


def test_every_table_has_a_caption_and_rows_of_its_columns(counted: Made) -> None:
    for table in counted.page().tables:
        assert table.title
        assert table.caption
        assert all(len(row.cells) == len(table.columns) for row in table.rows)


def test_every_row_of_numbers_names_its_witnesses(counted: Made) -> None:
    found = {table.key: table.rows for table in counted.page().tables}
    assert [row.ids for row in found["repair_chains"]] == [("b", "e")]
    assert [row.ids for row in found["laws"]] == [("stb-2010-9", "b", "e")]
    assert [row.ids for row in found["evaluation"]] == [("stb-2010-9", "b", "c", "h")]
    assert [row.ids for row in found["freezes"]] == [("b", "c", "d")]
    assert [row.ids for row in found["periods"]][2] == ("b", "c")


def test_top_says_what_it_leaves_out(counted: Made) -> None:
    made = Made(counted.report, counted.graph, counted.loaded, counted.language, top=2)
    periods = next(table for table in made.page().tables if table.key == "periods")
    assert len(periods.rows) == 2
    assert periods.notes[0] == "7 more rows are left out."


def test_columns_that_know_nothing_are_left_out_and_named(counted: Made) -> None:
    periods = next(table for table in counted.page().tables if table.key == "periods")
    assert "structural_eur" not in [column.key for column in periods.columns]
    assert periods.notes == (
        "Not known in any row: structural (€ a year) and one-off (fte-years).",
    )


def row(*values: Value) -> Row:
    return Row(tuple(Cell(str(value), value) for value in values))


TABLE = Table(
    "t",
    "T",
    "",
    (Column("name", "name"), Column("n", "n", numeric=True, priority=2, untold=NO_COUNT)),
    (row("b", 1), row("a", None), row("C", 3)),
)


def test_sort() -> None:
    def names(sort: str | None) -> list[str]:
        return [row.cells[0].text for row in sorted_rows(TABLE, sort).rows]

    assert names("n") == ["C", "b", "a"]
    assert names("name") == ["a", "b", "C"]
    assert names("other") == names(None) == ["b", "a", "C"]


def test_intervals_sort_by_their_low_side() -> None:
    values = [(0, 9), (2, 2), (2, 5)]
    rows = tuple(Row((Cell("x"), Cell("y", value))) for value in values)
    table = Table("t", "T", "", TABLE.columns, rows)
    found = sorted_rows(table, "n").rows
    assert [row.cells[1].value for row in found] == [(2, 5), (2, 2), (0, 9)]


def test_an_open_side_sorts_by_the_side_that_is_known() -> None:
    late = [2152, (None, 103), 103, (103, None), (102, 110), None]
    numbers = Table("t", "T", "", TABLE.columns, tuple(row("x", value) for value in late))
    found = [made.cells[1].value for made in sorted_rows(numbers, "n").rows]
    assert found == [2152, (103, None), 103, (None, 103), (102, 110), None]
    days = [(None, "2023-06-27"), "2005-01-01", ("2023-06-01", None), "2024-01-01"]
    since = Table("t", "T", "", TABLE.columns, tuple(row(value, 1) for value in days))
    found = [made.cells[0].value for made in sorted_rows(since, "name").rows]
    assert found == ["2005-01-01", ("2023-06-01", None), (None, "2023-06-27"), "2024-01-01"]


def test_a_cell_may_be_sorted_by_something_else_than_its_value() -> None:
    peaks = [("2 in 2023", 2), ("1 in 2024", 1), ("6 in 2022", 6)]
    rows = tuple(Row((Cell(text, "period", n), Cell("1", 1))) for text, n in peaks)
    found = sorted_rows(Table("t", "T", "", TABLE.columns, rows), "name").rows
    assert [made.cells[0].text for made in found] == ["1 in 2024", "2 in 2023", "6 in 2022"]


def test_a_known_column_stays() -> None:
    assert without_empty(TABLE) == (TABLE, ())


def test_sort_of_the_report() -> None:
    text = """
laws:
  - {id: a, title: Wet A, kind: wet, in_force_from: 2010-01-01, changes: [
      {act: x, in_force_from: 2011-01-01, articles: ["1"]}]}
  - {id: b, title: Wet B, kind: wet, in_force_from: 2010-01-01, changes: [
      {act: x, in_force_from: 2011-01-01, articles: ["1"]},
      {act: y, in_force_from: 2012-01-01, articles: ["2"]}]}
acts: [{id: x, level: wet}, {id: y, level: wet}]
"""
    made = made_of(text)
    by_name = tables(made.report, made.graph, made.language, ("laws",), sort="law")
    assert [row.cells[0].value for row in by_name[1].rows] == ["a", "b"]
    by_breadth = tables(made.report, made.graph, made.language, ("laws",), sort="breadth")
    assert [row.cells[0].value for row in by_breadth[1].rows] == ["b", "a"]


def test_circles_are_told() -> None:
    text = """
laws:
  - {id: a, title: Wet A, kind: wet, in_force_from: 2010-01-01, based_on: [{law: b}]}
  - {id: b, title: Besluit B, kind: amvb, in_force_from: 2010-01-01, based_on: [{law: a}]}
"""
    layers = next(table for table in made_of(text).page().tables if table.key == "layers")
    assert layers.notes == (
        "Rest on each other: Wet A and Besluit B. Broken by leaving out: Wet A → Besluit B",
    )


def test_who_wants_the_first_rows_gets_short_lists_that_say_how_much_is_left() -> None:
    laws = "".join(
        f"  - {{id: l{n:02}, title: L{n:02}, kind: wet, in_force_from: 2001-01-01,"
        " implementers: [u]}\n"
        for n in range(23)
    )
    made = made_of(f"laws:\n{laws}organisations: [{{id: u, title: U, kind: zbo}}]\n")

    def told(top: int | None) -> str:
        found = tables(made.report, made.graph, made.language, ["implementers"], top)
        return found[0].rows[0].details[0]

    assert told(None) == "Laws: " + "; ".join(f"L{n:02}" for n in range(23))
    assert told(5) == "Laws: " + "; ".join(f"L{n:02}" for n in range(20)) + "; 3 more"
    assert "all" not in str(made.page().about[-1])
    assert "JSON and CSV hold them all" in str(replace(made, top=5).page().about[-1])
