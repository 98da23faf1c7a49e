"""Bottlenecks as plain data."""

from __future__ import annotations

from stapeling.analyses.results import BottlenecksResult


def bottleneck_data(result: BottlenecksResult) -> dict[str, object]:
    """Give the section of JSON."""
    return {}
