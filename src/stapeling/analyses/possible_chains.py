"""The longest chain of layers that is possible, whatever their days turn out to be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from stapeling.analyses.chains import Amends
from stapeling.analyses.inexact_chains import InexactChains
from stapeling.analyses.layering import Layer

EXACT_LIMIT = 10
"""With more layers of inexact day, an upper bound is given: the exact answer doubles with each."""


def longest_possible(layers: Sequence[Layer], amends: Amends) -> tuple[int, bool]:
    """Give the length of the longest possible chain, and whether it is only an upper bound."""
    inexact = [layer for layer in layers if not layer.exact]
    exact = [layer for layer in layers if layer.exact]
    if len(inexact) > EXACT_LIMIT:
        return _bridged(exact, inexact, amends) + len(inexact), True
    if not inexact and not amends:
        return _running(exact), False
    return InexactChains(exact, inexact, amends).longest(), False


def _running(layers: Sequence[Layer]) -> int:
    """Give the longest chain over exact days, visiting layers in order of day.

    Those of one day are added together, because they do not stand on each other.
    """
    so_far, day, longest = _Depths(), 0, 0
    waiting: list[tuple[Layer, int]] = []
    for layer in layers:
        if layer.first != day:
            for earlier, depth in waiting:
                so_far.add(earlier, depth)
            day, waiting = layer.first, []
        depth = so_far.below(layer) + 1
        waiting.append((layer, depth))
        if depth > longest:
            longest = depth
    return longest


@dataclass(slots=True)
class _Depths:
    """The longest chains so far: per article, and over all layers of a kind."""

    articles: dict[str, int] = field(default_factory=dict)
    anything: int = 0
    unknown: int = 0
    """Over layers whose articles are not fully known: they share one with every layer."""
    replacements: int = 0
    touching: int = 0
    """Over layers that touch any article."""

    def add(self, layer: Layer, depth: int) -> None:
        """Note the chain that ends with a layer."""
        if depth > self.anything:
            self.anything = depth
        if not layer.known and depth > self.unknown:
            self.unknown = depth
        if layer.replacement and depth > self.replacements:
            self.replacements = depth
        if depth > self.touching and (layer.replacement or layer.perhaps):
            self.touching = depth
        best = self.articles
        for article in layer.perhaps:
            if best.get(article, 0) < depth:
                best[article] = depth

    def below(self, layer: Layer) -> int:
        """Give the longest chain that a layer may stand on."""
        if not layer.known:
            return self.anything
        if layer.replacement:
            return max(self.unknown, self.touching)
        below, best = self.unknown, self.articles
        if layer.perhaps and self.replacements > below:
            below = self.replacements
        for article in layer.perhaps:
            depth = best.get(article, 0)
            if depth > below:
                below = depth
        return below


def may_stand_on(later: Layer, earlier: Layer, amends: Amends) -> bool:
    """Whether a layer may stand on another, days aside."""
    return later.may_touch(earlier) or earlier.act in amends.get(later.act, ())


def _bridged(exact: Sequence[Layer], inexact: Sequence[Layer], amends: Amends) -> int:
    """Give the longest chain of exact layers; an inexact one may lie between two of them."""

    def stands(later: Layer, earlier: Layer) -> bool:
        return may_stand_on(later, earlier, amends) or any(
            max(layer.first, earlier.first + 1) <= min(layer.last, later.first - 1)
            for layer in inexact
        )

    return _quadratic(exact, stands)


def _quadratic(layers: Sequence[Layer], stands: Callable[[Layer, Layer], bool]) -> int:
    depths: list[int] = []
    for index, later in enumerate(layers):
        above = 0
        for place in range(index):
            earlier = layers[place]
            if depths[place] > above and earlier.last < later.first and stands(later, earlier):
                above = depths[place]
        depths.append(above + 1)
    return max(depths, default=0)
