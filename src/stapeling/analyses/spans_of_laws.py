"""When laws start, and up to which day their layers count: as days, and as columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.starts import start_at, until_of
from stapeling.graph.law_columns import LawColumns
from stapeling.model.columns import ints, marks
from stapeling.model.days import Day, day_between
from stapeling.model.laws import Law

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks


class LawSpans:
    """Of the laws that have started the start and the day up to which layers count."""

    def __init__(self, columns: LawColumns, laws: Sequence[Law], as_of: int) -> None:
        chosen = ints([columns.numbers[law.id] for law in laws])
        starts = _starts(columns, chosen, as_of)
        self.begun: Marks = marks([start is not None for start in starts])
        """Whether each of the laws given has started on the day; the others are left out here."""
        number = chosen[self.begun]
        self.place: Ints = np.full(len(columns.ids), -1)
        """Of each law of the corpus its place here; -1 where it is left out."""
        self.place[number] = np.arange(len(number))
        self.laws = list(compress(laws, self.begun.tolist()))
        self.starts = [start for start in starts if start is not None]
        self.untils = _untils(columns, number, as_of)
        self.start_first: Ints = ints([day.first for day in self.starts])
        self.start_last: Ints = ints([day.last for day in self.starts])
        self.until_first: Ints = ints([day.first for day in self.untils])
        self.until_last: Ints = ints([day.last for day in self.untils])


def _starts(columns: LawColumns, laws: Ints, as_of: int) -> list[Day | None]:
    """Give the start of each law: its own first day, where no other day is to be weighed."""
    alone = columns.begun & (columns.begin_last <= as_of) & ~_may_have_ended(columns, as_of)
    alone[columns.restarted] = False
    starts = [columns.begin[n] for n in laws.tolist()]
    for place in np.flatnonzero(~alone[laws]).tolist():
        starts[place] = start_at(columns.rows[laws[place]], as_of)
    return starts


def _untils(columns: LawColumns, laws: Ints, as_of: int) -> list[Day]:
    """Give the day up to which layers count: that asked for, of laws that have not ended."""
    untils = [day_between(as_of, as_of)] * len(laws)
    for place in np.flatnonzero(_may_have_ended(columns, as_of)[laws]).tolist():
        untils[place] = until_of(columns.rows[laws[place]], as_of)
    return untils


def _may_have_ended(columns: LawColumns, as_of: int) -> Marks:
    found: Marks = columns.ended & (columns.end_first <= as_of)
    return found
