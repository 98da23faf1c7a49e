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
    assert "6 amounts or records are left out (no period, no amount, or joint" in first.text
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
