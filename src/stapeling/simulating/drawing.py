"""Drawing amounts: blocks of draws of one line, each from a seed of its own.

The generator is PCG64, seeded by `SeedSequence` with the name of the line and the number of the
block, as `SeedSequence.spawn` does. Triangular numbers are made here from uniform ones, so that
another version of numpy gives the same. Sums are made in the order of the inputs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from stapeling.simulating.lines import Line, summed

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

BLOCK = 100
"""How many draws share a seed. Part of what a seed means: never change it alone."""
_AT_ONCE = 2048
"""How many inputs are drawn at once: what fits in the caches of a processor."""


@dataclass(frozen=True, eq=False)
class Triangles:
    """Triangular distributions between a low and a high, with the top at what is likely."""

    left: Floats
    """The share below what is likely."""
    rise: Floats
    fall: Floats
    base: Floats

    @classmethod
    def of(cls, low: Floats, likely: Floats, high: Floats) -> Triangles:
        """Give the distributions; every high must be above its low."""
        width = high - low
        return cls(
            left=((likely - low) / width)[:, None],
            rise=(width * (likely - low))[:, None],
            fall=(width * (high - likely))[:, None],
            base=(low + high - likely)[:, None],
        )

    def of_uniform(self, uniform: Floats, inputs: slice | Ints) -> Floats:
        """Turn uniform numbers into triangular ones, in their place; a row an input.

        The inverse of the distribution has a branch on either side of what is likely. Both are
        taken up to there, where they meet, so that no number need be asked on which side it is.

        >>> one = Triangles.of(np.array([0.0]), np.array([1.0]), np.array([4.0]))
        >>> one.of_uniform(np.array([[0.0, 0.25, 1.0]]), slice(0, 1)).tolist()
        [[0.0, 1.0, 4.0]]
        """
        left = self.left[inputs]
        right = 1.0 - uniform
        np.minimum(uniform, left, out=uniform)
        np.multiply(uniform, self.rise[inputs], out=uniform)
        np.sqrt(uniform, out=uniform)
        np.minimum(right, 1.0 - left, out=right)
        np.multiply(right, self.fall[inputs], out=right)
        np.sqrt(right, out=right)
        np.subtract(uniform, right, out=uniform)
        np.add(uniform, self.base[inputs], out=uniform)
        return uniform


@dataclass(frozen=True, eq=False)
class Drawing:
    """The drawn inputs of a line and the cells they weigh in: all that a worker needs."""

    stream: tuple[int, ...]
    triangles: Triangles
    inputs: int
    points: tuple[Ints, Ints, Floats]
    """Of each part of one period: its input, its cell among groups and rows, and its share."""
    spans: tuple[Ints, Ints, Ints]
    """Of each part of several periods: its input, and its first cell and the one past its last."""
    groups: int
    periods: int

    @classmethod
    def of(cls, line: Line) -> Drawing:
        """Give what is drawn of a line; parts stand in the order of their inputs."""
        place = np.cumsum(line.drawn) - 1
        parts = np.flatnonzero(line.drawn[line.input]) if len(line.keys) else np.zeros(0, np.int64)
        parts = parts[np.argsort(place[line.input[parts]], kind="stable")]
        long = line.end[parts] - line.begin[parts] > 1
        short, spans = parts[~long], parts[long]
        edge = line.group[spans] * (line.periods + 1)
        cells = line.group[short] * (2 * line.periods) + line.row_of(short)
        return cls(
            stream=line.stream,
            triangles=Triangles.of(
                line.low[line.drawn], line.likely[line.drawn], line.high[line.drawn]
            ),
            inputs=int(line.drawn.sum()),
            points=(place[line.input[short]], cells, line.share[short]),
            spans=(
                place[line.input[spans]], edge + line.begin[spans], edge + line.end[spans],
            ),
            groups=len(line.labels),
            periods=line.periods,
        )  # fmt: skip

    def block(self, seed: int, number: int) -> Floats:
        """Draw a block: what every cell holds in each draw, by group, row and draw.

        The rows are the load of each period, and below them its capacity. Memory: the cells and
        twice `_AT_ONCE` inputs, times `BLOCK` numbers.
        """
        random = np.random.Generator(_bits(seed, self.stream, number))
        points = np.zeros(self.groups * 2 * self.periods * BLOCK)
        steps = np.zeros(self.groups * (self.periods + 1) * BLOCK)
        buffer = np.empty((_AT_ONCE, BLOCK))
        for first in range(0, self.inputs, _AT_ONCE):
            some = slice(first, min(first + _AT_ONCE, self.inputs))
            uniform = buffer[: some.stop - first]
            random.random(out=uniform)
            values = self.triangles.of_uniform(uniform, some)
            self._weigh(values, some, points, steps)
        rows = points.reshape(self.groups, 2 * self.periods, BLOCK)
        if len(self.spans[0]):
            levels = np.cumsum(steps.reshape(self.groups, self.periods + 1, BLOCK), axis=1)
            rows[:, : self.periods] += levels[:, :-1]
        return rows

    def _weigh(self, values: Floats, some: slice, points: Floats, steps: Floats) -> None:
        """Add the values of some inputs to the cells in which they weigh."""
        inputs, cells, share = self.points
        parts = slice(*np.searchsorted(inputs, (some.start, some.stop)))
        if parts.stop > parts.start:
            weights = _of_parts(values, inputs[parts] - some.start)
            if np.any(share[parts] != 1.0):
                weights = weights * share[parts, None]
            points += _sums(cells[parts], weights, len(points))
        inputs, begin, end = self.spans
        parts = slice(*np.searchsorted(inputs, (some.start, some.stop)))
        if parts.stop > parts.start:
            weights = _of_parts(values, inputs[parts] - some.start)
            steps += _sums(begin[parts], weights, len(steps))
            steps -= _sums(end[parts], weights, len(steps))

    def columns(self, seed: int, number: int, inputs: Ints) -> Floats:
        """Draw a block of some inputs again, without drawing the others. A row an input."""
        bits = _bits(seed, self.stream, number)
        random, at = np.random.Generator(bits), 0
        uniform = np.empty((len(inputs), BLOCK))
        order = np.argsort(inputs)
        for row, place in zip(order.tolist(), inputs[order].tolist(), strict=True):
            bits.advance((place - at) * BLOCK)
            random.random(out=uniform[row])
            at = place + 1
        return self.triangles.of_uniform(uniform, inputs)


def _bits(seed: int, stream: tuple[int, ...], block: int) -> np.random.PCG64:
    """Give the random bits of a block of a line, from their beginning."""
    return np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(*stream, block)))


def _of_parts(values: Floats, inputs: Ints) -> Floats:
    """Give the values of parts; nothing is copied where each input has one part."""
    if len(inputs) == len(values) and np.array_equal(inputs, np.arange(len(values))):
        return values
    return values[inputs]


def _sums(cells: Ints, weights: Floats, size: int) -> Floats:
    """Add up weights per cell and draw, in the order in which they stand."""
    places = (cells[:, None] * BLOCK + np.arange(BLOCK)).ravel()
    return summed(places, weights.ravel(), size)
