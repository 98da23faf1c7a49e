"""The laws that acts concern: those that they change, or made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from stapeling.graph.columns import ChangeColumns, ints
from stapeling.graph.ways import distinct

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints, Marks


class Concerned:
    """The laws that some acts, given with their numbers, concern: as pairs of numbers.

    `made` are the acts that made laws, with the number of the law.
    """

    def __init__(
        self, columns: ChangeColumns, made: Iterable[tuple[str, int]], acts: Mapping[str, int]
    ) -> None:
        act = _acts_of_changes(columns, acts)
        marked = act >= 0
        changing = np.flatnonzero(marked & columns.in_force)
        makers = [(acts[name], law) for name, law in made if name in acts]
        made_act, made_law = np.array(makers, dtype=np.int64).reshape(-1, 2).T
        law = np.append(columns.law[changing], made_law)
        numbers = distinct(law)
        self.laws, place = _by_name([columns.laws[n] for n in numbers.tolist()])
        """The laws in order of id."""
        law, wide = place[np.searchsorted(numbers, law)], max(len(numbers), 1)
        pairs = distinct(np.append(act[changing], made_act) * wide + law)
        self.act, self.law = np.divmod(pairs, wide)
        """A row for each act and law that it changes, in force on whatever day, or made."""
        self.begins: Ints = np.searchsorted(self.act, np.arange(len(acts) + 1))
        """Of each act the place of its first row, and the place after the last."""
        self.coming: Marks = np.zeros(len(acts), dtype=np.bool_)
        """Whether the acts would change a law: by a change that is pending or not commenced."""
        self.coming[act[marked & ~columns.in_force & ~columns.withdrawn]] = True


def _acts_of_changes(columns: ChangeColumns, acts: Mapping[str, int]) -> Ints:
    """Give for each change the number of its act among some; -1 where it is none of them."""
    place = ints(map(columns.numbers.get, acts, repeat(-1)))
    changing = place >= 0
    number = np.full(len(columns.numbers), -1)
    number[place[changing]] = ints(acts.values())[changing]
    found: Ints = number[columns.act]
    return found


def _by_name(names: Sequence[str]) -> tuple[list[str], Ints]:
    """Put names in order; give for each the place that it has then."""
    order = sorted(range(len(names)), key=names.__getitem__)
    return [names[n] for n in order], np.argsort(ints(order))
