"""Commands keep what they read where the environment says, unless that is not wanted."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..conftest import Run

CORPUS = Path(__file__).parent / "corpus"
COMMANDS = [
    ("analyse", CORPUS),
    ("show", "pensions", "-c", CORPUS),
    ("toetsen", "-c", CORPUS),
    ("check", CORPUS),
    ("diff", CORPUS, CORPUS),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_command(run: Run, tmp_path: Path, command: tuple[str | Path, ...]) -> None:
    words = (*command, "--as-of", "2020-01-01")
    env = {"STAPELING_CACHE_DIR": str(tmp_path / "cache")}
    without = run(*words, "--no-cache", env=env)
    assert not (tmp_path / "cache").exists()
    cold, warm = run(*words, env=env), run(*words, env=env)
    assert [file.name for file in (tmp_path / "cache").iterdir()] == ["parsed-1.sqlite"]
    for other in (cold, warm):
        assert (other.returncode, other.stdout, other.stderr) == (
            *(without.returncode, without.stdout),
            without.stderr,
        )


def test_a_wrong_number_of_processes(run: Run) -> None:
    done = run("analyse", CORPUS, env={"STAPELING_JOBS": "many"})
    assert done.returncode == 2
    what = "'many' is not a number of processes from 1 to 64"
    assert done.stderr == f"stapeling: STAPELING_JOBS: {what}\n"
