"""Saved reports: what `analyse --format json` wrote, read back as numbers."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stapeling.errors import StapelingError
from stapeling.numbers import SECTIONS, Tidy
from stapeling.numbers.saved import rows_in

FORMAT_VERSION = 1
"""The newest format of saved reports that can be read."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved report of `analyse`: its numbers, and what they were computed for."""

    name: str
    as_of: dt.date
    settings: Mapping[str, Any]
    parts: tuple[str, ...]
    rows: tuple[Tidy, ...]

    @property
    def laws(self) -> frozenset[str] | None:
        """The laws that were selected; nothing when that was all of its corpus."""
        laws, total = self.settings.get("laws"), self.settings.get("corpus_laws")
        if not isinstance(laws, list) or len(laws) == total:
            return None
        return frozenset(map(str, laws))


def read_saved(path: Path, name: str) -> Saved:
    """Read a saved report.

    Raises
    ------
    StapelingError
        When the file is no report of `analyse`, or one of a newer format.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise StapelingError(f"{name}: {error.strerror}") from None
    except (ValueError, RecursionError):  # no JSON, or no UTF-8
        raise StapelingError(
            f"{name}: neither a folder, nor YAML, nor a saved report (--format json)"
        ) from None
    return _saved(data, name)


def _saved(data: object, name: str) -> Saved:
    version = data.get("format_version") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(version, int):
        raise StapelingError(f"{name}: no saved report of analyse")
    if version > FORMAT_VERSION:
        raise StapelingError(
            f"{name}: a report of format version {version}; this stapeling reads up to"
            f" {FORMAT_VERSION}"
        )
    numbers, settings, as_of = (data.get(key) for key in ("numbers", "settings", "as_of"))
    if not isinstance(numbers, dict) or not isinstance(settings, dict):
        raise StapelingError(f"{name}: no numbers stand in it; save a report of analyse anew")
    try:
        day = dt.date.fromisoformat(str(as_of))
    except ValueError:
        raise StapelingError(f"{name}: '{as_of}' is no reference day") from None
    parts = tuple(part for part in SECTIONS if part in numbers.get("parts", ()))
    return Saved(name, day, settings, parts, rows_in(numbers, name))
