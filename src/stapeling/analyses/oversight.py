"""Oversight (*toezicht*): who looks at whom, what is looked at twice, and where nobody looks."""

from __future__ import annotations

from stapeling.analyses.options import Options
from stapeling.analyses.results.oversight import OversightResult
from stapeling.graph import StackGraph


def measure_oversight(
    graph: StackGraph, options: Options, laws: frozenset[str] | None = None
) -> OversightResult:
    """Measure the oversight over the organisations that carry out, or answer for, chosen laws."""
    return OversightResult((), (), 0)
