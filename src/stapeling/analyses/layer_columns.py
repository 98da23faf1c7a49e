"""The layers of many laws as columns, for measures that look at all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from stapeling.analyses.beside_columns import BesideColumns
from stapeling.analyses.layering import Layer, Layering
from stapeling.analyses.spans_of_laws import LawSpans
from stapeling.graph.columns import Articles
from stapeling.model.columns import ints, records, spread
from stapeling.model.days import OPEN_LAST

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks

DAYS = OPEN_LAST + 1
"""More than any day: a number and a day go together in one number."""


class LayerRows(NamedTuple):
    """Layers as columns, in whatever order."""

    law: Ints
    act: Ints
    first: Ints
    last: Ints
    certain: Marks
    articles: Ints
    """The number of the set of articles that each certainly touches."""
    perhaps: Ints
    known: Marks
    replacement: Marks


_AS_IN_ROWS = ("first", "last", "certain", "known", "replacement")


@dataclass(frozen=True, slots=True)
class Touches:
    """That layers touch articles: a row for each layer and article, in order of the layers."""

    layer: Ints
    pair: Ints
    """The law and the article together, by their place in the pairs of `LayerColumns`."""

    def of(self, layers: Marks) -> Touches:
        """Give the rows of marked layers only."""
        kept = layers[self.layer]
        return Touches(self.layer[kept], self.pair[kept])


class SetsOfArticles:
    """Sets of articles by number: those that changes state, then those of several changes."""

    def __init__(self, stated: Articles, others: Sequence[frozenset[str]]) -> None:
        self.stated, self._others = stated, others
        number = {key: n for n, key in enumerate(stated.keys)}
        more = ints([number.setdefault(key, len(number)) for own in others for key in own])
        self.keys = list(number)
        codes, begins = stated.codes
        self._codes = np.concatenate([codes, more])
        self._sizes = np.concatenate([np.diff(begins), ints(map(len, others)), [0]])
        """The last, number -1, is that of a layer of which no articles are known."""
        self._begins = np.cumsum(self._sizes) - self._sizes

    def of(self, number: int) -> frozenset[str]:
        """Give the keys of the articles of a set."""
        before = len(self.stated.labels)
        if number >= before:
            return self._others[number - before]
        return self.stated.set_of(number) if number >= 0 else frozenset()

    def touched(self, numbers: Ints) -> tuple[Ints, Ints]:
        """Give for each article of a row of sets the place of the set, and the article."""
        row, place = spread(self._begins[numbers], self._sizes[numbers])
        return row, self._codes[place]


class LayerColumns:
    """The layers of laws, in order of the laws and, of one law, of day and act."""

    def __init__(
        self,
        spans: LawSpans,
        beside: BesideColumns,
        rows: LayerRows,
        acts: Sequence[str],
        sets: SetsOfArticles,
    ) -> None:
        self.spans, self.laws, self.beside = spans, spans.laws, beside
        self.acts, self.sets, self.keys = acts, sets, sets.keys
        self.rows = rows
        self.law, self.act, self.first, self.last = rows[:4]
        self.certain, self.known, self.replacement = rows.certain, rows.known, rows.replacement
        self.begins: list[int] = np.searchsorted(self.law, np.arange(len(self.laws) + 1)).tolist()
        """Of each law the place of its first layer, and the place after the last."""
        self._layers: dict[int, tuple[Layer, ...]] = {}

    def count(self, marked: Marks) -> Ints:
        """Count the marked layers of each law."""
        return np.bincount(self.law[marked], minlength=len(self.laws))

    @cached_property
    def sizes(self) -> Ints:
        """The number of layers of each law."""
        return np.diff(self.begins)

    def layers(self, n: int) -> tuple[Layer, ...]:
        """Give the layers of one law, by its place; made when they are asked for."""
        found = self._layers.get(n)
        if found is None:
            own = slice(self.begins[n], self.begins[n + 1])
            rows = LayerRows(*(column[own].tolist() for column in self.rows))
            facts = {name: getattr(rows, name) for name in _AS_IN_ROWS}
            found = self._layers[n] = tuple(
                records(
                    Layer,
                    act=map(self.acts.__getitem__, rows.act),
                    articles=map(self.sets.of, rows.articles),
                    perhaps=map(self.sets.of, rows.perhaps),
                    **facts,
                )
            )
        return found

    def layering(self, n: int) -> Layering:
        """Give the layers of one law with what stands beside them, by its place."""
        spans = self.spans
        beside = self.beside.of(n)
        return Layering(self.laws[n], spans.starts[n], spans.untils[n], self.layers(n), beside)

    @cached_property
    def _pairs(self) -> tuple[Ints, Ints, Ints]:
        """The layer and the pair of every touch that is possible, and every pair once."""
        layer, article = self.sets.touched(self.rows.perhaps)
        pairs, place = np.unique(self.law[layer] * self.width + article, return_inverse=True)
        return layer, place, pairs

    @property
    def width(self) -> int:
        """The number of articles, at least one."""
        return max(len(self.keys), 1)

    @cached_property
    def pairs(self) -> tuple[Ints, Ints]:
        """The law and the article of each pair of which a layer of the law may touch the other."""
        law, article = np.divmod(self._pairs[2], self.width)
        return law, article

    @cached_property
    def perhaps_touched(self) -> Touches:
        """The articles that layers may touch, as far as they are stated."""
        return Touches(*self._pairs[:2])

    @cached_property
    def touched(self) -> Touches:
        """The articles that layers certainly touch: all that they may, of most layers."""
        same = self.rows.articles == self.rows.perhaps
        if (same | (self.rows.articles < 0)).all():
            return self.perhaps_touched.of(same)
        layer, article = self.sets.touched(self.rows.articles)
        pairs = self._pairs[2]
        return Touches(layer, np.searchsorted(pairs, self.law[layer] * self.width + article))

    @cached_property
    def replaced(self) -> set[int]:
        """The laws on which a layer lies that replaced the law, by place."""
        return set(self.law[self.replacement].tolist())

    @cached_property
    def settled(self) -> Marks:
        """Whether it is known of a layer what it touches; not perhaps of one that is replaced."""
        return self.known & self.same_articles

    @cached_property
    def same_articles(self) -> Marks:
        """Whether a layer certainly touches all articles that it may touch."""
        found: Marks = self.rows.articles == self.rows.perhaps
        return found

    @cached_property
    def unsettled(self) -> Marks:
        """Whether a layer may lie before or after another that it perhaps shares an article with.

        One of inexact day that does not is as good as one of its first day.
        """
        inexact = np.flatnonzero(self.first != self.last)
        here = np.isin(self.law, self.law[inexact])
        found = np.zeros(len(self.law), dtype=np.bool_)
        for marked, enough in ((here, ~self.known), (here & ~self.known, self.known)):
            rows = np.flatnonzero(marked)
            asked = inexact[enough[inexact]]
            near = self._overlapping(self.law[rows], rows, self.law[asked], asked)
            found[asked] |= near > marked[asked]
        touches = self.perhaps_touched.of(here)
        asking = (self.first != self.last)[touches.layer]
        asked = touches.layer[asking]
        near = self._overlapping(touches.pair, touches.layer, touches.pair[asking], asked)
        found[asked[near > 1]] = True
        return found

    def _overlapping(self, keys: Ints, layers: Ints, key: Ints, asked: Ints) -> Ints:
        """Count for each layer asked for those of one key of which the days overlap its own."""
        begun = np.sort(keys * DAYS + self.first[layers])
        over = np.sort(keys * DAYS + self.last[layers])
        before = np.searchsorted(begun, key * DAYS + self.last[asked], side="right")
        return before - np.searchsorted(over, key * DAYS + self.first[asked])
