"""The longest chain of layers that is possible, whatever their days turn out to be."""

from __future__ import annotations

from collections.abc import Sequence

from stapeling.analyses.chains import Amends, longest_chain
from stapeling.analyses.layers import Layer

EXACT_LIMIT = 10
"""With more layers of inexact day, an upper bound is given: the exact answer doubles with each."""


def longest_possible(layers: Sequence[Layer], amends: Amends) -> tuple[int, bool]:
    """Give the length of the longest possible chain, and whether it is only an upper bound."""
    inexact = [layer for layer in layers if not layer.exact]
    exact = [layer for layer in layers if layer.exact]
    if not inexact:
        return _of_exact(exact, amends), False
    if len(inexact) > EXACT_LIMIT:
        return _bridged(exact, inexact, amends) + len(inexact), True
    return _of_choices(exact, inexact, amends), False


def may_stand_on(later: Layer, earlier: Layer, amends: Amends) -> bool:
    """Whether a layer may stand on another, days aside."""
    return later.may_touch(earlier) or earlier.act in amends.get(later.act, ())


def _of_exact(layers: Sequence[Layer], amends: Amends) -> int:
    """Running depths over exact days: an article that is not known is every article."""
    if all(layer.known and layer.perhaps == layer.articles for layer in layers):
        return longest_chain(layers, amends, {})[0] if layers else 0
    return _quadratic(layers, lambda later, earlier: may_stand_on(later, earlier, amends))


def _quadratic(layers: Sequence[Layer], stands: object) -> int:
    depths: list[int] = []
    for index, later in enumerate(layers):
        above = 0
        for place in range(index):
            earlier = layers[place]
            if depths[place] > above and earlier.last < later.first and stands(later, earlier):  # type: ignore[operator]
                above = depths[place]
        depths.append(above + 1)
    return max(depths, default=0)


def _bridged(exact: Sequence[Layer], inexact: Sequence[Layer], amends: Amends) -> int:
    """The longest chain of exact layers, where an inexact one may lie between two of them."""

    def stands(later: Layer, earlier: Layer) -> bool:
        return may_stand_on(later, earlier, amends) or any(
            max(layer.first, earlier.first + 1) <= min(layer.last, later.first - 1)
            for layer in inexact
        )

    return _quadratic(exact, stands)


def _of_choices(exact: Sequence[Layer], inexact: Sequence[Layer], amends: Amends) -> int:
    """Try every set of inexact layers: chains as (last layer, its earliest day), longest first.

    For every set of inexact layers used, and every last layer, only ends that are longer or
    earlier than all others are kept: nothing better can grow from the rest.
    """
    everyone = [*exact, *inexact]
    count = len(exact)
    follows = [
        [n for n, later in enumerate(everyone) if n != m and may_stand_on(later, earlier, amends)]
        for m, earlier in enumerate(everyone)
    ]
    longest = 0
    frontier = {
        (0 if n < count else 1 << (n - count), n): layer.first for n, layer in enumerate(everyone)
    }
    while frontier:
        longest += 1
        grown: dict[tuple[int, int], int] = {}
        for (used, last), day in frontier.items():
            for n in follows[last]:
                bit = 0 if n < count else 1 << (n - count)
                if used & bit:
                    continue
                layer = everyone[n]
                at = max(day + 1, layer.first)
                if at <= layer.last and at < grown.get((used | bit, n), at + 1):
                    grown[used | bit, n] = at
        frontier = grown
    return longest


