"""The picture of preparation time: the days that implementers had, of those that they needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from stapeling.analyses.results import ImplementerResult, ShortAct
from stapeling.language import N_
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.drawing import (
    Look,
    left_out,
    look,
    looking,
    names_axis,
    of_year,
    present,
    rows_named,
    shortened,
    witness_tips,
    witnessed,
)
from stapeling.reports.charts.finishing import PERIOD, finished
from stapeling.reports.charts.lanes import period_dates
from stapeling.reports.charts.naming import distinct
from stapeling.reports.charts.style import ROW, WIDTH, Record
from stapeling.reports.plain import plain
from stapeling.reports.view import View

if TYPE_CHECKING:
    import altair as alt

_CAPTION = N_(
    "Unit: days from publication to commencement, of acts that gave fewer than were needed. Filled:"
    " the days given, which may be below zero where an act works back. Pale behind a dashed line:"
    " the days that were short, up to those needed; needed is what was stated, or the norm of two"
    " months (three for local government). Of {n} acts the days are not known: they are not shown."
)


class _Short(NamedTuple):
    who: ImplementerResult
    period: str
    act: ShortAct


def notice_chart(view: View, found: Sequence[ImplementerResult]) -> Iterator[Chart]:
    """Draw the acts for which an implementer had too few days to prepare, the shortest first."""
    every = _short(found)
    if not every:
        return
    shown, left = shortened(every)
    looks = _looks(view)
    lines = distinct({_line(row): _named(view, row) for row in shown}, 52)
    rows = [
        row
        for short in shown
        for row in _rows(
            view, short, lines[_line(short)], {key: one.name for key, one in looks.items()}
        )
    ]
    unknown = sum(period.shortfall.unknown for who in found for period in who.periods)
    chart = _drawn(view, [lines[_line(row)] for row in shown], present(looks, rows))
    yield Chart(
        key="notice",
        part="implementers",
        title=view.text("Days to prepare that were missing"),
        caption=view.text(_CAPTION, n=unknown) + left_out(view, left),
        described=_described(view, every),
        spec=finished(chart, {"rows": rows}, ("implementer", *PERIOD)),
        tables=("periods",),
    )


def _looks(view: View) -> dict[str, Look]:
    """Give what the marks look like, by what they mean."""
    return {
        "given": look(view.text("days given"), "load"),
        "stated": look(view.text("short of what was stated"), "over", "possible"),
        "norm": look(view.text("short of the norm"), "open", "possible"),
    }


def _short(found: Sequence[ImplementerResult]) -> list[_Short]:
    """Give every act that gave an implementer too few days, the shortest first."""
    every = [
        _Short(who, period.period, act)
        for who in found
        for period in who.periods
        for act in period.shortfall.acts
    ]
    return sorted(every, key=lambda row: (-row.act.short, row.act.act, row.who.id))


def _drawn(view: View, lines: list[str], looks: list[Look]) -> alt.TopLevelMixin:
    """Draw a bar of the days given, and one of the days that were short."""
    import altair as alt

    bars = (
        rows_named()
        .mark_bar(strokeWidth=1)
        .encode(
            x=alt.X("a:Q", title=view.text("days")),
            x2="b:Q",
            y=names_axis("line", lines),
            tooltip=witness_tips(
                view,
                ("name", view.text("implementer")),
                ("when", view.text("period")),
                ("told", view.text("days")),
            ),
            **looking(looks),
        )
    )
    return alt.layer(bars).properties(width=WIDTH, height={"step": ROW})


def _line(row: _Short) -> str:
    return f"{row.act.act}, {row.who.id}"


def _named(view: View, row: _Short) -> str:
    who = view.names.abbreviation(row.who.id)
    return view.text("{act}, {name}", act=view.names.short(row.act.act), name=who)


def _told(view: View, row: ShortAct) -> str:
    if row.norm:
        return view.text("{given} of {needed} days, norm", given=row.given, needed=row.needed)
    return view.text("{given} of {needed} days", given=row.given, needed=row.needed)


def _rows(view: View, row: _Short, line: str, looks: dict[str, str]) -> Iterator[Record]:
    act = row.act
    fixed = {
        "line": line,
        "name": plain(row.who.title),
        "implementers": [row.who.id],
        "when": row.period,
        "told": _told(view, act),
        "open": view.text("whether the norm was enough") if act.norm else "",
        **of_year(period_dates(row.period)[0].year),
        **witnessed(view, (act.act,), (view.names.cited(act.act),)),
    }
    if act.given:
        yield {**fixed, "what": looks["given"], "a": 0, "b": act.given}
    kind = looks["norm" if act.norm else "stated"]
    yield {**fixed, "what": kind, "a": max(act.given, 0), "b": act.needed}


def _described(view: View, every: Sequence[_Short]) -> str:
    acts = len({row.act.act for row in every})
    worst = every[0]
    return view.plural(
        "{n} act gave an implementer fewer days than needed; the shortest was {act} for {name}:"
        " {days}.",
        "{n} acts gave an implementer fewer days than needed; the shortest was {act} for {name}:"
        " {days}.",
        acts,
        act=view.names.short(worst.act.act),
        name=plain(worst.who.title),
        days=_told(view, worst.act),
    )
