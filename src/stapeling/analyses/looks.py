"""Evaluations as they bear on layers: which one counts, which layers it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stapeling.analyses.layering import Layer, Layering
from stapeling.graph import Looked, StackGraph
from stapeling.model.days import Day
from stapeling.model.laws import Law


def counted_looks(looks: Iterable[Looked], start: Day, as_of: int) -> tuple[Looked, ...]:
    """Give the evaluations of a law that may count: published by the day and after the start."""
    return tuple(
        look
        for look in looks
        if look.published.first <= as_of and look.published.last > start.first
    )


def looks_of_laws(
    graph: StackGraph, laws: Sequence[Law], starts: Sequence[Day], as_of: int
) -> list[tuple[Looked, ...]]:
    """Give the evaluations of each law that may count."""
    looks_at = graph.looks_at
    return [
        counted_looks(looks_at[law.id], start, as_of) if law.id in looks_at else ()
        for law, start in zip(laws, starts, strict=True)
    ]


def besides_of_laws(graph: StackGraph, laws: Sequence[Law], as_of: int) -> list[tuple[Looked, ...]]:
    """Give the looks at each law, published by the day, that do not stop the clock of a clause."""
    besides = graph.looks_besides
    return [
        tuple(look for look in besides[law.id] if look.published.first <= as_of)
        if law.id in besides
        else ()
        for law in laws
    ]


def certainly_counted(look: Looked, start: Day, as_of: int) -> bool:
    """Whether an evaluation was certainly published by the day and after the start."""
    return look.published.last <= as_of and look.published.first > start.last


def speaks_of(articles: frozenset[str] | None, layer: Layer) -> bool:
    """Whether an evaluation or clause with these limits speaks of a layer."""
    return (
        articles is None
        or layer.replacement
        or not layer.known
        or not articles.isdisjoint(layer.perhaps)
    )


def certainly_speaks_of(articles: frozenset[str] | None, layer: Layer) -> bool:
    """Whether an evaluation with these limits speaks of a layer, whatever it perhaps touches."""
    touched = layer.articles if layer.certain else layer.perhaps
    return speaks_of(articles, layer._replace(perhaps=touched))


def since_last_look(
    layering: Layering, looks: Sequence[Looked], as_of: int
) -> tuple[list[Layer], list[Layer]]:
    """Give the layers that lie certainly, and those that lie possibly, after the last look.

    A layer that no evaluation speaks of lies on text that nobody has looked at: it is in both.
    """
    certain, possible = [], []
    for layer in layering.layers:
        own = [look for look in looks if speaks_of(look.articles, layer)]
        if layer.certain and all(look.published.last < layer.first for look in own):
            certain.append(layer)
        if all(
            look.published.first < layer.last
            for look in own
            if certainly_counted(look, layering.start, as_of)
            and certainly_speaks_of(look.articles, layer)
        ):
            possible.append(layer)
    return certain, possible
