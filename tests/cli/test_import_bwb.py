"""`import bwb`, `import regelrecht` and density as processes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from tests.importers.bwb.conftest import article, old_text, toestand

from ..conftest import Run

TEXT = toestand(article("1", "Hij moet betalen, tenzij hij niet kan."), day="2013-01-01")


def test_a_folder_that_is_analysed_then(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(TEXT, "utf-8")
    (tmp_path / "b.xml").write_text(old_text(""), "utf-8")
    done = run("import", "bwb", tmp_path, "--out", tmp_path / "out")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "Read: 1 text (toestand) and 1 text of the 2012 collection.",
        "2 regulations and 0 acts; 2 written, the others are up to date.",
        "Found: 0 change entries, 0 evaluation clauses to confirm and 0 advices heard.",
    ]
    again = run("import", "bwb", tmp_path / "a.xml", "--out", tmp_path / "out", "--lang", "nl")
    assert again.stderr.splitlines()[1] == (
        "1 regeling en 0 besluiten en wetten; 0 geschreven, de andere zijn bij."
    )
    only = ("analyse", tmp_path / "out", "--only", "density", "--as-of", "2014-01-01", "-q")
    found = json.loads(run(*only, "-f", "json").stdout)
    (law,) = (row for row in found["laws"] if row["id"] == "bwbr0000001")
    assert law["density"] == {
        "as_of": "2013-01-01",
        "words": 7,
        "articles": 1,
        "counts": {
            "obligations": 1,
            "prohibitions": 0,
            "permissions": 1,
            "exceptions": 1,
            "references": 0,
            "delegations": 0,
        },
        "per_1000_words": {
            "obligations": 1000 / 7,
            "prohibitions": 0.0,
            "permissions": 1000 / 7,
            "exceptions": 1000 / 7,
            "references": 0.0,
            "delegations": 0.0,
        },
    }
    assert [(row["kind"], row["laws"], row["unknown"]) for row in found["density"]] == [
        ("wet", 1, 0)
    ]
    rows = list(csv.DictReader(io.StringIO(run(*only, "-f", "csv").stdout)))
    assert {row["section"] for row in rows} == {"density", "density_by_kind"}
    dutch = run(*only, "--lang", "nl", "--sort", "obligations").stdout
    assert "Regeldichtheid per laag van regelgeving" in dutch
    assert "Van 1 wet is de tekst niet geteld." in dutch
    assert "# " in run(*only, "-f", "markdown").stdout


def test_a_broken_file_gives_status_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(TEXT, "utf-8")
    (tmp_path / "b.xml").write_text("<toestand", "utf-8")
    done = run("import", "bwb", "a.xml", "b.xml", "--out", "out", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("b.xml:1: not XML: ")
    assert done.stderr.endswith("1 mistake: what it concerns is not imported.\n")
    assert [path.name for path in (tmp_path / "out").rglob("*.yaml")] == ["bwbr0000001.yaml"]
    strict = run("import", "bwb", "b.xml", "--out", "new", "--strict", cwd=tmp_path)
    assert strict.returncode == 2
    assert not (tmp_path / "new").exists()
    assert "Traceback" not in done.stderr + strict.stderr


def test_rules_as_code(run: Run, tmp_path: Path) -> None:
    text = "$id: a\nregulatory_layer: WET\nbwb_id: BWBR0000001\nname: Wet a\narticles: []\n"
    (tmp_path / "a.yaml").write_text(text)
    done = run("import", "regelrecht", "a.yaml", "--out", "out", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        0,
        "Read: 1 file. 1 law; 1 written, the others are up to date.\n",
    )
    other = run("import", "poc-machine-law", "a.yaml", "--out", "out", cwd=tmp_path)
    assert (other.returncode, other.stderr.splitlines()[0]) == (
        1,
        "a.yaml: nothing in it is of this format",
    )
