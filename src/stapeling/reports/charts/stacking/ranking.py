"""Laws by how deep text is stacked on them since someone looked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import altair as alt

from stapeling.analyses.results import LawResult, Span
from stapeling.language import N_
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.marks import (
    by_line,
    first_lines,
    names_axis,
    number_axis,
    said,
    sureness,
    tips,
)
from stapeling.reports.charts.naming import distinct
from stapeling.reports.charts.style import LINE, MOST, Record
from stapeling.reports.charts.telling import acts, few, law_name, of_law
from stapeling.reports.charts.who import among_first
from stapeling.reports.subjects.laws import law_table
from stapeling.reports.view import View

_CAPTION = N_(
    "Unit: acts. A bar is the longest chain of layers since the last known evaluation of the law,"
    " or since it began where none is known; filled is certain, the paler part behind a dashed"
    " line possible. The tick is the longest chain there ever was. ≥ where the history of changes"
    " is not known to be whole."
)


NONE = Span(0, 0)


def ranking_chart(view: View) -> Chart | None:
    """Draw the laws with the deepest text, the deepest since evaluation first."""
    ids = [row.cells[0].value for row in law_table(view).rows]
    laws = [law for law in view.measured if law.id in ids and law.open_depth is not None]
    laws.sort(key=_place)
    if not laws:
        return None
    notes = [view.text(_CAPTION)]
    if len(laws) > MOST:
        notes.append(view.text("Shown are the first {n} of {all} laws.", n=MOST, all=len(laws)))
    bare = len(view.measured) - len(ids)
    if bare:
        notes.append(
            view.plural(
                "Of {n} law no change is recorded, which is not none: it is not here.",
                "Of {n} laws no change is recorded, which is not none: they are not here.",
                bare,
            )
        )
    return Chart(
        key="open_depth",
        part="laws",
        title=view.text("Laws by stacking since evaluation"),
        caption=" ".join(notes),
        described=_described(view, laws),
        spec=_spec(view, laws),
        tables=("laws",),
    )


def _place(law: LawResult) -> tuple[int, int, int, str]:
    depth, text = law.open_depth, law.text_depth
    low, high = depth or (0, 0)
    return -low, -high, -(text.low if text else 0), law.id


def _described(view: View, laws: Sequence[LawResult]) -> str:
    told = (
        f"{law_name(view, law.id)} {view.span(law.open_depth, at_least=law.at_least).text}"
        for law in laws
    )
    return view.text(
        "The longest chain of layers since evaluation, by law, in acts: {laws}.",
        laws=few(view, told, len(laws)),
    )


def _rows(view: View, laws: Sequence[LawResult]) -> Iterator[Record]:
    """Give a row for what is certain of each law, and one for what is only possible."""
    words = said(view)
    names = distinct({law.id: view.names.law(law.id) for law in laws})
    for place, law in enumerate(laws):
        low, high = law.open_depth or (0, 0)
        row = {
            "n": names[law.id],
            "o": place,
            "t": view.names.law(law.id),
            "d": view.span(law.open_depth, at_least=law.at_least).text,
            "h": law.text_depth.low if law.text_depth else None,
            "e": view.span(law.text_depth, at_least=law.at_least).text,
            "w": acts(view, law.text_chain),
            "witness_ids": [law.id, *law.text_chain],
            **of_law(law),
        }
        parts = [(0, low, words["certain"])] if low or high == low else []
        parts += [(low, high, words["possible"])] if high > low else []
        for x, y, sure in parts:
            label = row["d"] if y == high else None
            yield {**row, "x": x, "y": y, "s": sure, "l": label}


def _spec(view: View, laws: Sequence[LawResult]) -> Record:
    text, possible = view.text, any(not (law.open_depth or NONE).exact for law in laws)
    kinds = ("certain", "possible") if possible else ("certain",)
    told = tips(
        {
            "t": text("law"),
            "d": text("since evaluation (acts)"),
            "e": text("text depth (acts)"),
            "s": text("how sure"),
            "w": text("longest chain"),
        }
    )
    base = first_lines(alt.Chart(alt.NamedData("laws")))
    x = number_axis("x", text("acts"))
    bars = base.mark_bar(strokeWidth=1.2, cornerRadiusEnd=2).encode(
        x=x, x2="y:Q", y=names_axis(), tooltip=told, **sureness(view, *kinds)
    )
    ticks = base.mark_tick(color=LINE, thickness=2).encode(
        x=alt.X("h:Q"), y=names_axis(), tooltip=told
    )
    labels = (
        base.transform_filter("isValid(datum.l)")
        .mark_text(align="left", dx=6)
        .encode(x=alt.X("y:Q"), y=names_axis(), text="l:N")
    )
    chart = by_line(bars, ticks, labels)
    return finished(
        chart,
        {"laws": list(_rows(view, among_first(laws, lambda law: law)))},
        ("ministry", "implementer"),
    )
