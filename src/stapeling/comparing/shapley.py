"""Shapley values: what each of several players contributes, in whatever order they come."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

EXACT_PLAYERS = 12
"""Up to so many players every coalition is looked at: 4096 of them."""
PERMUTATIONS = 400
"""How many orders are drawn when there are more players."""
_SEED = 20260101

Worth = Callable[[frozenset[str]], float]


class Contribution(NamedTuple):
    """What a player contributes, and how far chance may be off."""

    share: float
    standard_error: float | None
    """Nothing where every coalition was looked at."""


def contributions(players: Sequence[str], worth: Worth) -> Mapping[str, Contribution]:
    """Give the Shapley value of every player; the values add up to all minus nobody.

    Parameters
    ----------
    players : sequence of str
        Those who take part; their order does not matter.
    worth : callable
        The worth of a coalition.

    Notes
    -----
    Exact up to `EXACT_PLAYERS` players, in 2 ** n worths. Above, the mean over `PERMUTATIONS`
    seeded orders, in at most `PERMUTATIONS` * n worths, with the standard error of that mean.
    Source: L.S. Shapley, A value for n-person games, 1953.

    Examples
    --------
    Each alone is worth 1, both together 3: each contributes half of 3.

    >>> both = contributions(["a", "b"], lambda who: (0, 1, 3)[len(who)])
    >>> both["a"]
    Contribution(share=1.5, standard_error=None)
    """
    names = sorted(players)
    known: dict[frozenset[str], Fraction] = {}

    def value(coalition: frozenset[str]) -> Fraction:
        if coalition not in known:
            known[coalition] = Fraction(worth(coalition))
        return known[coalition]

    if len(names) <= EXACT_PLAYERS:
        return {name: _exact(name, names, value) for name in names}
    return _sampled(names, value)


def _exact(
    name: str, names: Sequence[str], value: Callable[[frozenset[str]], Fraction]
) -> Contribution:
    others, total = [other for other in names if other != name], Fraction(0)
    for size in range(len(names)):
        weight = Fraction(1, len(names) * math.comb(len(others), size))
        for coalition in map(frozenset, combinations(others, size)):
            total += weight * (value(coalition | {name}) - value(coalition))
    return Contribution(float(total), None)


def _sampled(
    names: Sequence[str], value: Callable[[frozenset[str]], Fraction]
) -> Mapping[str, Contribution]:
    """Draw orders from a seed of its own, so that the same question has the same answer."""
    drawn = random.Random(_SEED)  # noqa: S311 - chance, not secrecy
    gains: dict[str, list[Fraction]] = {name: [] for name in names}
    for _ in range(PERMUTATIONS):
        order = list(names)
        drawn.shuffle(order)
        come: frozenset[str] = frozenset()
        for name in order:
            gains[name].append(value(come | {name}) - value(come))
            come |= {name}
    return {name: _mean(rows) for name, rows in gains.items()}


def _mean(gains: Sequence[Fraction]) -> Contribution:
    mean = sum(gains, Fraction(0)) / len(gains)
    variance = sum(((gain - mean) ** 2 for gain in gains), Fraction(0)) / (len(gains) - 1)
    return Contribution(float(mean), math.sqrt(float(variance / len(gains))))
