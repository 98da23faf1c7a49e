"""The longest repair chains over some acts: from each act on, and through the acts of laws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from stapeling.graph.concerned import Concerned
from stapeling.graph.links import RepairLinks
from stapeling.graph.ways import longest_ways

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks


class LongestRepairs:
    """The longest chains over the acts that are allowed; acts and laws are numbers."""

    def __init__(self, links: RepairLinks, concerned: Concerned, allowed: Marks) -> None:
        kept, acts = allowed[links.on] & allowed[links.act], len(links.acts)
        above, up = longest_ways(links.on[kept], links.act[kept], acts)
        below, down = longest_ways(links.act[kept], links.on[kept], acts)
        self.above: list[int] = above.tolist()
        """How many acts stand upon each act, on the longest chain that begins with it."""
        self._up, self._down = up.tolist(), down.tolist()
        self.law, self.act = concerned.law, concerned.act
        through = np.where(allowed, above + 1 + below, 0)[self.act]
        most = np.zeros(len(concerned.laws), dtype=np.int64)
        np.maximum.at(most, self.law, through)
        self._deepest = through == most[self.law]
        self.most: Ints = np.where(most > 1, most, 0)
        """The acts of the longest chain that holds an act of each law; one alone is no chain."""

    def of_laws(self, asked: Marks) -> dict[int, list[int]]:
        """Give that chain of the laws asked for; of several the first by id of its acts."""
        found: dict[int, list[int]] = {}
        rows = self._deepest & asked[self.law]
        for law, act in zip(self.law[rows].tolist(), self.act[rows].tolist(), strict=True):
            chain = _way(act, self._down)[:0:-1] + self.up(act)
            if law not in found or chain < found[law]:
                found[law] = chain
        return found

    def up(self, act: int) -> list[int]:
        """Give the longest chain that begins with an act, the first of them by id."""
        return _way(act, self._up)


def _way(node: int, after: Sequence[int]) -> list[int]:
    """Go on from a node to the next, as long as there is one."""
    way = [node]
    while (node := after[node]) < len(after):
        way.append(node)
    return way
