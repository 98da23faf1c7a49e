"""The load of implementers by period, before and after, against what capacity was stated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import altair as alt

from stapeling.comparing.results import Bounds, NumberChange, bounds
from stapeling.language import N_
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.marks import OFFSET, heading, tips
from stapeling.reports.charts.naming import distinct
from stapeling.reports.charts.style import GREY, HEIGHT, PALETTE, WIDTH, Record
from stapeling.reports.charts.telling import few
from stapeling.reports.comparison.values import value_text
from stapeling.reports.comparison.view import ComparisonView
from stapeling.reports.words import word

_CAPTION = N_(
    "The known load of one implementer in one unit, by period: dashed with squares before, drawn"
    " with circles after, and the stated capacity where there is one. The band is what lies"
    " between the bounds. Load is over known values, so at least; a question mark stands where a"
    " side does not know it, which is not zero."
)
_LEGEND = alt.Legend(symbolOpacity=1, offset=OFFSET)
_LOADS = ("one_off_eur", "structural_eur", "one_off_fte", "structural_fte", "changes")
_MOST = 12
"""How many pairs of implementer and unit a reader can choose from."""


@dataclass(frozen=True, slots=True)
class _Load:
    """The load of one implementer in one unit, over its periods."""

    subject: str
    measure: str
    periods: Sequence[NumberChange]
    capacity: Mapping[str, tuple[Bounds, Bounds]]

    @property
    def moved(self) -> float:
        """By how much the low bound differs in the period where it differs most."""
        rises = (
            abs((bounds(row.after)[0] or 0) - (bounds(row.before)[0] or 0)) for row in self.periods
        )
        return max(rises, default=0)


def loads_chart(view: ComparisonView) -> Chart | None:
    """Draw the loads that differ; the reader chooses the implementer and the unit."""
    found = _loads(view)
    if not found:
        return None
    shown = found[:_MOST]
    notes = [view.text(_CAPTION)]
    if len(shown) > 1:
        notes.append(view.text("Choose an implementer and a unit below the picture."))
    if len(found) > len(shown):
        notes.append(view.text("Shown are {n} of {all}.", n=len(shown), all=len(found)))
    return Chart(
        key="loads",
        part="implementers",
        title=view.text("Load before and after"),
        caption=" ".join(notes),
        described=few(view, (_told(view, load) for load in found), len(found), 4),
        spec=_spec(view, shown),
        tables=("implementers", "capacity"),
    )


def _loads(view: ComparisonView) -> list[_Load]:
    """Give the loads that differ in any period: by unit, those that differ most first."""
    rows: dict[tuple[str, str], list[NumberChange]] = {}
    for change in view.comparison.numbers:
        row = change.row
        if row.section == "periods" and row.measure in _LOADS:
            rows.setdefault((row.subject, row.measure), []).append(change)
    stated = {
        (row.subject, row.unit, row.period): (row.capacity_before, row.capacity_after)
        for row in view.comparison.loads
    }
    found = []
    for (subject, measure), periods in rows.items():
        if any(bounds(row.before) != bounds(row.after) for row in periods):
            capacity = {
                period: both
                for (who, unit, period), both in stated.items()
                if (who, unit) == (subject, measure)
            }
            ordered = sorted(periods, key=lambda row: row.row.period)
            found.append(_Load(subject, measure, ordered, capacity))
    return sorted(found, key=lambda load: (_LOADS.index(load.measure), -load.moved, load.subject))


def _name(view: ComparisonView, load: _Load) -> str:
    unit = word(view.language, load.measure)
    return f"{view.names.organisation(load.subject)}: {unit}"


def _told(view: ComparisonView, load: _Load) -> str:
    """Tell the period in which a load differs most."""
    most = max(load.periods, key=_rise)
    sides = (
        value_text(bounds(side), load.measure, view.language) for side in (most.before, most.after)
    )
    return f"{_name(view, load)}, {most.row.period}: {' → '.join(sides)}"


def _rise(change: NumberChange) -> tuple[float, str]:
    low = (bounds(change.after)[0] or 0) - (bounds(change.before)[0] or 0)
    return abs(low), change.row.period


def _rows(view: ComparisonView, loads: Sequence[_Load]) -> Iterator[Record]:
    """Give a row for each period and side that is known."""
    for place, load in enumerate(loads):
        for change in load.periods:
            period = change.row.period
            told = {
                "q": place,
                "x": period,
                "m": _name(view, load),
                "witness_ids": [load.subject, *change.row.witness[:12]],
            }
            before, after = load.capacity.get(period, ((None, None), (None, None)))
            for name, side in (
                ("before", bounds(change.before)),
                ("after", bounds(change.after)),
                ("capacity before", before if before != after else (None, None)),
                ("capacity", after),
            ):
                stated = name in ("before", "after") or side != (None, None)
                if stated:
                    yield {**told, **_value(view, load, side), "s": view.text(name)}


def _value(view: ComparisonView, load: _Load, side: Bounds) -> Record:
    """Give a load of a period; one that is not known breaks the line, and is no zero."""
    low, high = side
    if low is None and high is None:
        return {"y": None, "z": None, "d": view.text("unknown")}
    known = low if low is not None else high
    shown = value_text(side, load.measure, view.language)
    last = high if high is not None else low
    return {"y": known, "z": last, "d": shown}


def _spec(view: ComparisonView, loads: Sequence[_Load]) -> Record:
    text = view.text
    names = ("before", "after", "capacity before", "capacity")
    rows = list(_rows(view, loads))
    found = {row["s"] for row in rows}
    words = [text(name) for name in names if text(name) in found]
    looks = {
        text("before"): (PALETTE["before"], [6, 4], "square"),
        text("after"): (PALETTE["after"], [1, 0], "circle"),
        text("capacity before"): (PALETTE["capacity"], [2, 3], "cross"),
        text("capacity"): (PALETTE["capacity"], [10, 3], "diamond"),
    }
    colour, dash, shape = (
        alt.Scale(domain=words, range=[looks[name][n] for name in words]) for n in range(3)
    )
    periods = sorted({row["x"] for row in rows})
    base = alt.Chart(alt.NamedData("loads"), width=WIDTH, height=HEIGHT)
    if len(loads) > 1:
        base = base.transform_filter("datum.q == load")
    base = base.encode(
        x=alt.X(
            "x:O",
            title=None,
            scale=alt.Scale(domain=periods),
            axis=alt.Axis(labelAngle=0, labelOverlap=True),
        ),
        color=alt.Color("s:N", sort=words, title=None, scale=colour, legend=_LEGEND),
        tooltip=tips(
            {"m": text("load"), "x": text("period"), "s": text("side"), "d": text("value")}
        ),
    )
    y = alt.Y("y:Q", title=None, axis=alt.Axis(format="~s"))
    band = base.transform_filter("isValid(datum.z) && datum.z != datum.y").mark_bar(
        opacity=0.2, size=9
    )
    lines = base.mark_line(strokeWidth=2).encode(
        y=y, strokeDash=alt.StrokeDash("s:N", sort=words, title=None, scale=dash, legend=_LEGEND)
    )
    points = base.mark_point(size=55, filled=True, opacity=1).encode(
        y=y, shape=alt.Shape("s:N", sort=words, title=None, scale=shape, legend=_LEGEND)
    )
    top = heading("loads", "datum.q == load" if len(loads) > 1 else None)
    asked = base.transform_filter("!isValid(datum.y)").mark_text(text="?", fontSize=12)
    unknown = asked.encode(y=alt.value(HEIGHT - 8), color=alt.value(GREY))
    chart = alt.layer(top, unknown, band.encode(y=y, y2="z:Q"), lines, points)
    spec = finished(chart, {"loads": rows})
    if len(loads) > 1:
        spec["params"] = [_choice(view, loads)]
    return spec


def _choice(view: ComparisonView, loads: Sequence[_Load]) -> Record:
    names = distinct({str(n): _name(view, load) for n, load in enumerate(loads)}, 70)
    bind = {
        "input": "select",
        "options": list(range(len(loads))),
        "labels": [names[str(n)] for n in range(len(loads))],
        "name": f"{view.text('load')}: ",
    }
    return {"name": "load", "value": 0, "bind": bind}
