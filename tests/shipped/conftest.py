"""The shipped corpus, loaded and measured once a session."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from stapeling.commands import Analysis, Choices, analyse_paths
from stapeling.language import Language
from stapeling.loading import Loaded, load
from stapeling.reports import Made

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"


@cache
def analysed(as_of: str) -> Analysis:
    """Measure the shipped corpus as of a day."""
    return analyse_paths([DATA], Choices(as_of=dt.date.fromisoformat(as_of)))


@cache
def reported(as_of: str = "2026-11-23") -> dict[str, Any]:
    """Give the JSON report of the shipped corpus, with laws and implementers by id."""
    found = analysed(as_of)
    made = Made(found.report, found.graph, found.loaded, Language.of("en"))
    data = json.loads(made.json())
    for part in ("laws", "implementers"):
        data[part] = {row["id"]: row for row in data[part]}
    return data


@pytest.fixture(scope="session")
def shipped() -> Loaded:
    """Give the shipped corpus."""
    return load([DATA])
