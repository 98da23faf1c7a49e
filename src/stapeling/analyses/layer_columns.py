"""The layers of many laws as columns, for measures that look at all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.layering import Layer, Layering
from stapeling.graph.columns import ints, marks

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints, Marks


@dataclass(frozen=True, slots=True)
class Touches:
    """That layers touch articles: a row for each layer and article, in order of the layers."""

    layer: Ints
    article: Ints
    """The key of the article, by its place in `LayerColumns.keys`."""

    def of(self, layers: Marks) -> Touches:
        """Give the rows of marked layers only."""
        kept = layers[self.layer]
        return Touches(self.layer[kept], self.article[kept])


class LayerColumns:
    """The layers of laws, in order of the laws and, of one law, of day and act."""

    def __init__(self, layerings: Sequence[Layering]) -> None:
        self.layerings = layerings
        sizes = [len(layering.layers) for layering in layerings]
        self.law = np.repeat(np.arange(len(sizes)), sizes)
        self.begins: list[int] = np.cumsum([0, *sizes]).tolist()
        """Of each law the place of its first layer, and the place after the last."""
        layers = chain.from_iterable(layering.layers for layering in layerings)
        columns = tuple(zip(*layers, strict=True)) or ((),) * len(Layer._fields)
        self.acts: tuple[str, ...] = columns[0]
        self.first, self.last = ints(columns[1]), ints(columns[2])
        self.certain, self.known = marks(columns[3]), marks(columns[6])
        self.replacement = marks(columns[7])
        self._articles: tuple[frozenset[str], ...] = columns[4]
        self._perhaps: tuple[frozenset[str], ...] = columns[5]

    @cached_property
    def keys(self) -> list[str]:
        """The keys of the articles that any layer may touch; each is numbered by its place."""
        return list(dict.fromkeys(key for articles in self._sets for key in articles))

    @cached_property
    def _sets(self) -> dict[frozenset[str], int]:
        """Every set of articles with its number; layers share them."""
        sets = dict.fromkeys(chain(self._perhaps, self._articles))
        return {articles: n for n, articles in enumerate(sets)}

    @cached_property
    def _codes(self) -> tuple[Ints, Ints]:
        """The numbers of the articles of all sets in a row, and where those of each set begin."""
        code = {key: n for n, key in enumerate(self.keys)}
        begins = np.cumsum([0, *map(len, self._sets)])
        return ints(code[key] for articles in self._sets for key in articles), begins

    def _touches(self, sets: Iterable[frozenset[str]]) -> Touches:
        codes, begins = self._codes
        number = ints(map(self._sets.__getitem__, sets))
        sizes = np.diff(begins)[number]
        layer = np.repeat(np.arange(len(number)), sizes)
        before = np.cumsum(sizes) - sizes
        place = np.arange(len(layer)) - np.repeat(before - begins[number], sizes)
        return Touches(layer, codes[place])

    @cached_property
    def touched(self) -> Touches:
        """The articles that layers certainly touch."""
        return self._touches(self._articles)

    @cached_property
    def perhaps_touched(self) -> Touches:
        """The articles that layers may touch, as far as they are stated."""
        return self._touches(self._perhaps)

    @cached_property
    def replaced(self) -> set[int]:
        """The laws on which a layer lies that replaced the law, by place."""
        return set(self.law[self.replacement].tolist())

    def per_law(self, touches: Touches) -> Ints:
        """Give for each touch the number of the law and the article together."""
        width = max(len(self.keys), 1)
        return self.law[touches.layer] * width + touches.article
