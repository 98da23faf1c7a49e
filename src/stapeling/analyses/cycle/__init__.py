"""The policy cycle: stages, due evaluations, succession, clean-up and responsibility."""

from __future__ import annotations

from collections.abc import Sequence

from stapeling.analyses.options import Options
from stapeling.analyses.results.cycle import CleanUp, CycleResult, DueShares
from stapeling.analyses.results.laws import LawResult
from stapeling.analyses.results.spans import Span
from stapeling.graph import StackGraph


def measure_cycle(graph: StackGraph, options: Options, laws: Sequence[LawResult]) -> CycleResult:
    """Measure the policy cycle of measured laws and of those who carry them out."""
    none = Span(0, 0)
    empty = DueShares(0, none, none, none, 0)
    return CycleResult((), {}, None, empty, (), CleanUp((), None, None, 0), (), ())
