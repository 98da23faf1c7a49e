"""The classes that the load states, counted by period."""

from __future__ import annotations

import numpy as np

from stapeling.analyses.burden.load_columns import LoadColumns
from stapeling.analyses.period_columns import NO_PERIOD, periods_of

ByPeriod = dict[int, dict[str, int]]
"""Of each period with any: how many records state each class, in order of its name."""


def class_counts(load: LoadColumns) -> dict[str, ByPeriod]:
    """Count records by a class that they state, by the period that their day is certainly in."""
    begin, end = (periods_of(load.calendar, day) for day in (load.day.first, load.day.last))
    certain = load.day.stated & (begin == end) & (begin != NO_PERIOD)
    found: dict[str, ByPeriod] = {}
    for kind, (numbers, words) in load.stated.classes.items():
        own = numbers[load.rows]
        stated = certain & (own >= 0)
        keys, counts = np.unique(begin[stated] * len(words) + own[stated], return_counts=True)
        by_period = found[kind] = {}
        for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
            period, word = divmod(key, len(words))
            by_period.setdefault(period, {})[words[word]] = count
    return found
