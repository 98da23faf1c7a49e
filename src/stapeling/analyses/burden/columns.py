"""What falls on an implementer, found by array from the columns of changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from stapeling.graph import StackGraph
from stapeling.graph.carrying import NOTHING, Carried
from stapeling.graph.columns import EFFECT, LEVELS, NO_ARTICLES, marks
from stapeling.model.days import OPEN_LAST
from stapeling.model.labels import keys_of
from stapeling.model.laws import Implementation

if TYPE_CHECKING:
    from stapeling.graph.columns import ChangeColumns, Ints, Marks

_columns: WeakKeyDictionary[StackGraph, Columns] = WeakKeyDictionary()


@dataclass(frozen=True)
class ActsOn:
    """The acts that fall on an implementer, in order of id, each with its earliest day there."""

    acts: Ints
    """Their numbers among all acts of the corpus."""
    first: Ints
    last: Ints
    natures: Ints
    """Bits of `NATURES`; 0 where unknown."""
    columns: ChangeColumns
    """The changes of the corpus."""
    rows: Ints
    """The changes by which the acts fall on it, by their place in the columns."""
    of_row: Ints
    """The place here of the act of each of these changes."""

    @property
    def level(self) -> Ints:
        """The level of each act, by its place in `LEVELS` of the columns."""
        return self.columns.level[self.acts]

    @property
    def published(self) -> tuple[Ints, Ints]:
        """The bounds of the day on which each act was published."""
        first, last = self.columns.published
        return first[self.acts], last[self.acts]

    def articles_of(self, group: Ints, groups: int) -> list[int]:
        """Count the articles that the acts of each group touch, each once.

        `group` is that of each act, below 0 for one that is left out.
        """
        columns, articles = self.columns, self.columns.articles
        of_row, sets = group[self.of_row], articles.of[self.rows]
        kept = (of_row >= 0) & (sets != NO_ARTICLES)
        sets, laws = sets[kept], of_row[kept] * len(columns.laws) + columns.law[self.rows[kept]]
        codes, begins = articles.codes
        size, width = np.diff(begins)[sets], len(articles.keys)
        gaps = begins[sets] - (np.cumsum(size) - size)
        code = codes[np.arange(size.sum()) + np.repeat(gaps, size)]
        touched = np.sort(np.repeat(laws * width, size) + code)
        once = touched[np.diff(touched, prepend=-1) > 0]
        ends = np.searchsorted(once, np.arange(groups + 1) * (len(columns.laws) * width))
        found: list[int] = np.diff(ends).tolist()
        return found

    def __len__(self) -> int:
        return len(self.acts)

    def name(self, place: int) -> str:
        """Give the id of the act at a place."""
        return self.columns.acts[int(self.acts[place])]

    def names(self, places: Ints) -> tuple[str, ...]:
        """Give the ids of the acts at some places."""
        return tuple(map(self.columns.acts.__getitem__, self.acts[places].tolist()))

    def places(self, acts: Ints) -> Ints:
        """Give the place of each of some acts, by their numbers; -1 for one without a place."""
        found = np.full(len(self.columns.acts) + 1, -1)  # the last for a number of -1
        found[self.acts] = np.arange(len(self.acts))
        return found[acts]

    def place(self, act: str) -> int | None:
        """Give the place of an act, nothing for one that does not fall on the implementer."""
        number = self.columns.numbers.get(act, len(self.columns.acts))
        place = int(np.searchsorted(self.acts, number))
        return place if place < len(self.acts) and self.acts[place] == number else None


class Columns:
    """The changes in force of a corpus; placements of text are left out."""

    def __init__(self, graph: StackGraph) -> None:
        self.carrying = graph.carrying
        columns = self.columns = graph.columns
        self._falling: dict[str, ActsOn] = {}
        self.counted = columns.in_force & (columns.effect != EFFECT["tekstplaatsing"])
        """The changes counted, by their place in the columns of the graph."""

    def falling_on(self, organisation: str) -> ActsOn:
        """Give the acts that fall on an organisation: on its laws, within its part of each."""
        found = self._falling.get(organisation)
        if found is None:
            carried = self.carrying.get(organisation, NOTHING)
            found = self._falling[organisation] = self._acts(self._chosen(carried))
        return found

    def _acts(self, rows: Ints) -> ActsOn:
        """Gather changes by their acts."""
        columns = self.columns
        rows = rows[np.argsort(columns.act[rows])]
        own = columns.act[rows]
        begins = np.diff(own, prepend=-1) != 0
        place, acts = np.cumsum(begins) - 1, own[begins]
        last = np.full(len(acts), OPEN_LAST)
        first, natures = last.copy(), np.zeros_like(last)
        np.minimum.at(first, place, columns.first[rows])
        np.minimum.at(last, place, columns.last[rows])
        np.bitwise_or.at(natures, place, columns.natures[rows])
        return ActsOn(acts, first, last, natures, columns, rows, place)

    def _chosen(self, carried: Carried) -> Ints:
        """Give the changes within the part that an organisation has in its laws."""
        begins = self.columns.begins
        whole = np.zeros(len(begins) - 1, dtype=bool)
        whole[carried.number[~carried.limited]] = True
        chosen = np.repeat(whole, np.diff(begins))
        for n in np.flatnonzero(carried.limited).tolist():
            begin, end = begins[carried.number[n] :][:2].tolist()
            chosen[begin:end] |= self._falls(slice(begin, end), carried.parts[n])
        return np.flatnonzero(chosen & self.counted)

    def _falls(self, rows: slice, part: Implementation) -> Marks:
        """Mark the changes that fall within the part of a law that an organisation carries out."""
        columns = self.columns
        falls = np.ones(rows.stop - rows.start, dtype=bool)
        if part.from_ is not None:
            falls &= columns.last[rows] >= part.from_.first
        if part.until is not None:
            falls &= columns.first[rows] < part.until.last
        if part.articles is not None:
            wanted, articles = keys_of(part.articles), columns.articles
            sets = articles.of[rows].tolist()
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
