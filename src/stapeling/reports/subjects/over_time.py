"""Counts over time beside a row of a table: layers of a law, changes and load of an implementer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from stapeling.analyses.periods import Calendar
from stapeling.analyses.results import ImplementerResult, LawResult, PeriodLoad
from stapeling.language import DASH, N_, NO_BREAK
from stapeling.model.amounts import Amount
from stapeling.model.days import OPEN_FIRST
from stapeling.model.laws import Law
from stapeling.reports.drawn import Point, Series
from stapeling.reports.glyphs import BARS, NONE, NONE_RECORDED, NOT_KNOWN, PERHAPS
from stapeling.reports.view import View

_FEWEST = 3
"""A line of fewer periods tells nothing that the numbers do not."""
_LEGEND = N_(
    "Lines of bars, each against its own most: {bars}some; {none}none; {unrecorded}none recorded,"
    " which is not none; {perhaps}perhaps; {unknown}not known."
)


def law_series(view: View, law: LawResult) -> tuple[Series, ...]:
    """Give the layers of a law in every year since it began, up to the reference day.

    Unit: acts, by the day they took effect; those that possibly are layers, or whose day leaves
    the year open, are only perhaps in a year. Up to where the history is known to be whole a year
    without any has none; after it none is recorded.
    """
    if law.start is None or law.evaluation is None or not law.evaluation.acts:
        return ()
    spans = [(act.in_force.first, act.in_force.last, act.certain) for act in law.evaluation.acts]
    bounds = [first for first, _, _ in spans if first != OPEN_FIRST]
    start = min([law.start.first, *bounds] if law.start.first != OPEN_FIRST else bounds, default=0)
    if not start:
        return ()
    years = range(_year(start), view.report.options.as_of.year + 1)
    whole = _whole_until(view.graph.laws[law.id])
    points = tuple(_point(year, spans, whole) for year in years)
    return _series(view, view.text("layers a year"), points)


def _point(year: int, spans: Sequence[tuple[int, int, bool]], whole: int) -> Point:
    first, last = dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal()
    low = sum(certain and first <= a and b <= last for a, b, certain in spans)
    high = sum(a <= last and first <= b for a, b, _ in spans)
    return Point(str(year), low, high if high or last <= whole else None)


def _whole_until(law: Law) -> int:
    """Give the last day up to which the history of a law is known to be whole."""
    return law.changes_complete_until.first if law.changes_complete_until else 0


def _year(ordinal: int) -> int:
    return dt.date.fromordinal(ordinal).year


def implementer_series(view: View, row: ImplementerResult) -> tuple[Series, ...]:
    """Give the changes of an implementer in every period, and its known structural load."""
    day = Calendar(view.report.options.period).name_at(view.report.options.day)
    periods = [period for period in row.periods if period.period <= day]
    changes = tuple(_changes(period) for period in periods)
    found = _series(view, view.text("changes"), changes) if any(p.high for p in changes) else ()
    for label, give in (
        (view.text("structural €"), lambda period: period.structural_eur),
        (view.text("structural fte"), lambda period: period.structural_fte),
    ):
        points = tuple(_load(period, give) for period in periods)
        if any(point.low for point in points):
            found += _series(view, label, points)
    return found


def _changes(period: PeriodLoad) -> Point:
    return Point(period.period, period.changes, period.changes + period.changes_possible)


def _load(period: PeriodLoad, give: Callable[[PeriodLoad], Amount | None]) -> Point:
    """Give the known load of a period, as far as it adds; what is not known is no zero."""
    amount = give(period)
    if amount is None:
        return Point(period.period, None, None)
    return Point(period.period, max(round(amount.low), 0), max(round(amount.high), 0))


def _series(view: View, label: str, points: tuple[Point, ...]) -> tuple[Series, ...]:
    if len(points) < _FEWEST:
        return ()
    return (Series(label, points, _most(view, points), _legend(view)),)


def _most(view: View, points: Sequence[Point]) -> str:
    """Tell the most that was counted, and where; what is not known beside it.

    The most is where most is certain, as for a peak, up to what may be there as well; without
    anything certain it is where most may be.
    """
    certain = max((point.low or 0 for point in points), default=0)
    known = [point for point in points if (point.low or 0) == certain]
    most = known[0] if certain else max(known, key=lambda point: point.high or 0)
    if not most.high:
        return view.text("none for certain")
    span = (most.low or 0, most.high)
    same = [point for point in known if ((point.low or 0), point.high) == span]
    template = N_("most {n} in {period}") if len(same) == 1 else N_("most {n}, first in {period}")
    told = view.text(template, n=view.language.span(span), period=most.period)
    unknown = sum(point.low is None for point in points)
    if not unknown:
        return told
    beside = view.plural("{n} period not known", "{n} periods not known", unknown)
    return f"{told}, {beside}"


def _legend(view: View) -> str:
    signs = {
        "bars": f"{BARS[0]}{DASH}{BARS[-1]}",
        "none": NONE,
        "unrecorded": NONE_RECORDED,
        "perhaps": PERHAPS,
        "unknown": NOT_KNOWN,
    }
    return view.text(_LEGEND, **{name: f"{sign}{NO_BREAK}" for name, sign in signs.items()})
