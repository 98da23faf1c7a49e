"""A bar on the terminal and nowhere else: what is piped and what is written holds nothing of it."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from stapeling.cli.progress import Bar
from stapeling.language import Language
from stapeling.progress import counted, hush, report, told_to

from ..conftest import ROOT

MAIN = """
import sys
from stapeling.cli import main, progress
progress.AFTER = float(sys.argv.pop(1))
sys.argv[0] = "stapeling"
main()
"""
ANALYSE = (
    "analyse", "data/laws", "--as-of", "2026-11-23", "--lang", "en", "--only", "laws", "--no-cache",
)  # fmt: skip


def on_a_terminal(
    *args: str, after: float = 0, env: Mapping[str, str] | None = None
) -> tuple[str, str, int]:
    """Run a command with a pipe as stdout and a terminal as stderr: what came out of each."""
    ours, theirs = pty.openpty()
    kept = {k: v for k, v in os.environ.items() if k not in ("CI", "NO_COLOR", "COLUMNS")}
    process = subprocess.Popen(
        [sys.executable, "-c", MAIN, str(after), *args],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**kept, "TERM": "xterm", **(env or {})},
        cwd=ROOT,
    )
    os.close(theirs)
    assert process.stdout is not None
    seen = bytearray()
    while chunk := _read(ours):
        seen += chunk
    result = process.stdout.read().decode()
    os.close(ours)
    process.stdout.close()
    return result, seen.decode(), process.wait(timeout=120)


def _read(end: int) -> bytes:
    try:
        return os.read(end, 1 << 16)
    except OSError:  # the other side was closed
        return b""


def test_the_bar_shows_and_leaves_nothing_behind() -> None:
    result, seen, status = on_a_terminal(*ANALYSE, after=0)
    assert status == 0
    assert "Loading" in seen
    assert seen.rstrip().endswith("\x1b[2K")  # the line of the bar is wiped
    assert "\x1b[?25h" in seen  # and the cursor is there again
    assert "\x1b" not in result
    assert result == on_a_terminal(*ANALYSE, after=999)[0]


@pytest.mark.parametrize(
    ("args", "env", "after"),
    [((), {}, 999.0), (("--quiet",), {}, 0.0), (("-q",), {}, 0.0), ((), {"CI": "true"}, 0.0)],
)
def test_no_bar(args: tuple[str, ...], env: dict[str, str], after: float) -> None:
    result, seen, status = on_a_terminal(*ANALYSE, *args, after=after, env=env)
    assert status == 0
    assert "\x1b" not in seen
    assert "Loading" not in seen
    assert result.startswith("How policy stacks up\n")


def test_no_bar_in_a_pipe() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "0", *ANALYSE],
        capture_output=True, encoding="utf-8", cwd=ROOT, check=True, timeout=120,
    )  # fmt: skip
    assert "\x1b" not in done.stdout + done.stderr
    assert "Loading" not in done.stderr


def test_no_colour_without_colours() -> None:
    _, seen, _ = on_a_terminal(*ANALYSE, after=0, env={"NO_COLOR": "1"})
    assert "Loading" in seen
    assert re.findall(r"\x1b\[[0-9;]*m", seen.replace("\x1b[0m", "").replace("\x1b[m", "")) == []


def test_errors_are_told_below_a_bar_that_is_gone() -> None:
    _, seen, status = on_a_terminal("show", "nothing-has-this-id", "-c", "data", after=0)
    assert status == 2
    lines = seen.replace("\r", "").split("\n")
    assert next(line for line in lines if "stapeling:" in line).endswith(
        "'nothing-has-this-id' in the corpus"
    )


def test_quiet_leaves_the_result_and_errors_alone(tmp_path: Path) -> None:
    result, seen, status = on_a_terminal(*ANALYSE, "-q", "-o", f"json={tmp_path / 'r.json'}")
    assert (status, seen) == (0, "")
    assert (tmp_path / "r.json").exists()
    assert result


def test_who_listens_hears_every_step() -> None:
    heard: list[tuple[str, int, int]] = []

    def listener(stage: str, done: int, of: int) -> None:
        heard.append((stage, done, of))

    report("nobody")
    with told_to(listener):
        assert list(counted("read", iter("ab"))) == ["a", "b"]
        report("measure")
        hush()
        report("nobody")
    report("nobody")
    assert heard == [("read", 0, 0), ("read", 1, 0), ("read", 2, 0), ("measure", 0, 0)]


def test_a_stage_without_a_name_stands_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stapeling.cli.progress.AFTER", 0)
    with Bar(Language.of("en")) as bar:
        bar("[bold]strange", 1, 0)
        bar("read", 1, 2)
        bar.clear()
        bar("read", 2, 2)
