"""Who helps does what it is asked, ends with the one that it helps, and is not told of Ctrl-C."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stapeling.processes import Helpers

MAIN = """
import multiprocessing, os, time
from stapeling.processes import begin_helping, interrupts_held

def help_out(own):
    begin_helping()
    own.send(os.getpid())
    time.sleep(600)

if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    ours, own = context.Pipe()
    with interrupts_held():
        context.Process(target=help_out, args=(own,)).start()
    print(ours.recv(), flush=True)
    time.sleep(600)
"""


@pytest.mark.skipif(not hasattr(os, "kill") or os.name == "nt", reason="needs signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_helper_ends_with_the_one_it_helps(tmp_path: Path, how: signal.Signals) -> None:
    program = tmp_path / "main.py"
    program.write_text(MAIN, encoding="utf-8")
    main = subprocess.Popen([sys.executable, program], stdout=subprocess.PIPE, text=True)
    assert main.stdout is not None
    helper = int(main.stdout.readline())
    os.kill(helper, signal.SIGINT)
    assert _runs(helper)
    main.send_signal(how)
    main.wait()
    main.stdout.close()
    until = time.monotonic() + 60
    while _runs(helper):
        assert time.monotonic() < until, "the helper outlives the one that it helps"
        time.sleep(0.05)


def _runs(process: int) -> bool:
    """Whether a process runs; one that has ended and that nobody waits for does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def test_what_is_asked_is_done_elsewhere_and_comes_back_in_order() -> None:
    helpers = Helpers(2)
    try:
        others = set(helpers.map(_own, range(20)))
        assert os.getpid() not in others
        assert list(helpers.map(abs, range(-20, 0))) == list(range(20, 0, -1))
        with pytest.raises(ValueError, match="invalid literal"):
            helpers.submit(int, "three").result()
        assert helpers.submit(int, "3").result() == 3
    finally:
        helpers.shutdown()
    assert multiprocessing.active_children() == []


def _own(_: int) -> int:
    return os.getpid()


def test_what_cannot_be_sent_is_told_and_the_helper_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.touch()
    helpers = Helpers(1)
    try:
        with pytest.raises(RuntimeError, match="TextIOWrapper"):
            helpers.submit(open, file).result()
        assert helpers.submit(int, "3").result() == 3
    finally:
        helpers.shutdown()


IGNORED = """
import signal
signal.signal(signal.SIGTERM, signal.SIG_IGN)
from stapeling.processes import Helpers

if __name__ == "__main__":
    helpers = Helpers(2)
    print(helpers.submit(int, "3").result())
    helpers.shutdown()
"""


@pytest.mark.skipif(os.name == "nt", reason="needs signals of POSIX")
def test_helpers_end_where_orders_to_end_are_ignored(tmp_path: Path) -> None:
    program = tmp_path / "main.py"
    program.write_text(IGNORED, encoding="utf-8")
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "3\n", "")
