"""Bottlenecks (*knelpunten*): how old, how often reported, and whether law changed meanwhile."""

from __future__ import annotations

from stapeling.analyses.options import Options
from stapeling.analyses.results.bottlenecks import BottlenecksResult
from stapeling.analyses.results.spans import Span
from stapeling.graph import StackGraph


def measure_bottlenecks(
    graph: StackGraph, options: Options, laws: frozenset[str] | None = None
) -> BottlenecksResult:
    """Measure the bottlenecks of the chosen laws; of all when none are chosen."""
    return BottlenecksResult(0, 0, 0, 0, None, None, 0, Span(0, 0), ())
