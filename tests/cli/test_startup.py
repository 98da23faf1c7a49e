"""A command imports only what it needs."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from ..conftest import ROOT

HEAVY = ("babel", "lxml", "networkx", "numpy", "pandas", "yaml")
PROBE = f"""
import json, sys
sys.argv[0] = "stapeling"
from stapeling.cli import main
try:
    main()
except SystemExit:
    pass
print("\\n" + json.dumps([name for name in {HEAVY!r} if name in sys.modules]))
"""


@pytest.mark.parametrize(
    ("args", "heavy"),
    [
        (["--help"], []),
        (["--version"], []),
        (["analyse", "--help"], []),
        (["schema"], []),
        (["import", "wti", "tests/importers/wti/repeal.xml", "--out", "-", "-q"], ["lxml", "yaml"]),
    ],
)
def test_imports(args: list[str], heavy: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *args],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert json.loads(done.stdout.splitlines()[-1]) == heavy
