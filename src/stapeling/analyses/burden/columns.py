"""What falls on an implementer, found by array from the columns of changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from stapeling.analyses.burden.touched_articles import articles_touched
from stapeling.graph import StackGraph
from stapeling.graph.carrying import NOTHING, Carried
from stapeling.graph.columns import LEVELS, NO_ARTICLES
from stapeling.model.columns import marks
from stapeling.model.days import OPEN_LAST
from stapeling.model.gathering.changes import EFFECT
from stapeling.model.labels import keys_of
from stapeling.model.laws import Implementation

if TYPE_CHECKING:
    import numpy.typing as npt

    from stapeling.graph.columns import ChangeColumns
    from stapeling.model.columns import Ints, Marks

    Bits = npt.NDArray[np.int16]

_columns: WeakKeyDictionary[StackGraph, Columns] = WeakKeyDictionary()


class Changes:
    """The changes in force within the part that an organisation has in its laws.

    Placements of text are left out. Few ask for these changes again once the acts are known, so
    that they are found anew rather than kept.
    """

    def __init__(self, columns: ChangeColumns, counted: Marks, carried: Carried) -> None:
        self.columns, self._counted, self._carried = columns, counted, carried

    def rows(self) -> Ints:
        """Give their places in the columns of the corpus."""
        begins, carried = self.columns.begins, self._carried
        whole = np.zeros(len(begins) - 1, dtype=np.bool_)
        whole[carried.number[~carried.limited]] = True
        chosen = np.repeat(whole, np.diff(begins))
        for law, part in zip(carried.number[carried.limited], carried.limits, strict=True):
            begin, end = begins[law : law + 2].tolist()
            chosen[begin:end] |= self._falls(slice(begin, end), part)
        return np.flatnonzero(chosen & self._counted)

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


@dataclass(frozen=True)
class ActsOn:
    """The acts that fall on an implementer, in order of id, each with its earliest day there."""

    acts: Ints
    """Their numbers among all acts of the corpus."""
    first: Ints
    last: Ints
    natures: Bits
    """Bits of `NATURES`; 0 where unknown."""
    changes: Changes

    @property
    def columns(self) -> ChangeColumns:
        """The changes of the corpus."""
        return self.changes.columns

    @property
    def level(self) -> Ints:
        """The level of each act, by its place in `LEVELS` of the columns."""
        return self.columns.level[self.acts]

    @property
    def published(self) -> tuple[Ints, Ints]:
        """The bounds of the day on which each act was published."""
        first, last = self.columns.published
        return first[self.acts], last[self.acts]

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
        every = len(self.columns.acts) + 1  # the last is for a number of -1
        found = np.full(every, -1, dtype=np.int32)
        found[self.acts] = np.arange(len(self.acts))
        return found[acts].astype(np.int64)

    def place(self, act: str) -> int | None:
        """Give the place of an act, nothing for one that does not fall on the implementer."""
        number = int(self.columns.numbers_of([act])[0])
        place = int(np.searchsorted(self.acts, number))
        return place if place < len(self.acts) and self.acts[place] == number else None

    def articles_of(self, group: Ints, groups: int) -> list[int]:
        """Count the articles that the acts of each group touch, each once.

        `group` is that of each act, below 0 for one that is left out.
        """
        of_act = np.full(len(self.columns.acts), -1, dtype=np.int32)
        of_act[self.acts] = group
        rows = self.changes.rows()
        of_row = of_act[self.columns.act[rows]].astype(np.int64)
        kept = of_row >= 0
        return articles_touched(self.columns, rows[kept], of_row[kept], groups)


class Columns:
    """The acts on each organisation, found once."""

    def __init__(self, graph: StackGraph) -> None:
        self.carrying, self.columns = graph.carrying, graph.columns
        self._falling: dict[str, ActsOn] = {}
        self._counted = self.columns.in_force & (self.columns.effect != EFFECT["tekstplaatsing"])

    def falling_on(self, organisation: str) -> ActsOn:
        """Give the acts that fall on an organisation: on its laws, within its part of each."""
        found = self._falling.get(organisation)
        if found is None:
            carried = self.carrying.get(organisation, NOTHING)
            changes = Changes(self.columns, self._counted, carried)
            found = self._falling[organisation] = _acts_of(changes)
        return found


def _acts_of(changes: Changes) -> ActsOn:
    """Gather changes by their acts."""
    columns, rows = changes.columns, changes.rows()
    rows = rows[np.argsort(columns.act[rows])]
    own = columns.act[rows]
    begins = np.diff(own, prepend=-1) != 0
    place, acts = np.cumsum(begins) - 1, own[begins]
    last = np.full(len(acts), OPEN_LAST)
    first, natures = last.copy(), np.zeros(len(acts), dtype=np.int16)
    np.minimum.at(first, place, columns.first[rows])
    np.minimum.at(last, place, columns.last[rows])
    np.bitwise_or.at(natures, place, columns.natures[rows].astype(np.int16))
    return ActsOn(acts, first, last, natures, changes)


def columns_of(graph: StackGraph) -> Columns:
    """Give the columns of a graph, made once."""
    found = _columns.get(graph)
    if found is None:
        found = _columns[graph] = Columns(graph)
    return found


def level_name(level: int) -> str:
    """Give the name of a level by its number in a column."""
    return LEVELS[level] or "unknown"
