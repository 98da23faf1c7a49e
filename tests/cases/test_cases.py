"""Golden cases: a folder holds a corpus, what to ask of it, numbers counted by hand, and reports.

The numbers under `[expect]` in case.toml are written by hand and stay when golden files are
written anew; each is a path into the JSON report, where lists are entered by id, period, unit or
index.
"""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from stapeling.commands import Choices, analyse_paths
from stapeling.language import Language
from stapeling.reports import Made

from ..conftest import Golden

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("*/case.toml"))
EXPECTED = {"analyse.json", "analyse.txt"}
CHOICES = ("levels", "natures", "event", "period")
OPTIONS = {"as_of", "only", *CHOICES, "select", "lang", "periods", "nulls", "expect"}
ABOUT = ("stapeling", "settings", "receipt", "summary", "numbers")
"""Parts of the JSON report that say how it was made, or stand elsewhere in it too."""


def made(name: str, monkeypatch: pytest.MonkeyPatch) -> tuple[dict[str, Any], Made]:
    case = tomllib.loads((HERE / name / "case.toml").read_text(encoding="utf-8"))
    assert set(case) <= OPTIONS
    monkeypatch.chdir(HERE / name)
    choices = Choices(
        as_of=dt.date.fromisoformat(case["as_of"]),
        **{key: case[key] for key in CHOICES if key in case},
        select=tuple(case.get("select", ())),
    )
    found = analyse_paths([Path("corpus")], choices)
    language = Language.of(case.get("lang", "en"))
    only = tuple(case.get("only", ()))
    return case, Made(found.report, found.graph, found.loaded, language, only)


def at(value: Any, path: str) -> Any:
    """Follow a path into a report."""
    for step in path.split("."):
        if isinstance(value, list):
            value = value[int(step)] if step.isdecimal() and len(step) < 3 else named(value, step)
        else:
            value = value[step]
    return value


def named(rows: list[dict[str, Any]], name: str) -> Any:
    return next(
        row for row in rows for key in ("id", "period", "unit", "act") if row.get(key) == name
    )


def known(value: Any) -> Any:
    """Leave out what is null, so that a golden file can be read."""
    if isinstance(value, dict):
        return {key: known(item) for key, item in value.items() if item is not None}
    return [known(item) for item in value] if isinstance(value, list) else value


def compact(value: Any, indent: int = 0) -> str:
    """Write JSON with what fits on a line on one line."""
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + indent <= 96 or not isinstance(value, (dict, list)):
        return line
    pad = " " * (indent + 1)
    if isinstance(value, list):
        inner = [pad + compact(item, indent + 1) for item in value]
        return "[\n" + ",\n".join(inner) + "\n" + " " * indent + "]"
    inner = [f"{pad}{json.dumps(k)}: {compact(item, indent + 1)}" for k, item in value.items()]
    return "{\n" + ",\n".join(inner) + "\n" + " " * indent + "}"


@pytest.mark.parametrize("name", CASES)
def test_numbers_counted_by_hand(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    case, report = made(name, monkeypatch)
    data = json.loads(report.json())
    expected = {**case["expect"], **dict.fromkeys(case.get("nulls", ()))}
    counted = {path: (at(data, path), number) for path, number in expected.items()}
    assert {path: both for path, both in counted.items() if both[0] != both[1]} == {}


@pytest.mark.parametrize("name", CASES)
def test_reports(name: str, monkeypatch: pytest.MonkeyPatch, golden: Golden) -> None:
    case, report = made(name, monkeypatch)
    data = json.loads(report.json())
    for row in data["implementers"] or ():
        shown = case.get("periods")
        row["periods"] = [p for p in row["periods"] if shown is None or p["period"] in shown]
    warnings = [str(finding) for finding in report.loaded.corpus.findings]
    kept = known({key: value for key, value in data.items() if key not in ABOUT})
    kept = {"warnings": warnings, **kept}
    golden.check(HERE / name / "expected" / "analyse.json", compact(kept) + "\n")
    golden.check(HERE / name / "expected" / "analyse.txt", report.text(100, color=False))


def test_no_golden_file_is_left_over() -> None:
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name[0] not in "._"}
    assert folders == {*CASES, "broken"}
    for name in CASES:
        assert {path.name for path in (HERE / name).iterdir()} == {
            "case.toml",
            "corpus",
            "expected",
        }
        assert {path.name for path in (HERE / name / "expected").iterdir()} == EXPECTED
        assert {path.suffix for path in (HERE / name / "corpus").iterdir()} == {".yaml"}
