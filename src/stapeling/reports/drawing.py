"""A line of time drawn in text: a lane for each sort of mark, above years.

A day that is only known between bounds is a span; a mark in its middle tells of what kind it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from stapeling.language import NO_BREAK
from stapeling.reports.drawn import Lane, Mark, Timeline
from stapeling.reports.folding import fit
from stapeling.reports.glyphs import (
    AXIS,
    JOINED,
    KINDS,
    MORE,
    OTHER,
    SPAN,
    SPAN_FIRST,
    SPAN_LAST,
    TICK,
    TODAY,
)

_HIGHEST = 8
"""So many marks stand above each other; more are one sign."""
_STEPS = (1, 2, 5, 10, 20, 50, 100)
_YEAR = 4
_GAP = 2
_LEAST = 10


@dataclass(frozen=True, slots=True)
class _Scale:
    """Gives the place of a day on a line of so many cells."""

    first: int
    last: int
    size: int

    def place(self, ordinal: int) -> int:
        """Give the cell of a day; one outside of the line stands at its end."""
        day = min(max(ordinal, self.first), self.last)
        return (day - self.first) * self.size // (self.last - self.first + 1)

    def cells(self, mark: Mark) -> tuple[int, int]:
        """Give the first and the last cell of a mark."""
        return self.place(mark.first), self.place(mark.last)


def drawn(timeline: Timeline, width: int) -> list[str]:
    """Draw a line of time as lines of at most `width` cells."""
    label = max((cell_len(lane.label) for lane in timeline.lanes), default=0) + _GAP
    scale = _Scale(timeline.first, timeline.last, max(width - label, _LEAST))
    lines = [
        f"{fit(name, label)}{line}"
        for lane in timeline.lanes
        for name, line in _lane(lane, scale, timeline)
    ]
    return [*lines, *(" " * label + line for line in _axis(scale))]


def legend(timeline: Timeline, lines: Sequence[str]) -> str:
    """Tell what the signs mean that stand in the lines drawn."""
    kinds = dict.fromkeys(mark.kind for lane in timeline.lanes for mark in lane.marks)
    words = timeline.words
    signs = {KINDS.get(kind, OTHER): words.get(kind, kind) for kind in kinds}
    signs |= {SPAN: words["span"], TODAY: words["today"], MORE: words["more"]}
    text = "".join(lines)
    shown = {sign: f"{SPAN_FIRST}{SPAN}{SPAN_LAST}" if sign == SPAN else sign for sign in signs}
    told = (f"{shown[sign]} {word}" for sign, word in signs.items() if sign in text)
    return " · ".join(entry.replace(" ", NO_BREAK) for entry in told)


def _lane(lane: Lane, scale: _Scale, timeline: Timeline) -> Iterator[tuple[str, str]]:
    """Draw a lane as rows from its top, the last of which bears its name."""
    rows = _joined(lane, scale) if lane.joined else [*_spans(lane, scale), *_stacks(lane, scale)]
    rows = rows or [[" "] * scale.size]
    today = scale.place(timeline.today)
    for number, row in enumerate(rows, start=1):
        if timeline.first <= timeline.today <= timeline.last and row[today] == " ":
            row[today] = TODAY
        yield lane.label if number == len(rows) else "", "".join(row)


def _stacks(lane: Lane, scale: _Scale) -> list[list[str]]:
    """Draw marks of one cell above each other."""
    stacks: dict[int, list[str]] = {}
    for mark in lane.marks:
        first, last = scale.cells(mark)
        if first == last:
            stacks.setdefault(first, []).append(KINDS.get(mark.kind, OTHER))
    height = min(max(map(len, stacks.values()), default=0), _HIGHEST)
    rows = [[" "] * scale.size for _ in range(height)]
    for place, signs in stacks.items():
        kept = signs if len(signs) <= _HIGHEST else [*signs[: _HIGHEST - 1], MORE]
        for level, sign in enumerate(kept, start=1):
            rows[-level][place] = sign
    return rows


def _spans(lane: Lane, scale: _Scale) -> list[list[str]]:
    """Draw marks of several cells, those that overlap on rows of their own."""
    rows: list[list[str]] = []
    for mark in sorted(lane.marks, key=scale.cells):
        first, last = scale.cells(mark)
        if first == last:
            continue
        free = next((row for row in rows if set(row[first : last + 1]) == {" "}), None)
        if free is None:
            free = [" "] * scale.size
            rows.append(free)
        free[first : last + 1] = [SPAN] * (last + 1 - first)
        _end(free, mark, first, last, scale)
    return rows


def _end(row: list[str], mark: Mark, first: int, last: int, scale: _Scale) -> None:
    """Close a span at its ends, unless it is open there, and put its mark in the middle."""
    if first < last and mark.first >= scale.first:
        row[first] = SPAN_FIRST
    if first < last and mark.last <= scale.last:
        row[last] = SPAN_LAST
    row[(first + last) // 2] = KINDS.get(mark.kind, OTHER)


def _joined(lane: Lane, scale: _Scale) -> list[list[str]]:
    """Draw marks that follow from each other on one row, with a line between them."""
    if not lane.marks:
        return []
    row = [" "] * scale.size
    places = [scale.cells(mark) for mark in lane.marks]
    start, end = min(first for first, _ in places), max(last for _, last in places)
    row[start : end + 1] = [JOINED] * (end + 1 - start)
    for mark, (first, last) in zip(lane.marks, places, strict=True):
        _end(row, mark, first, last, scale)
    return [row]


def _axis(scale: _Scale) -> tuple[str, str]:
    """Draw the years: as many of them are named as can be read."""
    years = range(_year(scale.first), _year(scale.last) + 1)
    steps = (step for step in _STEPS if _fits(years, step, scale))
    step = next(steps, _STEPS[-1])
    line, names = [AXIS] * scale.size, [" "] * scale.size
    for year in _ticks(years, step):
        place = scale.place(max(dt.date(year, 1, 1).toordinal(), scale.first))
        line[place] = TICK
        if place + _YEAR <= scale.size:
            names[place : place + _YEAR] = str(year)
    return "".join(line), "".join(names).rstrip()


def _ticks(years: Sequence[int], step: int) -> list[int]:
    return [year for year in years if not year % step]


def _fits(years: Sequence[int], step: int, scale: _Scale) -> bool:
    """Whether there is room for a year and a space or two between two ticks."""
    return scale.size * step >= len(years) * (_YEAR + _GAP)


def _year(ordinal: int) -> int:
    return dt.date.fromordinal(ordinal).year
