"""What falls on an implementer, found by array from the columns of changes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from stapeling.graph import StackGraph
from stapeling.graph.columns import LEVELS, NO_ARTICLES, marks
from stapeling.model.days import OPEN_LAST
from stapeling.model.gathering.changes import EFFECT
from stapeling.model.labels import keys_of
from stapeling.model.laws import Implementation

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints, Marks

_columns: WeakKeyDictionary[StackGraph, Columns] = WeakKeyDictionary()


@dataclass(frozen=True)
class ActsOn:
    """The acts that fall on an implementer, in order of id, each with its earliest day there."""

    acts: Ints
    """Their numbers among all acts of the corpus."""
    every: list[str]
    """The acts of the corpus, by number."""
    first: Ints
    last: Ints
    natures: Ints
    """Bits of `NATURES`; 0 where unknown."""
    published_first: Ints
    published_last: Ints
    level: Ints
    """The level of each act, by its place in `LEVELS` of the columns."""
    touched: Ints
    """Pairs of a law and an article, as numbers, of the acts in `touched_by`."""
    touched_by: Ints
    places: Ints
    """The place of each act of the corpus here, by its number; -1 for one that does not fall."""
    numbers: dict[str, int]
    """The numbers of the acts of the corpus."""

    def __len__(self) -> int:
        return len(self.acts)

    def name(self, place: int) -> str:
        """Give the id of the act at a place."""
        return self.every[int(self.acts[place])]

    def names(self, places: Ints) -> tuple[str, ...]:
        """Give the ids of the acts at some places."""
        return tuple(map(self.every.__getitem__, self.acts[places].tolist()))

    def place(self, act: str) -> int | None:
        """Give the place of an act, nothing for one that does not fall on the implementer."""
        number = self.numbers.get(act)
        place = -1 if number is None else int(self.places[number])
        return None if place < 0 else place


class Columns:
    """The changes in force of a corpus; placements of text are left out."""

    def __init__(self, graph: StackGraph) -> None:
        self.implemented_by = graph.implemented_by
        columns = self.columns = graph.columns
        self._falling: dict[str, ActsOn] = {}
        counted = columns.in_force & (columns.effect != EFFECT["tekstplaatsing"])
        self.rows = np.flatnonzero(counted)
        """The changes counted, by their place in the columns of the graph."""
        self.law, self.act = columns.law[self.rows], columns.act[self.rows]
        self.first, self.last = columns.first[self.rows], columns.last[self.rows]
        self.natures = columns.natures[self.rows]
        self.numbers = {law: n for n, law in enumerate(columns.laws)}

    @cached_property
    def touches(self) -> tuple[Ints, Ints]:
        """The change of every touch, and the number of its law and article together."""
        articles = self.columns.articles
        row, code = articles.touched(articles.of[self.rows])
        return row, self.law[row] * (len(articles.keys) + 1) + code

    def falling_on(self, organisation: str) -> ActsOn:
        """Give the acts that fall on an organisation: on its laws, within its part of each."""
        found = self._falling.get(organisation)
        if found is None:
            found = self._falling[organisation] = self._acts(self._chosen(organisation))
        return found

    def _acts(self, chosen: Marks) -> ActsOn:
        columns = self.columns
        rows = np.flatnonzero(chosen)
        present = np.zeros(len(columns.acts), dtype=bool)
        present[self.act[rows]] = True
        acts = np.flatnonzero(present)
        spot = np.where(present, np.cumsum(present) - 1, -1)
        place = spot[self.act[rows]]
        first = np.full(len(acts), OPEN_LAST, dtype=np.int64)
        last, natures = first.copy(), np.zeros(len(acts), dtype=np.int64)
        np.minimum.at(first, place, self.first[rows])
        np.minimum.at(last, place, self.last[rows])
        np.bitwise_or.at(natures, place, self.natures[rows])
        touched_by, touched = self.touches
        inside = chosen[touched_by]
        published_first, published_last = columns.published
        return ActsOn(
            acts=acts,
            every=columns.acts,
            first=first,
            last=last,
            natures=natures,
            published_first=published_first[acts],
            published_last=published_last[acts],
            level=columns.level[acts],
            touched=touched[inside],
            touched_by=spot[self.act[touched_by[inside]]],
            places=spot,
            numbers=columns.numbers,
        )

    def _chosen(self, organisation: str) -> Marks:
        """Mark the changes within the part that an organisation has in its laws."""
        whole = np.zeros(len(self.numbers), dtype=bool)
        limited: list[tuple[int, Implementation]] = []
        for law, part in self.implemented_by.get(organisation, ()):
            if part.articles is None and part.from_ is None and part.until is None:
                whole[self.numbers[law.id]] = True
            else:
                limited.append((self.numbers[law.id], part))
        chosen: Marks = whole[self.law]
        for number, part in limited:
            begin, end = np.searchsorted(self.law, (number, number + 1)).tolist()
            chosen[begin:end] |= self._falls(slice(begin, end), part)
        return chosen

    def _falls(self, rows: slice, part: Implementation) -> Marks:
        """Mark the changes that fall within the part of a law that an organisation carries out."""
        falls = np.ones(rows.stop - rows.start, dtype=bool)
        if part.from_ is not None:
            falls &= self.last[rows] >= part.from_.first
        if part.until is not None:
            falls &= self.first[rows] < part.until.last
        if part.articles is not None:
            wanted, articles = keys_of(part.articles), self.columns.articles
            sets = articles.of[self.rows[rows]].tolist()
            apart = {n for n in sets if n != NO_ARTICLES and articles.set_of(n).isdisjoint(wanted)}
            falls &= marks(n not in apart for n in sets)
        return falls


def columns_of(graph: StackGraph) -> Columns:
    """Give the columns of a graph, made once."""
    found = _columns.get(graph)
    if found is None:
        found = _columns[graph] = Columns(graph)
    return found


def level_name(level: int) -> str:
    """Give the name of a level by its number in a column."""
    return LEVELS[level] or "unknown"
