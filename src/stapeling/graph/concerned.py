"""The laws that acts concern: those that they change, or made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from stapeling.graph.columns import ChangeColumns, ints
from stapeling.graph.ways import distinct

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints, Marks


class Concerned:
    """The laws that some acts concern, as pairs of numbers; acts are numbered as they are given.

    `made` are the acts that made laws, with the number of the law.
    """

    def __init__(
        self, columns: ChangeColumns, made: Iterable[tuple[str, int]], acts: Sequence[str]
    ) -> None:
        act = _place_of_act(columns, acts)
        marked = act >= 0
        place = {name: n for n, name in enumerate(acts)}
        makers = [(law, place[name]) for name, law in made if name in place]
        changed = np.column_stack((columns.law, act))[marked & columns.in_force]
        pairs = np.concatenate((changed, np.array(makers, dtype=np.int64).reshape(-1, 2)))
        numbers = distinct(pairs[:, 0])
        self.laws, law = _by_name([columns.laws[n] for n in numbers.tolist()])
        """The laws in order of id."""
        law = law[np.searchsorted(numbers, pairs[:, 0])]
        wide = max(len(self.laws), 1)
        self.act, self.law = np.divmod(distinct(pairs[:, 1] * wide + law), wide)
        """A row for each act and law that it changes, in force on whatever day, or made."""
        self.begins: Ints = np.searchsorted(self.act, np.arange(len(acts) + 1))
        """Of each act the place of its first row, and the place after the last."""
        self.coming: Marks = np.zeros(len(acts), dtype=np.bool_)
        """Whether the acts would change a law: by a change that is pending or not commenced."""
        self.coming[act[marked & ~columns.in_force & ~columns.withdrawn]] = True


def _place_of_act(columns: ChangeColumns, acts: Sequence[str]) -> Ints:
    """Give for each change the place of its act among some; -1 where it is none of them."""
    number = ints(map(columns.numbers.get, acts, repeat(-1)))
    changing = np.flatnonzero(number >= 0)
    place = np.full(len(columns.numbers), -1)
    place[number[changing]] = changing
    found: Ints = place[columns.act]
    return found


def _by_name(names: Sequence[str]) -> tuple[list[str], Ints]:
    """Put names in order; give for each the place that it has then."""
    order = sorted(range(len(names)), key=names.__getitem__)
    return [names[n] for n in order], np.argsort(ints(order))
