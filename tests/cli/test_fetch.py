"""`import bwb --fetch` as a process, against a repository on loopback."""

from __future__ import annotations

from pathlib import Path

from ..conftest import Run
from ..importers.fetching.conftest import NUMBER, OTHER, Repository, repository, status

__all__ = ["repository"]
DIRECT = {"NO_PROXY": "127.0.0.1"}


def test_fetched_and_imported(run: Run, repository: Repository, tmp_path: Path) -> None:
    repository.holds(NUMBER, "2010-01-01", "2020-01-01")
    (tmp_path / "list").write_text(f"{OTHER}\n", "utf-8")
    words = ("--fetch", NUMBER, "--fetch-list", "list", "--cache", "cache", "--rate", "1000")
    here = {"env": DIRECT | {"STAPELING_BWB_URL": repository.base}, "cwd": tmp_path}
    done = run("import", "bwb", *words, "--out", "out", **here)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[:3] == [
        f"{OTHER}/manifest.xml: the repository does not have it (404)",
        "3 files fetched, 0 were in the cache and 1 not fetched.",
        "Read: 1 manifest, 1 text (toestand) and 1 history (WTI).",
    ]
    text = (tmp_path / "out" / "bwbr0000" / "bwbr0000001.yaml").read_text("utf-8")
    assert "Wet op iets" in text
    again = run("import", "bwb", *words, "--out", "out", "--lang", "nl", **here)
    assert "0 bestanden opgehaald, 3 stonden in de cache en 1 niet opgehaald." in again.stderr
    asked = [path for path in repository.asked if NUMBER in path]
    assert len(asked) == len({*asked}) == 3


def test_strict_writes_nothing(run: Run, repository: Repository, tmp_path: Path) -> None:
    repository.first[f"/bwb/{NUMBER}/manifest.xml"] = [status(403)]
    words = ("--base-url", repository.base, "--cache", "cache", "--strict", "--out", "out")
    done = run("import", "bwb", "--fetch", NUMBER, *words, env=DIRECT, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        2,
        f"{NUMBER}/manifest.xml: the repository answers 403\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_mistakes_of_the_user(run: Run, tmp_path: Path) -> None:
    for words, said in {
        (): "import bwb: give files to read, or a number with --fetch",
        ("--fetch", "zorgtoeslag"): "--fetch: 'zorgtoeslag' is no BWB number",
        ("--fetch-list", "nothing"): "nothing: cannot be read",
        ("--fetch", NUMBER, "--base-url", "file:///etc"): "--base-url: 'file:///etc' is no address",
        ("--fetch", NUMBER, "--texts", "some"): "--texts: 'some' is not one of now, all",
        ("--fetch", NUMBER, "--rate", "0"): "--rate",
    }.items():
        done = run("import", "bwb", *words, "--out", "out", cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
