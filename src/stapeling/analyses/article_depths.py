"""Depth per article of many laws at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.depth import article_depth
from stapeling.analyses.layer_columns import LayerColumns, Touches
from stapeling.analyses.results import Span
from stapeling.graph.columns import ints
from stapeling.model.labels import natural

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints

Deepest = tuple[Span, tuple[str, ...]]
"""The depth of a law, and the articles that are that deep."""


def article_depths(columns: LayerColumns, labels: Mapping[str, str]) -> list[Deepest]:
    """Give of each law the largest number of layers that touched one article, and which.

    The same as `article_depth` for every law, which also is how a law that was replaced is
    measured. Unit: acts; 0 and up. Cost: one sort of the touches.

    Source: defined by this project, docs/metrics.md.
    """
    fixed = columns.certain & columns.known
    low, deepest = _most(columns, columns.touched.of(columns.certain), labels)
    high, _ = _most(columns, columns.perhaps_touched.of(fixed), None)
    above = np.bincount(columns.law[~fixed], minlength=len(low)).tolist()
    found = [
        (Span(one, other + more), articles)
        for one, other, more, articles in zip(low, high, above, deepest, strict=True)
    ]
    for n in columns.replaced:
        found[n] = article_depth(columns.layerings[n], labels)
    return found


def _most(
    columns: LayerColumns, touches: Touches, labels: Mapping[str, str] | None
) -> tuple[list[int], list[tuple[str, ...]]]:
    """Give of each law the most touches of one article, and the articles with as many."""
    laws, width = len(columns.layerings), max(len(columns.keys), 1)
    pairs, times = np.unique(columns.per_law(touches), return_counts=True)
    law, article = np.divmod(pairs, width)
    most = np.zeros(laws, dtype=np.int64)
    np.maximum.at(most, law, times)
    if labels is None:
        return most.tolist(), []
    deepest = np.flatnonzero(times == most[law])
    names = [labels.get(key, key) for key in columns.keys]
    deepest = deepest[np.lexsort((_rank(names)[article[deepest]], law[deepest]))]
    shown = [names[n] for n in article[deepest].tolist()]
    ends = np.searchsorted(law[deepest], np.arange(laws + 1)).tolist()
    return most.tolist(), [tuple(shown[ends[n] : ends[n + 1]]) for n in range(laws)]


def _rank(names: list[str]) -> Ints:
    """Give each label its place in the order in which a person puts them."""
    order = sorted(range(len(names)), key=lambda n: natural(names[n]))
    rank = np.empty(len(names), dtype=np.int64)
    rank[ints(order)] = np.arange(len(names))
    return rank
