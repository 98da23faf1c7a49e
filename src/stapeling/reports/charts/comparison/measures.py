"""Numbers before and after, those that differ most first: a picture for every unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import altair as alt

from stapeling.comparing.results import Bounds, NumberChange, bounds
from stapeling.language import N_
from stapeling.numbers import Tidy
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.marks import by_line, first_lines, names_axis, tips, unit_axis
from stapeling.reports.charts.naming import distinct
from stapeling.reports.charts.style import GREY, MOST, PALETTE, Record, pale
from stapeling.reports.charts.telling import few
from stapeling.reports.comparison.values import difference_text, side_text, unit_word
from stapeling.reports.comparison.view import ComparisonView, worth_telling

_CAPTION = N_(
    "Unit: {unit}. The open square is before, the filled circle after; the line between them is"
    " the difference. Of a number of which only bounds are known the mark stands at the low bound,"
    " and a thin line runs to the high one. A number that one side does not know, or does not have,"
    " has one mark: nothing is taken for zero."
)
_PARTS = {"laws": "laws", "repair_chains": "chains", "evaluation": "laws", "due_days": "laws"}
_UNITS = 4
"""How many units have a picture: those of stacking, then those in which most numbers differ."""
_LEFT_OUT = frozenset({"periods", "capacity", "toetsen_acts", "evaluations"})
"""Sections with a picture of their own, or too fine for one."""
_FINE = ("acts_", "excluded_", "text_age_of", "text_age_young", "events", "by_")
"""How measures begin that only divide others; they are in the tables."""
_DATED = frozenset({"peaks", "due_days", "freezes"})
"""Sections of which a number bears a period without there being one for every year."""


def measure_charts(view: ComparisonView) -> Iterator[Chart]:
    """Draw the numbers that differ, a picture for every unit."""
    found = [
        change for change in view.comparison.numbers if worth_telling(change) and _drawable(change)
    ]
    units = Counter(change.row.unit for change in found)
    first = {change.row.unit for change in found if change.row.section == "laws"}
    ordered = sorted(units, key=lambda unit: (unit not in first, -units[unit], unit))
    for unit in ordered[:_UNITS]:
        own = [change for change in found if change.row.unit == unit]
        yield _chart(view, unit, _ordered(own))


def _drawable(change: NumberChange) -> bool:
    """Whether a number has a place here: not those of every year, nor those known nowhere."""
    if change.row.section in _LEFT_OUT or change.row.measure.startswith(_FINE):
        return False
    if change.period and change.row.section not in _DATED:
        return False
    return any(side is not None for side in (*bounds(change.before), *bounds(change.after)))


def _ordered(changes: Sequence[NumberChange]) -> list[NumberChange]:
    """Put the subjects of which a number differs most first, stacking before the rest."""
    most: dict[str, float] = {}
    for change in changes:
        subject = change.row.subject
        most[subject] = max(_moved(change), most.get(subject, 0))

    def place(change: NumberChange) -> tuple[bool, float, str, float, str, str]:
        row = change.row
        first = row.section not in _PARTS
        return first, -most[row.subject], row.subject, -_moved(change), row.measure, change.period

    return sorted(changes, key=place)


def _moved(change: NumberChange) -> float:
    return max((abs(side) for side in change.difference if side is not None), default=0)


def _chart(view: ComparisonView, unit: str, changes: Sequence[NumberChange]) -> Chart:
    shown = changes[:MOST]
    name = unit_word(unit, view.language) or view.text("number")
    notes = [view.text(_CAPTION, unit=name)]
    if len(changes) > len(shown):
        notes.append(
            view.text("Shown are the first {n} of {all} numbers.", n=len(shown), all=len(changes))
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
    """Give a row for each number, with both bounds of each side that knows it."""
    names = distinct({str(n): _name(view, row) for n, row in enumerate(changes)}, 52)
    for place, change in enumerate(changes):
        low_before, high_before = _closed(bounds(change.before))
        low_after, high_after = _closed(bounds(change.after))
        yield {
            "n": names[str(place)],
            "o": place,
            "t": _name(view, change),
            "b": _side(view, change.before),
            "a": _side(view, change.after),
            "d": difference_text(change, view.language),
            "w": _witness(view, change),
            "x": low_before,
            "xh": high_before,
            "y": low_after,
            "yh": high_after,
            "s": view.text("before"),
            "z": view.text("after"),
            "witness_ids": [*change.row.witness[:12], change.row.subject],
        }


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
    base = first_lines(alt.Chart(alt.NamedData("numbers"))).encode(y=names_axis(), tooltip=told)
    both = base.transform_filter("isValid(datum.x) && isValid(datum.y)")
    joined = both.mark_rule(strokeWidth=4, color=GREY, opacity=0.5).encode(
        x=unit_axis("x", name, unit, "top"), x2="y:Q"
    )
    sides = [*_drawn_side(view, base, "x", "s", -4), *_drawn_side(view, base, "y", "z", 4)]
    return finished(by_line(joined, *sides), {"numbers": rows})


def _drawn_side(
    view: ComparisonView, base: alt.Chart, low: str, side: str, shift: int
) -> list[alt.Chart]:
    """Draw the low bound of a side as a mark, and the way to its high bound as a thin line."""
    words = [view.text("before"), view.text("after")]
    shape = alt.Scale(domain=words, range=["square", "circle"])
    colour = alt.Scale(domain=words, range=[PALETTE["before"], PALETTE["after"]])
    fill = alt.Scale(domain=words, range=[pale(PALETTE["before"], 0.1), PALETTE["after"]])
    stroke = alt.Stroke(f"{side}:N", sort=words, title=None, scale=colour)
    known = base.transform_filter(f"isValid(datum.{low})")
    spans = known.transform_filter(f"datum.{low} != datum.{low}h")
    point = known.mark_point(size=85, strokeWidth=2, opacity=1, yOffset=shift).encode(
        x=alt.X(f"{low}:Q"),
        shape=alt.Shape(f"{side}:N", sort=words, title=None, scale=shape),
        stroke=stroke,
        fill=alt.Fill(f"{side}:N", sort=words, title=None, scale=fill),
    )
    line = spans.mark_rule(strokeWidth=1.8, yOffset=shift).encode(
        x=alt.X(f"{low}:Q"), x2=f"{low}h:Q", stroke=stroke
    )
    end = spans.mark_tick(thickness=2, size=8, yOffset=shift).encode(
        x=alt.X(f"{low}h:Q"), stroke=stroke
    )
    return [line, end, point]
