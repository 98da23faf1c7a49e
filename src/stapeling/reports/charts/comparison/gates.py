"""Numbers that rise more than was allowed, against the limit: a picture for every unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import altair as alt

from stapeling.comparing.results import Exceeded
from stapeling.language import N_
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.marks import by_line, first_lines, names_axis, tips, unit_axis
from stapeling.reports.charts.naming import distinct
from stapeling.reports.charts.style import MOST, PALETTE, Record
from stapeling.reports.charts.telling import few
from stapeling.reports.comparison.values import unit_word, value_text
from stapeling.reports.comparison.view import ComparisonView

_CAPTION = N_(
    "Unit: {unit}. The bar is by how much the low bound rises, the tick how much was allowed. A"
    " rise from what is not known counts from 0."
)


def gate_charts(view: ComparisonView) -> Iterator[Chart]:
    """Draw the numbers over a gate, a picture for every unit."""
    units = dict.fromkeys(row.change.row.unit for row in view.comparison.exceeded)
    for place, unit in enumerate(units):
        own = [row for row in view.comparison.exceeded if row.change.row.unit == unit]
        own.sort(key=lambda row: (row.limit - row.increase, row.change.row.subject))
        yield _chart(view, place, unit, own)


def _chart(view: ComparisonView, place: int, unit: str, rows: Sequence[Exceeded]) -> Chart:
    name = unit_word(unit, view.language) or view.text("number")
    notes = [view.text(_CAPTION, unit=name)]
    if len(rows) > MOST:
        notes.append(view.text("Shown are {n} of {all}.", n=MOST, all=len(rows)))
    told = (
        f"{_name(view, row)}: {_value(view, row, row.increase)}"
        f" ({view.text('allowed')}: {_value(view, row, row.limit)})"
        for row in rows
    )
    return Chart(
        key="gates" if place == 0 else f"gates_{place + 1}",
        part="gates",
        title=view.text("More than was allowed: {unit}", unit=name),
        caption=" ".join(notes),
        described=few(view, told, len(rows)),
        spec=_spec(view, name, rows),
        tables=("gates",),
    )


def _name(view: ComparisonView, row: Exceeded) -> str:
    change = row.change
    period = f", {change.period}" if change.period else ""
    return f"{view.names.any(change.row.subject)}: {view.measure(change)}{period}"


def _value(view: ComparisonView, row: Exceeded, value: float) -> str:
    return value_text((value, value), row.change.row.unit, view.language)


def _spec(view: ComparisonView, name: str, rows: Sequence[Exceeded]) -> Record:
    text = view.text
    names = distinct({str(n): _name(view, row) for n, row in enumerate(rows)}, 52)
    data: list[Record] = [
        {
            "n": names[str(place)],
            "o": place,
            "t": _name(view, row),
            "x": row.increase,
            "y": row.limit,
            "d": _value(view, row, row.increase),
            "e": _value(view, row, row.limit),
            "witness_ids": [row.change.row.subject, *row.change.row.witness[:12]],
        }
        for place, row in enumerate(rows)
    ]
    told = tips({"t": text("number"), "d": text("rises by"), "e": text("allowed")})
    base = first_lines(alt.Chart(alt.NamedData("gates"))).encode(y=names_axis(), tooltip=told)
    x = unit_axis("x", name, rows[0].change.row.unit, "top")
    bars = base.mark_bar(color=PALETTE["rise"], cornerRadiusEnd=2).encode(x=x)
    limits = base.mark_tick(color=PALETTE["after"], thickness=3, size=22).encode(x="y:Q")
    labels = base.mark_text(align="left", dx=6).encode(x="x:Q", text="d:N")
    return finished(by_line(bars, limits, labels), {"gates": data})
