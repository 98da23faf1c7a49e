"""`show` finds a law, an act by any of its names and an implementer; completion gives their ids."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from stapeling.cli.options import corpus_ids

from ..conftest import Run

CORPUS = Path(__file__).parent / "corpus"
AT = ("--corpus", CORPUS, "--as-of", "2020-01-01")


def shown(run: Run, identity: str, *options: str) -> dict[str, Any]:
    done = run("show", identity, *AT, "-f", "json", *options)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_a_law(run: Run) -> None:
    law = shown(run, "pensions")
    assert (law["type"], law["title"], law["facts"]["breadth"]) == ("law", "Pensions Act", [2, 2])
    assert [(row["act"], row["fate"]) for row in law["tables"]["timeline"]] == [
        ("stb-2010-5", "layer"),
        ("stb-2011-6", "lower_level"),
        ("stb-2012-7", "excluded"),
        ("stb-2015-9", "layer"),
    ]
    counted = shown(run, "pensions", "--levels", "wet,amvb", "--event", "submitted")
    assert counted["facts"]["breadth"] == [3, 3]
    assert counted["tables"]["timeline"][3]["class"] == "within_term"


def test_an_act_by_its_id_its_alias_and_its_dossier(run: Run) -> None:
    acts = [shown(run, name) for name in ("stb-2015-9", "plan-x", "kst-33999")]
    assert [act["facts"] for act in acts] == [acts[0]["facts"]] * 3
    assert [act["tables"] for act in acts] == [acts[0]["tables"]] * 3
    assert (acts[0]["type"], acts[0]["facts"]["id"]) == ("act", "stb-2015-9")
    assert [row["law"] for row in acts[0]["tables"]["laws"]] == ["pensions"]
    chain = [row["act"] for row in acts[0]["tables"]["repair_chains"]]
    assert chain == ["stb-2010-5", "stb-2015-9"]


def test_an_implementer_as_text(run: Run) -> None:
    lines = run("show", "uwv", *AT).stdout.splitlines()
    assert lines[0] == "UWV"
    assert "coverage       20%: of 1 of 5 acts a burden is recorded" in lines
    assert "    Acts: Stb. 2010, 5 (12 of 62 days, norm)" in lines


def test_an_implementer_by_quarter_in_markdown(run: Run) -> None:
    done = run("show", "uwv", *AT, "--period", "quarter", "-f", "markdown", "--lang", "nl")
    assert done.stdout.splitlines()[0] == "# UWV"
    assert "2011-Q2" in done.stdout


@pytest.mark.parametrize(
    ("identity", "hint"),
    [
        ("pensoins", " (did you mean 'pensions'?)"),
        ("stb-2015-8", " (did you mean 'stb-2015-9'?)"),
        ("kst-12345", ""),
        ("Wet x", ""),
    ],
)
def test_an_unknown_id(run: Run, identity: str, hint: str) -> None:
    done = run("show", identity, *AT)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"stapeling: there is no law, act, organisation, toets or knelpunt '{identity}' in the"
        f" corpus{hint}\n"
    )


def test_only_contradictions_about_what_is_shown_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "laws:\n"
        "  - {id: a, title: A, kind: wet, changes: [{act: gone}]}\n"
        "  - {id: b, title: B, kind: wet, changes: [{act: lost}]}\n"
    )
    done = run("show", "b", "-c", tmp_path, cwd=tmp_path)
    assert done.stderr == "a.yaml:3:44: ST101 b: there is no act 'lost' in the corpus\n"
    assert run("show", "b", "-c", tmp_path, "--quiet", cwd=tmp_path).stderr == ""


def test_ids_that_complete_a_word(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(CORPUS)
    assert list(corpus_ids("c")) == ["care", "cak"]
    assert list(corpus_ids("stb-201")) == [
        "stb-2010-5",
        "stb-2011-6",
        "stb-2012-7",
        "stb-2014-8",
        "stb-2015-9",
    ]
    monkeypatch.chdir(tmp_path)
    assert list(corpus_ids("")) == []


def test_the_shell_asks_for_completion() -> None:
    code = "import sys; sys.argv[0] = 'stapeling'; from stapeling.cli import main; main()"
    asked = {"_STAPELING_COMPLETE": "complete_bash", "COMP_WORDS": "stapeling show pe"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **asked, "COMP_CWORD": "2"},
        cwd=CORPUS,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("pensions\n", "")
