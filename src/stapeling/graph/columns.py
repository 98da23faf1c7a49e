"""The changes of a whole corpus as columns: a number or a mark for each, found by array."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from stapeling.graph.natures import BITS
from stapeling.model.acts import Act
from stapeling.model.corpus import Corpus
from stapeling.model.days import UNKNOWN_DAY
from stapeling.model.labels import article_key, keys_of
from stapeling.model.laws import Change
from stapeling.model.terms import Effect, Level, Status

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Marks = npt.NDArray[np.bool_]

LEVELS: tuple[str | None, ...] = (None, *get_args(Level))
"""Levels of acts by their number in a column; nothing stands for unknown."""
EFFECTS: tuple[str | None, ...] = (None, *get_args(Effect))
"""Effects of changes by their number in a column; nothing stands for unknown."""
EFFECT = {effect: n for n, effect in enumerate(EFFECTS)}
_STATUS = {status: n for n, status in enumerate((None, *get_args(Status)))}
NO_ARTICLES = -1
"""The number of the articles of a change that does not state them."""


@dataclass(frozen=True, slots=True)
class _Unknown:
    """An act that changes name and the corpus does not know."""

    level: None = None
    nature: tuple[str, ...] = ()
    published: None = None


_UNKNOWN = _Unknown()


class ChangeColumns:
    """The changes of a corpus, in order of its laws and, of one law, as they are stated.

    Built once: O(changes). Acts are numbered in order of id, laws in order of the corpus.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.laws = list(corpus.laws)
        stated = [corpus.changes[law] for law in self.laws]
        self.rows: list[Change] = [row for rows in stated for row in rows]
        self.begins = np.cumsum([0, *map(len, stated)])
        """Of each law the place of its first change, and the place after the last."""
        self.law = np.repeat(np.arange(len(stated)), np.diff(self.begins))
        number: dict[str, int] = defaultdict(count().__next__)
        act = ints([number[row.act] for row in self.rows])
        self._stated = list(number)
        """The acts in the order in which changes state them: that in which they lie in memory."""
        self._order = ints(sorted(range(len(number)), key=self._stated.__getitem__))
        self._rank = np.argsort(self._order)
        self.act: Ints = self._rank[act]
        stated_days = self._all("in_force_from")
        days = [day or UNKNOWN_DAY for day in stated_days]
        self.first = ints([day.first for day in days])
        self.last = ints([day.last for day in days])
        dated = marks([day is not None for day in stated_days])
        status = ints(map(_STATUS.__getitem__, self._all("status")))
        self.in_force = (status == _STATUS["in_force"]) | (dated & (status == _STATUS[None]))
        """Whether the change is in force on whatever day: as stated, else when it has a day."""
        self.withdrawn = status == _STATUS["withdrawn"]
        self.ends = marks([day is not None for day in self._all("in_force_until")])
        self.effect = ints(map(EFFECT.__getitem__, self._all("effect")))

    @cached_property
    def acts(self) -> list[str]:
        """The acts by number."""
        return list(map(self._stated.__getitem__, self._order.tolist()))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each act."""
        return dict(zip(self._stated, self._rank.tolist(), strict=True))

    def _all(self, name: str) -> list[Any]:
        """Give one fact of every change."""
        return list(map(attrgetter(name), self.rows))

    def _of_acts(self, name: str) -> list[Any]:
        """Give one fact of every act, in the order in which changes state them."""
        return list(map(attrgetter(name), self._facts))

    @cached_property
    def unique(self) -> Marks:
        """Whether it is the only change of its law by its act."""
        pairs = self.law * max(len(self.acts), 1) + self.act
        _, place, times = np.unique(pairs, return_inverse=True, return_counts=True)
        found: Marks = times[place] == 1
        return found

    def of_pairs(self, pairs: Iterable[tuple[str, str]]) -> Marks:
        """Mark the changes of these laws by these acts, given as pairs of ids."""
        law = {name: n for n, name in enumerate(self.laws)}
        width, act = max(len(self.acts), 1), self.numbers
        wanted = [law[one] * width + act[other] for one, other in pairs if other in act]
        return np.isin(self.law * width + self.act, wanted)

    def changes_of(self, acts: Iterable[str]) -> list[Change]:
        """Give the changes in force, on whatever day, of these acts."""
        places = np.flatnonzero(self.by_acts(acts) & self.in_force)
        return [self.rows[place] for place in places.tolist()]

    def by_acts(self, acts: Iterable[str]) -> Marks:
        """Mark the changes by these acts."""
        wanted = np.zeros(len(self._stated), dtype=np.bool_)
        wanted[[self.numbers[act] for act in acts if act in self.numbers]] = True
        found: Marks = wanted[self.act]
        return found

    def changing_several(self) -> list[str]:
        """Give the acts that change more than one law, in force on whatever day."""
        act, law = self.act[self.in_force], self.law[self.in_force]
        least = np.full(len(self._stated), len(self.laws))
        np.minimum.at(least, act, law)
        several = np.zeros(len(self._stated), dtype=np.bool_)
        several[act[law > least[act]]] = True
        return [self.acts[n] for n in np.flatnonzero(several).tolist()]

    def laws_of_acts(self, marked: Marks) -> tuple[list[str], list[str]]:
        """Give each pair of an act and a law that it changes by a marked change, in order."""
        pairs = np.sort(self.act[marked] * max(len(self.laws), 1) + self.law[marked])
        pairs = pairs[np.diff(pairs, prepend=-1) != 0]
        act, law = np.divmod(pairs, max(len(self.laws), 1))
        acts, laws = self.acts.__getitem__, self.laws.__getitem__
        return list(map(acts, act.tolist())), list(map(laws, law.tolist()))

    @cached_property
    def _facts(self) -> list[Act | _Unknown]:
        """What the corpus knows of each act, in the order in which changes state them."""
        known = self.corpus.acts.get
        return [known(name) or _UNKNOWN for name in self._stated]

    @cached_property
    def level(self) -> Ints:
        """The level of each act, by its place in `LEVELS`."""
        number = {level: n for n, level in enumerate(LEVELS)}
        return ints(map(number.__getitem__, self._of_acts("level")))[self._order]

    @cached_property
    def natures(self) -> Ints:
        """The natures of each change as bits of `NATURES`: its own, else those of its act."""
        of_act = ints(map(BITS.__getitem__, self._of_acts("nature")))[self._order]
        own = ints(map(BITS.__getitem__, self._all("nature")))
        return np.where(own != 0, own, of_act[self.act])

    @cached_property
    def published(self) -> tuple[Ints, Ints]:
        """The bounds of the day on which each act was published."""
        days = [day or UNKNOWN_DAY for day in self._of_acts("published")]
        first, last = ints([day.first for day in days]), ints([day.last for day in days])
        return first[self._order], last[self._order]

    @cached_property
    def articles(self) -> Articles:
        """The articles that changes state."""
        return Articles(self._all("articles"))


class Articles:
    """The articles of changes: each set of them once, by number."""

    def __init__(self, stated: Sequence[tuple[str, ...] | None]) -> None:
        numbers: dict[tuple[str, ...] | None, int] = defaultdict(count().__next__)
        numbers[None] = NO_ARTICLES
        self.of = ints([numbers[labels] for labels in stated])
        """The number of the set of each change, `NO_ARTICLES` where it states none."""
        self.labels = [labels for labels in numbers if labels is not None]
        """Of each set its labels as they are written."""

    def set_of(self, number: int) -> frozenset[str]:
        """Give the keys of the articles of a set."""
        return keys_of(self.labels[number])

    @cached_property
    def keys(self) -> list[str]:
        """The keys of all articles; each is numbered by its place."""
        return list(dict.fromkeys(self._spelled.values()))

    @cached_property
    def _spelled(self) -> dict[str, str]:
        """The key of every label."""
        spelled = dict.fromkeys(chain.from_iterable(self.labels))
        return {label: article_key(label) for label in spelled}

    @cached_property
    def codes(self) -> tuple[Ints, Ints]:
        """The numbers of the articles of all sets in a row; where each set begins, and the end."""
        number = {key: n for n, key in enumerate(self.keys)}
        of_label = {label: number[key] for label, key in self._spelled.items()}
        codes = ints([of_label[label] for labels in self.labels for label in labels])
        sizes = ints(map(len, self.labels))
        if len(number) < len(of_label):  # a set may spell one article in two ways
            row = np.repeat(np.arange(len(sizes)), sizes)
            row, codes = np.divmod(np.unique(row * len(number) + codes), len(number))
            sizes = np.bincount(row, minlength=len(sizes))
        return codes, np.append(0, np.cumsum(sizes))

    def touched(self, sets: Ints) -> tuple[Ints, Ints]:
        """Give for each article of a row of sets the place of the set, and the article."""
        codes, begins = self.codes
        sizes = np.append(np.diff(begins), 0)[sets]  # the last is that of no articles
        row = np.repeat(np.arange(len(sets)), sizes)
        inside = np.arange(len(row)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return row, codes[begins[sets][row] + inside]


def ints(values: Iterable[int]) -> Ints:
    """Make a column of numbers."""
    return np.fromiter(values, dtype=np.int64)


def marks(values: Iterable[bool]) -> Marks:
    """Make a column of marks."""
    return np.fromiter(values, dtype=np.bool_)
