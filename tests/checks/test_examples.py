"""Every rule fires on its failing example, and not on its passing one."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from stapeling.analyses import bottlenecks, oversight, toetsen
from stapeling.checking import Request, check_paths
from stapeling.checks import RULES
from stapeling.checks.result import CheckResult
from stapeling.checks.rule import Example, read_example
from stapeling.commands import Choices

TODAY = dt.date(2026, 11, 1)
CASES = [(code, side) for code in RULES for side in ("failing", "passing")]
NOT_IN_A_CORPUS = {"ST605"}
"""Shown in test_plugins.py: it takes another package."""


def measured(name: str | None) -> bool:
    """Whether the measure that an example needs is there."""
    modules = {"toetsen": toetsen, "oversight": oversight, "bottlenecks": bottlenecks}
    return name is None or len(vars(modules[name])) > 20


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
