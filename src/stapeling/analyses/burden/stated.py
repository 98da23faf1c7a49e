"""Everything that was stated to be asked of anybody, as columns: a row for every burden."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import chain, repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import numpy as np

from stapeling.analyses.bounds import Amounts, Bounds, amounts_of, bounds_of, stated
from stapeling.graph import StackGraph
from stapeling.graph.columns import ints, marks
from stapeling.model.acts import Act
from stapeling.model.days import OPEN_FIRST, OPEN_LAST
from stapeling.model.organisations import Burden

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints, Marks

COMPONENTS = {
    "one_off_eur": ("one_off", "eur"),
    "one_off_fte": ("one_off", "fte"),
    "structural_eur": ("structural", "eur_per_year"),
    "structural_fte": ("structural", "fte"),
}
"""Where a burden states the amount of each component of load."""
CLASSES = ("impact", "portfolio", "process_risk", "complexity")
"""The classes that a burden states."""
_RANK = {"uitvoeringstoets": 0, "raming": 1, "schatting": 2, None: 3}
"""The bases of a burden, the best first."""
_stated: WeakKeyDictionary[StackGraph, Stated] = WeakKeyDictionary()
_NO_ROWS = np.zeros(0, dtype=np.int64)


class Stated:
    """The burdens of a corpus, in its order; a fact is read when it is first asked."""

    def __init__(self, graph: StackGraph) -> None:
        self.corpus, self.columns = graph.corpus, graph.columns
        self.rows: tuple[Burden, ...] = self.corpus.burdens
        names = self._all("act")
        self.of_act = stated(names)
        self.of_law = ~self.of_act & marks(map(self.corpus.laws.__contains__, self._all("law")))
        """Whether it is stated of a law that the corpus knows."""
        self.subjects: list[str] = names
        """The act, or the law where that is all that is stated."""
        self._numbers = ints(map(self.columns.numbers.get, names, repeat(-1)))
        for n in np.flatnonzero(self._numbers < 0).tolist():  # not by its id, or it changes nothing
            name, row = names[n], self.rows[n]
            names[n] = self.corpus.act_id(name) or str(name or row.law)
            self._numbers[n] = self.columns.numbers.get(names[n], -1)
        self.act = np.where(self.of_law, -1, self._numbers)
        """The number of the act in the columns of changes; -1 for one that changes nothing."""
        self.makes = marks(map(graph.made_by.__contains__, self.subjects))
        """Whether it is stated of an act that made a law."""

    def act_of(self, row: int) -> Act | None:
        """Give the act that a burden was stated of; of a law the one that made it."""
        law = self.corpus.laws[self.subjects[row]] if self.of_law[row] else None
        name = self.corpus.act_id(law.act if law is not None else self.rows[row].act)
        return self.corpus.acts.get(name) if name is not None else None

    def _all(self, name: str) -> list[Any]:
        return list(map(attrgetter(name), self.rows))

    @cached_property
    def _borne(self) -> tuple[dict[str, Ints], Marks]:
        """The rows that name each organisation; and which rows name one alone."""
        bearers = [row.bearers for row in self.rows]
        every, sizes = list(chain.from_iterable(bearers)), ints(map(len, bearers))
        numbers = {name: n for n, name in enumerate(dict.fromkeys(every))}
        bearer = ints(map(numbers.__getitem__, every))
        row = np.repeat(np.arange(len(sizes)), sizes)[np.argsort(bearer, kind="stable")]
        ends = np.cumsum(np.bincount(bearer, minlength=len(numbers)))
        return dict(zip(numbers, np.split(row, ends[:-1]), strict=False)), sizes == 1

    def borne_by(self, organisation: str) -> Ints:
        """Give the rows that name an organisation, alone or together with others."""
        return self._borne[0].get(organisation, _NO_ROWS)

    @cached_property
    def carrying_out(self) -> Marks:
        """Whether it is a cost of carrying out: only that is load."""
        return marks(map("uitvoering".__eq__, self._all("cost")))

    @property
    def alone(self) -> Marks:
        """Whether one organisation bears it alone."""
        return self._borne[1]

    @cached_property
    def rank(self) -> Ints:
        """The place of its basis, the best first."""
        return ints(map(_RANK.__getitem__, self._all("basis")))

    @cached_property
    def subject(self) -> Ints:
        """A number for each subject."""
        found, rare = self._numbers.copy(), np.flatnonzero(self._numbers < 0)
        others = [self.subjects[n] for n in rare.tolist()]
        numbers = {name: n for n, name in enumerate(others, len(self.columns.acts))}
        found[rare] = ints(map(numbers.__getitem__, others))
        return found

    @cached_property
    def feasible(self) -> Marks:
        """Whether it states from which day it can be carried out."""
        return stated(self._all("feasible_from"))

    @cached_property
    def amounts(self) -> dict[str, Amounts]:
        """What is stated of each component of load."""
        return {
            name: amounts_of(_facts(self._all(part), fact))
            for name, (part, fact) in COMPONENTS.items()
        }

    @cached_property
    def window(self) -> tuple[Bounds, Bounds]:
        """The days from and until which one-off amounts are stated to weigh."""
        return _span(self._all("one_off"))

    @cached_property
    def lasting(self) -> tuple[Bounds, Bounds]:
        """The days from and until which structural amounts are stated to weigh."""
        return _span(self._all("structural"))

    @cached_property
    def published(self) -> Bounds:
        """The day on which the act was published."""
        first, last = (np.append(day, OPEN_FIRST)[self.act] for day in self.columns.published)
        known = (first > OPEN_FIRST) | (last < OPEN_LAST)
        known &= self.act >= 0
        rare = np.flatnonzero(~known)
        acts = [self.act_of(n) for n in rare.tolist()]
        apart = bounds_of([None if act is None else act.published for act in acts])
        first[rare], last[rare], known[rare] = apart.first, apart.last, apart.stated
        return Bounds(first, last, known)

    @cached_property
    def classes(self) -> dict[str, tuple[Ints, list[str]]]:
        """Of each kind of class: its words in order, and the number of that of each burden."""
        return {kind: _coded(self._all(kind)) for kind in CLASSES}


def _facts(rows: Sequence[object | None], name: str) -> list[Any]:
    """Give one fact of every row there is."""
    get = attrgetter(name)
    return [None if row is None else get(row) for row in rows]


def _span(parts: Sequence[Any]) -> tuple[Bounds, Bounds]:
    return bounds_of(_facts(parts, "from_")), bounds_of(_facts(parts, "until"))


def _coded(words: Sequence[str | None]) -> tuple[Ints, list[str]]:
    """Give words numbers in their order; -1 stands for none."""
    names = sorted({word for word in words if word is not None})
    numbers: dict[str | None, int] = {None: -1, **{name: n for n, name in enumerate(names)}}
    return ints(map(numbers.__getitem__, words)), names


def stated_of(graph: StackGraph) -> Stated:
    """Give the burdens of a graph as columns, made once."""
    found = _stated.get(graph)
    if found is None:
        found = _stated[graph] = Stated(graph)
    return found
