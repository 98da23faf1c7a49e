"""`toetsen` as a process: the stack, an act by any of its names, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from stapeling.cli.options import act_ids, corpus_ids, toets_ids

from ..conftest import Run

CATALOGUE = """
tests:
  - {id: own, title: "[bold]Eigen toets", status: kabinetsbeleid, moment: ex_ante, line: eigen,
     phase: consultatie, weeks: 8, work_at: [uwv], required_when: {levels: [wet]},
     aspects: [{aspect: ict, object: rijk, certainty: estimate}]}
  - {id: advice, title: "=Advies | en meer", status: wettelijk, moment: ex_ante,
     line: onafhankelijk, phase: raad_van_state, required_when: {},
     aspects: [{aspect: ict, object: burger}]}
  - {id: more, title: Extra toets, status: voorstel, moment: ex_ante, phase: beleid, weeks: 2,
     aspects: [{aspect: regio, object: burger}]}
laws:
  - {id: law, title: Wet L, kind: wet, act: stb-2009-1, in_force_from: 2010-01-01,
     implementers: [gem], changes: [{act: stb-2016-5, in_force_from: 2017-01-01}]}
  - {id: bare, title: Wet zonder geschiedenis, kind: wet}
acts:
  - {id: stb-2009-1, level: wet}
  - {id: stb-2016-5, aliases: [plan], title: Wet vijf, level: wet, dossier: "34000",
     published: 2016-12-20}
organisations: [{id: uwv, title: UWV, kind: zbo}, {id: gem, title: Gem, kind: medeoverheid}]
test_results: [{test: advice, act: plan, delivered: 2016-10-06, source: Stcrt}]
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "stapeling.toml").write_text("")
    (folder / "all.yaml").write_text(CATALOGUE)
    return folder


