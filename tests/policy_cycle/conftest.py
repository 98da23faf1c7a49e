"""What tests of the policy cycle share: the docstring of a test, measured."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.analyses.results import Report
from stapeling.graph import StackGraph
from stapeling.loading import Loaded
from stapeling.model.corpus import Selection

Measure = Callable[..., Report]


@pytest.fixture
def measure(corpus: Loaded) -> Measure:
    """Measure the docstring of the test on a day, all of it or chosen laws."""

    def on(day: str = "2026-01-01", *laws: str, **options: Any) -> Report:
        chosen = Selection(laws=frozenset(laws)) if laws else None
        choices = Options(dt.date.fromisoformat(day), **options)
        return analyse(StackGraph(corpus.corpus), choices, chosen)

    return on
