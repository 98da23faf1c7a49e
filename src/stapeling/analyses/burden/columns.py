"""Changes as columns: what falls on an implementer is found by array, not act by act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args
from weakref import WeakKeyDictionary

import numpy as np

from stapeling.graph import StackGraph
from stapeling.model.days import OPEN_FIRST, OPEN_LAST
from stapeling.model.labels import keys_of
from stapeling.model.laws import Change, Implementation
from stapeling.model.moments import day_of, status_of
from stapeling.model.terms import Nature

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]

NATURES: tuple[str, ...] = get_args(Nature)
_NATURE_BIT = {name: 1 << n for n, name in enumerate(NATURES)}
_columns: WeakKeyDictionary[StackGraph, Columns] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class ActsOn:
    """The acts that fall on an implementer, in order of id, each with its earliest day there."""

    names: list[str]
    first: Ints
    last: Ints
    natures: Ints
    """Bits of `NATURES`; 0 where unknown."""
    published_first: Ints
    published_last: Ints
    levels: list[str]
    touched: Ints
    """Pairs of a law and an article, as codes, of the acts in `touched_by`."""
    touched_by: Ints
    places: Ints
    """The place of each act of the corpus here, by its number; -1 for one that does not fall."""
    numbers: dict[str, int]
    """The numbers of the acts of the corpus."""

    def place(self, act: str) -> int | None:
        """Give the place of an act, nothing for one that does not fall on the implementer."""
        number = self.numbers.get(act)
        place = -1 if number is None else int(self.places[number])
        return None if place < 0 else place


class Columns:
    """The changes in force of a corpus; placements of text are left out."""

    def __init__(self, graph: StackGraph) -> None:
        self.graph = graph
        rows: list[tuple[str, Change]] = []
        for law in graph.laws.values():
            rows += [
                (law.id, row)
                for row in graph.corpus.changes[law.id]
                if row.effect != "tekstplaatsing" and status_of(row) == "in_force"
            ]
        self.rows = rows
        self.acts = sorted({row.act for _, row in rows})
        self.laws = {law: n for n, law in enumerate(graph.laws)}
        at = self.numbers = {act: n for n, act in enumerate(self.acts)}
        days = [day_of(row) for _, row in rows]
        self.law = _ints([self.laws[law] for law, _ in rows])
        self.act = _ints([at[row.act] for _, row in rows])
        self.first = _ints([day.first for day in days])
        self.last = _ints([day.last for day in days])
        self._facts()
        self._articles()

    def _facts(self) -> None:
        """Gather what acts state of themselves: level, publication and nature."""
        acts = self.graph.corpus.acts
        facts = [acts.get(name) for name in self.acts]
        published = [act.published if act is not None else None for act in facts]
        self.levels = [(act.level if act is not None else None) or "unknown" for act in facts]
        self.published_first = _ints([day.first if day else OPEN_FIRST for day in published])
        self.published_last = _ints([day.last if day else OPEN_LAST for day in published])
        own = [_bits(act.nature) if act is not None else 0 for act in facts]
        places = self.act.tolist()
        self.natures = _ints(
            [
                _bits(row.nature) if row.nature else own[n]
                for (_, row), n in zip(self.rows, places, strict=True)
            ]
        )

    def _articles(self) -> None:
        """Give a number to each pair of a law and an article, and the change that touches it."""
        codes: dict[str, int] = {}
        articles: list[int] = []
        counts = []
        for _, row in self.rows:
            keys = keys_of(row.articles) if row.articles else ()
            counts.append(len(keys))
            articles += [codes.setdefault(key, len(codes)) for key in keys]
        self.pair_row = np.repeat(np.arange(len(self.rows)), _ints(counts))
        self.pair = self.law[self.pair_row] * max(len(codes), 1) + _ints(articles)

    def falling_on(self, organisation: str) -> ActsOn:
        """Give the acts that fall on an organisation: on its laws, within its part of each."""
        chosen = self._chosen(organisation)
        rows = np.flatnonzero(chosen)
        present = np.zeros(len(self.acts), dtype=bool)
        present[self.act[rows]] = True
        acts = np.flatnonzero(present)
        spot = np.where(present, np.cumsum(present) - 1, -1)
        place = spot[self.act[rows]]
        first = np.full(len(acts), OPEN_LAST, dtype=np.int64)
        last, natures = first.copy(), np.zeros(len(acts), dtype=np.int64)
        np.minimum.at(first, place, self.first[rows])
        np.minimum.at(last, place, self.last[rows])
        np.bitwise_or.at(natures, place, self.natures[rows])
        inside = chosen[self.pair_row] if len(self.pair_row) else np.zeros(0, dtype=bool)
        return ActsOn(
            names=[self.acts[n] for n in acts],
            first=first,
            last=last,
            natures=natures,
            published_first=self.published_first[acts],
            published_last=self.published_last[acts],
            levels=[self.levels[n] for n in acts],
            touched=self.pair[inside],
            touched_by=spot[self.act[self.pair_row[inside]]],
            places=spot,
            numbers=self.numbers,
        )

    def _chosen(self, organisation: str) -> npt.NDArray[np.bool_]:
        """Mark the changes within the part that an organisation has in its laws."""
        whole = np.zeros(len(self.laws), dtype=bool)
        chosen = np.zeros(len(self.rows), dtype=bool)
        for law, part in self.graph.implemented_by.get(organisation, ()):
            if part.articles is None and part.from_ is None and part.until is None:
                whole[self.laws[law.id]] = True
            else:
                for n in np.flatnonzero(self.law == self.laws[law.id]):
                    chosen[n] |= _falls(self.rows[n][1], part)
        return chosen | whole[self.law] if len(self.rows) else chosen


def columns_of(graph: StackGraph) -> Columns:
    """Give the columns of a graph, made once."""
    found = _columns.get(graph)
    if found is None:
        found = _columns[graph] = Columns(graph)
    return found


def natures_of(bits: int) -> list[str]:
    """Give the natures behind bits.

    >>> natures_of(5)
    ['beleid', 'reparatie']
    """
    return [name for name, bit in _NATURE_BIT.items() if bits & bit]


def _bits(natures: tuple[str, ...]) -> int:
    return sum(_NATURE_BIT[name] for name in set(natures))


def _ints(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _falls(row: Change, part: Implementation) -> bool:
    """Whether a change falls within the part of a law that an organisation carries out."""
    day = day_of(row)
    if part.from_ is not None and day.last < part.from_.first:
        return False
    if part.until is not None and day.first >= part.until.last:
        return False
    if part.articles is None or row.articles is None:
        return True
    return not keys_of(part.articles).isdisjoint(keys_of(row.articles))
