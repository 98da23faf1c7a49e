"""Everything that was stated to be asked of anybody, as columns: a row for every burden."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from stapeling.analyses.bounds import Amounts, Bounds, bounds_of
from stapeling.graph import StackGraph
from stapeling.model.acts import Act
from stapeling.model.columns import ints, marks
from stapeling.model.days import OPEN_FIRST, OPEN_LAST
from stapeling.model.gathering.burdens import (
    BASIS,
    CLASSES,
)
from stapeling.model.organisations import Burden

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks

_stated: WeakKeyDictionary[StackGraph, Stated] = WeakKeyDictionary()
_NO_ROWS = np.zeros(0, dtype=np.int64)


class Stated:
    """The burdens of a corpus, in its order."""

    def __init__(self, graph: StackGraph) -> None:
        self.corpus, columns = graph.corpus, graph.columns
        self.columns, self.facts = columns, columns.facts.gathered.burdens
        self.rows: tuple[Burden, ...] = self.corpus.burdens
        act = columns.facts.bearing
        self.of_act, self.of_law = act >= 0, np.zeros(len(act), dtype=np.bool_)
        """Whether it is stated of an act; of a law that the corpus knows."""
        self.subjects: list[str] = list(map([*columns.names, ""].__getitem__, act.tolist()))
        """The act, or the law where that is all that is stated."""
        self._numbers: Ints = columns.number[act]
        self._take_laws(np.flatnonzero(~self.of_act))
        self.act = np.where(self.of_law, -1, self._numbers)
        """The number of the act in the columns of changes; -1 for one that changes nothing."""
        self.makes = marks(map(graph.made_by.__contains__, self.subjects))
        """Whether it is stated of an act that made a law."""

    def _take_laws(self, rows: Ints) -> None:
        """Take the law as the subject of the burdens that are not stated of an act."""
        laws = [str(self.rows[n].law) for n in rows.tolist()]
        for n, law in zip(rows.tolist(), laws, strict=True):
            self.subjects[n], self.of_law[n] = law, law in self.corpus.laws
        self._numbers[rows] = self.columns.numbers_of(laws)

    def act_of(self, row: int) -> Act | None:
        """Give the act that a burden was stated of; of a law the one that made it."""
        law = self.corpus.laws[self.subjects[row]] if self.of_law[row] else None
        name = self.corpus.act_id(law.act if law is not None else self.rows[row].act)
        return self.corpus.acts.get(name) if name is not None else None

    @cached_property
    def _borne(self) -> tuple[dict[str, Ints], Marks]:
        """The rows that name each organisation; and which rows name one alone."""
        every = list(self.columns.facts.gathering.bearers)
        numbers = {name: n for n, name in enumerate(dict.fromkeys(chain.from_iterable(every)))}
        rows: list[list[int]] = [[] for _ in numbers]
        for n, bearers in enumerate(every):
            for name in bearers:
                rows[numbers[name]].append(n)
        bearer = self.facts.bearers
        found = {name: np.flatnonzero(np.isin(bearer, rows[n])) for name, n in numbers.items()}
        alone = np.array([len(bearers) == 1 for bearers in every], dtype=np.bool_)
        return found, alone[bearer]

    def borne_by(self, organisation: str) -> Ints:
        """Give the rows that name an organisation, alone or together with others."""
        return self._borne[0].get(organisation, _NO_ROWS)

    @cached_property
    def carrying_out(self) -> Marks:
        """Whether it is a cost of carrying out: only that is load."""
        return self.facts.carrying_out

    @property
    def alone(self) -> Marks:
        """Whether one organisation bears it alone."""
        return self._borne[1]

    @cached_property
    def rank(self) -> Ints:
        """The place of its basis, the best first."""
        basis = self.facts.basis.astype(np.int64)  # by number, the best first
        return np.where(basis == BASIS[None], len(BASIS), basis)

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
        return self.facts.feasible

    @cached_property
    def amounts(self) -> dict[str, Amounts]:
        """What is stated of each component of load."""
        return {name: Amounts(*facts) for name, facts in self.facts.amounts.items()}

    @cached_property
    def window(self) -> tuple[Bounds, Bounds]:
        """The days from and until which one-off amounts are stated to weigh."""
        return Bounds(*self.facts.begins["one_off"]), Bounds(*self.facts.ends["one_off"])

    @cached_property
    def lasting(self) -> tuple[Bounds, Bounds]:
        """The days from and until which structural amounts are stated to weigh."""
        return Bounds(*self.facts.begins["structural"]), Bounds(*self.facts.ends["structural"])

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
        return {
            kind: (self.facts.classes[kind].astype(np.int64) - 1, [*filter(None, words)])
            for kind, words in CLASSES.items()
        }


def stated_of(graph: StackGraph) -> Stated:
    """Give the burdens of a graph as columns, made once."""
    found = _stated.get(graph)
    if found is None:
        found = _stated[graph] = Stated(graph)
    return found
