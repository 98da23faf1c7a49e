"""The laws that acts concern: those that they change, or made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from stapeling.graph.columns import ChangeColumns
from stapeling.graph.law_columns import LawColumns
from stapeling.model.columns import distinct, ints

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks


class Concerned:
    """The laws that some acts, given with their numbers, concern: as pairs of numbers."""

    def __init__(self, columns: ChangeColumns, laws: LawColumns, acts: Mapping[str, int]) -> None:
        self.laws = laws.names
        """The laws of the corpus in order of id, as they are numbered here."""
        act = _acts_of_changes(columns, acts)
        marked, wide = act >= 0, max(len(self.laws), 1)
        changing = np.flatnonzero(marked & columns.in_force)
        changed = act[changing] * wide + laws.rank[columns.law[changing]]
        rank = laws.rank.tolist()
        made = ints([acts[name] * wide + rank[law] for name, law in laws.made if name in acts])
        self.act, self.law = np.divmod(distinct(np.append(changed, made)), wide)
        """A row for each act and law that it changes, in force on whatever day, or made."""
        self.begins: Ints = np.searchsorted(self.act, np.arange(len(acts) + 1))
        """Of each act the place of its first row, and the place after the last."""
        self.coming: Marks = np.zeros(len(acts), dtype=np.bool_)
        """Whether the acts would change a law: by a change that is pending or not commenced."""
        self.coming[act[marked & ~columns.in_force & ~columns.withdrawn]] = True


def _acts_of_changes(columns: ChangeColumns, acts: Mapping[str, int]) -> Ints:
    """Give for each change the number of its act among some; -1 where it is none of them."""
    place = columns.numbers_of(acts)
    changing = place >= 0
    number = np.full(len(columns.acts), -1)
    number[place[changing]] = ints(acts.values())[changing]
    found: Ints = number[columns.act]
    return found
