"""The benchmarks run, small; what they measure is no business of a test."""

from __future__ import annotations

import subprocess
import sys

from .conftest import ROOT


def test_a_small_run() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "benchmarks" / "bench.py", "--smoke"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for line in ("cold load, two processes", "all measures", "peak memory", "stapeling --help"):
        assert line in done.stdout
    assert "nan" not in done.stdout
