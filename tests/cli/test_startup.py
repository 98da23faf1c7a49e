"""A command imports only what it needs."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from ..conftest import ROOT

HEAVY = (
    *("altair", "babel", "highspy", "jinja2", "lxml", "msgpack", "multiprocessing", "networkx"),
    *("numpy", "pandas", "vl_convert", "xlsxwriter", "yaml"),
)
ALSO = ("importlib.resources", "pydantic", "stapeling.commands", "stapeling.loading")
"""What typer itself takes in once a command is named, or what every command needs."""
READING = ["msgpack", "multiprocessing", "numpy", "yaml"]
"""What reads a corpus from files, or the cache, and puts its changes in columns."""
GRAPH = ["graph", "data/laws", "-q", "--lang", "en", "-f"]
PROBE = f"""
import json, sys
sys.argv[0] = "stapeling"
from stapeling.cli import main
try:
    main()
except SystemExit:
    pass
print("\\n" + json.dumps([name for name in {(*HEAVY, *ALSO)!r} if name in sys.modules]))
"""


@pytest.mark.parametrize(
    ("args", "heavy"),
    [
        (["--help"], []),
        (["--version"], []),
        (["analyse", "--help"], []),
        (["schema"], []),
        (["graph", "--help"], []),
        ([*GRAPH, "dot"], ["babel", *READING]),
        ([*GRAPH, "json"], READING),
        (["import", "wti", "tests/importers/wti/repeal.xml", "--out", "-", "-q"], ["lxml", "yaml"]),
    ],
)
def test_imports(args: list[str], heavy: list[str]) -> None:
    assert [name for name in loaded(args) if name not in ALSO] == heavy


@pytest.mark.parametrize("args", [["--help"], ["--version"]])
def test_help_loads_nothing_of_ours_but_options(args: list[str]) -> None:
    assert loaded(args) == []


def loaded(args: list[str]) -> list[str]:
    """Give which of the modules are loaded when a command has run."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *args],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found