def asked(run: Run, corpus: Path, *args: str) -> dict[str, Any]:
    done = run("toetsen", *args, "-c", corpus, "--as-of", "2020-01-01", "-f", "json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_the_stack(run: Run, corpus: Path) -> None:
    data = asked(run, corpus)
    assert list(data)[:6] == [
        "format_version",
        "stapeling",
        "as_of",
        "settings",
        "receipt",
        "summary",
    ]
    assert data["toetsen"]["stack"]["toetsen"] == ["own", "advice"]
    assert (data["toetsen"]["overlap"], data["act"]) == ([], None)


def test_the_object_is_ignored_when_asked(run: Run, corpus: Path) -> None:
    data = asked(run, corpus, "--ignore-object")
    assert [row["kind"] for row in data["toetsen"]["overlap"]] == ["second_look"]
    assert data["settings"]["ignore_object"] is True


@pytest.mark.parametrize("args", [("--with", "more,own"), ("--with", "more", "--with", " own ,")])
def test_toetsen_that_are_held_to_be_obliged(run: Run, corpus: Path, args: tuple[str, ...]) -> None:
    data = asked(run, corpus, *args)
    assert data["settings"]["with"] == ["more", "own"]
    assert data["toetsen"]["stack"]["toetsen"] == ["more", "own", "advice"]
    assert data["toetsen"]["lead_time"]["weeks"] == [10, None]


@pytest.mark.parametrize("name", ["stb-2016-5", "plan", "kst-34000"])
def test_an_act_by_any_of_its_names(run: Run, corpus: Path, name: str) -> None:
    act = asked(run, corpus, name)["act"]
    assert (act["act"], act["required"]) == ("stb-2016-5", ["own", "advice"])
    assert (act["had"], act["unknown"]) == (["advice"], ["own"])
    assert act["notice"][0]["short"] == 78


WRONG = [
    (["--with", "mor"], "--with: there is no toets 'mor' in the corpus (did you mean 'more'?)"),
    (["stb-2016-6"], "there is no act 'stb-2016-6' in the corpus (did you mean 'stb-2016-5'?)"),
    (["kst-99999"], "there is no act 'kst-99999' in the corpus"),
    (
        ["law"],
        "'law' is a law and no act; acts that made or changed it: stb-2009-1, stb-2016-5",
    ),
    (["bare"], "'bare' is a law and no act; no act that made or changed it is recorded"),
    (["--format", "docx"], "--format: 'docx' is not one of text, json, csv, markdown, html"),
    (["--as-of", "gisteren"], "--as-of: 'gisteren' is not a day such as 2026-01-01"),
]


@pytest.mark.parametrize(("args", "message"), WRONG)
def test_what_cannot_be_answered_is_told_in_a_line(
    run: Run, corpus: Path, args: list[str], message: str
) -> None:
    done = run("toetsen", *args, "-c", corpus)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"stapeling: {message}\n"


def test_of_a_law_with_a_long_history_a_few_acts_are_named(run: Run, tmp_path: Path) -> None:
    acts = [f"stb-2010-{n}" for n in range(1, 14)]
    changes = ", ".join(f"{{act: {name}, in_force_from: 2011-01-01}}" for name in acts)
    rows = ", ".join(f"{{id: {name}}}" for name in acts)
    (tmp_path / "a.yaml").write_text(
        f"laws: [{{id: law, title: L, kind: wet, changes: [{changes}]}}]\nacts: [{rows}]\n"
    )
    done = run("toetsen", "law", "-c", tmp_path, "-q")
    assert done.stderr.endswith("stb-2010-10 and 3 more\n")


def test_files_and_formats_tell_the_same(run: Run, corpus: Path, tmp_path: Path) -> None:
    names = ("text", "markdown", "json", "csv")
    outputs = [word for name in names for word in ("-o", f"{name}={tmp_path / name}")]
    done = run("toetsen", "plan", "-c", corpus, "--as-of", "2020-01-01", *outputs)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (tmp_path / "text").read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "csv").read_text("utf-8"))))
    assert {row["subject"] for row in rows if row["measure"] == "required"} == {"stb-2016-5"}
    markdown = (tmp_path / "markdown").read_text("utf-8")
    assert markdown.startswith("# Wet vijf (Stb. 2016, 5)\n")
    assert "=Advies \\| en meer" in markdown


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("act", [(), ("plan",)])
def test_text_fits_a_narrow_terminal(
    run: Run, corpus: Path, lang: str, act: tuple[str, ...]
) -> None:
    done = run(
        *("toetsen", *act, "-c", corpus, "--as-of", "2020-01-01", "--lang", lang),
        env={"COLUMNS": "80"},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert max(map(cell_len, done.stdout.splitlines())) <= 80
    assert "[bold]Eigen toets" in done.stdout
    assert "=Advies | en meer" in done.stdout


def test_only_warnings_about_toetsen_or_the_act_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        "tests: [{id: t, title: T, work_at: [gone]}]\n"
        "acts: [{id: a, links: [{kind: repairs, act: lost}]}, {id: b}]\n"
    )
    stack = run("toetsen", "-c", tmp_path, cwd=tmp_path).stderr.splitlines()
    assert [line.split()[2] for line in stack] == ["t:"]
    act = run("toetsen", "a", "-c", tmp_path, cwd=tmp_path).stderr.splitlines()
    assert [line.split()[2] for line in act] == ["t:", "a:"]
    assert run("toetsen", "a", "-q", "-c", tmp_path, cwd=tmp_path).stderr == ""


def test_a_scenario_can_be_asked(run: Run, corpus: Path, tmp_path: Path) -> None:
    scenario = tmp_path / "scenario.yaml"
    scenario.write_text(
        f"scenario:\n  base: {os.path.relpath(corpus, tmp_path)}\n  title: Een meer\n"
        "  change: {tests: {more: {status: kabinetsbeleid, required_when: {}}}}\n"
    )
    done = run("toetsen", "-c", scenario, "--as-of", "2020-01-01", "-f", "json", cwd=tmp_path)
    data = json.loads(done.stdout)
    assert data["settings"]["scenario"] == "Een meer"
    assert data["toetsen"]["stack"]["toetsen"] == ["more", "own", "advice"]


def test_ids_that_complete_a_word(monkeypatch: pytest.MonkeyPatch, corpus: Path) -> None:
    monkeypatch.chdir(corpus)
    assert list(act_ids("stb-2016")) == ["stb-2016-5"]
    assert list(toets_ids("o")) == ["own"]
    assert list(toets_ids("own,m")) == ["own,more"]
    assert "more" in list(corpus_ids("m"))


def test_no_ids_where_there_is_no_corpus(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert list(act_ids("")) == list(toets_ids("")) == []


def test_the_shell_completes_an_act(corpus: Path) -> None:
    code = "import sys; sys.argv[0] = 'stapeling'; from stapeling.cli import main; main()"
    words = {"_STAPELING_COMPLETE": "complete_bash", "COMP_WORDS": "stapeling toetsen stb-2009"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **words, "COMP_CWORD": "2"},
        cwd=corpus,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("stb-2009-1\n", "")
