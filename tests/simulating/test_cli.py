"""`simulate` as a process: formats, scenarios, stopping and going on, and what it refuses."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from stapeling.simulating.drawing import BLOCK

from ..conftest import ROOT, Run
from .test_combinations import BASE, COMES, SCENARIO
from .test_same_on_every_executor import many

DAY = ("--as-of", "2023-01-01")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("corpus")
    texts = {"base": BASE, "scenario": SCENARIO, "comes": COMES, "many": many(60)}
    for name, text in texts.items():
        (found / f"{name}.yaml").write_text(text)
    return found


def data_of(run: Run, *args: str | Path, cwd: Path = ROOT) -> dict[str, Any]:
    done = run("simulate", *args, *DAY, "-f", "json", cwd=cwd)
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_shipped_data(run: Run) -> None:
    """No amount of load that is stated there is a range, and the report says so."""
    done = run("simulate", "data", "--draws", "10000", "--seed", "1", "--executor", "processes")
    assert done.returncode == 0
    assert "0 of them are a range" in done.stdout.replace("\n   ", "")
    assert "every" in done.stdout
    assert "draw is the same" in " ".join(done.stdout.split())


def test_json(run: Run, folder: Path) -> None:
    data = data_of(run, folder / "base.yaml")
    assert list(data)[:5] == ["format_version", "stapeling", "as_of", "settings", "receipt"]
    settings = data["settings"]
    assert (settings["draws"], settings["seed"], settings["generator"]) == (1000, 1, "PCG64")
    (scenario,) = data["scenarios"]
    (who,) = scenario["implementers"]
    (money,) = (row for row in who["loads"] if row["load"] == "one_off_eur")
    (period,) = (row for row in money["periods"] if row["period"] == "2023")
    assert 250 <= period["load"]["p10"] <= period["load"]["p50"] <= period["load"]["p90"] <= 550
    assert (period["likely"], period["capacity"], period["amounts"]) == (350, 1000, 2)
    assert period["witness"] == ["old", "kst-36000"]
    assert period["overload"]["probability"] == 0
    assert period["overload"]["interval"] == [0, 0]  # it asks 550 at most of 1000
    assert data["combinations"] is None
    assert {"key", "text", "value", "unit", "unknown", "witness"} == set(data["summary"][0])


def test_scenarios_side_by_side(run: Run, folder: Path) -> None:
    data = data_of(run, "base.yaml", "scenario.yaml", "comes.yaml", cwd=folder)
    assert [row["name"] for row in data["scenarios"]] == [
        "base.yaml", "scenario.yaml", "comes.yaml",
    ]  # fmt: skip
    assert [row["title"] for row in data["scenarios"]] == [None, "Drie erbij", None]
    assert len(data["receipt"]["corpora"]) == 3
    shares = [row["implementers"][0]["overload"]["probability"] for row in data["scenarios"]]
    assert shares[0] == 0 < shares[1]


def test_combinations(run: Run, folder: Path) -> None:
    data = data_of(run, folder / "scenario.yaml", "--combinations", "2", "--draws", "150")
    found = data["combinations"]
    assert (found["most"], found["acts"], len(found["ranked"])) == (2, ["a", "b", "c"], 7)
    assert found["tipping"][0]["acts"] == ["c"]


@pytest.mark.parametrize("form", ["text", "markdown", "csv"])
def test_other_formats(run: Run, folder: Path, form: str) -> None:
    args = (folder / "scenario.yaml", "--combinations", "2", *DAY, "-f", form)
    done = run("simulate", *args)
    assert (done.returncode, done.stderr) == (0, "")
    assert "overload" in done.stdout.lower()
    if form == "csv":
        rows = list(csv.DictReader(io.StringIO(done.stdout)))
        assert {"scenario", "implementer", "measure", "value", "witness", "draws"} <= set(rows[0])
        mine = [row for row in rows if (row["scenario"], row["implementer"]) == ("'+ c", "")]
        (best,) = (row for row in mine if row["measure"] == "overload")
        assert float(best["value"]) == 1.0


def test_parquet(run: Run, folder: Path, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    file = tmp_path / "numbers.parquet"
    done = run("simulate", folder / "base.yaml", *DAY, "-f", "csv", "--output", f"parquet={file}")
    assert (done.returncode, done.stderr) == (0, "")
    table = pq.read_table(file)
    assert table.num_rows == done.stdout.count("\n") - 1
    assert table.schema.metadata[b"seed"] == b"1"


def test_periods_and_selection(run: Run, folder: Path) -> None:
    months = data_of(run, folder / "base.yaml", "--period", "month", "--select", "l")
    (who,) = months["scenarios"][0]["implementers"]
    (money,) = (row for row in who["loads"] if row["load"] == "one_off_eur")
    assert {row["period"][:5] for row in money["periods"] if row["load"]["p50"]} == {"2023-"}


def test_the_same_on_every_executor(run: Run, folder: Path) -> None:
    asked = (folder / "many.yaml", "--draws", "250", "--seed", "9")
    here = data_of(run, *asked)
    assert data_of(run, *asked, "--executor", "processes", "--jobs", "2") == here


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--draws", "0"], "--draws: 0 is less than 1"),
        (["--draws", "-5"], "--draws: -5 is less than 1"),
        (["--draws", "10000001"], "--draws: 10000001 is more than 10000000"),
        (["--checkpoint", "."], "--checkpoint: . is no file"),
        (["--checkpoint", "/proc/x.npz"], "--checkpoint: /proc/x.npz: "),
        (["--checkpoint", "nowhere/x.npz"], "--checkpoint: there is no folder nowhere"),
        (["--executor", "processes", "--jobs", "65"], "--jobs: 65 is not between 1 and 64"),
        (["--seed", "-1"], "--seed: -1 is less than 0"),
        (["--combinations", "0"], "--combinations: 0 is less than 1"),
        (["--combinations", "1"], "--combinations: name a scenario"),
        (["--executor", "threads"], "--executor: 'threads' is not one of serial, processes, dask"),
        (["--executor", "dask://here"], "is not one of serial, processes, dask://HOST:PORT"),
        (["--jobs", "2"], "--jobs: only --executor processes starts processes"),
        (["--format", "html"], "--format: 'html' is not one of text, json, csv, markdown"),
        (["--format", "parquet"], "--format: parquet goes to a file: --output parquet=FILE"),
        (["--output", "xlsx=a.xlsx"], "--output: 'xlsx' is not one of"),
        (["--output", "json=nowhere/a.json"], "--output: there is no folder nowhere"),
        (["--resume", "nowhere.npz"], "--resume: nowhere.npz: No such file or directory"),
        (["--select", "nothing"], "--select: there is no law 'nothing' in the corpus"),
        (["--period", "week"], "--period: 'week' is not one of year, quarter, month"),
    ],
)
def test_what_is_refused(run: Run, folder: Path, args: list[str], said: str) -> None:
    done = run("simulate", folder / "base.yaml", *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("module", "args", "extra"),
    [
        ("distributed", ["--executor", "dask://127.0.0.1:1"], "cluster"),
        ("pyarrow", ["--output", "parquet=x.parquet"], "parquet"),
    ],
)
def test_an_extra_that_is_missing_is_named(
    folder: Path, module: str, args: list[str], extra: str
) -> None:
    """A module that cannot be found is one that is not installed."""
    program = (
        "import sys, importlib.abc\n"
        "class Hidden(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name.split('.')[0] == {module!r}: raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, Hidden())\n"
        "import importlib.util\n"
        "found = importlib.util.find_spec\n"
        f"importlib.util.find_spec = lambda n, p=None: None if n == {module!r} else found(n, p)\n"
        "from stapeling.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "simulate", str(folder / "many.yaml"), *args],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert f"pip install 'stapeling[{extra}]'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("executor", ["serial", "processes"])
def test_ctrl_c_leaves_a_file_to_go_on_from(
    run: Run, folder: Path, tmp_path: Path, executor: str
) -> None:
    """Stopped when the first draws are kept, then gone on with: the figures of an unbroken run."""
    kept = tmp_path / "kept.npz"
    draws = 400 * BLOCK
    asked = [str(folder / "many.yaml"), "--draws", str(draws), *DAY, "-f", "json"]
    environment = {**os.environ, "STAPELING_LANG": "en"}
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, "simulate", *asked, "--executor", executor,
         "--checkpoint", str(kept)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=environment,
        start_new_session=True,
    ) as process:  # fmt: skip
        while not kept.exists() and process.poll() is None:
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert f"go on with --resume {kept}" in err
    assert "Traceback" not in err
    assert not list(tmp_path.glob("*.part"))
    whole = run("simulate", *asked)
    resumed = run("simulate", *asked, "--resume", kept)
    assert (resumed.returncode, resumed.stderr) == (0, "")
    assert json.loads(resumed.stdout) == json.loads(whole.stdout)
    for other, name in (("--seed", "seed"), ("--draws", "number of draws")):
        refused = run("simulate", *asked, "--resume", kept, other, "7")
        assert refused.returncode == 2
        assert f"was made with another {name} (" in refused.stderr


SLOW = """
import sys
import stapeling.simulating.keeper as keeper
import stapeling.simulating.running as running
keeper.KEEP_SECONDS = 0
running.TASK_SECONDS = 1e-3
running.Run.tasks.__defaults__ = (1e-3,)
if __name__ == "__main__":
    from stapeling.cli import main
    main()
"""


def test_a_changed_corpus_is_not_gone_on_with(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(many(10))
    asked = ("simulate", "a.yaml", *DAY, "--draws", "200")
    done = run(*asked, "--checkpoint", "kept.npz", cwd=tmp_path)
    assert done.returncode == 0
    again = run(*asked, "--resume", "kept.npz", cwd=tmp_path)
    assert again.stdout == done.stdout
    (tmp_path / "a.yaml").write_text(many(11))
    refused = run(*asked, "--resume", "kept.npz", cwd=tmp_path)
    assert refused.returncode == 2
    assert "was made with another corpus" in refused.stderr
