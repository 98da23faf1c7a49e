"""Laws of which one layer may lie on either side of others: a stack for each choice of its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.heights_at_once import Stacks
from stapeling.analyses.layer_columns import LayerColumns
from stapeling.model.columns import spread

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks

MOST_LAYERS = 30
"""Of a law with more layers, a stack for each day costs more than to look for the longest chain."""


class DayChoices:
    """The stacks of some laws with one unsettled layer each, that layer on a chosen day.

    A chain is the longest when each layer comes as early as it can: the unsettled one on its first
    day, or the day after one that it stands on. The others are as good as on their first day.
    """

    def __init__(self, columns: LayerColumns, laws: Marks) -> None:
        unsettled = np.flatnonzero(columns.unsettled & laws[columns.law])
        choice, self._day = _choices(columns, unsettled)
        self._columns, self._unsettled = columns, unsettled[choice]
        self.law: Ints = columns.law[self._unsettled]
        """The law of each stack."""
        begins = np.asarray(columns.begins)
        self._own = begins[self.law], begins[self.law + 1]

    def stacks(self, marked: Marks) -> Stacks:
        """Give the stacks with marked layers only."""
        columns, (begins, ends) = self._columns, self._own
        stack, layer = spread(begins, ends - begins)
        first = np.where(layer == self._unsettled[stack], self._day[stack], columns.first[layer])
        toucher, article = self._touches(np.cumsum(ends - begins) - ends)
        found = Stacks(stack, first, first, columns.known[layer], toucher, article)
        return found.of(marked[layer])

    def _touches(self, shift: Ints) -> tuple[Ints, Ints]:
        """Give the touches, of layers that lie shifted by so many places in each stack."""
        touches, (begins, ends) = self._columns.perhaps_touched, self._own
        first, after = np.searchsorted(touches.layer, (begins, ends))
        stack, touch = spread(first, after - first)
        pairs = self._columns.pairs[0]
        least, most = np.searchsorted(pairs, (self.law, self.law + 1))
        apart = np.cumsum(most - least) - most
        return touches.layer[touch] + shift[stack], touches.pair[touch] + apart[stack]


def _choices(columns: LayerColumns, unsettled: Ints) -> tuple[Ints, Ints]:
    """Give the days to be tried of each layer, with the place of the layer."""
    begins = np.asarray(columns.begins)
    law, first, last = columns.law[unsettled], columns.first[unsettled], columns.last[unsettled]
    own, other = spread(begins[law], begins[law + 1] - begins[law])
    day = columns.first[other] + 1
    near = (day > first[own]) & (day <= last[own])
    every = np.concatenate([np.arange(len(unsettled)), own[near]])
    return every, np.concatenate([first, day[near]])
