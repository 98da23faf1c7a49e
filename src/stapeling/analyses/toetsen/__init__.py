"""The stacking of toetsen: overlap, lead time, what one more would add, the smallest cover."""

from __future__ import annotations

from stapeling.analyses.options import Options
from stapeling.analyses.results.toetsen import ActToetsen, LeadTime, Stack, ToetsenResult
from stapeling.graph import StackGraph


def measure_toetsen(
    graph: StackGraph, options: Options, laws: frozenset[str] | None = None
) -> ToetsenResult:
    """Measure the stack of toetsen, and the toetsen of the acts on the chosen laws."""
    empty = LeadTime(None, None, (), (), (), 0, None, None)
    return ToetsenResult(
        Stack((), (), (), (), {}, {}, {}, {}, None, 0), (), empty, empty, (), None, (), 0
    )


def toetsen_of_act(graph: StackGraph, options: Options, act: str) -> ActToetsen:
    """Measure the toetsen that one act needs, perhaps needs, and had."""
    raise NotImplementedError
