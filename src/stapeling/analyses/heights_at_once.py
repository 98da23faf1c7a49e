"""Longest chains of layers that share articles, of many laws at once.

Of every law all is done together in rounds: some of its layers are asked how long the chain is that
ends with each, and are then laid, so that later ones can stand on them. Where days are exact these
are the layers of its first day, then those of its second day, and so on. So there are as many
rounds as a law has days, and each is a few operations on arrays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from stapeling.model.days import OPEN_LAST

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks

_DAYS = OPEN_LAST + 1
"""More than any day: a stack and a day go together in one number."""


class Stacks(NamedTuple):
    """Layers in stacks, such as those of a law."""

    stack: Ints
    first: Ints
    last: Ints
    known: Marks
    """Whether the articles of a layer are known; else it shares one with every layer."""
    toucher: Ints
    """For each touch of an article the place of the layer."""
    article: Ints
    """For each touch the article; those of different stacks have different numbers."""

    def of(self, layers: Marks) -> Stacks:
        """Give the marked layers only."""
        place = np.cumsum(layers) - 1
        kept = layers[self.toucher]
        return Stacks(
            self.stack[layers],
            self.first[layers],
            self.last[layers],
            self.known[layers],
            place[self.toucher[kept]],
            self.article[kept],
        )


def longest_of_each(parts: Sequence[tuple[Stacks, int]]) -> list[Ints]:
    """Give the longest chains of several numbers of stacks, found in the same rounds."""
    numbers = np.cumsum([0, *(number for _, number in parts)])
    layers = np.cumsum([0, *(len(stacks.stack) for stacks, _ in parts)])
    articles = np.cumsum([0, *(int(stacks.article.max(initial=-1)) + 1 for stacks, _ in parts)])
    apart = [
        stacks._replace(
            stack=stacks.stack + numbers[n],
            toucher=stacks.toucher + layers[n],
            article=stacks.article + articles[n],
        )
        for n, (stacks, _) in enumerate(parts)
    ]
    together = Stacks(*map(np.concatenate, zip(*apart, strict=True)))
    return np.split(longest_chains(together, numbers[-1]), numbers[1:-1])


def longest_chains(stacks: Stacks, number: int) -> Ints:
    """Give the length of the longest chain in each of a number of stacks.

    A layer stands on an earlier one with which it shares an article; those of which the order is
    not certain do not stand on each other. Unit: acts; 0 and up. Cost: O(touches), in rounds for
    each day of a stack.
    """
    shared = (np.bincount(stacks.article) > 1)[stacks.article]
    stacks = stacks._replace(toucher=stacks.toucher[shared], article=stacks.article[shared])
    unknown = np.zeros(number, dtype=np.bool_)
    unknown[stacks.stack[~stacks.known]] = True
    sharing = unknown[stacks.stack]  # with a layer of unknown articles every layer shares one
    sharing[stacks.toucher] = True
    found = _heights(stacks.of(sharing), number)
    np.maximum.at(found, stacks.stack[~sharing], 1)
    return found


def _heights(stacks: Stacks, number: int) -> Ints:
    so_far = _SoFar(stacks, number)
    asked, laid = map(_by_round, _rounds(stacks), (stacks.toucher,) * 2)
    for (layers, touches), (ready, marked) in zip(asked, laid, strict=True):
        so_far.ask(layers, touches)
        so_far.lay(ready, marked)
    return so_far.longest


def _rounds(stacks: Stacks) -> tuple[Ints, Ints]:
    """Give for each layer the round in which it is asked, and that in which it is laid.

    It is asked on its first day, before others are laid that day, and laid on its last.
    """
    size, moments = len(stacks.stack), np.concatenate([2 * stacks.first, 2 * stacks.last + 1])
    order = np.argsort(np.tile(stacks.stack, 2) * (2 * _DAYS) + moments)
    stack, laying = stacks.stack[order % max(size, 1)], order >= size
    asking = ~laying & np.append(True, laying)[:-1]  # the first to be asked since some were laid
    turn = np.cumsum(asking)
    found = np.empty_like(order)
    of_stack = np.flatnonzero(np.diff(stack, prepend=-1))
    found[order] = turn - np.repeat(turn[of_stack], np.diff(np.append(of_stack, len(stack))))
    return found[:size], found[size:]


def _by_round(rounds: Ints, toucher: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Give for each round its layers, and the touches of these."""
    ends = np.arange(1, int(rounds.max(initial=-1)) + 1)
    layers, touching = np.argsort(rounds), rounds[toucher]
    touches = np.argsort(touching)
    return zip(
        np.split(layers, np.searchsorted(rounds[layers], ends)),
        np.split(touches, np.searchsorted(touching[touches], ends)),
        strict=True,
    )


class _SoFar:
    """The longest chains so far: that end with each layer, in each stack, and on each article."""

    def __init__(self, stacks: Stacks, number: int) -> None:
        self.stacks = stacks
        self._height = np.zeros(len(stacks.stack), dtype=np.int64)
        self.longest = np.zeros(number, dtype=np.int64)
        self._unknown = np.zeros(number, dtype=np.int64)
        """Over layers of unknown articles."""
        self._on = np.zeros(int(stacks.article.max(initial=-1)) + 1, dtype=np.int64)

    def ask(self, layers: Ints, touches: Ints) -> None:
        """Let layers stand on what was laid before."""
        stack, known = self.stacks.stack[layers], self.stacks.known[layers]
        self._height[layers] = np.where(known, self._unknown[stack], self.longest[stack])
        on = self._on[self.stacks.article[touches]]
        np.maximum.at(self._height, self.stacks.toucher[touches], on)
        self._height[layers] += 1

    def lay(self, layers: Ints, touches: Ints) -> None:
        """Lay layers, so that later ones can stand on them."""
        touching = self._height[self.stacks.toucher[touches]]
        np.maximum.at(self._on, self.stacks.article[touches], touching)
        stack, height = self.stacks.stack[layers], self._height[layers]
        unknown = ~self.stacks.known[layers]
        np.maximum.at(self.longest, stack, height)
        np.maximum.at(self._unknown, stack[unknown], height[unknown])
