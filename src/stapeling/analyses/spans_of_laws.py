"""When laws start, and up to which day their layers count: as days, and as columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from stapeling.analyses.starts import start_at, until_of
from stapeling.graph.columns import ints
from stapeling.model.laws import Law

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints


class LawSpans:
    """Of the laws that have started the start and the day up to which layers count."""

    def __init__(self, laws: Sequence[Law], as_of: int) -> None:
        starts = [(law, start_at(law, as_of)) for law in laws]
        begun = [(law, start) for law, start in starts if start is not None]
        self.laws = [law for law, _ in begun]
        """The laws that have started on the day; what others hold is not looked at."""
        self.starts = [start for _, start in begun]
        self.untils = [until_of(law, as_of) for law in self.laws]
        self.start_first: Ints = ints(day.first for day in self.starts)
        self.start_last: Ints = ints(day.last for day in self.starts)
        self.until_first: Ints = ints(day.first for day in self.untils)
        self.until_last: Ints = ints(day.last for day in self.untils)
