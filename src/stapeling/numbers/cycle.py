"""The policy cycle as rows of the long table."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.analyses.results import CycleResult
from stapeling.numbers.tidy import Tidy

SECTIONS: frozenset[str] = frozenset()
"""The sections of the long table that these rows stand in."""


def cycle_rows(result: CycleResult) -> Iterator[Tidy]:
    """Give every number as a row."""
    yield from ()
