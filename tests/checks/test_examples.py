"""Every rule fires on its failing example, and not on its passing one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from stapeling.analyses.bottlenecks import measure_bottlenecks
from stapeling.analyses.options import Options
from stapeling.analyses.oversight import measure_oversight
from stapeling.analyses.toetsen import measure_toetsen
from stapeling.checks import RULES
from stapeling.checks.result import CheckResult
from stapeling.checks.rule import Example, read_example
from stapeling.commands import Choices
from stapeling.commands.check import Request, check_paths
from stapeling.graph import StackGraph
from stapeling.loading import load_texts

TODAY = dt.date(2026, 11, 1)
CASES = [(code, side) for code in RULES for side in ("failing", "passing")]
NOT_IN_A_CORPUS = {"ST605"}
"""Shown in test_plugins.py: it takes another package."""
PROBE = """
laws: [{id: l, title: L, kind: wet, in_force_from: 2010-01-01, implementers: [o],
  changes: [{act: a, in_force_from: 2020-01-01}]}]
acts: [{id: a, level: wet}]
organisations: [{id: o, title: O}, {id: b, title: B}]
tests: [{id: t, title: T, status: wettelijk, required_when: {}}]
oversight: [{by: b, over: [o], phases: [uitvoering], subjects: [ict], line: extern}]
bottlenecks: [{id: k, title: K, laws: [l], status: erkend, reports: [{reported: 2015}]}]
"""


def measured(name: str | None) -> bool:
    """Whether the measure that an example needs gives anything yet."""
    if name is None:
        return True
    graph, options = StackGraph(load_texts({"a.yaml": PROBE}).corpus), Options(TODAY)
    found = {
        "toetsen": measure_toetsen(graph, options).acts,
        "oversight": measure_oversight(graph, options).organisations,
        "bottlenecks": measure_bottlenecks(graph, options).items,
    }
    return bool(found[name])


def generated(how: str) -> bytes:
    """Make a file that a page cannot show."""
    if how == "latin-1":
        return "laws: [{id: a, title: Financi\xebn, kind: wet}]".encode("latin-1")
    if how == "nested":
        return b"laws: " + b"[" * 70 + b"]" * 70
    return b"laws: [{id: a, title: A, kind: wet, note: " + b"x" * 5 * 1024 * 1024 + b"}]"


def put(example: Example, folder: Path) -> Path:
    """Write the files of an example; give what is to be checked."""
    (folder / "corpus").mkdir()
    if example.generated is not None:
        (folder / "corpus" / "corpus.yaml").write_bytes(generated(example.generated))
        return folder / "corpus"
    for name, text in example.files.items():
        file = folder / "corpus" / name
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text(text, encoding="utf-8")
    scenario = folder / "corpus" / "scenario.yaml"
    return scenario if scenario.exists() else folder / "corpus"


def checked(example: Example, folder: Path) -> CheckResult:
    path = put(example, folder)
    day = dt.date.fromisoformat(example.as_of) if example.as_of else TODAY
    baseline = path / "baseline.toml"
    request = Request(Choices(day), baseline=str(baseline) if baseline.exists() else None)
    return check_paths([path], request)


@pytest.mark.parametrize(("code", "side"), CASES)
def test_an_example(code: str, side: str, tmp_path: Path) -> None:
    page = RULES[code].page
    example = read_example(page.failing if side == "failing" else page.passing)
    if code in NOT_IN_A_CORPUS:
        pytest.skip("it takes another package")
    if not measured(example.needs):
        pytest.skip(f"{example.needs} is not measured yet")
    found = checked(example, tmp_path).outcome.findings
    own = [row for row in found if row.code == code]
    assert bool(own) == (side == "failing"), found
    for row in own:
        assert row.severity == page.severity
        assert row.location.line >= 1
        assert Path(row.location.file).exists()


@pytest.mark.parametrize("code", RULES)
def test_a_page_is_whole(code: str) -> None:
    page = RULES[code].page
    assert page.summary.endswith(".")
    assert page.severities
    for part in (page.why, page.failing, page.passing, page.fix, page.source):
        assert part.strip()
