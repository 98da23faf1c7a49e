"""The spreadsheet in LibreOffice: it opens, nothing turns into something else on the way."""

from __future__ import annotations

import csv
import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.loading import load
from stapeling.reports import Made

from ..conftest import ROOT
from .conftest import HOSTILE_TITLES
from .spreadsheets import HEADER, publication, read

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"
)


def opened(path: Path, form: str) -> Path:
    """Open a spreadsheet in LibreOffice, and save it in another form."""
    out = path.parent / "out"
    done = subprocess.run(
        ["soffice", f"-env:UserInstallation={(path.parent / 'profile').as_uri()}", "--headless",
         "--convert-to", form, "--outdir", str(out), str(path)],
        capture_output=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Error" not in done.stderr
    return out / f"{path.stem}.{form.partition(':')[0]}"


def contents(book: Workbook) -> dict[tuple[str, str], object]:
    """Give the cells that hold something; numbers as far as LibreOffice writes them."""
    return {
        (sheet.title, cell.coordinate): round(cell.value, 12)
        if isinstance(cell.value, float)
        else cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


@pytest.fixture(scope="module")
def shipped() -> Made:
    loaded = load([ROOT / "data"])
    graph = StackGraph(loaded.corpus)
    report = analyse(graph, Options(dt.date(2026, 11, 23)), loaded.selection)
    return Made(report, graph, loaded, Language.of("nl"))


def test_the_shipped_data_come_back_the_same(shipped: Made, tmp_path: Path) -> None:
    path = tmp_path / "rapport.xlsx"
    path.write_bytes(publication(shipped).xlsx())
    before = read(path.read_bytes())
    after = read(opened(path, "xlsx").read_bytes())
    assert after.sheetnames == before.sheetnames
    assert contents(after) == contents(before)
    types = {cell.data_type for s in after.worksheets for row in s.iter_rows() for cell in row}
    assert types <= {"s", "n", "d", "b"}
    for sheet in after.worksheets[1:-2]:
        assert (sheet.auto_filter.ref or "").startswith(f"A{HEADER}:")


def test_hostile_titles_stay_text(hostile: Made, tmp_path: Path) -> None:
    path = tmp_path / "hostile.xlsx"
    path.write_bytes(publication(hostile).xlsx())
    assert contents(read(opened(path, "xlsx").read_bytes())) == contents(read(path.read_bytes()))
    # the second sheet is that of the laws; a formula would come out as its result
    table = opened(
        path, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,3"
    )
    written = next(path for path in table.parent.glob("*.csv"))
    with written.open(encoding="utf-8", newline="") as stream:
        found = {row[0] for row in csv.reader(stream) if row}
    assert set(HOSTILE_TITLES) <= found
