"""docs/checks is what the rules say of themselves."""

from __future__ import annotations

import dataclasses
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from stapeling.checks import RULES
from stapeling.checks.limits import Limits
from tests.docs.blocks import ROOT, blocks, rows, section, text_of

FRONT = "docs/checks/README.md"


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_pages", ROOT / "tools/check_pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MADE: dict[Path, str] = tool().pages()


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.name)
def test_a_page_is_what_the_rule_says(path: Path) -> None:
    assert path.read_text("utf-8") == MADE[path], "run `make pages`"


def test_no_page_is_left_over() -> None:
    assert {path.stem for path in (ROOT / "docs/checks").glob("ST*.md")} == set(RULES)


def test_limits_are_those_of_the_code() -> None:
    told = {cells[0].strip("`"): float(cells[1]) for cells in rows(section(FRONT, "Limits"))}
    assert told == {name: float(value) for name, value in dataclasses.asdict(Limits()).items()}


def test_the_rule_shown_is_one() -> None:
    (shown,) = blocks(FRONT, "python")
    names: dict[str, object] = {}
    exec(shown.text, names)  # our own page
    assert callable(names["long_title"])
    assert "ABC001" in shown.text
    assert "stapeling.checks" in text_of(FRONT)
