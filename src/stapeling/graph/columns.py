"""The changes of a whole corpus as columns: a number or a mark for each, found by array."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from itertools import chain, repeat
from typing import TYPE_CHECKING

import numpy as np

from stapeling.model.columns import distinct, ints, spread
from stapeling.model.corpus import Corpus
from stapeling.model.days import UNKNOWN_DAY
from stapeling.model.gathering.acts import LEVEL
from stapeling.model.gathering.changes import STATUS
from stapeling.model.gathering.whole import facts_of, in_force
from stapeling.model.labels import article_key, keys_of
from stapeling.model.laws import Change

if TYPE_CHECKING:
    from stapeling.model.columns import Codes, Ints, Marks

LEVELS = tuple(LEVEL)
"""Levels of acts by their number in a column; nothing stands for unknown."""
NO_ARTICLES = -1
"""The number of the articles of a change that does not state them."""


class ChangeColumns:
    """The changes of a corpus, in order of its laws and, of one law, as they are stated.

    Built once: O(changes). Acts are numbered in order of id, laws in order of the corpus.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus, self.facts = corpus, facts_of(corpus)
        self.laws, self.names = list(corpus.laws), self.facts.names
        gathered = self.facts.gathered
        changes = self._changes = gathered.changes
        self.begins = np.append(0, np.cumsum(gathered.sizes))
        """Of each law the place of its first change, and the place after the last."""
        self.law = np.repeat(np.arange(len(self.laws)), np.diff(self.begins))
        self.acts, self.number = self._numbered()
        """The acts by number; and the number of each name, -1 where no change states it."""
        self.act: Ints = self.number[self.facts.act]
        self.first, self.last = changes.first, changes.last
        self.in_force = in_force(changes)
        """Whether the change is in force on whatever day: as stated, else when it has a day."""
        self.withdrawn = changes.status == STATUS["withdrawn"]
        self.ends = changes.ends
        self.effect = changes.effect.astype(np.int64)

    def _numbered(self) -> tuple[list[str], Ints]:
        """Give the acts that changes state, in order of id, and the numbers of all names."""
        names = self.names
        present = np.zeros(len(names), dtype=np.bool_)
        present[self.facts.act] = True
        in_order = sorted(np.flatnonzero(present).tolist(), key=names.__getitem__)
        number = np.full(len(names) + 1, -1)  # the last is for no name
        number[in_order] = np.arange(len(in_order))
        return list(map(names.__getitem__, in_order)), number

    @cached_property
    def rows(self) -> list[Change]:
        """The changes as they were stated."""
        return list(chain.from_iterable(map(self.corpus.changes.__getitem__, self.laws)))

    def numbers_of(self, acts: Collection[str]) -> Ints:
        """Give the numbers of acts by their ids; -1 for one that no change states."""
        found: Ints = self.number[ints(map(self.facts.numbers.get, acts, repeat(-1)))]
        return found

    def _of_acts(self, stated: Ints | Codes, otherwise: int = 0) -> Ints:
        """Give one fact of every act; of one that the corpus does not know what is given."""
        number = self.number[self.facts.acts]
        changing = number >= 0
        found = np.full(len(self.acts), otherwise)
        found[number[changing]] = stated[changing]
        return found

    @cached_property
    def unique(self) -> Marks:
        """Whether it is the only change of its law by its act."""
        pairs = self.law * max(len(self.acts), 1) + self.act
        _, place, times = np.unique(pairs, return_inverse=True, return_counts=True)
        found: Marks = times[place] == 1
        return found

    def by_acts(self, acts: Collection[str]) -> Marks:
        """Mark the changes by these acts."""
        wanted = np.zeros(len(self.acts) + 1, dtype=np.bool_)  # the last is for no number
        wanted[self.numbers_of(acts)] = True
        found: Marks = wanted[self.act]
        return found

    def changing_several(self) -> list[str]:
        """Give the acts that change more than one law, in force on whatever day."""
        act, law = self.act[self.in_force], self.law[self.in_force]
        least = np.full(len(self.acts), len(self.laws))
        np.minimum.at(least, act, law)
        several = np.zeros(len(self.acts), dtype=np.bool_)
        several[act[law > least[act]]] = True
        return [self.acts[n] for n in np.flatnonzero(several).tolist()]

    def laws_of_acts(self, marked: Marks) -> tuple[list[str], list[str]]:
        """Give each pair of an act and a law that it changes by a marked change, in order."""
        pairs = distinct(self.act[marked] * max(len(self.laws), 1) + self.law[marked])
        act, law = np.divmod(pairs, max(len(self.laws), 1))
        acts, laws = self.acts.__getitem__, self.laws.__getitem__
        return list(map(acts, act.tolist())), list(map(laws, law.tolist()))

    @cached_property
    def level(self) -> Ints:
        """The level of each act, by its place in `LEVELS`."""
        return self._of_acts(self.facts.gathered.acts.level)

    @cached_property
    def natures(self) -> Ints:
        """The natures of each change as bits of `NATURES`: its own, else those of its act."""
        own, of_act = self._changes.natures, self._of_acts(self.facts.gathered.acts.natures)
        return np.where(own != 0, own, of_act[self.act])

    @cached_property
    def published(self) -> tuple[Ints, Ints]:
        """The bounds of the day on which each act was published."""
        acts = self.facts.gathered.acts
        first = self._of_acts(acts.published_first, UNKNOWN_DAY.first)
        return first, self._of_acts(acts.published_last, UNKNOWN_DAY.last)

    @cached_property
    def articles(self) -> Articles:
        """The articles that changes state."""
        return Articles(self._changes.articles, [*self.facts.gathering.articles])


class Articles:
    """The articles of changes: each set of them once, by number."""

    def __init__(self, stated: Ints, lists: Sequence[tuple[str, ...] | None]) -> None:
        first = np.full(len(lists), len(stated))
        first[stated[::-1]] = np.arange(len(stated))[::-1]  # the last to be put there stays
        first[[n for n, labels in enumerate(lists) if labels is None]] = len(stated)
        found = np.argsort(first, kind="stable")[: np.count_nonzero(first < len(stated))]
        number = np.full(len(lists), NO_ARTICLES)
        number[found] = np.arange(len(found))
        self.of: Ints = number[stated]
        """The number of the set of each change, `NO_ARTICLES` where it states none."""
        self.labels = [labels for n in found.tolist() if (labels := lists[n]) is not None]
        """Of each set its labels as they are written, in the order in which they come."""

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
        row, place = spread(begins[sets], sizes)
        return row, codes[place]
