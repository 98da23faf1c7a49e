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
PYPROJECT = "pyproject.toml"
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
    file: str | None = field(default=None, compare=False)
    """Where they stand; nothing where every value is a default."""


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
    if file.is_file():
        table = _parsed(file)
    else:
        file, table = root / PYPROJECT, _table_of_pyproject(root) or {}
    _refuse_unknown(table, file)
    corpus, metrics, report = (table.get(name, {}) for name in ("corpus", "metrics", "report"))
    return Settings(
        include=_patterns(corpus.get("include"), file),
        levels=_words(metrics, "levels", file),
        natures=_words(metrics, "natures", file),
        event=_word(metrics, "event", file),
        rest_years=_years(metrics.get("rest_years", DEFAULT_REST_YEARS), file),
        language=_word(report, "language", file),
        check=table.get("check", {}),
        file=str(file),
    )


def _patterns(value: object, file: Path) -> tuple[str, ...]:
    if value is None:
        return Settings().include
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise StapelingError(f"{file}: include must be a list of patterns, found {value!r}")
    for pattern in value:
        if Path(pattern).is_absolute() or ".." in Path(pattern).parts:
            raise StapelingError(f"{file}: include: '{pattern}' leads out of the folder")
    return tuple(value)


def _years(value: object, file: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise StapelingError(f"{file}: rest_years must be a number of years, found {value!r}")
    return value


def _words(table: Mapping[str, Any], key: str, file: Path) -> str | None:
    """Read a word or a list of words as one text with commas."""
    value = table.get(key)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ",".join(value)
    return _word(table, key, file)


def _word(table: Mapping[str, Any], key: str, file: Path) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise StapelingError(f"{file}: {key} must be text, found {value!r}")
    return value


def _parsed(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise StapelingError(f"{file}: {error}") from None


def _table_of_pyproject(folder: Path) -> dict[str, Any] | None:
    file = folder / PYPROJECT
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
