"""Pictures of load: what came to implementers, against what they can carry and what is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from stapeling.analyses.results import ImplementerResult
from stapeling.language import N_
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.compact import compact, lookups
from stapeling.reports.charts.coverage import coverage_chart
from stapeling.reports.charts.drawing import (
    Look,
    days_axis,
    left_out,
    looking,
    present,
    rows_named,
    shortened,
    witness_tips,
)
from stapeling.reports.charts.finishing import PERIOD, finished
from stapeling.reports.charts.lanes import LANE
from stapeling.reports.charts.load_lanes import SHARED, Lanes
from stapeling.reports.charts.load_units import CHANGES, COSTS, capacity_of, load_of
from stapeling.reports.charts.notice import notice_chart
from stapeling.reports.charts.style import PALETTE, WIDE, WIDTH
from stapeling.reports.plain import plain
from stapeling.reports.subjects.capacity import last_day
from stapeling.reports.subjects.implementers import told_peak
from stapeling.reports.view import View
from stapeling.reports.words import word

if TYPE_CHECKING:
    import altair as alt

_CHANGES_CAPTION = N_(
    "Unit: acts that took effect, per period, stacked by level. Every implementer has a lane, all"
    " on one scale; the name of a lane tells the most that it shows. Pale behind a dashed line:"
    " perhaps in that period. Shaded: a freeze. The upright line is the reference day; after it"
    " only what is scheduled. Of most acts the burden is not known: the next picture tells of how"
    " many."
)
_COST_CAPTION = N_(
    "Unit: {unit}, as far as known, so at least; {when}. Every implementer has a lane, all on one"
    " scale. Pale: from the low to the high amount. The line is the capacity that was stated, a"
    " triangle where the load is above it. Grey and dotted, on top: the amount of some record is"
    " not known, which is not zero."
)
_WHEN = {
    True: N_("structural amounts stand at the end of the period"),
    False: N_("one-off amounts are spread over the period they fall in"),
}
_OTHERS = ("toets_hours", "parameteraanpassing", "jaaraanpassing", "structuurwijziging")


def load_charts(view: View) -> Iterable[Chart]:
    """Give the pictures of load: the changes, each known cost, coverage and preparation time."""
    found = sorted(view.report.implementers, key=lambda row: (-row.acts, -row.laws, row.id))
    yield from _of_unit(view, CHANGES, found)
    yield from coverage_chart(view, found)
    for unit in (*COSTS, *_OTHERS):
        yield from _of_unit(view, unit, found)
    yield from notice_chart(view, found)


def _of_unit(view: View, unit: str, found: Sequence[ImplementerResult]) -> Iterator[Chart]:
    """Give the picture of a unit of which any load or capacity is known."""
    shown = [who for who in found if who.periods and _shows(who, unit)]
    if any(_known(who, unit) for who in shown):
        yield _lane_chart(view, unit, shown)


def _shows(who: ImplementerResult, unit: str) -> bool:
    """Whether a lane has anything to show: a known load, a capacity, or that it is not known."""
    return _known(who, unit) or any(period.unknown.get(unit) for period in who.periods)


def _known(who: ImplementerResult, unit: str) -> bool:
    for period in who.periods:
        use = capacity_of(period, unit)
        for amount in (load_of(period, unit), use.capacity if use is not None else None):
            if amount is not None and (amount.low or amount.high):
                return True
    return False


def _lane_chart(view: View, unit: str, found: Sequence[ImplementerResult]) -> Chart:
    who, left = shortened(found)
    lanes = Lanes.of(view, unit, who)
    rows = lanes.rows()
    chart = _drawn(view, present(lanes.looks, rows), len(who))
    return Chart(
        key=f"load_{unit}",
        part="implementers",
        title=_title(view, unit),
        caption=_caption(view, unit) + left_out(view, left),
        described=_described(view, lanes, found),
        spec=finished(
            chart, compact(rows, SHARED), ("implementer", *PERIOD), first=lookups(SHARED)
        ),
        tables=("periods", "capacity", "freezes") if unit == CHANGES else ("periods", "capacity"),
    )


def _drawn(view: View, looks: list[Look], lanes: int) -> alt.TopLevelMixin:
    """Draw lanes below each other: bars, capacity, the reference day, and the name of each."""
    import altair as alt

    encodings = looking(looks)
    tooltip = witness_tips(
        view,
        ("name", view.text("implementer")),
        ("when", view.text("period")),
        ("what", view.text("shown")),
        ("n", view.text("acts")),
        ("load", view.text("load")),
        ("cap", view.text("capacity")),
    )
    y = alt.Y(
        "y:Q",
        axis=None,
        scale=alt.Scale(zero=False, nice=False, reverse=True, padding=0),
    )
    base = rows_named().encode(x=days_axis(), y=y)

    def of(kind: str) -> alt.Chart:
        return base.transform_filter(alt.datum.k == kind)

    layers = [
        of("zero").mark_rule(strokeWidth=0.8).encode(x2="b:T"),
        of("bar")
        .mark_bar(strokeWidth=0.8)
        .encode(x2="b:T", y2="y2:Q", tooltip=tooltip, **encodings),
        of("capacity")
        .mark_rule(strokeWidth=2.5)
        .encode(x2="b:T", tooltip=tooltip, stroke=encodings["stroke"]),
        of("over").mark_point(
            shape="triangle-up", filled=True, size=70, color=PALETTE["over"], yOffset=-6
        ),
        of("today").mark_rule(strokeDash=[2, 2], strokeWidth=1.2).encode(y2="y2:Q"),
        of("label")
        .transform_calculate(told=f"{WIDE} < 600 ? datum.short : datum.label")
        .mark_text(align="left", baseline="top", fontWeight="bold", dy=2, limit={"expr": "width"})
        .encode(x=alt.value(2), text="told:N"),
    ]
    return (
        alt.layer(*layers)
        .transform_window(line="dense_rank()", sort=[alt.SortField("lane")])
        .transform_calculate(y="datum.line - 1 + datum.t", y2="datum.line - 1 + datum.u")
        .properties(width=WIDTH, height=max(LANE * lanes, 120))
    )


def _title(view: View, unit: str) -> str:
    if unit == CHANGES:
        return view.text("Changes to take in, per implementer")
    return view.text("Load per implementer: {unit}", unit=word(view.language, unit))


def _caption(view: View, unit: str) -> str:
    if unit == CHANGES:
        return view.text(_CHANGES_CAPTION)
    when = view.text(_WHEN[unit.startswith("structural")])
    return view.text(_COST_CAPTION, unit=word(view.language, unit), when=when)


_DESCRIBED = 8
"""How many implementers a description tells one by one."""


def _described(view: View, lanes: Lanes, found: Sequence[ImplementerResult]) -> str:
    told = [_told(view, lanes, who) for who in found[:_DESCRIBED]]
    if len(found) > _DESCRIBED:
        more = len(found) - _DESCRIBED
        told.append(view.plural("And {n} more.", "And {n} more.", more))
    return " ".join(told)


def _told(view: View, lanes: Lanes, who: ImplementerResult) -> str:
    """Tell the heaviest period of an implementer, its freezes, and what is not known."""
    return " ".join(_sentences(view, lanes, who))


def _sentences(view: View, lanes: Lanes, who: ImplementerResult) -> Iterator[str]:
    name, unit = plain(who.title), lanes.unit
    peak = next((peak for peak in who.peaks if peak.unit == unit), None)
    if peak is not None:
        yield view.text("{name}: most is {peak}.", name=name, peak=told_peak(view, peak))
    else:
        yield view.text("{name}: load not known.", name=name)
    if unit == CHANGES and who.freezes:
        times = [
            f"{view.language.day(freeze.from_)} - {view.language.day(last_day(freeze.until))}"
            for freeze in who.freezes
        ]
        yield view.text("Freeze: {times}.", times="; ".join(times))
    unknown = who.periods[-1].unknown.get(unit, 0)
    if unknown:
        yield view.plural(
            "The amount of {n} record is not known.",
            "The amounts of {n} records are not known.",
            unknown,
        )
