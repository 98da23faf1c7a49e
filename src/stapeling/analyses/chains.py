"""Longest chains of layers of which each certainly stands on the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from stapeling.analyses.layering import Layer
from stapeling.model.labels import natural

_first, _last = attrgetter("first"), attrgetter("last")
Amends = Mapping[str, frozenset[str]]
"""Of each act the acts whose text it amends."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Why a layer stands on another: a common article, or because it amends it."""

    article: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain of acts from the oldest, with the tie of every step."""

    acts: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()


def stands_on(later: Layer, earlier: Layer, amends: Amends) -> bool:
    """Whether a layer certainly stands on another one."""
    return earlier.last < later.first and (
        later.touches(earlier) or earlier.act in amends.get(later.act, ())
    )


def heights(layers: Sequence[Layer], amends: Amends) -> dict[str, int]:  # noqa: C901
    """Give for each layer the length of the longest chain that begins with it.

    Layers are visited from the youngest; a layer is active once it lies certainly after the one
    visited, and each article keeps the height of the best active layer that touches it. That is
    O(touches) next to the sorting.
    """
    best: dict[str, int] = {}
    anything = everything = 0
    found: dict[str, int] = {}
    active: dict[str, int] = {}
    waiting = sorted(layers, key=_first)
    for layer in sorted(layers, key=_last, reverse=True):
        while waiting and waiting[-1].first > layer.last:
            later = waiting.pop()
            height = found[later.act]
            if amends:
                active[later.act] = height
            for article in later.articles:
                if best.get(article, 0) < height:
                    best[article] = height
            if later.replacement:
                everything = max(everything, height)
            if later.replacement or later.articles:
                anything = max(anything, height)
        if layer.replacement:
            above = anything
        else:
            above = everything if layer.articles else 0
            for article in layer.articles:
                above = max(above, best.get(article, 0))
        if amends:
            above = max(above, _amending(layer, active, amends))
        found[layer.act] = above + 1
    return found


def _amending(layer: Layer, active: Mapping[str, int], amends: Amends) -> int:
    return max(
        (height for act, height in active.items() if layer.act in amends.get(act, ())), default=0
    )


def longest_chain(
    layers: Sequence[Layer], amends: Amends, labels: Mapping[str, str]
) -> tuple[int, Chain]:
    """Give the length of the longest chain, and the first of the longest in (day, id).

    `layers` are in order; `labels` gives articles as they are written.
    """
    if not layers:
        return 0, Chain()
    found = heights(layers, amends)
    height = depth = max(found.values())
    acts: list[Layer] = []
    for layer in layers:
        if found[layer.act] == height and (not acts or stands_on(layer, acts[-1], amends)):
            acts.append(layer)
            height -= 1
    ties = tuple(_tie(one, two, labels) for one, two in pairwise(acts))
    return depth, Chain(tuple(layer.act for layer in acts), ties)


def _tie(earlier: Layer, later: Layer, labels: Mapping[str, str]) -> Tie:
    common = earlier.articles & later.articles
    if earlier.replacement or later.replacement:
        common = common or earlier.articles | later.articles
    if not common and not earlier.touches(later):
        return Tie(link="amends")
    names = sorted((labels.get(key, key) for key in common), key=natural)
    return Tie(article=names[0] if names else None, link=None if names else "replacement")
