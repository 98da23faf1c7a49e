"""How the classes before evaluation are drawn: bars by class, shares by thing, bars by year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import altair as alt

from stapeling.reports.charts.evaluation.layered import Layered, looks
from stapeling.reports.charts.finishing import PERIOD, finished
from stapeling.reports.charts.marks import (
    by_line,
    first_lines,
    names_axis,
    number_axis,
    tips,
    years_axis,
)
from stapeling.reports.charts.style import HEIGHT, WIDTH, Record, whole
from stapeling.reports.view import View

_WHOM = ("ministry", "implementer")
Data = Mapping[str, Sequence[Record]]


def _summed(chart: alt.Chart, *by: str) -> alt.Chart:
    """Add up the rows that a filter leaves; the largest of them tells its acts."""
    summed = chart.transform_aggregate(k="sum(k)", top="argmax(k)", groupby=list(by))
    return summed.transform_calculate(w="datum.top.w", witness_ids="datum.top.witness_ids")


def _told(view: View, **more: str) -> list[alt.Tooltip]:
    text = view.text
    own = {"c": text("class"), "k": text("acts"), "w": text("acts, for instance")}
    return tips({**more, **own})


def bars_by_class(view: View, acts: Sequence[Layered], data: Data) -> Record:
    """Draw a bar for every class."""
    base = _summed(alt.Chart(alt.NamedData("classes")), "c", "p").encode(
        x=number_axis("k", view.text("acts")), y=names_axis("c", "p"), tooltip=_told(view)
    )
    colours = {key: one.legend(None) for key, one in looks(view, acts).items()}
    bars = base.mark_bar(strokeWidth=1.2).encode(**colours)
    labels = base.mark_text(align="left", dx=6).encode(text=alt.Text("k:Q", format=","))
    return finished(by_line(bars, labels), data, _WHOM)


def shares_by_line(view: View, acts: Sequence[Layered], data: Data, subject: str) -> Record:
    """Draw the shares of the classes of each thing on one line, with the number of acts behind."""
    base = first_lines(alt.Chart(alt.NamedData("classes")))
    parts = (
        _summed(base, "n", "o", "t", "c", "p")
        .transform_joinaggregate(g="sum(k)", groupby=["n"])
        .transform_stack(
            stack="k", as_=["a", "b"], groupby=["n"], sort=[alt.SortField("p")], offset="normalize"
        )
    )
    title = view.text("share of the acts")
    bars = parts.mark_bar(strokeWidth=1).encode(
        x=number_axis("a", title, format=".0%", tickCount=5),
        x2="b:Q",
        y=names_axis(),
        tooltip=[*_told(view, t=subject), *tips({"g": view.text("of all")})],
        **looks(view, acts),
    )
    labels = (
        base.transform_aggregate(g="sum(k)", groupby=["n", "o"])
        .mark_text(align="left", dx=6)
        .encode(x=alt.XDatum(1), y=names_axis(), text=alt.Text("g:Q", format=","))
    )
    return finished(by_line(bars, labels), data, _WHOM)


def bars_by_year(view: View, acts: Sequence[Layered], data: Data, domain: Sequence[str]) -> Record:
    """Draw a bar for every year, the classes above each other."""
    base = alt.Chart(alt.NamedData("classes"), width=WIDTH, height=HEIGHT)
    bars = _summed(base, "x", "c", "p").mark_bar(strokeWidth=1)
    chart = bars.encode(
        x=years_axis(domain),
        y=alt.Y("k:Q", title=view.text("acts"), axis=alt.Axis(**whole("y"))),
        order=alt.Order("p:Q"),
        tooltip=_told(view, x=view.text("year")),
        **looks(view, acts),
    )
    return finished(chart, data, (*_WHOM, *PERIOD))
