"""The changes of a whole corpus as columns: a number or a mark for each, found by array."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from stapeling.model.acts import Act
from stapeling.model.corpus import Corpus
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, UNKNOWN_DAY
from stapeling.model.labels import article_key
from stapeling.model.laws import Change
from stapeling.model.terms import Effect, Level, Nature

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]
    Marks = npt.NDArray[np.bool_]

NATURES: tuple[str, ...] = get_args(Nature)
NATURE_BIT = {name: 1 << n for n, name in enumerate(NATURES)}
LEVELS: tuple[str | None, ...] = (None, *get_args(Level))
"""Levels of acts by their number in a column; nothing stands for unknown."""
EFFECTS: tuple[str | None, ...] = (None, *get_args(Effect))
"""Effects of changes by their number in a column; nothing stands for unknown."""
EFFECT = {effect: n for n, effect in enumerate(EFFECTS)}
NO_ARTICLES = -1
"""The number of the articles of a change that does not state them."""
_IN_FORCE, _WITHDRAWN = frozenset({"in_force"}), frozenset({"withdrawn"})
_first, _last = attrgetter("first"), attrgetter("last")


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
        names = self._all("act")
        self.acts = sorted(set(names))
        self.numbers = dict(zip(self.acts, range(len(self.acts)), strict=True))
        self.act = ints(map(self.numbers.__getitem__, names))
        stated_days = self._all("in_force_from")
        days = [day or UNKNOWN_DAY for day in stated_days]
        self.first = ints(map(_first, days))
        self.last = ints(map(_last, days))
        status = self._all("status")
        self.in_force = marks(map(_IN_FORCE.__contains__, status))
        """Whether the change is in force on whatever day: as stated, else when it has a day."""
        self.in_force |= marks(map(_is_none, status)) & ~marks(map(_is_none, stated_days))
        self.withdrawn = marks(map(_WITHDRAWN.__contains__, status))
        self.ends = ~marks(map(_is_none, self._all("in_force_until")))
        self.effect = ints(map(EFFECT.__getitem__, self._all("effect")))

    def _all(self, name: str) -> list[Any]:
        """Give one fact of every change."""
        return list(map(attrgetter(name), self.rows))

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
        wanted = np.zeros(len(self.acts), dtype=np.bool_)
        wanted[[self.numbers[act] for act in acts if act in self.numbers]] = True
        places = np.flatnonzero(wanted[self.act] & self.in_force)
        return [self.rows[place] for place in places.tolist()]

    def laws_of_acts(self, marked: Marks) -> tuple[list[str], list[str]]:
        """Give each pair of an act and a law that it changes by a marked change, in order."""
        pairs = np.unique(self.act[marked] * max(len(self.laws), 1) + self.law[marked])
        act, law = np.divmod(pairs, max(len(self.laws), 1))
        acts, laws = self.acts.__getitem__, self.laws.__getitem__
        return list(map(acts, act.tolist())), list(map(laws, law.tolist()))

    @cached_property
    def facts(self) -> list[Act | None]:
        """What the corpus knows of each act."""
        known = self.corpus.acts.get
        return [known(name) for name in self.acts]

    @cached_property
    def level(self) -> Ints:
        """The level of each act, by its place in `LEVELS`."""
        number = {level: n for n, level in enumerate(LEVELS)}
        return ints(number[act.level] if act is not None else 0 for act in self.facts)

    @cached_property
    def natures(self) -> Ints:
        """The natures of each change as bits of `NATURES`: its own, else those of its act."""
        of_act = ints(_bits[act.nature] if act is not None else 0 for act in self.facts)
        own = ints(map(_bits.__getitem__, self._all("nature")))
        return np.where(own != 0, own, of_act[self.act])

    @cached_property
    def published(self) -> tuple[Ints, Ints]:
        """The bounds of the day on which each act was published."""
        days = [act.published if act is not None else None for act in self.facts]
        first = ints(day.first if day is not None else OPEN_FIRST for day in days)
        return first, ints(day.last if day is not None else OPEN_LAST for day in days)

    @cached_property
    def articles(self) -> Articles:
        """The articles that changes state."""
        return Articles(self._all("articles"))


class Articles:
    """The articles of changes: each set of them once, by number."""

    def __init__(self, stated: Sequence[tuple[str, ...] | None]) -> None:
        numbers: dict[tuple[str, ...] | None, int] = {None: NO_ARTICLES}
        number = numbers.setdefault
        self.of = ints(number(labels, len(numbers) - 1) for labels in stated)
        """The number of the set of each change, `NO_ARTICLES` where it states none."""
        self.labels = [labels for labels in numbers if labels is not None]
        """Of each set its labels as they are written."""

    @cached_property
    def sets(self) -> list[frozenset[str]]:
        """Of each set the keys of its articles."""
        spelled = {label for labels in self.labels for label in labels}
        key = {label: article_key(label) for label in spelled}
        return [frozenset([key[label] for label in labels]) for labels in self.labels]

    @cached_property
    def keys(self) -> list[str]:
        """The keys of all articles; each is numbered by its place."""
        return list(dict.fromkeys(chain.from_iterable(self.sets)))

    @cached_property
    def _codes(self) -> tuple[Ints, Ints]:
        """The numbers of the articles of all sets in a row; where each set begins, and the end."""
        number = {key: n for n, key in enumerate(self.keys)}
        codes = ints(map(number.__getitem__, chain.from_iterable(self.sets)))
        return codes, np.cumsum([0, *map(len, self.sets)])

    def touched(self, sets: Ints) -> tuple[Ints, Ints]:
        """Give for each article of a row of sets the place of the set, and the article."""
        codes, begins = self._codes
        sizes = np.append(np.diff(begins), 0)[sets]  # the last is that of no articles
        row = np.repeat(np.arange(len(sets)), sizes)
        inside = np.arange(len(row)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return row, codes[begins[sets][row] + inside]


class _Bits(dict[tuple[str, ...], int]):
    """Bits of natures, worked out once for each combination."""

    def __missing__(self, natures: tuple[str, ...]) -> int:
        bits = self[natures] = bits_of(natures)
        return bits


_bits = _Bits()


def _is_none(value: object) -> bool:
    return value is None


def ints(values: Iterable[int]) -> Ints:
    """Make a column of numbers."""
    return np.fromiter(values, dtype=np.int64)


def marks(values: Iterable[bool]) -> Marks:
    """Make a column of marks."""
    return np.fromiter(values, dtype=np.bool_)


def bits_of(natures: Iterable[str]) -> int:
    """Give natures as bits.

    >>> bits_of(["beleid", "reparatie", "beleid"])
    5
    """
    found = 0
    for name in natures:
        found |= NATURE_BIT[name]
    return found


def natures_of(bits: int) -> list[str]:
    """Give the natures behind bits.

    >>> natures_of(5)
    ['beleid', 'reparatie']
    """
    return [name for name, bit in NATURE_BIT.items() if bits & bit]
