"""Options before environment before stapeling.toml; language, locale and width."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from ..conftest import Run

CORPUS = Path(__file__).parent / "corpus"
DAY = ("--as-of", "2020-01-01")


def settings(run: Run, corpus: Path, *options: str, **env: str) -> dict[str, Any]:
    done = run("analyse", corpus, "-f", "json", "--only", "laws", *options, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    data = json.loads(done.stdout)
    return {**data["settings"], "as_of": data["as_of"]}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Give a corpus with settings of its own."""
    shutil.copy(CORPUS / "laws.yaml", tmp_path)
    (tmp_path / "stapeling.toml").write_text(
        '[metrics]\nlevels = ["wet", "kb"]\nevent = "published"\nrest_years = 3\n'
        'natures = "beleid"\n[report]\nlanguage = "nl"\n'
    )
    return tmp_path


def test_options_before_environment_before_settings(run: Run, corpus: Path) -> None:
    environment = {
        "STAPELING_AS_OF": "2021-01-01",
        "STAPELING_LEVELS": "wet,amvb",
        "STAPELING_NATURES": "technisch",
        "STAPELING_EVENT": "submitted",
        "STAPELING_PERIOD": "month",
    }
    options = [*DAY, "--levels", "own", "--natures", "tijdelijk", "--event", "in_force"]
    options += ["--period", "quarter"]
    keys = ("as_of", "levels", "natures", "event", "period", "rest_years")
    by_settings = settings(run, corpus, *DAY)
    by_environment = settings(run, corpus, **environment)
    by_option = settings(run, corpus, *options, **environment)
    assert [[found[key] for key in keys] for found in (by_settings, by_environment, by_option)] == [
        ["2020-01-01", ["kb", "wet"], ["beleid"], "published", "year", 3],
        ["2021-01-01", ["amvb", "wet"], ["technisch"], "submitted", "month", 3],
        ["2020-01-01", None, ["tijdelijk"], "in_force", "quarter", 3],
    ]


@pytest.mark.parametrize(
    ("settled", "env", "options", "title"),
    [
        (False, {}, (), "How policy stacks up"),
        (False, {"LANG": "nl_NL.UTF-8"}, (), "Hoe beleid zich stapelt"),
        (False, {"STAPELING_LANG": "en"}, ("--lang", "nl"), "Hoe beleid zich stapelt"),
        (True, {"LANG": "en_GB.UTF-8"}, (), "Hoe beleid zich stapelt"),
        (True, {"STAPELING_LANG": "en"}, (), "How policy stacks up"),
    ],
)
def test_language(
    run: Run, corpus: Path, settled: bool, env: dict[str, str], options: tuple[str], title: str
) -> None:
    path = corpus if settled else CORPUS
    done = run("analyse", path, "--only", "layers", *options, env=env)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, title)


def test_mistakes_follow_the_language_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("acts: [{id: a, titel: A, published: 2023-02-29}]")
    lines = [
        "a.yaml:1:16: ST010 onbekende sleutel 'titel' (bedoelt u 'title'?)",
        "a.yaml:1:37: ST014 de dag '2023-02-29' bestaat niet",
    ]
    for env, options in (({"LANG": "nl_NL"}, ()), ({}, ("--lang=nl",))):
        done = run("analyse", ".", *options, cwd=tmp_path, env=env)
        assert done.stderr.splitlines() == lines


def test_keys_stay_english(run: Run) -> None:
    english, dutch = (
        json.loads(run("analyse", CORPUS, *DAY, "-f", "json", "--lang", code).stdout)
        for code in ("en", "nl")
    )
    assert english["laws"] == dutch["laws"]
    assert [row["key"] for row in english["summary"]] == [row["key"] for row in dutch["summary"]]
    assert dutch["summary"][0]["text"].startswith("4 regelingen")


def test_a_language_that_does_not_exist(run: Run) -> None:
    done = run("analyse", CORPUS, env={"STAPELING_LANG": "de"})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "stapeling: --lang: 'de' is not one of en, nl\n"


@pytest.mark.parametrize("columns", ["80", "200"])
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_no_line_is_wider_than_the_terminal(run: Run, columns: str, lang: str) -> None:
    done = run("analyse", "data/laws", *DAY, "--lang", lang, env={"COLUMNS": columns})
    shown = run("show", "zorgtoeslag", *DAY, "--lang", lang, env={"COLUMNS": columns})
    assert max(map(cell_len, shown.stdout.splitlines())) <= int(columns)
    widest = max(done.stdout.splitlines(), key=cell_len)
    assert cell_len(widest) <= int(columns), widest
    assert cell_len(widest) > int(columns) - 20
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("columns", ["0", "-5", "²"])
def test_a_width_that_is_none_is_a_hundred(run: Run, columns: str) -> None:
    done = run("show", "pensions", "-c", CORPUS, *DAY, env={"COLUMNS": columns})
    assert done.returncode == 0
    assert max(map(cell_len, done.stdout.splitlines())) in range(80, 101)


@pytest.mark.parametrize("encoding", ["ascii", "utf-16"])
def test_results_are_utf8_whatever_the_locale(run: Run, encoding: str) -> None:
    done = run("analyse", CORPUS, *DAY, "--only", "laws", env={"PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (0, "")
    assert "≥2" in done.stdout
