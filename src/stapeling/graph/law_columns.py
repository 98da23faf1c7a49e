"""What is stated of laws as columns, in the order of the corpus: each law is looked at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from stapeling.model.columns import bounds, ints, marks
from stapeling.model.corpus import Corpus
from stapeling.model.days import OPEN_FIRST, OPEN_LAST
from stapeling.model.laws import Law

if TYPE_CHECKING:
    from stapeling.graph.columns import ChangeColumns
    from stapeling.model.columns import Ints, Marks


class LawColumns:
    """When laws begin and end, and what few of them state; laws are numbered as in the corpus."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus, self.ids, self.rows = corpus, list(corpus.laws), list(corpus.laws.values())
        self._acts, self.begin = self._all("act"), self._all("in_force_from")
        ends = self._all("in_force_until")
        self.begun = marks([day is not None for day in self.begin])
        self.begin_first, self.begin_last = bounds(self.begin)
        self.ended = marks([day is not None for day in ends])
        self.end_first, self.end_last = bounds(ends)
        names = ("restarts", "replaces", "incidental_parts", "based_on")
        stating = ([n for n, rows in enumerate(self._all(name)) if rows] for name in names)
        self.restarted, self.replacing, self.with_incidental_parts, self.resting = stating
        """The laws that state any restart, law that they replace, or the like."""

    def _all(self, name: str) -> list[Any]:
        """Give what every law states under a name."""
        return list(map(attrgetter(name), self.rows))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each law."""
        return {law: n for n, law in enumerate(self.ids)}

    @cached_property
    def order(self) -> Ints:
        """The numbers of the laws in order of id."""
        return ints(sorted(range(len(self.ids)), key=self.ids.__getitem__))

    @cached_property
    def rank(self) -> Ints:
        """The place of each law in order of id."""
        return np.argsort(self.order)

    @cached_property
    def names(self) -> list[str]:
        """The laws in order of id."""
        return [self.ids[n] for n in self.order.tolist()]

    def of(self, numbers: Sequence[int]) -> list[Law]:
        """Give laws by number."""
        return [self.rows[n] for n in numbers]

    @cached_property
    def replaced(self) -> list[int]:
        """The laws that others replace."""
        names = {old for law in self.of(self.replacing) for old in law.replaces}
        return sorted(self.numbers[law] for law in names if law in self.numbers)

    @cached_property
    def possibly(self) -> tuple[Ints, Ints]:
        """The first day on which each law may be in force, and the day after the last.

        Of a law that never began the first is later than the last.
        """
        begun, first = self.begun.copy(), np.where(self.begun, self.begin_first, OPEN_LAST)
        begun[self.restarted] = True
        for n in self.restarted:
            first[n] = min(first[n], *(row.from_.first for row in self.rows[n].restarts))
        return first, np.where(begun, np.where(self.ended, self.end_last, OPEN_LAST), OPEN_FIRST)

    @cached_property
    def maker(self) -> list[str | None]:
        """The act that made each law at first; nothing where the corpus does not know it."""
        return [self.corpus.act_id(act) for act in self._acts]

    @cached_property
    def made(self) -> list[tuple[str, int]]:
        """The acts that made laws, with the law: its own act and those of its restarts."""
        known = self.corpus.act_id
        own = [(known(act) or act, n) for n, act in enumerate(self._acts) if act is not None]
        restarts = ((row.act, n) for n in self.restarted for row in self.rows[n].restarts)
        others = {(known(act) or act, n) for act, n in restarts if act is not None}
        return sorted([*own, *others.difference(own)], key=itemgetter(1))

    def makings(self, columns: ChangeColumns) -> Marks:
        """Mark the changes of an act that made their own law."""
        wide, acts = max(len(self.ids), 1), max(len(columns.acts), 1)
        act = columns.numbers_of([act for act, _ in self.made])
        pairs = (act * wide + ints([law for _, law in self.made]))[act >= 0]
        making = np.zeros(acts, dtype=np.bool_)
        making[pairs // wide] = True
        found: Marks = making[columns.act]
        found[found] = np.isin((columns.act * wide + columns.law)[found], pairs)
        return found
