"""Text age of many laws at once."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.layer_columns import LayerColumns, Touches
from stapeling.analyses.results import Later, TextAge
from stapeling.analyses.text_age import text_age
from stapeling.analyses.year_columns import not_yet
from stapeling.model.columns import records
from stapeling.model.days import OPEN_FIRST, OPEN_LAST

if TYPE_CHECKING:
    from stapeling.model.columns import Ints

_DAYS = OPEN_LAST + 1
"""More than any day: numbers of articles and days go together in one number."""


def text_ages(columns: LayerColumns, rest_years: int) -> list[TextAge]:
    """Give for each law the age of the youngest text that each of its layers touched.

    The same as `text_age` for every law, which also is how a law that was replaced, or of which
    articles began later, is measured. Unit: days. Cost: one sort of the touches.

    Source: Aanwijzingen voor de regelgeving 5.58 for the five years; defined by this project.
    """
    layer, youngest = _youngest(columns)
    began = youngest > OPEN_FIRST
    layer, youngest = layer[began], youngest[began]
    laws = len(columns.laws)
    young = layer[not_yet(youngest, rest_years, columns.first[layer])]
    ages = _Ages(columns, layer, columns.first[layer] - youngest)
    made = records(
        TextAge,
        median_days=ages.medians(),
        young=np.bincount(columns.law[young], minlength=laws).tolist(),
        of=np.diff(ages.ends).tolist(),
        rest_years=repeat(rest_years, laws),
        told=map(Later, repeat(ages.told, laws), range(laws)),
    )
    found = list(made)
    for n, law in enumerate(columns.laws):
        if n in columns.replaced or law.commencement:
            found[n] = text_age(columns.layering(n), rest_years)
    return found


class _Ages:
    """The ages of the text of layers, in order of their laws."""

    def __init__(self, columns: LayerColumns, layer: Ints, days: Ints) -> None:
        self.columns, self.layer, self.days = columns, layer, days
        self.law = columns.law[layer]
        self.ends = np.searchsorted(self.law, np.arange(len(columns.laws) + 1))

    def told(self, n: int) -> Mapping[str, int]:
        """Give the age of the text of each layer of a law, by act."""
        own = slice(*self.ends[n : n + 2].tolist())
        acts = self.columns.act[self.layer[own]].tolist()
        return dict(
            zip(map(self.columns.acts.__getitem__, acts), self.days[own].tolist(), strict=True)
        )

    def medians(self) -> list[float | None]:
        """Give the median age of each law, nothing for one without ages."""
        shift = self.law * _DAYS
        in_order = np.append(np.sort(shift + self.days) - shift, 0)
        begin, size = self.ends[:-1], np.diff(self.ends)
        upper = in_order[begin + size // 2].tolist()
        lower = in_order[np.maximum(begin + (size - 1) // 2, 0)].tolist()
        return list(map(_middle, size.tolist(), lower, upper))


def _youngest(columns: LayerColumns) -> tuple[Ints, Ints]:
    """Give the layers whose text has an age, and the day on which the youngest took effect."""
    stated = columns.certain & columns.known
    asked = columns.touched.of(stated & (columns.first == columns.last))
    latest = _latest_before(columns, columns.touched.of(stated), asked)
    days = np.maximum(latest, columns.spans.start_first[columns.law[asked.layer]])
    begins = np.flatnonzero(np.diff(asked.layer, prepend=-1))
    youngest = np.maximum.reduceat(days, begins) if len(begins) else days
    return asked.layer[begins], youngest


def _latest_before(columns: LayerColumns, touches: Touches, asked: Touches) -> Ints:
    """Give for each touch asked for the latest day of a layer before it on that article; else 0.

    Layers are put in order of article and last day; the latest first day up to each of them is a
    running maximum, and the place to read it is found by bisection.
    """
    article = touches.pair * _DAYS
    order = np.argsort(article + columns.last[touches.layer])
    article = article[order]
    layer = touches.layer[order]
    so_far = np.maximum.accumulate(article + columns.first[layer]) - article
    own = asked.pair * _DAYS
    place = np.searchsorted(article + columns.last[layer], own + columns.first[asked.layer]) - 1
    if not len(article):
        return np.zeros(len(own), dtype=np.int64)
    same = (place >= 0) & (article[place] == own)
    return np.where(same, so_far[place], 0)


def _middle(size: int, lower: int, upper: int) -> float | None:
    """Give the median of so many ages from the two in the middle, which may be one."""
    if not size:
        return None
    return upper if size % 2 else (lower + upper) / 2
