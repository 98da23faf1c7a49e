"""A simulation as one would write it in an afternoon: day by day, draw by draw, in plain loops."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping

import numpy as np

BLOCK = 100


def uniforms(stream: tuple[int, ...], seed: int, inputs: int, draws: int) -> list[list[float]]:
    """Give the uniform numbers of each draw: a block of draws at a time, input after input."""
    found: list[list[float]] = []
    for block in range(math.ceil(draws / BLOCK)):
        bits = np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(*stream, block)))
        numbers = np.random.Generator(bits).random(inputs * BLOCK).tolist()
        found += [[numbers[n * BLOCK + k] for n in range(inputs)] for k in range(BLOCK)]
    return found[:draws]


def triangular(low: float, likely: float, high: float, uniform: float) -> float:
    """Give the value below which a triangular number lies with this probability."""
    if uniform < (likely - low) / (high - low):
        return low + math.sqrt(uniform * (high - low) * (likely - low))
    return high - math.sqrt((1 - uniform) * (high - low) * (high - likely))


def year_load(amount: float, first: dt.date, until: dt.date, year: int) -> float:
    """Spread an amount over the days up to a day, and add up those of a year."""
    days = [first + dt.timedelta(n) for n in range((until - first).days)]
    return sum(amount / len(days) for day in days if day.year == year)


def standing(amount: float, first: dt.date, until: dt.date | None, year: int) -> float:
    """Give a structural amount as it stands on the last day of a year."""
    last = dt.date(year, 12, 31)
    return amount if first <= last and (until is None or last < until) else 0.0


def nth(values: list[float], percent: int) -> float:
    """Give the smallest value that so many per cent of all do not exceed."""
    for value in sorted(values):
        if sum(other <= value for other in values) * 100 >= percent * len(values):
            return value
    raise AssertionError


def rank_correlation(one: list[float], other: list[float]) -> float:
    """Give the rank correlation of Spearman, by its definition on numbers without equals."""
    places = [{value: n for n, value in enumerate(sorted(row))} for row in (one, other)]
    pairs = zip(one, other, strict=True)
    gaps = sum((places[0][a] - places[1][b]) ** 2 for a, b in pairs)
    return 1 - 6 * gaps / (len(one) * (len(one) ** 2 - 1))


Loads = Mapping[int, list[float]]
