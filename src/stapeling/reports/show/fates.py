"""What became of every act on a law: a layer, or one of the things that stand beside the count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from stapeling.analyses.layering import Beside, Layering
from stapeling.analyses.layers import layering_of
from stapeling.analyses.options import Options
from stapeling.graph import StackGraph
from stapeling.model.laws import Change, Law

_BESIDE = (
    "pending",
    "not_commenced",
    "withdrawn",
    "scheduled",
    "after_end",
    "before_start",
    "moved",
    "unknown_level",
    "same_day",
    "incidental",
    "excluded",
    "ended",
)


class _OneAct(StackGraph):
    """A corpus as if one act had changed the law, so that the count tells what became of it."""

    def __init__(self, graph: StackGraph, act: str, rows: Sequence[Change]) -> None:
        super().__init__(graph.corpus)
        self._only = {act: list(rows)}

    def changes_by_act(self, law: Law) -> dict[str, list[Change]]:  # noqa: ARG002
        """Give the changes of the one act."""
        return self._only

    @cached_property
    def replaced_by(self) -> Mapping[str, tuple[Law, ...]]:
        """Nothing: replacements are layers of their own."""
        return {}


def fates(graph: StackGraph, law: Law, options: Options) -> dict[str, str]:
    """Give for every act on a law what became of it; nothing for a law that has not started."""
    layering = layering_of(graph, law, options)
    if layering is None:
        return {}
    found = {layer.act: _layer(layer.certain, layer.replacement) for layer in layering.layers}
    for act, rows in graph.changes_by_act(law).items():
        if act not in found:
            found[act] = _beside(graph, law, act, rows, options)
    return found


def _layer(certain: bool, replacement: bool) -> str:
    if replacement:
        return "replacement"
    return "layer" if certain else "possible_layer"


def _beside(graph: StackGraph, law: Law, act: str, rows: Sequence[Change], options: Options) -> str:
    if act in graph.makers(law):
        return "made"
    alone: Layering | None = layering_of(_OneAct(graph, act, rows), law, options)
    return "unknown" if alone is None else _counted(alone.beside)


def _counted(beside: Beside) -> str:
    """Say under which heading the one act was counted; in force under none is a lower level."""
    for name in _BESIDE:
        if getattr(beside, name):
            return name
    return "lower_level"
