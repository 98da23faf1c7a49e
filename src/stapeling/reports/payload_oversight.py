"""Oversight as plain data."""

from __future__ import annotations

from stapeling.analyses.results import OversightResult


def oversight_data(result: OversightResult) -> dict[str, object]:
    """Give the section of JSON."""
    return {}
