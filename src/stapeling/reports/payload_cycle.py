"""The policy cycle as plain data."""

from __future__ import annotations

from stapeling.analyses.results import CycleResult


def cycle_data(result: CycleResult) -> dict[str, object]:
    """Give the section of JSON."""
    return {}
