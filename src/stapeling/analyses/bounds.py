"""Days and amounts as columns, with which of them are stated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import attrgetter, is_not
from typing import TYPE_CHECKING

import numpy as np

from stapeling.graph.columns import ints, marks
from stapeling.model.amounts import Amount
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day

if TYPE_CHECKING:
    from stapeling.graph.columns import Floats, Ints, Marks

_SIDES = ("low", "likely", "high", "assumed")
_FIRST, _LAST = attrgetter("first"), attrgetter("last")
_NO_DAY = Day(OPEN_FIRST, OPEN_FIRST)
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


def stated(facts: Sequence[object | None]) -> Marks:
    """Mark the facts that are stated."""
    return marks(map(is_not, facts, repeat(None)))


def bounds_of(days: Sequence[Day | None], missing: Day = _NO_DAY) -> Bounds:
    """Put days in columns; `missing` gives the bounds where there is none."""
    known_of = stated(days)
    if not known_of.any():  # of many facts nobody states any
        sides = (np.full(len(days), side, dtype=np.int64) for side in (missing.first, missing.last))
        first, last = sides
        return Bounds(first, last, known_of)
    known = [missing if day is None else day for day in days]
    return Bounds(ints(map(_FIRST, known)), ints(map(_LAST, known)), known_of)


@dataclass(frozen=True, slots=True)
class Amounts:
    """Amounts as columns: low, likely, high and whether likely is assumed; and which there are."""

    values: Floats
    stated: Marks
