"""Laws over time: whether an implementer got more laws, or more amendments per law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from stapeling.analyses.period_columns import NO_PERIOD, held_in, periods_of
from stapeling.analyses.periods import Calendar
from stapeling.analyses.results import LawsOverTime, Span
from stapeling.graph import StackGraph
from stapeling.graph.carrying import NOTHING, Carried
from stapeling.graph.columns import ints
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints

ActDays: TypeAlias = "tuple[Ints, Ints]"
"""The days on which acts fall on an implementer: the first and the last bound of each."""


def laws_over_time(
    graph: StackGraph, acts: Mapping[str, ActDays], as_of: int
) -> Iterator[LawsOverTime]:
    """Count for every year the laws of an implementer, and the acts on them.

    Laws that it carries out at the end of the year, in the last year on the reference day; acts
    that took effect on its laws in the year, each once; and the second per law. Units: laws, acts,
    acts per law, each a low and a high side; acts per law is null in a year without laws. From the
    first year with a known law or act to that of the reference day. At least: only recorded laws
    count, and `at_least` tells of a year that the changes of a law are not known to be whole.
    Cost: one step a law and year, and one an act.

    Source: PwC, study of implementing organisations (2025), which found more laws and not more
    amendments per law; defined by this project, docs/metrics.md.
    """
    for name, days in acts.items():
        yield from _Series(graph, name, days, as_of).rows()


class _Series:
    """The laws and acts of one implementer, year by year."""

    def __init__(self, graph: StackGraph, organisation: str, acts: ActDays, as_of: int) -> None:
        self.organisation, self.as_of = organisation, as_of
        self.calendar = Calendar("year")
        self.now = self.calendar.of(as_of)
        self.carried = graph.carrying.get(organisation, NOTHING)
        self.whole = _Histories(self.carried)
        first, last = acts
        begun = first <= as_of
        self.first, self.last = first[begun], last[begun]
        self.begin = self._begin()

    def _begin(self) -> int:
        """Give the first year with a known law or act; that of the reference day without any."""
        carried = self.carried.first[self.carried.first < self.carried.until]
        days = np.concatenate([carried[carried <= self.as_of], self.first])
        known = days[days > OPEN_FIRST]
        return self.calendar.of(int(known.min())) if len(known) else self.now

    def rows(self) -> Iterator[LawsOverTime]:
        sure, possible = self._laws(certainly=True), self._laws(certainly=False)
        certain, perhaps = self._acts()
        if not any((*possible, *certain, *perhaps)):
            return
        columns = zip(sure, possible, certain, perhaps, strict=True)
        for year, (low, high, own, more) in enumerate(columns, self.begin):
            laws, acts = Span(low, high), Span(own, own + more)
            first, last = self.calendar.first(year), min(self.calendar.last(year), self.as_of)
            at_least = self.whole.open_in(first, last)
            yield LawsOverTime(self.organisation, year, laws, acts, _per_law(acts, laws), at_least)

    def _laws(self, *, certainly: bool) -> list[int]:
        """Count the laws at the end of every year, of this year on the reference day."""
        ends = [min(self.calendar.last(year), self.as_of) for year in self._years]
        _, held = self.carried.held(ends, certainly=certainly)
        found: list[int] = held.sum(axis=0).tolist()
        return found

    @property
    def _years(self) -> range:
        return range(self.begin, self.now + 1)

    def _acts(self) -> tuple[list[int], list[int]]:
        """Count the acts of every year: those certainly in it, and those perhaps."""
        size = len(self._years)
        begin = periods_of(self.calendar, self.first)
        begin = np.where(begin == NO_PERIOD, 0, begin - self.begin)
        end = periods_of(self.calendar, np.minimum(self.last, self.as_of)) - self.begin
        sure = (self.first > OPEN_FIRST) & (self.last <= self.as_of) & (begin == end)
        certain = np.bincount(begin[sure], minlength=size).tolist()
        return certain, held_in(begin[~sure], end[~sure], size)


class _Histories:
    """When laws are carried out, and up to which day their changes are known to be whole."""

    def __init__(self, carried: Carried) -> None:
        self.first, self.until = carried.first, carried.until
        known = [law.changes_complete_until or _NEVER for law in carried.laws]
        self.complete = ints([day.first for day in known])
        ends = [law.in_force_until or _NO_END for law in carried.laws]
        self.end_first = ints([day.first for day in ends])
        self.end_last = ints([day.last for day in ends])

    def open_in(self, first: int, last: int) -> bool:
        """Whether changes of a law carried out in a year are not known to be whole up to its end.

        Of a law that ended its own end is what counts.
        """
        held = (self.first <= last) & (self.until > first)
        ended = np.minimum(self.end_last - 1, last)
        until = np.where(self.end_first > last, last, ended)
        return bool((held & (self.complete < until)).any())


_NEVER = Day(OPEN_FIRST - 2, OPEN_FIRST - 2)
"""Before every day, and before the day before every day."""
_NO_END = Day(OPEN_LAST, OPEN_LAST)


def _per_law(acts: Span, laws: Span) -> tuple[float, float] | None:
    """Give the acts per law: fewest acts over most laws, and the other way round."""
    if not laws.high:
        return None
    return acts.low / laws.high, acts.high / max(laws.low, 1)
