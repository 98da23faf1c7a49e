"""How many articles changes touch, counted for groups of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from stapeling.graph.columns import NO_ARTICLES
from stapeling.model.columns import distinct

if TYPE_CHECKING:
    from stapeling.graph.columns import ChangeColumns
    from stapeling.model.columns import Ints

_LAWS_AT_ONCE = 1000
"""Touches are many and no two laws share one: they are counted for some laws at a time."""


def articles_touched(columns: ChangeColumns, rows: Ints, group: Ints, groups: int) -> list[int]:
    """Count the articles that the changes of each group touch, each once.

    The changes are given by their place, in order of law, with the group of each. A change that
    does not state its articles touches none. Cost: a sort of the touches.
    """
    stated = columns.articles.of[rows] != NO_ARTICLES
    rows, group = rows[stated], group[stated]
    blocks = np.arange(_LAWS_AT_ONCE, len(columns.laws), _LAWS_AT_ONCE)
    ends = np.searchsorted(columns.law[rows], blocks)
    counts = np.zeros(groups, dtype=np.int64)
    for own, of in zip(np.split(rows, ends), np.split(group, ends), strict=True):
        counts += _counted(columns, own, of, groups)
    found: list[int] = counts.tolist()
    return found


def _counted(columns: ChangeColumns, rows: Ints, group: Ints, groups: int) -> Ints:
    articles = columns.articles
    laws, width = len(columns.laws), len(articles.keys)
    numbers = (group * laws + columns.law[rows]) * width
    row, code = articles.touched(articles.of[rows])
    once = distinct(numbers[row] + code)
    return np.diff(np.searchsorted(once, np.arange(groups + 1) * (laws * width)))
