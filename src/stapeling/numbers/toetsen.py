"""Toetsen as rows of the long table."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.analyses.results import ToetsenResult
from stapeling.numbers.tidy import Tidy

SECTIONS: frozenset[str] = frozenset()
"""The sections of the long table that these rows stand in."""


def toetsen_rows(result: ToetsenResult) -> Iterator[Tidy]:
    """Give every number as a row."""
    yield from ()
