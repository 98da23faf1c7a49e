"""Layers as values: an act on a law, what stands beside the count, and all of it for one law."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from stapeling.model.days import Day
from stapeling.model.laws import Law


class Layer(NamedTuple):
    """An act that lies on a law: certainly, or possibly where its days leave that open."""

    act: str
    first: int
    last: int
    certain: bool
    articles: frozenset[str]
    """The articles that it certainly touches, by their keys."""
    perhaps: frozenset[str]
    """The articles that it may touch, as far as they are stated; holds `articles`."""
    known: bool
    """Whether every change of it states its articles."""
    replacement: bool = False
    """Whether it replaced the law as a whole: it touches every article."""

    @property
    def exact(self) -> bool:
        """Whether its day is known to the day."""
        return self.first == self.last

    @property
    def settled(self) -> bool:
        """Whether it is known to the article what it touches, now and not only perhaps."""
        return self.known and self.articles == self.perhaps

    @property
    def order(self) -> tuple[int, int, str]:
        """The order in which layers are told."""
        return (self.first, self.last, self.act)

    def touches(self, other: Layer) -> bool:
        """Whether both certainly touch a common article."""
        if self.replacement or other.replacement:
            return bool(self.replacement or self.articles) and bool(
                other.replacement or other.articles
            )
        return not self.articles.isdisjoint(other.articles)

    def may_touch(self, other: Layer) -> bool:
        """Whether both may touch a common article; an unknown one shares one with every layer."""
        if not (self.known and other.known):
            return True
        if self.replacement or other.replacement:
            return bool(self.replacement or self.perhaps) and bool(
                other.replacement or other.perhaps
            )
        return not self.perhaps.isdisjoint(other.perhaps)


@dataclass(slots=True)
class Beside:
    """What is shown beside the number of layers, each act once."""

    events: int = 0
    acts: dict[str, int] = field(default_factory=dict)
    acts_possible: int = 0
    same_day: int = 0
    pending: int = 0
    not_commenced: int = 0
    withdrawn: int = 0
    scheduled: int = 0
    incidental: int = 0
    ended: int = 0
    before_start: int = 0
    after_end: int = 0
    moved: int = 0
    """Acts that only place or renumber text, or only repeal."""
    excluded: dict[str, int] = field(default_factory=dict)
    unknown_level: int = 0
    unknown_nature: int = 0


def count(counts: dict[str, int], name: str) -> None:
    """Count one more of a name."""
    counts[name] = counts.get(name, 0) + 1


@dataclass(frozen=True, slots=True)
class Layering:
    """The layers of a law on a day, in order, with what stands beside them."""

    law: Law
    start: Day
    until: Day
    layers: tuple[Layer, ...]
    beside: Beside

    @property
    def breadth(self) -> tuple[int, int]:
        """The number of layers: those that are certain, and those that are possible."""
        return sum(layer.certain for layer in self.layers), len(self.layers)
