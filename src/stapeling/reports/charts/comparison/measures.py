"""Numbers before and after, those that differ most first: a picture for every unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import altair as alt

from stapeling.comparing.results import Bounds, NumberChange, bounds
from stapeling.language import N_
from stapeling.numbers import Tidy
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.marks import by_line, first_lines, names_axis, tips
from stapeling.reports.charts.style import (
    GREY,
    LABEL,
    LINE,
    MOST,
    PALETTE,
    Record,
    distinct,
    finished,
    pale,
)
from stapeling.reports.charts.telling import few
from stapeling.reports.comparison.values import difference_text, side_text, unit_word
from stapeling.reports.comparison.view import ComparisonView, worth_telling

_CAPTION = N_(
    "Unit: {unit}. The open square is before, the filled circle after; the line between them is"
    " the difference. A thin line is a number of which only bounds are known. A number that one"
    " side does not know, or does not have, has one mark: nothing is taken for zero."
)
_PARTS = {"laws": "laws", "repair_chains": "chains", "evaluation": "laws", "due_days": "laws"}
_UNITS = 4
"""How many units have a picture: those in which most numbers differ."""
_LEFT_OUT = frozenset({"periods", "capacity", "toetsen_acts", "evaluations"})
"""Sections with a picture of their own, or too fine for one."""


def measure_charts(view: ComparisonView) -> Iterator[Chart]:
    """Draw the numbers that differ, a picture for every unit."""
    found = [
        change
        for change in view.comparison.numbers
        if change.row.section not in _LEFT_OUT and worth_telling(change) and _drawable(change)
    ]
    units = Counter(change.row.unit for change in found)
    for unit, _ in sorted(units.items(), key=lambda item: (-item[1], item[0]))[:_UNITS]:
        own = [change for change in found if change.row.unit == unit]
        own.sort(key=_largest)
        yield _chart(view, unit, own)


def _drawable(change: NumberChange) -> bool:
    return any(side is not None for side in (*bounds(change.before), *bounds(change.after)))


def _largest(change: NumberChange) -> tuple[float, str, str, str]:
    """Put what differs most first, and what one side does not have after that."""
    moved = [abs(side) for side in change.difference if side is not None]
    return -max(moved, default=0), change.row.subject, change.row.measure, change.period


def _chart(view: ComparisonView, unit: str, changes: Sequence[NumberChange]) -> Chart:
    shown = changes[:MOST]
    name = unit_word(unit, view.language) or view.text("number")
    notes = [view.text(_CAPTION, unit=name)]
    if len(changes) > len(shown):
        notes.append(
            view.text(
                "Shown are the {n} that differ most of {all}.", n=len(shown), all=len(changes)
            )
        )
    told = (f"{_name(view, row)}: {_told(view, row)}" for row in changes)
    sections = dict.fromkeys(_PARTS.get(row.row.section, row.row.section) for row in shown)
    return Chart(
        key=f"measures_{_slug(unit)}",
        part="numbers",
        title=view.text("Before and after: {unit}", unit=name),
        caption=" ".join(notes),
        described=few(view, told, len(changes), 8),
        spec=_spec(view, name, unit, list(_rows(view, shown))),
        tables=tuple(sections),
    )


def _slug(unit: str) -> str:
    return "".join(letter if letter.isalnum() else "_" for letter in unit.lower()) or "number"


def _name(view: ComparisonView, change: NumberChange) -> str:
    period = f", {change.period}" if change.period else ""
    return f"{view.names.any(change.row.subject)}: {view.measure(change)}{period}"


def _told(view: ComparisonView, change: NumberChange) -> str:
    sides = (_side(view, side) for side in (change.before, change.after))
    return " → ".join(sides)


def _side(view: ComparisonView, side: Tidy | None) -> str:
    return side_text(side, view.language, told=True) if side else view.text("not there")


def _rows(view: ComparisonView, changes: Sequence[NumberChange]) -> Iterator[Record]:
    """Give a row for each side that knows a number."""
    names = distinct({str(n): _name(view, row) for n, row in enumerate(changes)}, 52)
    for place, change in enumerate(changes):
        record = {
            "n": names[str(place)],
            "o": place,
            "t": _name(view, change),
            "b": _side(view, change.before),
            "a": _side(view, change.after),
            "d": difference_text(change, view.language),
            "w": _witness(view, change),
            "witness_ids": [*change.row.witness[:12], change.row.subject],
        }
        middles = [_middle(bounds(side)) for side in (change.before, change.after)]
        both = middles if None not in middles else [None, None]
        for side, middle, word in (
            (change.before, middles[0], view.text("before")),
            (change.after, middles[1], view.text("after")),
        ):
            low, high = _closed(bounds(side))
            if middle is not None:
                ends = {"f": both[0], "g": both[1]}
                yield {**record, "x": middle, "l": low, "h": high, "s": word, **ends}


def _middle(side: Bounds) -> float | None:
    low, high = _closed(side)
    return None if low is None or high is None else (low + high) / 2


def _closed(side: Bounds) -> Bounds:
    """Give both bounds; of a number known from one side only, that side twice."""
    low, high = side
    return (low if low is not None else high), (high if high is not None else low)


def _witness(view: ComparisonView, change: NumberChange) -> str:
    names = view.names
    known = [names.act(i) if i not in names.titles else names.any(i) for i in change.row.witness]
    return few(view, known, len(known)) or view.names.any(change.row.subject)


def _spec(view: ComparisonView, name: str, unit: str, rows: list[Record]) -> Record:
    text = view.text
    told = tips(
        {
            "t": text("number"),
            "b": text("before"),
            "a": text("after"),
            "d": text("difference"),
            "w": text("witness"),
        }
    )
    words = [text("before"), text("after")]
    shape = alt.Scale(domain=words, range=["square", "circle"])
    colour = alt.Scale(domain=words, range=[PALETTE["before"], PALETTE["after"]])
    fill = alt.Scale(domain=words, range=[pale(PALETTE["before"], 0.1), PALETTE["after"]])
    axis = alt.Axis(orient="top", tickCount=8, format=".0%" if unit == "share" else "~g")
    x = alt.X("x:Q", title=name, axis=axis)
    y = names_axis(labelLimit=LABEL + 80)
    base = first_lines(alt.Chart(alt.NamedData("numbers"))).encode(y=y, tooltip=told)
    between = base.transform_filter("isValid(datum.f) && isValid(datum.g)")
    joined = between.mark_rule(strokeWidth=4, color=GREY, opacity=0.5).encode(
        x=alt.X("f:Q", title=name, axis=axis), x2="g:Q"
    )
    ranges = base.transform_filter("datum.l != datum.h").mark_rule(color=LINE, strokeWidth=1.5)
    points = base.mark_point(size=85, strokeWidth=2, opacity=1).encode(
        x=x,
        shape=alt.Shape("s:N", sort=words, title=None, scale=shape),
        stroke=alt.Stroke("s:N", sort=words, title=None, scale=colour),
        fill=alt.Fill("s:N", sort=words, title=None, scale=fill),
    )
    lines = ranges.encode(x=alt.X("l:Q", title=name, axis=axis), x2="h:Q")
    return finished(by_line(joined, lines, points), {"numbers": rows})
