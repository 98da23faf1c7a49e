"""Longest chains of layers of exact days, of many laws at once.

Of every law the layers of its first day are visited together, then those of its second day, and so
on: as many steps as a law has days, and each step a few operations on arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints, Marks


class Stacks(NamedTuple):
    """Layers in stacks, such as those of a law: in order of the stacks and, of one, of day."""

    stack: Ints
    day: Ints
    known: Marks
    """Whether the articles of a layer are known; else it shares one with every layer."""
    toucher: Ints
    """For each touch of an article the place of the layer; in order."""
    article: Ints
    """For each touch the article; those of different stacks have different numbers."""

    def of(self, layers: Marks) -> Stacks:
        """Give the marked layers only."""
        place = np.cumsum(layers) - 1
        kept = layers[self.toucher]
        return Stacks(
            self.stack[layers],
            self.day[layers],
            self.known[layers],
            place[self.toucher[kept]],
            self.article[kept],
        )


def longest_chains(stacks: Stacks, number: int) -> Ints:
    """Give the length of the longest chain in each of a number of stacks.

    A layer stands on an earlier one with which it shares an article; those of one day do not stand
    on each other. Unit: acts; 0 and up. Cost: O(touches), in steps for each day of a stack.
    """
    step = _step(stacks)
    order = np.argsort(step, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    toucher = place[stacks.toucher]
    touches = np.argsort(toucher, kind="stable")
    toucher, article = toucher[touches], stacks.article[touches]
    steps = np.arange(int(step.max(initial=-1)) + 2)
    begins = np.searchsorted(step[order], steps)
    begins_touching = np.searchsorted(toucher, begins).tolist()
    so_far = _SoFar(number, int(stacks.article.max(initial=-1)) + 1)
    stack, known = stacks.stack[order], stacks.known[order]
    begin, from_touch = 0, 0
    for end, to_touch in zip(begins.tolist()[1:], begins_touching[1:], strict=True):
        own, touching = slice(begin, end), slice(from_touch, to_touch)
        so_far.lay(stack[own], known[own], toucher[touching] - begin, article[touching])
        begin, from_touch = end, to_touch
    return so_far.longest


def _step(stacks: Stacks) -> Ints:
    """Give for each layer which day of its stack it has: the first, the second and so on."""
    if not len(stacks.stack):
        return stacks.stack
    other = stacks.stack[1:] != stacks.stack[:-1]
    later = other | (stacks.day[1:] != stacks.day[:-1])
    day = np.concatenate([[0], np.cumsum(later)])
    begins = np.concatenate([[0], np.flatnonzero(other) + 1])
    found: Ints = day - np.repeat(day[begins], np.diff([*begins, len(day)]))
    return found


class _SoFar:
    """The longest chains so far: in each stack, and on each article."""

    def __init__(self, stacks: int, articles: int) -> None:
        self.longest = np.zeros(stacks, dtype=np.int64)
        self._unknown = np.zeros(stacks, dtype=np.int64)
        """Over layers of unknown articles."""
        self._on = np.zeros(articles, dtype=np.int64)

    def lay(self, stack: Ints, known: Marks, toucher: Ints, article: Ints) -> None:
        """Lay one day of layers on the stacks."""
        below = self._unknown[stack]
        np.maximum.at(below, toucher, self._on[article])
        height = np.where(known, below, self.longest[stack]) + 1
        np.maximum.at(self._on, article, height[toucher])
        np.maximum.at(self.longest, stack, height)
        np.maximum.at(self._unknown, stack[~known], height[~known])
