"""`import wti` as a process: YAML on stdout or in a folder, what was done on stderr."""

from __future__ import annotations

import json
from pathlib import Path

from ..conftest import ROOT, Run

WTI = Path("tests/importers/wti/repeal.xml")
YAML = (ROOT / WTI).with_suffix(".yaml").read_text("utf-8")


def test_yaml_on_stdout(run: Run) -> None:
    done = run("import", "wti", WTI, "--out", "-")
    assert (done.returncode, done.stdout) == (0, YAML)
    assert done.stderr == "Wet op het voorbeeld: 2 change entries (in_force 2) -> -\n"
    dutch = run("import", "wti", WTI, "--out", "-", "--lang", "nl").stderr
    assert dutch == "Wet op het voorbeeld: 2 wijzigingsregels (in_force 2) -> -\n"


def test_a_folder_that_is_analysed_then(run: Run, tmp_path: Path) -> None:
    options = ("--out", tmp_path, "--id", "BWBR0000001=example")
    done = run("import", "wti", WTI, *options)
    file = tmp_path / "example.yaml"
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"Wet op het voorbeeld: 2 change entries (in_force 2) -> {file}\n"
    assert file.read_text("utf-8") == YAML.replace("wet_op_het_voorbeeld", "example")
    again = run("import", "wti", WTI, *options)
    assert again.stderr.endswith(f"{file} is up to date\n")
    report = run("analyse", tmp_path, "-f", "json", "--as-of", "2010-01-01", cwd=tmp_path)
    law = json.loads(report.stdout)["laws"][0]
    assert (law["id"], law["breadth"], law["text_chain"]) == ("example", [1, 1], ["stb-2001-5"])


def test_a_file_that_is_no_wti(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<toestand/>")
    done = run("import", "wti", "a.xml", "nowhere.xml", "--out", "out", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == [
        "a.xml",
        "nowhere.xml",
    ]
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["a.xml"]
