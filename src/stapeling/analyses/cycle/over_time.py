"""Laws over time: whether an implementer got more laws, or more amendments per law."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from stapeling.analyses.bounds import Bounds, bounds_of
from stapeling.analyses.period_columns import held_in
from stapeling.analyses.periods import Calendar
from stapeling.analyses.results import LawsOverTime, Span
from stapeling.graph import StackGraph
from stapeling.graph.carrying import NOTHING, Carried
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day
from stapeling.model.laws import Law

if TYPE_CHECKING:
    from stapeling.model.columns import Ints

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
    histories = _Histories(graph.laws.values())
    for name, days in acts.items():
        carried = graph.carrying.get(name, NOTHING)
        yield from _Series(name, carried, days, as_of).rows(histories.of(carried))


class _Series:
    """The laws and acts of one implementer, year by year."""

    def __init__(self, organisation: str, carried: Carried, acts: ActDays, as_of: int) -> None:
        self.organisation, self.carried, self.as_of = organisation, carried, as_of
        self.calendar = Calendar("year")
        first, last = acts
        begun = first <= as_of
        self.first, self.last = first[begun], last[begun]
        self.years = range(self._begin(), self.calendar.of(as_of) + 1)
        self.ends = [min(self.calendar.last(year), as_of) for year in self.years]
        """The last day of every year, of this year the reference day."""

    def _begin(self) -> int:
        """Give the first year with a known law or act; that of the reference day without any."""
        carried = self.carried.first[self.carried.first < self.carried.until]
        days = np.concatenate([carried[carried <= self.as_of], self.first])
        known = days[days > OPEN_FIRST]
        return self.calendar.of(int(known.min()) if len(known) else self.as_of)

    def rows(self, whole: _History) -> Iterator[LawsOverTime]:
        sure, possible = self._laws(certainly=True), self._laws(certainly=False)
        certain, perhaps = self._acts()
        if not any((*possible, *certain, *perhaps)):
            return
        columns = zip(self.years, self.ends, sure, possible, certain, perhaps, strict=True)
        for year, end, low, high, own, more in columns:
            laws, acts = Span(low, high), Span(own, own + more)
            at_least = whole.open_in(self.calendar.first(year), end)
            yield LawsOverTime(self.organisation, year, laws, acts, _per_law(acts, laws), at_least)

    def _laws(self, *, certainly: bool) -> list[int]:
        """Count the laws at the end of every year."""
        _, held = self.carried.held(self.ends, certainly=certainly)
        found: list[int] = held.sum(axis=0).tolist()
        return found

    def _acts(self) -> tuple[list[int], list[int]]:
        """Count the acts of every year: those certainly in it, and those perhaps."""
        edges = [self.calendar.first(self.years[0]) - 1, *self.ends]
        known = self.first > OPEN_FIRST
        exact = known & (self.first == self.last)
        certain = np.diff(np.searchsorted(np.sort(self.first[exact]), edges, side="right"))
        begin = np.searchsorted(edges, self.first[~exact]).clip(1) - 1
        end = np.searchsorted(edges, np.minimum(self.last[~exact], self.as_of)) - 1
        sure = known[~exact] & (self.last[~exact] <= self.as_of) & (begin == end)
        certain += np.bincount(begin[sure], minlength=len(self.years))
        return certain.tolist(), held_in(begin[~sure], end[~sure], len(self.years))


class _Histories:
    """Up to which day the changes of each law are known to be whole, and when it ended."""

    def __init__(self, laws: Collection[Law]) -> None:
        self.complete = bounds_of([law.changes_complete_until for law in laws], _NEVER).first
        self.end = bounds_of([law.in_force_until for law in laws], _NO_END)

    def of(self, carried: Carried) -> _History:
        """Give those of the laws that an organisation carries out."""
        return _History(carried, self.complete[carried.number], self.end.of(carried.number))


@dataclass(frozen=True, slots=True)
class _History:
    """When laws are carried out, and up to which day their changes are known to be whole."""

    carried: Carried
    complete: Ints
    end: Bounds

    def open_in(self, first: int, last: int) -> bool:
        """Whether changes of a law carried out in a year are not known to be whole up to its end.

        Of a law that ended its own end is what counts.
        """
        held = (self.carried.first <= last) & (self.carried.until > first)
        until = np.where(self.end.first > last, last, np.minimum(self.end.last - 1, last))
        return bool((held & (self.complete < until)).any())


_NEVER = Day(OPEN_FIRST - 2, OPEN_FIRST - 2)
"""Before every day, and before the day before every day."""
_NO_END = Day(OPEN_LAST, OPEN_LAST)


def _per_law(acts: Span, laws: Span) -> tuple[float, float] | None:
    """Give the acts per law: fewest acts over most laws, and the other way round."""
    if not laws.high:
        return None
    return acts.low / laws.high, acts.high / max(laws.low, 1)
