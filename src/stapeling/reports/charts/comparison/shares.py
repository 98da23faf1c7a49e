"""Which added act causes how much: Shapley values, low and high bounds apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import altair as alt

from stapeling.comparing.results import Attribution, Share
from stapeling.language import N_
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.marks import OFFSET, by_line, heading, names_axis, tips
from stapeling.reports.charts.naming import distinct
from stapeling.reports.charts.style import LINE, MOST, PALETTE, Record, pale
from stapeling.reports.charts.telling import few
from stapeling.reports.comparison.view import ComparisonView
from stapeling.reports.csv_report import measure_label

_CAPTION = N_(
    "Shapley values: what each added act contributes to the change of one number, whatever the"
    " order; they add up to the whole change. The circle is the low bound, the square the high"
    " bound; a thin line is the standard error of a share that was drawn and not counted out."
)
_LEGEND = alt.Legend(offset=OFFSET)
_NUMBERS = 20
"""How many numbers a reader can choose from: those that change most."""


def shares_chart(view: ComparisonView) -> Chart | None:
    """Draw the shares of added acts in the numbers that changed."""
    found = view.comparison.attribution
    if found is None or not any(share.share for share in found.shares):
        return None
    numbers = _numbers(found)
    shown = numbers[:_NUMBERS]
    notes = [view.text(_CAPTION)]
    if len(shown) > 1:
        notes.append(view.text("Choose a number below the picture."))
    if len(numbers) > len(shown):
        notes.append(view.text("Shown are {n} of {all}.", n=len(shown), all=len(numbers)))
    told = (_told(view, found, number) for number in shown)
    return Chart(
        key="attribution",
        part="attribution",
        title=view.text("Which added act causes how much"),
        caption=" ".join(notes),
        described=few(view, told, len(shown), 3),
        spec=_spec(view, found, shown),
        tables=("attribution",),
    )


def _numbers(found: Attribution) -> list[tuple[str, str]]:
    """Give the numbers that were divided, the largest change first."""
    sums: dict[tuple[str, str], dict[str, float]] = {}
    for share in found.shares:
        own = sums.setdefault((share.subject, share.measure), {})
        own[share.bound] = own.get(share.bound, 0) + share.share
    largest = {key: max(map(abs, own.values())) for key, own in sums.items()}
    return sorted(largest, key=lambda key: (-largest[key], key))


def _name(view: ComparisonView, number: tuple[str, str]) -> str:
    subject, measure = number
    of = view.names.any(subject) if subject else view.text("catalogue of toetsen")
    return f"{of}: {measure_label(measure, view.language)}"


def _of(found: Attribution, number: tuple[str, str]) -> list[Share]:
    own = [s for s in found.shares if (s.subject, s.measure) == number]
    nothing = {s.act for s in own} - {s.act for s in own if s.share}
    kept = [s for s in own if s.act not in nothing]
    return sorted(kept, key=lambda s: (s.act is None, -abs(s.share), s.act or "", s.bound))


def _act(view: ComparisonView, share: Share) -> str:
    return view.names.act(share.act) if share.act else view.text("other changes")


def _told(view: ComparisonView, found: Attribution, number: tuple[str, str]) -> str:
    own = [share for share in _of(found, number) if share.bound == "low"]
    parts = (f"{_act(view, share)} {view.language.number(share.share, 2)}" for share in own)
    return f"{_name(view, number)}: {few(view, parts, len(own))}"


def _rows(
    view: ComparisonView, found: Attribution, numbers: Sequence[tuple[str, str]]
) -> Iterator[Record]:
    """Give a row for each share: of an act in a number, on one side."""
    acts = {share.act or "": _act(view, share) for share in found.shares}
    names = distinct(acts, 48)
    words = {"low": view.text("low bound"), "high": view.text("high bound")}
    for place, number in enumerate(numbers):
        own = _of(found, number)
        order = list(dict.fromkeys(share.act or "" for share in own))[:MOST]
        for share in own:
            if (share.act or "") not in order:
                continue
            error = share.standard_error or 0
            shown = view.language.number(share.share, 2)
            if error:
                shown = f"{shown} ± {view.language.number(error, 3)}"
            yield {
                "q": place,
                "n": names[share.act or ""],
                "o": order.index(share.act or ""),
                "t": acts[share.act or ""],
                "m": _name(view, number),
                "x": share.share,
                "l": share.share - error,
                "h": share.share + error,
                "s": words[share.bound],
                "d": shown,
                "witness_ids": [name for name in (share.act, share.subject) if name],
            }


def _spec(view: ComparisonView, found: Attribution, numbers: Sequence[tuple[str, str]]) -> Record:
    text = view.text
    words = [text("low bound"), text("high bound")]
    told = tips({"t": text("act"), "m": text("number"), "s": text("bound"), "d": text("share")})
    base = alt.Chart(alt.NamedData("shares"))
    if len(numbers) > 1:
        base = base.transform_filter("datum.q == number")
    base = base.encode(y=names_axis(), tooltip=told)
    title = text("part of the change")
    axis = alt.Axis(orient="bottom", tickCount=8, format=",~r")
    top = heading("shares", "datum.q == number" if len(numbers) > 1 else None)
    zero = alt.Chart(alt.NamedData("zero")).mark_rule(color=LINE).encode(x="x:Q")
    colour = alt.Scale(domain=words, range=[PALETTE["certain"], PALETTE["possible"]])
    fill = alt.Scale(domain=words, range=[PALETTE["certain"], pale(PALETTE["possible"], 0.15)])
    shape = alt.Scale(domain=words, range=["circle", "square"])
    errors = base.transform_filter("datum.l != datum.h").mark_rule(color=LINE, strokeWidth=1.5)
    points = base.mark_point(size=95, strokeWidth=2, opacity=1).encode(
        x=alt.X("x:Q", title=title, axis=axis),
        shape=alt.Shape("s:N", sort=words, title=None, scale=shape, legend=_LEGEND),
        stroke=alt.Stroke("s:N", sort=words, title=None, scale=colour, legend=_LEGEND),
        fill=alt.Fill("s:N", sort=words, title=None, scale=fill, legend=_LEGEND),
    )
    lines = errors.encode(x=alt.X("l:Q", title=title, axis=axis), x2="h:Q")
    rows = list(_rows(view, found, numbers))
    spec = finished(by_line(top, zero, lines, points), {"shares": rows, "zero": [{"x": 0}]})
    if len(numbers) > 1:
        spec["params"] = [_choice(view, numbers)]
    return spec


def _choice(view: ComparisonView, numbers: Sequence[tuple[str, str]]) -> Record:
    names = distinct({str(n): _name(view, number) for n, number in enumerate(numbers)}, 70)
    bind = {
        "input": "select",
        "options": list(range(len(numbers))),
        "labels": [names[str(n)] for n in range(len(numbers))],
        "name": f"{view.text('number')}: ",
    }
    return {"name": "number", "value": 0, "bind": bind}
