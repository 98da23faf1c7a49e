"""What rests on laws that are held, for a row of days at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, repeat
from typing import TYPE_CHECKING

import numpy as np

from stapeling.graph.columns import ints
from stapeling.model.days import OPEN_FIRST, OPEN_LAST

if TYPE_CHECKING:
    import numpy.typing as npt

    from stapeling.graph.columns import Ints, Marks

    Bits = npt.NDArray[np.uint8]
    """A row for each law, with a bit for each day."""

Span = tuple[int, int]
"""The first day on which a law may be in force, and the day after the last."""


class Resting:
    """The laws that rest on another or carry one, in levels from those that rest on nothing.

    `knots` are those laws in an order in which each comes after those that it rests on; laws that
    rest on each other stand together in one knot.
    """

    def __init__(
        self,
        laws: Iterable[str],
        knots: Sequence[Sequence[str]],
        edges: Sequence[tuple[str, str]],
        spans: Mapping[str, Span],
    ) -> None:
        names = [law for knot in knots for law in knot]
        place = {law: n for n, law in enumerate(names)}
        self._place = ints(map(place.get, laws, repeat(-1)))
        """The place of every law here; -1 for one that neither rests on another nor carries one."""
        never = (OPEN_LAST, OPEN_FIRST)
        self._first, self._until = _columns([spans.get(law, never) for law in names])
        source, target = _columns([(place[law], place[other]) for law, other in edges])
        level = np.array(_levels(knots, edges), dtype=np.int64)
        self._steps = list(_steps(level, source, target))
        self._circular = any(len(knot) > 1 for knot in knots)

    def on(self, laws: Ints, held: Marks, days: Sequence[int]) -> list[int]:
        """Count on each day the laws that rest, directly or not, on laws held; never these.

        `held` marks for each of the laws, which are given by number, the days on which it is held.
        All days go through the levels together; laws in a circle until nothing is added.
        Cost: O(laws and edges) operations on a bit for each day.
        """
        places = self._place[laws]
        known = places >= 0
        own = np.zeros((len(self._first), -(-len(days) // 8)), dtype=np.uint8)
        own[places[known]] = np.packbits(held[known], axis=1)
        reached = np.zeros_like(own)
        while self._sweep(own, reached, self._alive(days)):
            pass
        found = np.unpackbits(reached & ~own, axis=1, count=len(days))
        counts: list[int] = found.sum(axis=0, dtype=np.int64).tolist()
        return counts

    def _alive(self, days: Sequence[int]) -> Bits:
        """Mark the days on which each law is certainly or possibly in force."""
        at = np.asarray(days)
        alive = (self._first[:, np.newaxis] <= at) & (at < self._until[:, np.newaxis])
        return np.packbits(alive, axis=1)

    def _sweep(self, held: Bits, reached: Bits, alive: Bits) -> bool:
        """Carry days from level to level; say whether another sweep may add to that."""
        before = reached.copy()
        for source, begins, target in self._steps:
            carried = (held[source] | reached[source]) & alive[source]
            reached[target] |= np.bitwise_or.reduceat(carried, begins, axis=0) & alive[target]
        return self._circular and not np.array_equal(before, reached)


def _columns(pairs: Sequence[Sequence[int]]) -> Ints:
    """Put pairs of numbers in two columns."""
    return np.array(pairs, dtype=np.int64).reshape(-1, 2).T


def _levels(knots: Sequence[Sequence[str]], edges: Sequence[tuple[str, str]]) -> list[int]:
    """Give for each law of the knots the number of knots below it on the longest way down."""
    bases: dict[str, list[str]] = defaultdict(list)
    for law, other in edges:
        bases[other].append(law)
    level: dict[str, int] = {}
    for knot in knots:
        below = [level[base] for law in knot for base in bases[law] if base in level]
        above = max(below) + 1 if below else 0
        for law in knot:
            level[law] = above
    return list(level.values())


def _steps(level: Ints, source: Ints, target: Ints) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Give level by level who carries, where the carriers of a law begin, and these laws."""
    order = np.lexsort((target, level[target]))
    source, target = source[order], target[order]
    bounds = [0, *(np.flatnonzero(np.diff(level[target])) + 1).tolist(), len(order)]
    for begin, end in pairwise(bounds):
        if end > begin:
            laws, begins = np.unique(target[begin:end], return_index=True)
            yield source[begin:end], begins, laws
