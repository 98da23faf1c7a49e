"""Laws over time: whether an implementer got more laws, or more amendments per law."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from stapeling.analyses.periods import Calendar
from stapeling.analyses.results import LawsOverTime, Span
from stapeling.analyses.starts import until_of
from stapeling.graph import StackGraph
from stapeling.model.days import OPEN_FIRST
from stapeling.model.laws import Law

ActDays = Counter[tuple[int, int]]
"""Days on which acts fall on an implementer, as bounds, with the number of acts of each."""


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
        self.laws = graph.laws
        self.carried = graph.carrying.get(organisation, ())
        self.act_days = {day: count for day, count in acts.items() if day[0] <= as_of}
        self.begin = self._begin()

    def _begin(self) -> int:
        """Give the first year with a known law or act; that of the reference day without any."""
        firsts = [row.first for row in self.carried if row.first < row.until]
        firsts += [first for first, _ in self.act_days]
        known = (day for day in firsts if OPEN_FIRST < day <= self.as_of)
        return min(map(self.calendar.of, known), default=self.now)

    def rows(self) -> Iterator[LawsOverTime]:
        sure, possible = self._laws(certainly=True), self._laws(certainly=False)
        certain_acts, more_acts = self._acts()
        if not possible and not more_acts and not certain_acts:
            return
        for year in range(self.begin, self.now + 1):
            laws = Span(sure[year], possible[year])
            acts = Span(certain_acts[year], certain_acts[year] + more_acts[year])
            per_law = _per_law(acts, laws)
            at_least = self._at_least(year)
            yield LawsOverTime(self.organisation, year, laws, acts, per_law, at_least)

    def _at_least(self, year: int) -> bool:
        """Whether the changes of a law that it carried out in a year are not known to be whole."""
        first, last = self.calendar.first(year), min(self.calendar.last(year), self.as_of)
        held = {row.law for row in self.carried if row.first <= last and row.until > first}
        return any(not _whole(self.laws[law], last) for law in held)

    def _laws(self, *, certainly: bool) -> Counter[int]:
        """Count the laws at the end of every year; a law with several parts counts once."""
        years: dict[str, set[int]] = defaultdict(set)
        for row in self.carried:
            first, until = (row.sure_first, row.sure_until) if certainly else (row.first, row.until)
            years[row.law].update(self._years(first, until))
        return Counter(year for found in years.values() for year in found)

    def _years(self, first: int, until: int) -> range:
        """Give the years on whose last day (of this year: on the reference day) a law is held."""
        if first > self.as_of or until <= first:
            return range(0)
        begin = self.begin if first == OPEN_FIRST else self.calendar.of(first)
        end = self.now + 1 if until > self.as_of else self.calendar.of(until)
        return range(begin, end)

    def _acts(self) -> tuple[Counter[int], Counter[int]]:
        """Count the acts of every year: those certainly in it, and those perhaps."""
        certain: Counter[int] = Counter()
        perhaps: Counter[int] = Counter()
        for (first, last), count in self.act_days.items():
            begin = self.begin if first == OPEN_FIRST else self.calendar.of(first)
            end = self.calendar.of(min(last, self.as_of))
            if first > OPEN_FIRST and last <= self.as_of and begin == end:
                certain[begin] += count
            else:
                for year in range(begin, end + 1):
                    perhaps[year] += count
        return certain, perhaps


def _whole(law: Law, day: int) -> bool:
    """Whether the changes of a law are known to be whole up to a day, or up to its end."""
    complete = law.changes_complete_until
    return complete is not None and complete.first >= until_of(law, day).last


def _per_law(acts: Span, laws: Span) -> tuple[float, float] | None:
    """Give the acts per law: fewest acts over most laws, and the other way round."""
    if not laws.high:
        return None
    return acts.low / laws.high, acts.high / max(laws.low, 1)
