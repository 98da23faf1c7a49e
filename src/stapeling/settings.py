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
        return _settings(_parsed(file), str(file))
    return _settings(_table_of_pyproject(root) or {}, str(root / PYPROJECT))


def settings_in(data: bytes, name: str) -> Settings | None:
    """Read the settings in a text; nothing when it is a pyproject.toml that holds none.

    Parameters
    ----------
    data : bytes
        What stands in the file.
    name : str
        What the file is called, in messages too.
    """
    if not name.endswith(PYPROJECT):
        return _settings(_parsed_text(data, name), name)
    table = _table_in(data, name)
    return _settings(table, name) if table is not None else None


def _settings(table: Mapping[str, Any], file: str) -> Settings:
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


def _patterns(value: object, file: str) -> tuple[str, ...]:
    if value is None:
        return Settings().include
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise StapelingError(f"{file}: include must be a list of patterns, found {value!r}")
    for pattern in value:
        if Path(pattern).is_absolute() or ".." in Path(pattern).parts:
            raise StapelingError(f"{file}: include: '{pattern}' leads out of the folder")
    return tuple(value)


def _years(value: object, file: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise StapelingError(f"{file}: rest_years must be a number of years, found {value!r}")
    return value


def _words(table: Mapping[str, Any], key: str, file: str) -> str | None:
    """Read a word or a list of words as one text with commas."""
    value = table.get(key)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ",".join(value)
    return _word(table, key, file)


def _word(table: Mapping[str, Any], key: str, file: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise StapelingError(f"{file}: {key} must be text, found {value!r}")
    return value


def _parsed(file: Path) -> dict[str, Any]:
    try:
        return _parsed_text(file.read_bytes(), str(file))
    except OSError as error:
        raise StapelingError(f"{file}: {error}") from None


def _parsed_text(data: bytes, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StapelingError(f"{name}: {error}") from None


def _table_of_pyproject(folder: Path) -> dict[str, Any] | None:
    file = folder / PYPROJECT
    return _table_in(file.read_bytes(), str(file)) if file.is_file() else None


def _table_in(data: bytes, name: str) -> dict[str, Any] | None:
    if b"[tool.stapeling" not in data:
        return None
    table = _parsed_text(data, name).get("tool", {}).get("stapeling")
    return table if isinstance(table, dict) else None


def _refuse_unknown(table: Mapping[str, Any], file: str) -> None:
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
