"""What the draws of a line come to: percentiles, chances and the inputs that move them.

A percentile is a load that was drawn: the smallest that at least so many of the draws do not
exceed. Nothing is interpolated, so that it is the same in every version of numpy.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from stapeling.simulating.lines import DIGITS, Line, any_of
from stapeling.simulating.sensitivity import Margins, swings
from stapeling.simulating.work import Arrays, Load, verdicts

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Bools = npt.NDArray[np.bool_]

PERCENTILES = (10, 50, 90)
NOT_RATED = -1
"""In the place of a number of draws where load or capacity is not known."""
_Z = 1.959963984540054
"""The 97.5th percentile of a normal distribution: for an interval of 95 %."""


def percentiles(values: Floats) -> Floats:
    """Give the smallest numbers that 10, 50 and 90 per cent of some numbers do not exceed.

    >>> percentiles(np.array([4.0, 1.0, 3.0, 2.0])).tolist()
    [1.0, 2.0, 4.0]
    """
    places = [max(-(-percent * len(values) // 100), 1) - 1 for percent in PERCENTILES]
    found: Floats = np.partition(values, places)[places]
    return found


@dataclass(frozen=True, slots=True)
class Chance:
    """How often something came about among draws, as an estimate of its probability."""

    count: int
    draws: int

    @property
    def share(self) -> float:
        """The share of the draws, from 0 to 1."""
        return self.count / self.draws

    @property
    def standard_error(self) -> float:
        """The standard error of that share that is due to drawing."""
        return math.sqrt(self.share * (1 - self.share) / self.draws)

    @property
    def interval(self) -> tuple[float, float]:
        """The interval of Wilson, 95 %: what the share would be with endless draws.

        It is of the drawing alone, and says nothing of what is not recorded.

        >>> low, high = Chance(50, 100).interval
        >>> round(low, 3), round(high, 3)
        (0.404, 0.596)
        """
        share, part = self.share, _Z**2 / self.draws
        middle = (share + part / 2) / (1 + part)
        reach = _Z * math.sqrt((share * (1 - share) + part / 4) / self.draws) / (1 + part)
        low = 0.0 if self.count == 0 else max(0.0, middle - reach)
        return low, 1.0 if self.count == self.draws else min(1.0, middle + reach)


def summarised(
    line: Line, load: Load, whole: Bools, found: Sequence[Arrays], seed: int, draws: int
) -> dict[str, npt.NDArray[Any]]:
    """Bring the pieces of a line, in the order of their blocks, down to what is reported."""
    live = _joined([piece["live"] for piece in found], int(load.keep.sum()), draws)
    rows = [_Variant(line, load, on, live, draws) for on in whole]
    columns = {name: [getattr(row, name)() for row in rows] for name in _Variant.REPORTED}
    result = {name: np.array(column) for name, column in columns.items()}
    tables = [swings(line, on, row.margins(), seed) for on, row in zip(whole, rows, strict=True)]
    marked = [np.insert(table, 0, n, axis=1) for n, table in enumerate(tables)]
    result["swings"] = np.concatenate(marked) if marked else np.zeros((0, 0))
    if len(load.choices):
        result.update(_of_choices(line, load, found, draws))
    return result


def _joined(pieces: Sequence[npt.NDArray[Any]], cells: int, draws: int) -> Floats:
    if not pieces:
        return np.zeros((cells, draws))
    joined: Floats = np.concatenate(pieces, axis=1)
    return joined


def _of_choices(
    line: Line, load: Load, found: Sequence[Arrays], draws: int
) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    """Give of each combination the percentiles of its peak, and in which draws it is over."""
    if found:
        peak = np.concatenate([piece["peak"] for piece in found], axis=1)
        anywhere = np.concatenate([piece["any"] for piece in found], axis=1)
        over = np.sum([piece["over"] for piece in found], axis=0)
    else:  # nothing is drawn: one look tells it for every draw
        once = verdicts(line.fixed[:, :, None], line.known, line.rated, load.choices)
        peak, over = np.repeat(once["peak"], draws, 1), once["over"] * draws
        anywhere = np.repeat(once["any"], draws, 1)
    yield "choice_peak", np.array([percentiles(row) for row in peak])
    yield "choice_bits", np.packbits(anywhere.astype(np.bool_), axis=1)
    yield "choice_over", over


class _Variant:
    """The draws of one scenario on one line."""

    REPORTED = ("percentiles", "over", "peak", "peak_period", "bits", "is_drawn", "likely")

    def __init__(self, line: Line, load: Load, on: Bools, live: Floats, draws: int) -> None:
        self.line, self.on, self.draws = line, on, draws
        self.fixed = line.fixed[on].sum(axis=0)
        cells = np.flatnonzero(load.keep)
        width = load.keep.shape[1]
        self.of_row: dict[int, list[Floats]] = {}
        for place, cell in enumerate(cells.tolist()):
            if on[cell // width]:
                self.of_row.setdefault(cell % width, []).append(live[place])
        self.known = any_of(line.known[on])
        self.rated = self.known & any_of(line.rated[on])
        self._peak = np.full(draws, -np.inf)
        self._percentiles = np.full((line.periods, len(PERCENTILES)), np.nan)
        self._over = np.full(line.periods, NOT_RATED, dtype=np.int64)
        self._anywhere = np.zeros(draws, dtype=np.bool_)
        for period in np.flatnonzero(self.known).tolist():
            self._look(period)

    def row(self, row: int) -> Floats:
        """Give the load, or the capacity, of a period in every draw."""
        total = np.full(self.draws, self.fixed[row])
        for drawn in self.of_row.get(row, ()):
            total += drawn
        return np.round(total, DIGITS)

    def _look(self, period: int) -> None:
        total = self.row(period)
        self._percentiles[period] = percentiles(total)
        np.maximum(self._peak, total, out=self._peak)
        if self.rated[period]:
            above = total > self.row(self.line.periods + period)
            self._over[period] = above.sum()
            self._anywhere |= above

    def percentiles(self) -> Floats:
        return self._percentiles

    def over(self) -> npt.NDArray[np.int64]:
        return self._over

    def peak(self) -> Floats:
        """Give the percentiles of the largest load of any period."""
        if not self.known.any():
            return np.full(len(PERCENTILES), np.nan)
        return percentiles(self._peak)

    def peak_period(self) -> int:
        """Give the earliest period with the largest median, -1 where no load is known."""
        if not self.known.any():
            return -1
        return int(np.nanargmax(self._percentiles[:, 1]))

    def bits(self) -> npt.NDArray[np.uint8]:
        """Give in which draws the load exceeds the capacity in any period."""
        return np.packbits(self._anywhere)

    def is_drawn(self) -> Bools:
        """Whether anything is drawn of the load, and of the capacity, of each period."""
        rows = np.zeros(2 * self.line.periods, dtype=np.bool_)
        rows[list(self.of_row)] = True
        return rows

    def likely(self) -> Floats:
        """Give load and capacity of each period where every input is what is likely."""
        return self.line.most_likely(self.on)

    def margins(self) -> Margins:
        """Give what the inputs are held against: load, or load less capacity."""
        return Margins(
            likely=self.likely(),
            known=self.known,
            rated=self.rated,
            over=self._over,
            peak_period=self.peak_period(),
            draws=self.draws,
            row=self.row,
        )


def chance_of(bits: Sequence[npt.NDArray[np.uint8]], draws: int) -> Chance:
    """Give how often any of several things came about, each told in bits, a bit a draw."""
    joined = np.zeros_like(bits[0])
    for row in bits:
        joined = joined | row
    return Chance(int(np.unpackbits(joined)[:draws].sum()), draws)


def plain(values: Mapping[str, npt.NDArray[Any]], name: str, *at: int) -> float | None:
    """Give one number of a summary; nothing where it is not known."""
    value = float(values[name][at])
    return None if math.isnan(value) else value
