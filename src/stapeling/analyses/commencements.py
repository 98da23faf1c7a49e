"""Commencements: when every act that lies on a law first took effect, and was published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.layer_columns import LayerColumns
from stapeling.analyses.results import Commencements
from stapeling.graph import StackGraph
from stapeling.model.days import OPEN_FIRST, UNKNOWN_DAY

if TYPE_CHECKING:
    from stapeling.model.columns import Ints

_NONE = np.iinfo(np.int64).max


def commencements_of(graph: StackGraph, layers: LayerColumns) -> Commencements:
    """Give every act that is a layer, with the earliest day on which it took effect on a law.

    Of two bounded days the one that begins first, of equal ones that of the first law. Acts stand
    in the order in which laws hold them. Cost: array operations over the layers.
    """
    place = np.arange(len(layers.act))
    soonest = np.full(len(layers.acts), _NONE)
    np.minimum.at(soonest, layers.act, layers.first * len(place) + place)
    held = np.zeros(len(layers.acts), dtype=np.int64)
    held[layers.act[::-1]] = place[::-1]  # of an act in several places the first is kept
    own = layers.act[held[layers.act] == place]
    earliest = soonest[own] % max(len(place), 1)
    first, last = layers.first[earliest], layers.last[earliest]
    acts = list(map(layers.acts.__getitem__, own.tolist()))
    published = (side[own] for side in _published(graph, layers.acts))
    return Commencements(acts, first, last, *published)


def _published(graph: StackGraph, acts: Sequence[str]) -> tuple[Ints, Ints]:
    """Give the bounds of the day on which each act was published."""
    columns = graph.columns
    if acts is columns.acts:
        return columns.published
    place = columns.numbers_of(acts)
    first, last = (np.append(side, OPEN_FIRST)[place] for side in columns.published)
    for n in np.flatnonzero(place < 0).tolist():  # it replaced a law, and changes none
        act = graph.act(acts[n])
        day = (act.published if act is not None else None) or UNKNOWN_DAY
        first[n], last[n] = day.first, day.last
    return first, last
