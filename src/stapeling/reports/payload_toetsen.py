"""Toetsen as plain data."""

from __future__ import annotations

from stapeling.analyses.results import ToetsenResult


def toetsen_data(result: ToetsenResult) -> dict[str, object]:
    """Give the section of JSON."""
    return {}
