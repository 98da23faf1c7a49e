"""Every command writes a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run

from .samples import CORPUS

COMMANDS = {
    "analyse": ["analyse", "corpus"],
    "show": ["show", "kinderbijslag", "--corpus", "corpus"],
    "toetsen": ["toetsen", "--corpus", "corpus"],
    "diff": ["diff", "corpus", "corpus"],
    "check": ["check", "corpus", "--exit-zero"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_writes_a_page(run: Run, tmp_path: Path, command: str) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "corpus.yaml").write_text(CORPUS, encoding="utf-8")
    words = [*COMMANDS[command], "--as-of", "2023-01-01", "--lang", "en"]
    done = run(*words, "--output", "html=page.html", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert page == run(*words, "--format", "html", cwd=tmp_path).stdout


def test_check_counts_in_words_then_by_rule_by_file_and_one_by_one(
    run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    text = CORPUS.replace("in_force_from: 2014-01-01", "in_force_from: 2013-11-01")
    (folder / "a.yaml").write_text(text, encoding="utf-8")
    words = ["check", "corpus", "--exit-zero", "--as-of", "2023-01-01", "--lang", "en"]
    page = run(*words, "--format", "html", cwd=tmp_path).stdout
    assert "Findings by rule" in page
    assert "Findings by file" in page
    assert 'id="table-findings"' in page
    assert "href=#id-stb-2013-20" in page
