"""What rests on laws that are held, for a row of days at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from stapeling.model.columns import Ints, Marks

    Bits = npt.NDArray[np.uint8]
    """A row for each law, with a bit for each day."""


class Resting:
    """The laws that rest on another or carry one, in levels from those that rest on nothing.

    They are numbered among themselves; `place` gives the number of every law of the corpus, -1 for
    one that neither rests on another nor carries one. Laws that rest on each other have one and the
    same number in `knot`, that of any of them. `spans` are the first days on which laws may be in
    force, and the days after the last.
    """

    def __init__(self, place: Ints, knot: Ints, edges: tuple[Ints, Ints], spans: Ints) -> None:
        self._place, self._spans = place, spans
        self._steps = list(_steps(_levels(knot, *edges), *edges))
        self._circular = bool((np.bincount(knot) > 1).any())

    def on(self, laws: Ints, held: Marks, days: Sequence[int]) -> list[int]:
        """Count on each day the laws that rest, directly or not, on laws held; never these.

        `held` marks for each of the laws, which are given by number, the days on which it is held.
        All days, given in order, go through the levels together; laws in a circle until nothing
        is added.
        Cost: O(laws and edges) operations on a bit for each day.
        """
        places = self._place[laws]
        known = places >= 0
        own = np.zeros((self._spans.shape[1], -(-len(days) // 8)), dtype=np.uint8)
        own[places[known]] = np.packbits(held[known], axis=1)
        reached = np.zeros_like(own)
        alive = self._alive(days)
        while self._sweep(own, reached, alive):
            pass
        found = np.unpackbits(reached & ~own, axis=1, count=len(days))
        counts: list[int] = np.count_nonzero(found, axis=0).tolist()
        return counts

    def _alive(self, days: Sequence[int]) -> Bits:
        """Mark the days, given in order, on which each law is certainly or possibly in force."""
        until = np.packbits(np.tri(len(days) + 1, len(days), -1, dtype=np.bool_), axis=1)
        first, end = np.searchsorted(days, self._spans)
        found: Bits = until[end] & ~until[first]
        return found

    def _sweep(self, held: Bits, reached: Bits, alive: Bits) -> bool:
        """Carry days from level to level; say whether another sweep may add to that."""
        before = reached.copy()
        for source, begins, target in self._steps:
            carried = (held[source] | reached[source]) & alive[source]
            reached[target] |= np.bitwise_or.reduceat(carried, begins, axis=0) & alive[target]
        return self._circular and not np.array_equal(before, reached)


def _levels(knot: Ints, source: Ints, target: Ints) -> Ints:
    """Give for each law the number of knots below its own on the longest way down."""
    between = knot[source] != knot[target]
    below, above = knot[source][between], knot[target][between]
    level = np.zeros(len(knot), dtype=np.int64)
    raised = True
    while raised:
        before = level.copy()
        np.maximum.at(level, above, level[below] + 1)
        raised = not np.array_equal(before, level)
    found: Ints = level[knot]
    return found


def _steps(level: Ints, source: Ints, target: Ints) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Give level by level who carries, where the carriers of a law begin, and these laws."""
    order = np.lexsort((target, level[target]))
    source, target = source[order], target[order]
    bounds = [0, *(np.flatnonzero(np.diff(level[target])) + 1).tolist(), len(order)]
    for begin, end in pairwise(bounds):
        if end > begin:
            laws, begins = np.unique(target[begin:end], return_index=True)
            yield source[begin:end], begins, laws
