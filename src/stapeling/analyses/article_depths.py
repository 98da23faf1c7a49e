"""Depth per article of many laws at once."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.depth import article_depth
from stapeling.analyses.layer_columns import LayerColumns, Touches
from stapeling.analyses.results import Span
from stapeling.model.columns import ints, records
from stapeling.model.labels import natural

if TYPE_CHECKING:
    from stapeling.model.columns import Ints

Deepest = tuple[Span, tuple[str, ...]]
"""The depth of a law, and the articles that are that deep."""


def article_depths(columns: LayerColumns, labels: Mapping[str, str]) -> list[Deepest]:
    """Give of each law the largest number of layers that touched one article, and which.

    The same as `article_depth` for every law, which also is how a law that was replaced is
    measured. Unit: acts; 0 and up. Cost: one sort of the touches.

    Source: defined by this project, docs/metrics.md.
    """
    fixed = columns.certain & columns.known
    low, deepest = _deepest(columns, columns.touched.of(columns.certain), labels)
    high = _most(columns, _times(columns, columns.perhaps_touched.of(fixed)))
    high += columns.count(~fixed)
    spans = records(Span, low=low.tolist(), high=high.tolist())
    found = list(zip(spans, deepest, strict=True))
    for n in columns.replaced:
        found[n] = article_depth(columns.layering(n), labels)
    return found


def _times(columns: LayerColumns, touches: Touches) -> Ints:
    """Count for each pair of a law and an article the touches."""
    return np.bincount(touches.pair, minlength=len(columns.pairs[0]))


def _most(columns: LayerColumns, times: Ints) -> Ints:
    """Give of each law the most touches of one article; pairs are in order of law."""
    most = np.zeros(len(columns.laws), dtype=np.int64)
    law = columns.pairs[0]
    begins = np.flatnonzero(np.diff(law, prepend=-1))
    if len(begins):
        most[law[begins]] = np.maximum.reduceat(times, begins)
    return most


def _deepest(
    columns: LayerColumns, touches: Touches, labels: Mapping[str, str]
) -> tuple[Ints, list[tuple[str, ...]]]:
    """Give of each law the most touches of one article, and the articles with as many."""
    times = _times(columns, touches)
    most = _most(columns, times)
    law, article = columns.pairs
    deepest = np.flatnonzero((times == most[law]) & (times > 0))
    names = [labels.get(key, key) for key in columns.keys]
    deepest = deepest[np.lexsort((_rank(names)[article[deepest]], law[deepest]))]
    shown = [names[n] for n in article[deepest].tolist()]
    ends = np.searchsorted(law[deepest], np.arange(len(most) + 1)).tolist()
    return most, [tuple(shown[begin:end]) for begin, end in pairwise(ends)]


def _rank(names: list[str]) -> Ints:
    """Give each label its place in the order in which a person puts them."""
    order = sorted(range(len(names)), key=lambda n: natural(names[n]))
    rank = np.empty(len(names), dtype=np.int64)
    rank[ints(order)] = np.arange(len(names))
    return rank
