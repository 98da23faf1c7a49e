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


def heights(layers: Sequence[Layer], amends: Amends) -> dict[str, int]:
    """Give for each layer the length of the longest chain that begins with it.

    Layers are visited from the youngest; a layer is active once it lies certainly after the one
    visited, and each article keeps the height of the best active layer that touches it. That is
    O(touches) next to the sorting.
    """
    if not amends and all(x.first == x.last and not x.replacement for x in layers):
        return _heights_of_days(layers)
    found: dict[str, int] = {}
    active = _Active()
    waiting = sorted(layers, key=_first)
    for layer in sorted(layers, key=_last, reverse=True):
        day = layer.last
        while waiting and waiting[-1].first > day:
            later = waiting.pop()
            active.add(later, found[later.act])
        above = active.above(layer)
        if amends:
            above = max(above, _amending(layer, active.layers, amends))
        found[layer.act] = above + 1
    return found


def _heights_of_days(layers: Sequence[Layer]) -> dict[str, int]:
    """Give the same for layers of exact days that touch articles only, in order of day.

    Nearly all are such. Those of one day wait until it is over.
    """
    found: dict[str, int] = {}
    best: dict[str, int] = {}
    waiting: list[tuple[frozenset[str], int]] = []
    known, day = best.get, 0
    for layer in reversed(layers):
        if layer.first != day:
            for articles, height in waiting:
                for article in articles:
                    if known(article, 0) < height:
                        best[article] = height
            waiting, day = [], layer.first
        above = 0
        for article in layer.articles:
            height = known(article, 0)
            if height > above:
                above = height
        found[layer.act] = above + 1
        waiting.append((layer.articles, above + 1))
    return found


class _Active:
    """The heights of active layers: of the best on each article, and of the best of a kind."""

    __slots__ = ("anything", "articles", "everything", "layers")

    def __init__(self) -> None:
        self.articles: dict[str, int] = {}
        self.anything = self.everything = 0
        """Of layers that touch any article, and of those that replaced the law."""
        self.layers: dict[str, int] = {}

    def add(self, layer: Layer, height: int) -> None:
        """Let a layer be stood on by those visited after it."""
        best = self.articles
        self.layers[layer.act] = height
        for article in layer.articles:
            if best.get(article, 0) < height:
                best[article] = height
        if layer.replacement:
            self.everything = max(self.everything, height)
        if height > self.anything and (layer.replacement or layer.articles):
            self.anything = height

    def above(self, layer: Layer) -> int:
        """Give the height of the best active layer that touches an article of a layer."""
        if layer.replacement:
            return self.anything
        best, articles = self.articles, layer.articles
        above = self.everything if articles else 0
        for article in articles:
            height = best.get(article, 0)
            if height > above:
                above = height
        return above


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
        if found[layer.act] != height:
            continue
        if not acts or stands_on(layer, acts[-1], amends):
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
    if not common:
        return Tie(link="replacement")
    return Tie(article=min((labels.get(key, key) for key in common), key=natural))
