"""Which input moves the load, and which one turns the verdict."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from stapeling.simulating.drawing import BLOCK, Drawing
from stapeling.simulating.lines import DIGITS, Line

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]
    Bools = npt.NDArray[np.bool_]

MOST_INPUTS = 50
"""Of how many inputs of a period the swing is told: the widest, those that turn a verdict first."""
COLUMNS = (
    *("period", "input", "load_low", "load_high", "capacity_low", "capacity_high"),
    *("over_low", "over_likely", "over_high", "correlation"),
)
"""What a row of the table of swings holds; -1 for over where no capacity is known."""


@dataclass(frozen=True)
class Margins:
    """The load of every period, and the capacity where one is known."""

    likely: Floats
    known: Bools
    rated: Bools
    over: Ints
    peak_period: int
    draws: int
    row: Callable[[int], Floats]

    def focus(self) -> int:
        """Give the period that matters most: the likeliest to be over, else the heaviest."""
        if self.rated.any():
            return int(np.argmax(np.where(self.rated, self.over, -1)))
        return self.peak_period


def swings(line: Line, on: Bools, margins: Margins, seed: int) -> Floats:
    """Move each drawn input to its low and its high, all others at their likely values.

    Told of the period that matters most, and of every period in which one input alone turns the
    verdict. A row an input, by `COLUMNS`.
    """
    found, focus = [np.zeros((0, len(COLUMNS)))], margins.focus()
    for period in np.flatnonzero(margins.known).tolist():
        if period != focus and not margins.rated[period]:
            continue
        table = _one_at_a_time(line, on, margins, period)
        turned = (
            (table[:, 6:8] != table[:, 7:9]).any(axis=1) if len(table) else np.zeros(0, np.bool_)
        )
        if len(table) and (period == focus or turned.any()):
            wide = np.abs(table[:, 3] - table[:, 2]) + np.abs(table[:, 5] - table[:, 4])
            order = np.lexsort((table[:, 1], -wide, ~turned))[:MOST_INPUTS]
            table = table[order]
            table[:, 9] = _correlations(line, margins, period, table[:, 1].astype(int), seed)
            found.append(table)
    return np.concatenate(found)


def _one_at_a_time(line: Line, on: Bools, margins: Margins, period: int) -> Floats:
    """Give the load, the capacity and the verdict at the low and the high of each input."""
    weight = line.weights(period, on)
    inputs = np.flatnonzero(line.drawn & (weight != 0))
    weight, of_capacity = weight[inputs], line.of_capacity[inputs]
    load, capacity = margins.likely[period], margins.likely[line.periods + period]
    table = np.full((len(inputs), len(COLUMNS)), np.nan)
    table[:, 0], table[:, 1] = period, inputs
    for side, values in ((0, line.low), (1, line.high)):
        moved = weight * (values[inputs] - line.likely[inputs])
        table[:, 2 + side] = np.round(load + np.where(of_capacity, 0.0, moved), DIGITS)
        table[:, 4 + side] = np.round(capacity + np.where(of_capacity, moved, 0.0), DIGITS)
    table[:, 6:9] = -1
    if margins.rated[period]:
        table[:, 6] = table[:, 2] > table[:, 4]
        table[:, 7] = load > capacity
        table[:, 8] = table[:, 3] > table[:, 5]
    return table


def _correlations(line: Line, margins: Margins, period: int, inputs: Ints, seed: int) -> Floats:
    """Correlate the ranks of each input with those of load less capacity, over the draws."""
    margin = margins.row(period)
    if margins.rated[period]:
        margin = margin - margins.row(line.periods + period)
    drawing, place = Drawing.of(line), np.cumsum(line.drawn) - 1
    blocks = range(-(-margins.draws // BLOCK))
    columns = [drawing.columns(seed, block, place[inputs]) for block in blocks]
    values = np.concatenate(columns, axis=1)[:, : margins.draws]
    against = ranks(margin)
    return np.array([correlation(ranks(row), against) for row in values])


def ranks(values: Floats) -> Floats:
    """Give the rank of each number; equal ones share the middle of theirs.

    >>> ranks(np.array([10.0, 30.0, 10.0])).tolist()
    [1.5, 3.0, 1.5]
    """
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    middle: Floats = (last - (counts - 1) / 2)[places]
    return middle


def correlation(one: Floats, other: Floats) -> float:
    """Give the correlation of two rows of numbers; nan where one of them does not vary.

    >>> correlation(np.array([1.0, 2.0, 3.0]), np.array([3.0, 2.0, 1.0]))
    -1.0
    """
    a, b = one - one.mean(), other - other.mean()
    size = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return round(float((a * b).sum()) / size, DIGITS) if size else float("nan")
