"""What is written where: one format on stdout, others in files, all of them or none."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from ..conftest import Run

CORPUS = Path(__file__).parent / "corpus"
ANALYSE = ("analyse", CORPUS, "--as-of", "2020-01-01")


def test_every_format_on_stdout_and_in_files(run: Run, tmp_path: Path) -> None:
    names = ("text", "markdown", "json", "csv")
    shown = {name: run(*ANALYSE, "--format", name).stdout for name in names}
    assert shown["text"].splitlines()[0] == "How policy stacks up"
    assert shown["markdown"].splitlines()[0] == "# How policy stacks up"
    data = json.loads(shown["json"])
    assert (data["format_version"], data["as_of"]) == (1, "2020-01-01")
    rows = list(csv.DictReader(io.StringIO(shown["csv"])))
    breadth = [row for row in rows if (row["subject"], row["measure"]) == ("pensions", "breadth")]
    assert [(row["low"], row["high"], row["unit"]) for row in breadth] == [("2", "2", "acts")]

    outputs = [word for name in names for word in ("-o", f"{name}={tmp_path / name}")]
    done = run(*ANALYSE, *outputs)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", shown["text"])
    written = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert written == shown


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        ("folder", "--output: 'folder' is a folder"),
        ("file/b.csv", "--output: there is no folder file"),
        ("nowhere/b.csv", "--output: there is no folder nowhere"),
        ("a.json", "--output: the same file is named twice"),
        ("b" * 300, f"{'b' * 300}: File name too long"),
    ],
)
def test_all_files_or_none(run: Run, second: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("here before")
    (tmp_path / "a.json").write_text("here before")
    done = run(*ANALYSE, "-o", "json=a.json", "-o", f"csv={second}", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"stapeling: {reason}\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "file", "folder"]
    assert (tmp_path / "a.json").read_text() == "here before"


def test_nothing_is_written_when_the_corpus_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("laws: [{id: A}]")
    done = run("analyse", "a.yaml", "-o", "json=out.json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_show_writes_files_too(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "uwv.json"
    done = run("show", "uwv", "-c", CORPUS, "--as-of", "2020-01-01", "-o", f"json={file}")
    assert done.stdout.splitlines()[0] == "UWV"
    assert json.loads(file.read_text("utf-8"))["id"] == "uwv"
    done = run("show", "uwv", "-c", CORPUS, "-f", "csv")
    assert done.stderr == "stapeling: --format: 'csv' is not one of text, json, markdown, html\n"
