"""Succession: regimes that followed each other under one subject, and how long each lasted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stapeling.analyses.results import Regime, Succession
from stapeling.analyses.results.spans import DAYS_IN_YEAR
from stapeling.graph import StackGraph
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, Day
from stapeling.model.laws import Law

Years = tuple[float | None, float | None]


def successions(graph: StackGraph, laws: Sequence[Law], as_of: int) -> Iterator[Succession]:
    """Give the regimes that followed each other by replacement or restart, for chosen laws.

    A restart divides a law in two regimes; laws that replace each other stand together with all
    that these replaced. Unit: years of 365.25 days, a low and a high side. The mean is over the
    regimes that have certainly ended and whose days are known on both sides; one that lasts still
    would shorten it. Regimes that have not begun are left out, and so is a law alone.
    Cost: one pass over the laws and their replacements.

    Source: defined by this project, docs/metrics.md.
    """
    seen: set[str] = set()
    for law in laws:
        alone = not (law.restarts or law.replaces or law.id in graph.replaced_by)
        if alone or law.id in seen:
            continue
        group = _group(graph, law)
        seen |= {other.id for other in group}
        regimes = [regime for other in group for regime in _regimes(graph, other, as_of)]
        if len(regimes) > 1:
            regimes.sort(key=_order)
            ended = [regime for regime in regimes if not regime.running]
            lives = [life for regime in ended if (life := _known(regime)) is not None]
            yield Succession(tuple(regimes), _mean(lives), len(ended), len(lives))


def _group(graph: StackGraph, law: Law) -> list[Law]:
    """Give the laws that are joined to a law by replacements, itself among them."""
    found = {law.id: law}
    edge = [law]
    while edge:
        one = edge.pop()
        replaced = [graph.laws[name] for name in one.replaces if name in graph.laws]
        for other in (*replaced, *graph.replaced_by.get(one.id, ())):
            if other.id not in found:
                found[other.id] = other
                edge.append(other)
    return [found[name] for name in sorted(found)]


class _Begin(NamedTuple):
    day: Day
    title: str


def _regimes(graph: StackGraph, law: Law, as_of: int) -> Iterator[Regime]:
    """Give the regimes of a law that have begun by the day, certainly or possibly."""
    begins = [_Begin(row.from_, row.title or law.title) for row in law.restarts]
    if law.in_force_from is not None:
        begins.append(_Begin(law.in_force_from, law.title))
    begins.sort(key=lambda begin: (begin.day.first, begin.day.last, begin.title))
    ends = [*(begin.day for begin in begins[1:]), _end(graph, law)]
    for begin, end in zip(begins, ends, strict=False):
        if begin.day.first <= as_of:
            running = end is None or end.last > as_of
            years = _years(begin.day, end, as_of)
            yield Regime(law.id, begin.title, begin.day, end, years, running)


def _end(graph: StackGraph, law: Law) -> Day | None:
    """Give the day a law ended: as stated, else that on which a law that replaces it began."""
    if law.in_force_until is not None:
        return law.in_force_until
    days = [
        other.in_force_from
        for other in graph.replaced_by.get(law.id, ())
        if other.in_force_from is not None
    ]
    return min(days, key=lambda day: (day.first, day.last), default=None)


def _years(begin: Day, end: Day | None, as_of: int) -> Years:
    """Give how long a regime lasted, or lasts up to the reference day; nothing for an open side."""
    until = Day(as_of, as_of)
    if end is not None:
        until = Day(min(end.first, as_of), min(end.last, as_of))
    low = None
    if begin.last < OPEN_LAST and until.first > OPEN_FIRST:
        low = max(until.first - begin.last, 0) / DAYS_IN_YEAR
    high = None
    if begin.first > OPEN_FIRST:
        high = max(until.last - begin.first, 0) / DAYS_IN_YEAR
    return low, high


def _known(regime: Regime) -> tuple[float, float] | None:
    """Give how long a regime lasted; nothing when one side is not known."""
    low, high = regime.years or (None, None)
    return None if low is None or high is None else (low, high)


def _mean(lives: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    if not lives:
        return None
    low, high = (sum(side) / len(lives) for side in zip(*lives, strict=True))
    return low, high


def _order(regime: Regime) -> tuple[int, int, str]:
    begin = regime.begin or Day(OPEN_FIRST, OPEN_FIRST)
    return begin.first, begin.last, regime.law
