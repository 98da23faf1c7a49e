"""How a run in processes ends: what was paid for is kept, and no process is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from stapeling.simulating.executing import Workers, _run, ended_as_interrupted
from stapeling.simulating.running import Run
from stapeling.simulating.work import Arrays, Piece, run_task

from .test_same_on_every_executor import many, study


class Hands(Executor):
    """Two tasks are in hand and come when they are waited for; the others wait."""

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []

    def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
        future: Future[Any] = Future()
        self.futures.append(future)
        if len(self.futures) <= 2:
            future.set_running_or_notify_cancel()
            future.set_result(fn(*args, **kwargs))
        return future


def test_what_is_in_hand_when_stopped_is_kept() -> None:
    run, calls = Run(study(), 1, 2000), list[int]()

    def take(found: Mapping[Piece, Arrays]) -> None:
        calls.append(len(found))
        if len(calls) == 1:
            raise KeyboardInterrupt
        run.take(found)

    hands = Hands()
    with pytest.raises(KeyboardInterrupt):
        _run([], run.tasks(0.0), Workers(hands, 2), take)
    assert run.done == 2
    assert all(future.cancelled() for future in hands.futures[2:])
    piece = next(iter(run.pieces))
    task = next(iter(Run(study(), 1, 2000).tasks(0.0)))
    assert piece in run_task(task).pieces or run.done == 2


def test_an_order_to_end_is_an_interrupt() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt), ended_as_interrupted():
        signal.raise_signal(signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) is before


ORPHANS = """
import os, sys
from stapeling.simulating.executing import Chosen, workers
if __name__ == "__main__":
    with workers(Chosen("processes", 2)) as ready:
        ready.executor.submit(os.getpid).result()
        os.kill(os.getpid(), 9)
"""


def test_processes_end_when_the_one_that_asked_is_killed(tmp_path: Path) -> None:
    """They hold its output open: reading it to the end takes until the last of them is gone."""
    program = tmp_path / "orphans.py"
    program.write_text(ORPHANS)
    done = subprocess.run([sys.executable, program], capture_output=True, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL


def test_an_order_to_end_leaves_a_file_to_go_on_from(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(many(20))
    program = (
        "import os, signal, sys\n"
        "import stapeling.simulating.running as running\n"
        "take = running.Run.take\n"
        "def taken(self, found):\n"
        "    take(self, found)\n"
        "    os.kill(os.getpid(), signal.SIGTERM)\n"
        "running.Run.take = taken\n"
        "from stapeling.cli import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "simulate", "a.yaml", "--draws", "500"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=60,
        env={**os.environ, "STAPELING_LANG": "en"},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (130, "")
    assert "go on with --resume stapeling-simulate.npz" in done.stderr
    assert (tmp_path / "stapeling-simulate.npz").stat().st_size > 0
