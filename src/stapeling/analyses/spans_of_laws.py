"""When laws start, and up to which day their layers count: as days, and as columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from stapeling.analyses.starts import start_at, until_of
from stapeling.graph.columns import ints
from stapeling.model.days import UNKNOWN_DAY
from stapeling.model.laws import Law

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints


class LawSpans:
    """Of many laws the start and the day up to which layers count, seen on one day."""

    def __init__(self, laws: Sequence[Law], as_of: int) -> None:
        self.starts = [start_at(law, as_of) for law in laws]
        """The start of each law; nothing where it has not come."""
        self.untils = [until_of(law, as_of) for law in laws]
        starts = [day or UNKNOWN_DAY for day in self.starts]
        self.start_first: Ints = ints(day.first for day in starts)
        self.start_last: Ints = ints(day.last for day in starts)
        self.until_first: Ints = ints(day.first for day in self.untils)
        self.until_last: Ints = ints(day.last for day in self.untils)
