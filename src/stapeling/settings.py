"""Settings of a corpus: stapeling.toml, or [tool.stapeling] in pyproject.toml."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stapeling.errors import StapelingError

FILE = "stapeling.toml"
DEFAULT_REST_YEARS = 5
"""Aanwijzing 5.58 voor de regelgeving: five years in principle, shorter is likely too short."""

_KNOWN: dict[str, frozenset[str]] = {
    "corpus": frozenset({"include"}),
    "metrics": frozenset({"levels", "natures", "event", "rest_years"}),
    "check": frozenset({"select", "ignore", "baseline", "fail_level", "limits"}),
    "report": frozenset({"language"}),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a corpus asks for; every value has a default."""

    include: tuple[str, ...] = ("**/*.yaml", "**/*.yml")
    levels: str | None = None
    natures: str | None = None
    event: str | None = None
    rest_years: int = DEFAULT_REST_YEARS
    language: str | None = None
    check: Mapping[str, Any] = field(default_factory=dict)


def find_root(path: Path) -> Path | None:
    """Give the folder at or above a path that marks a corpus root."""
    start = path if path.is_dir() else path.parent
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / FILE).is_file() or _table_of_pyproject(folder) is not None:
            return folder
    return None


def read_settings(root: Path | None) -> Settings:
    """Read the settings at a corpus root; defaults where there is none."""
    if root is None:
        return Settings()
    file = root / FILE
    table = _parsed(file) if file.is_file() else _table_of_pyproject(root) or {}
    _refuse_unknown(table, file)
    metrics, report = table.get("metrics", {}), table.get("report", {})
    rest_years = metrics.get("rest_years", DEFAULT_REST_YEARS)
    if not isinstance(rest_years, int) or rest_years < 1:
        raise StapelingError(f"{file}: rest_years must be a number of years, found {rest_years!r}")
    return Settings(
        include=tuple(table.get("corpus", {}).get("include", Settings().include)),
        levels=_words(metrics.get("levels")),
        natures=_words(metrics.get("natures")),
        event=metrics.get("event"),
        rest_years=rest_years,
        language=report.get("language"),
        check=table.get("check", {}),
    )


def _words(value: object) -> str | None:
    if isinstance(value, list):
        return ",".join(map(str, value))
    return None if value is None else str(value)


def _parsed(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise StapelingError(f"{file}: {error}") from None


def _table_of_pyproject(folder: Path) -> dict[str, Any] | None:
    file = folder / "pyproject.toml"
    if not file.is_file() or b"[tool.stapeling" not in file.read_bytes():
        return None
    table = _parsed(file).get("tool", {}).get("stapeling")
    return table if isinstance(table, dict) else None


def _refuse_unknown(table: Mapping[str, Any], file: Path) -> None:
    for section, values in table.items():
        _refuse(section, _KNOWN, f"{file}: [{section}]")
        if not isinstance(values, dict):
            raise StapelingError(f"{file}: [{section}] must be a table")
        for key in values:
            _refuse(key, _KNOWN[section], f"{file}: [{section}] {key}")


def _refuse(word: str, known: Mapping[str, object] | frozenset[str], place: str) -> None:
    if word not in known:
        near = difflib.get_close_matches(word, list(known), n=1)
        hint = f" (did you mean '{near[0]}'?)" if near else ""
        raise StapelingError(f"{place} is not a setting{hint}")
