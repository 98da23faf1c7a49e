"""The graph of laws: what rests on what, and which laws acts join by repairing each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, get_args

from stapeling.language import N_
from stapeling.model.terms import LawKind
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.finishing import conditions, filter_params, finished
from stapeling.reports.charts.graph_rows import Drawn, drawn, edge_rows, kind_told, node_rows
from stapeling.reports.charts.style import (
    BLUE,
    CATEGORIES,
    GREY,
    PALETTE,
    SHAPES,
    SOLID,
    WIDTH,
    Record,
)
from stapeling.reports.graphs.labels import title_of
from stapeling.reports.graphs.words import RELATIONS
from stapeling.reports.view import View

if TYPE_CHECKING:
    import altair as alt

_DASHES = {
    "replaces": (12, 3),
    "made": (2, 2),
    "changes": (2, 2),
    "amends": (4, 1),
    "repairs": (6, 3),
    "bridges": (8, 3, 2, 3),
    "reverses": (4, 4),
}
"""The dashes of a line by its kind, which repeat its colour."""
_ROW = 72
"""The height of a row of nodes, in pixels."""
_CAPTION = N_(
    "Each mark is a law, or an act that joins several laws; a line runs up from what acts to what"
    " it acts on: a rule to the law it rests on, an act to what it repairs. A larger mark has more"
    " regulations resting on it. Only recorded relations are drawn; a law that is only named is"
    " marked as not in the corpus."
)
_GATHERED = {
    "law": N_("Acts are put into their laws."),
    "ministry": N_("More than can be drawn: laws are gathered by ministry; size tells how many."),
    "kind": N_("More than can be drawn: laws are gathered by kind; size tells how many."),
}


def graph_charts(view: View) -> Iterable[Chart]:
    """Give the picture of the graph of laws; none where nothing joins any."""
    found = drawn(view)
    lines = edge_rows(view, found)
    if not lines:
        return ()
    return (
        Chart(
            key="law_graph",
            part="layers",
            title=view.text("How laws are joined"),
            caption=" ".join(_caption(view, found)),
            described=_described(view, found, lines),
            spec=_spec(view, found, lines),
            tables=("layers",),
        ),
    )


def _caption(view: View, found: Drawn) -> Iterable[str]:
    yield view.text(_CAPTION)
    if found.gathered is not None:
        yield view.text(_GATHERED[found.gathered])
    if found.alone:
        yield view.plural(
            "{n} law to which nothing is joined is left out.",
            "{n} laws to which nothing is joined are left out.",
            found.alone,
        )


def _described(view: View, found: Drawn, lines: Sequence[Record]) -> str:
    """Say how much is drawn, and what most lines lead to."""
    ends = view.plural("{n} mark", "{n} marks", len(found.network.nodes))
    joined = view.plural("{n} line", "{n} lines", len(lines))
    degree = {key: len(others) for key, others in found.network.neighbours.items()}
    most = min(degree, key=lambda key: (-degree[key], key))
    return view.text(
        "{marks} and {lines}. Most is joined to {name}: {n} others.",
        marks=ends,
        lines=joined,
        name=title_of(view, found.network.nodes[most]),
        n=degree[most],
    )


def _spec(view: View, found: Drawn, lines: Sequence[Record]) -> dict[str, Any]:
    import altair as alt

    nodes = node_rows(view, found)
    rows = 1 + max(row["y"] for row in nodes)
    x = alt.Scale(domain=[0, 1.1 if found.few else 1], nice=False)  # names stand to the right
    y = alt.Scale(domain=[rows - 0.4, -0.6], nice=False)
    place = {
        "x": alt.X("x:Q", scale=x, axis=None),
        "y": alt.Y("y:Q", scale=y, axis=None),
    }
    chart = alt.layer(
        _lines(view, found, place),
        _marks(view, found, place),
        _names(found, place),
    ).properties(width=WIDTH, height=max(rows, 3) * _ROW)
    spec = finished(chart, {"nodes": nodes, "edges": lines}, wide=True)
    return {**spec, "params": [*filter_params("ministry"), *spec.get("params", ())]}


def _kept(chart: alt.Chart) -> alt.Chart:
    """Keep what belongs to the ministry that a reader asks for; a line has that of both ends."""
    for row in conditions("ministry"):
        chart = chart.transform_filter(row["filter"])
    return chart


def _lines(view: View, found: Drawn, place: dict[str, Any]) -> alt.Chart:
    import altair as alt

    used = {edge.kind for edge in found.network.edges}
    relations = {
        view.text(said): PALETTE.get(kind, BLUE) for kind, said in RELATIONS.items() if kind in used
    }
    domain = list(relations)
    of: dict[str, Any] = {"field": "k", "type": "nominal", "title": view.text("relation")}
    dashes = [list(_DASHES.get(kind, SOLID)) for kind in RELATIONS if kind in used]
    return _kept(
        alt.Chart(alt.NamedData("edges"))
        .mark_rule(opacity=0.7)
        .encode(
            **place,
            x2="x2:Q",
            y2="y2:Q",
            color=alt.Color(**of, scale=alt.Scale(domain=domain, range=list(relations.values()))),
            strokeDash=alt.StrokeDash(**of, scale=alt.Scale(domain=domain, range=dashes)),
            strokeWidth=_weight(found),
            tooltip=_tips(
                {"t": view.text("relation"), "d": view.text("since"), "n": view.text("facts")}
            ),
        )
    )


def _marks(view: View, found: Drawn, place: dict[str, Any]) -> alt.Chart:
    import altair as alt

    of: dict[str, Any] = {"field": "k", "type": "nominal", "title": view.text("kind")}
    looks = _looks(view, found)
    domain = list(looks)
    colours, shapes = zip(*looks.values(), strict=True)
    tips = {
        "t": view.text("title"),
        "k": view.text("kind"),
        "d": view.text("since"),
        "s": view.text("on the reference day"),
        "n": view.text("regulations that rest on it"),
        "m": view.text("stands for"),
    }
    return _kept(
        alt.Chart(alt.NamedData("nodes"))
        .mark_point(filled=True, opacity=1, stroke="white", strokeWidth=0.8)
        .encode(
            **place,
            size=alt.Size("n:Q", legend=None, scale=alt.Scale(type="sqrt", range=[90, 700])),
            fill=alt.Fill(**of, scale=alt.Scale(domain=domain, range=list(colours))),
            shape=alt.Shape(**of, scale=alt.Scale(domain=domain, range=list(shapes))),
            tooltip=_tips(tips),
        )
    )


def _names(found: Drawn, place: dict[str, Any]) -> alt.Chart:
    """Write names beside the marks where these are few, else below them."""
    import altair as alt

    beside: dict[str, Any] = {"dx": 13, "dy": -6, "align": "left", "baseline": "middle"}
    below: dict[str, Any] = {"dy": 17, "align": "center", "baseline": "middle"}
    return _kept(
        alt.Chart(alt.NamedData("nodes"))
        .transform_filter("length(datum.l) > 0")
        .mark_text(**(beside if found.few else below), fontSize=11, lineHeight=12)
        .encode(**place, text="l:N")
    )


def _tips(titles: dict[str, str]) -> list[alt.Tooltip]:
    import altair as alt

    return [alt.Tooltip(field=field, type="nominal", title=said) for field, said in titles.items()]


def _weight(found: Drawn) -> Any:
    """Give lines that stand for many facts more weight, where laws are gathered."""
    import altair as alt

    if found.gathered in (None, "law"):
        return alt.value(1.8 if found.few else 1.2)
    return alt.StrokeWidth("n:Q", legend=None, scale=alt.Scale(type="sqrt", range=[0.8, 8]))


def _looks(view: View, found: Drawn) -> dict[str, tuple[str, str]]:
    """Give every kind of node a colour and a shape that no other has together."""
    nodes = sorted(found.network.nodes.values(), key=lambda node: (node.missing, _rank(node.kind)))
    missing = {kind_told(view, node) for node in nodes if node.missing}
    looks: dict[str, tuple[str, str]] = {}
    for node in nodes:
        told = kind_told(view, node)
        if told not in looks:
            own = GREY if told in missing else PALETTE.get(node.kind or "")
            colours = [own] if own is not None else CATEGORIES
            free = ((c, s) for s in _turned(SHAPES, len(looks)) for c in colours)
            looks[told] = next(look for look in free if look not in looks.values())
    return looks


def _turned(words: Sequence[str], number: int) -> Sequence[str]:
    """Give words from another one on, so that neighbours in a legend differ in shape too."""
    start = number % len(words)
    return (*words[start:], *words[:start])


def _rank(kind: str | None) -> int:
    known = get_args(LawKind)
    return known.index(kind) if kind in known else len(known)
