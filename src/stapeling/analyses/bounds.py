"""Days and amounts as columns, with which of them are stated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from stapeling.model.amounts import Amount
from stapeling.model.columns import NO_DAY, bounds, stated
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day

if TYPE_CHECKING:
    from stapeling.model.columns import Floats, Ints, Marks

_SIDES = ("low", "likely", "high", "assumed")
_NO_AMOUNT = Amount.of(0)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Days as columns: their first and last, and whether there is one."""

    first: Ints
    last: Ints
    stated: Marks

    def of(self, rows: Ints) -> Bounds:
        """Give the days of some rows."""
        return Bounds(self.first[rows], self.last[rows], self.stated[rows])

    def otherwise(self, other: Bounds) -> Bounds:
        """Give these days, and where there is none those of another column."""
        pairs = ((self.first, other.first), (self.last, other.last), (self.stated, other.stated))
        return Bounds(*(np.where(self.stated, own, further) for own, further in pairs))

    @property
    def exact(self) -> Marks:
        """Mark the days that are known to the day; one that is not stated leaves nothing open."""
        found: Marks = ~self.stated | (self.first == self.last)
        return found

    @property
    def open(self) -> Marks:
        """Mark where no day is known on one side or on both."""
        found: Marks = ~self.stated | (self.first == OPEN_FIRST) | (self.last == OPEN_LAST)
        return found


def bounds_of(days: Sequence[Day | None], missing: Day = NO_DAY) -> Bounds:
    """Put days in columns; `missing` gives the bounds where there is none."""
    return Bounds(*bounds(days, missing), stated(days))


@dataclass(frozen=True, slots=True)
class Amounts:
    """Amounts as columns: low, likely, high and whether likely is assumed; and which there are."""

    values: Floats
    stated: Marks
