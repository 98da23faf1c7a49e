"""The longest chain of layers that is possible, whatever their days turn out to be."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from stapeling.analyses.chains import Amends
from stapeling.analyses.layering import Layer

EXACT_LIMIT = 10
"""With more layers of inexact day, an upper bound is given: the exact answer doubles with each."""

End = tuple[int, int]
"""A chain that ends with an inexact layer: on which day at the earliest, and its length."""


def longest_possible(layers: Sequence[Layer], amends: Amends) -> tuple[int, bool]:
    """Give the length of the longest possible chain, and whether it is only an upper bound."""
    inexact = [layer for layer in layers if not layer.exact]
    exact = [layer for layer in layers if layer.exact]
    if len(inexact) > EXACT_LIMIT:
        return _bridged(exact, inexact, amends) + len(inexact), True
    if not inexact and not amends:
        return _running(exact), False
    return _Choices(exact, inexact, amends).longest(), False


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


@dataclass(slots=True)
class _Active:
    """The layers that lie before the day of a sweep, as bits, by the length of their chains."""

    by_length: list[int] = field(default_factory=lambda: [0])

    def add(self, bit: int, length: int) -> None:
        while len(self.by_length) <= length:
            self.by_length.append(0)
        self.by_length[length] |= bit

    def best(self, ties: int) -> int:
        """Give the length of the longest chain that ends with one of these layers."""
        for length in range(len(self.by_length) - 1, 0, -1):
            if self.by_length[length] & ties:
                return length
        return 0


def _ties(layers: Sequence[Layer], amends: Amends) -> list[int]:
    """Give for each layer the others that it may stand on, days aside, as bits by their place."""
    touching: dict[str, int] = {}
    unknown = replacing = articled = 0
    for n, layer in enumerate(layers):
        bit = 1 << n
        unknown |= 0 if layer.known else bit
        replacing |= bit if layer.replacement else 0
        articled |= bit if layer.replacement or layer.perhaps else 0
        for article in layer.perhaps:
            touching[article] = touching.get(article, 0) | bit
    found = []
    for n, layer in enumerate(layers):
        if not layer.known:
            ties = (1 << len(layers)) - 1
        elif layer.replacement:
            ties = unknown | articled
        else:
            ties = unknown | (replacing if layer.perhaps else 0)
            for article in layer.perhaps:
                ties |= touching[article]
        amended = amends.get(layer.act, ())
        ties |= (
            sum(1 << m for m, other in enumerate(layers) if other.act in amended) if amended else 0
        )
        found.append(ties & ~(1 << n))
    return found


class _Choices:
    """Chains over every set of inexact layers used so far, each swept once in day order.

    Of the chains that end with an inexact layer only those are kept that are longer or end
    earlier than all others: nothing better can grow from the rest.
    """

    def __init__(self, exact: Sequence[Layer], inexact: Sequence[Layer], amends: Amends) -> None:
        self.exact, self.inexact = exact, inexact
        self.ties = _ties([*exact, *inexact], amends)

    def longest(self) -> int:
        """Give the length of the longest chain over all choices of days."""
        ends: dict[int, dict[int, list[End]]] = {0: {}}
        longest = 0
        for used in range(1 << len(self.inexact)):
            if used in ends:
                longest = max(longest, self._sweep(used, ends))
        return longest

    def _sweep(self, used: int, ends: dict[int, dict[int, list[End]]]) -> int:
        """Walk the days with one set of inexact layers used; grow chains by one more of them."""
        active, longest = _Active(), 0
        own = [(day, u, length) for u, rows in ends[used].items() for day, length in rows]
        events = [(layer.first, n, 0) for n, layer in enumerate(self.exact)]
        if used:  # a chain that goes on without its inexact layers was swept before
            events += [(day, len(self.exact) + u, length) for day, u, length in own]
        events.sort()
        waiting: list[tuple[int, int]] = []
        today = None
        if not used:
            self._grow(used, active, None, ends)
        for day, n, length in events:
            if day != today:
                for bit, reached in waiting:
                    active.add(bit, reached)
                if waiting:
                    self._grow(used, active, today, ends)
                waiting, today = [], day
            reached = length or self._reach(used, active, n)
            if reached:
                waiting.append((1 << n, reached))
                longest = max(longest, reached)
        for bit, reached in waiting:
            active.add(bit, reached)
        self._grow(used, active, today, ends)
        return longest

    def _reach(self, used: int, active: _Active, n: int) -> int:
        """Give the length of the longest chain that ends with an exact layer."""
        below = active.best(self.ties[n])
        return below + 1 if below or not used else 0

    def _grow(
        self,
        used: int,
        active: _Active,
        today: int | None,
        ends: dict[int, dict[int, list[End]]],
    ) -> None:
        """Let every inexact layer not used yet follow what is active.

        Also one that lies wholly after the days that follow: none of their layers need be reached.
        """
        for u, layer in enumerate(self.inexact):
            bit = 1 << u
            if used & bit or (today is not None and layer.last <= today):
                continue
            below = active.best(self.ties[len(self.exact) + u])
            if not below and used:
                continue
            day = layer.first if today is None else max(layer.first, today + 1)
            if not below:
                day = layer.first
            if day <= layer.last:
                rows = ends.setdefault(used | bit, {}).setdefault(u, [])
                _keep(rows, (day, below + 1))


def _keep(rows: list[End], end: End) -> None:
    """Keep an end unless another is as long and as early; drop those that it beats."""
    if any(day <= end[0] and length >= end[1] for day, length in rows):
        return
    rows[:] = [row for row in rows if row[0] < end[0] or row[1] > end[1]]
    rows.append(end)
