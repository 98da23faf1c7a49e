"""The report in words: what stands on top, whose text is data, and both languages of numbers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from stapeling.commands import Choices
from stapeling.commands.simulate import Request, simulate_paths
from stapeling.language import Language
from stapeling.reports.page import Page
from stapeling.reports.simulation import SimulationReport

from .test_by_hand import PARTLY, WORLD
from .test_combinations import BASE, SCENARIO


def report(folder: Path, **texts: str) -> SimulationReport:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text)
    paths = [folder / f"{name}.yaml" for name in texts]
    most = 2 if "scenario" in texts else None
    request = Request(Choices(dt.date(2023, 1, 1)), draws=200, combinations=most)
    return SimulationReport(simulate_paths(paths, request), Language.of("en"))


def said(page: Page, key: str) -> str:
    (text,) = (row.text for row in page.sentences if row.key == key)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_how_little_is_known_stands_on_top(tmp_path: Path) -> None:
    page = report(tmp_path, base=PARTLY).page()
    first = page.sentences[0]
    assert first.key == "known"
    assert "5 amounts of load are stated; 3 of them are a range; 0 capacities" in first.text
    assert "1 record without any amount is left out; 3 amounts of no known period are" in first.text
    assert "2 joint records are left out, counted for each bearer" in first.text
    plain = first.text.replace("\N{NO-BREAK SPACE}", " ")
    counts = "one-off € 4; one-off fte-years 4; structural € a year 4; structural fte 2"
    assert f"records without a known value, by unit: {counts}" in plain
    assert "read every load and every probability as at least." in first.text
    assert "of overload nothing is known" in said(page, "overload")
    assert page.sentences[1].value is None


def test_sentences_name_number_unit_and_witness(tmp_path: Path) -> None:
    page = report(tmp_path, base=WORLD).page()
    assert all(row.unit and row.witness for row in page.sentences)
    assert "U is likeliest to be over its capacity in 2023" in said(page, "overload")
    assert "most of all Een: U in 2023, one-off €, from € 761 to" in said(page, "turned")
    assert "Most uncertain in structural fte: U in 2024" in said(page, "widest_structural_fte")


def test_every_row_of_a_load_names_its_witness(tmp_path: Path) -> None:
    page = report(tmp_path, base=WORLD).page()
    tables = {table.key: table for table in page.tables}
    assert set(tables) == {"overload", "swings", "loads", "known"}
    assert all(row.ids and row.details for row in tables["loads"].rows)
    assert len(tables["swings"].rows) == 4


def test_combinations_come_first(tmp_path: Path) -> None:
    page = report(tmp_path, base=BASE, scenario=SCENARIO).page()
    assert [table.key for table in page.tables][:2] == ["tipping", "combinations"]
    assert said(page, "tips_u") == "U tips over with C: from ≥0% to 100% of the draws."
    assert said(page, "combinations").startswith("7 combinations of at most 2 of 3 added acts")


@pytest.mark.parametrize("title", ["[red]=1+1|x[/red]", "<script>alert(1)</script>", "a\x1b[31mb"])
def test_titles_are_data(tmp_path: Path, title: str) -> None:
    written = title.replace("\x1b", "\\x1b")
    made = report(tmp_path, base=WORLD.replace("title: Een", f'title: "{written}"'))
    assert "\x1b[31m" not in made.text(100, color=False)
    assert "[red]" not in title or "[red]=1+1" in made.text(200, color=False)
    assert "<script>" not in made.markdown()
    assert all("\n" not in row for row in made.csv().splitlines())


def test_a_record_of_which_one_part_is_empty_is_told(tmp_path: Path) -> None:
    """It states one-off euros, so it is no record without any amount."""
    empty = "structural: {fte: {low: -1, likely: 2, high: 2}, until: 2026-01-01}"
    page = report(tmp_path, base=WORLD.replace(empty, "structural: {}")).page()
    assert "structural fte 1" in said(page, "known")
    assert "without any amount" not in said(page, "known")
    assert "joint" not in said(page, "known")
    (table,) = (table for table in page.tables if table.key == "overload")
    assert any(row.cells[-1].value == 1 for row in table.rows)


def test_the_sentence_with_the_verdict_tells_its_unknowns(tmp_path: Path) -> None:
    more = "  - {act: stb-2023-1, organisation: u, structural: {}}\n"
    page = report(tmp_path, base=WORLD + more).page()
    (row,) = (row for row in page.sentences if row.key == "overload")
    assert row.unknown == 1
    assert said(page, "overload").endswith("; 1 record without a known value is in none of it.")


UNKNOWN = """
scenario: {base: base.yaml, title: Onbekend}
acts:
  - {id: x1, title: Leeg, level: wet, changes: [{law: l, in_force_from: 2024-01-01}]}
  - {id: x2, title: Geen last, level: wet, changes: [{law: l, in_force_from: 2024-01-01}]}
  - {id: x3, title: Geen dag, level: wet, changes: [{law: l}]}
  - {id: x4, title: Samen, level: wet, changes: [{law: l, in_force_from: 2024-01-01}]}
burdens:
  - {act: x1, organisation: u, structural: {}}
  - {act: x3, organisation: u, structural: {fte: {low: 100, high: 200}}}
  - {act: x4, organisations: [u, v], structural: {fte: 9}}
"""


def test_added_acts_without_a_known_burden_are_told(tmp_path: Path) -> None:
    """What such an act weighs is unknown: that it ties with the base says nothing."""
    made = report(tmp_path, base=BASE, scenario=UNKNOWN)
    page, found = made.page(), made.simulation.result.combinations
    assert said(page, "unknown_acts") == (
        "4 of the added acts have no known burden: their weight is unknown, not zero"
        " (Leeg; Geen last; Geen dag; Samen)."
    )
    assert "as far as is known none is over more often than the base alone" in said(
        page, "combinations"
    )
    (table,) = (table for table in page.tables if table.key == "combinations")
    assert [row.cells[-1].value for row in table.rows] == [0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2]
    assert found is not None
    of = {row.acts: row.unknowns for row in found.ranked}
    assert not of[()]
    assert (of["x1",].unstated, of["x1",].unrecorded) == (1, ())
    assert of["x2",].unrecorded == of["x2",].acts == ("x2",)
    assert (of["x3",].dayless, of["x3",].not_placed) == (("x3",), 1)
    assert of["x4",].joint == 1
    assert of["x1", "x3"].lacking == dict.fromkeys(of["x1",].lacking, 2)
    assert '"dayless": ["x3"]' in " ".join(made.json().split()).replace("[ ", "[").replace(
        " ]", "]"
    )
    assert "unknown_dayless,acts,1.0,,,x3," in made.csv()


def test_an_act_whose_burden_is_stated_as_nothing_is_known(tmp_path: Path) -> None:
    scenario = UNKNOWN.replace("structural: {}", "structural: {fte: 0}")
    found = report(tmp_path, base=BASE, scenario=scenario).simulation.result.combinations
    assert found is not None
    assert found.unknown == ("x2", "x3", "x4")
