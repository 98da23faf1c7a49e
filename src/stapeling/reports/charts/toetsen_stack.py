"""The picture of the stack: a mark for every toets, by phase, status and line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from stapeling.analyses.results import Cover, Stack
from stapeling.language import N_
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.drawing import names_axis, rows_named, witness_tips, witnessed
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.style import (
    BLUE,
    GREEN,
    GREY,
    LINE,
    ORANGE,
    PURPLE,
    RED,
    SHAPES,
    WIDTH,
    Record,
    whole,
)
from stapeling.reports.subjects.questions import PHASES, by_phase, catalogued, told_bearer
from stapeling.reports.view import Reader
from stapeling.reports.words import word

if TYPE_CHECKING:
    import altair as alt

_CAPTION = N_(
    "Unit: toetsen; channels are left out. A mark for every toets of the catalogue, in the phase in"
    " which it is done. Colour: its status. Shape: whose line it is of. Filled: obliged. Open: not"
    " obliged, so no part of the stack; dashed: not known whether it is. A small white cross: it"
    " asks no main question that the fewest toetsen of the smallest cover do not ask."
)
_STATUS = {
    "wettelijk": BLUE,
    "kabinetsbeleid": ORANGE,
    "kwaliteitseis": GREEN,
    "experiment": PURPLE,
    "voorstel": RED,
    "unknown": GREY,
}
_LINES = ("eigen", "ander_ministerie", "onafhankelijk", "onbekend")
_STEP = 30
"""The height of the line of a phase."""


class _Group(NamedTuple):
    """Toetsen that are in the stack or not, and how their marks show it."""

    name: str
    ids: Collection[str]
    opacity: float
    dash: int


def stack_chart(
    view: Reader, stack: Stack, cover: Cover | None, added: Collection[str] = ()
) -> Iterator[Chart]:
    """Draw a mark for every toets of the catalogue, those that are obliged first."""
    text = view.text
    groups = _groups(view, stack)
    dropped = frozenset(cover.dropped) if cover is not None else frozenset()
    rows = list(_rows(view, groups, dropped, added))
    if not rows:
        return
    phases = [word(view.language, phase) for phase in (*PHASES, None)]
    chart = _drawn(view, rows, [name for name in phases if _occurs(rows, "phase", name)])
    yield Chart(
        key="toetsen_stack",
        part="toetsen",
        title=text("The stack of toetsen"),
        caption=text(_CAPTION),
        described=_described(view, stack, cover),
        spec=finished(chart, {"rows": rows}),
        tables=("stack", "stack_counts", "smallest_cover"),
    )


def _groups(view: Reader, stack: Stack) -> tuple[_Group, ...]:
    """Give the toetsen that are obliged, perhaps so, and not."""
    text = view.text
    return (
        _Group(text("obliged"), stack.toetsen, 0.95, 0),
        _Group(text("obliged or not: unknown"), stack.perhaps, 0.25, 1),
        _Group(text("not obliged"), stack.others, 0.0, 0),
    )


def _drawn(view: Reader, rows: list[Record], phases: list[str]) -> alt.TopLevelMixin:
    """Draw a mark for each toets on the line of its phase, crossed where none would miss it."""
    import altair as alt

    text = view.text
    lines = {word(view.language, line): SHAPES[place] for place, line in enumerate(_LINES)}
    statuses = {word(view.language, key): colour for key, colour in _STATUS.items()}
    found = {row["status"] for row in rows}, {row["line"] for row in rows}
    base = rows_named().encode(
        y=names_axis("phase", phases, points=True),
        x=alt.X(
            "x:Q",
            title=text("toetsen"),
            axis=alt.Axis(**whole(), grid=False),
            scale=alt.Scale(domainMin=0.5, nice=False, padding=14),
        ),
        tooltip=_tooltip(view),
    )
    marks = base.mark_point(size=260, strokeWidth=2, opacity=1).encode(
        color=_scale(alt.Color, "status", text("status"), statuses, found[0]),
        fill=_scale(alt.Fill, "status", text("status"), statuses, found[0]),
        shape=_scale(alt.Shape, "line", text("line"), lines, found[1]),
        fillOpacity=alt.FillOpacity("full:Q", scale=None, legend=None),
        strokeDash=alt.StrokeDash(
            "dash:O", scale=alt.Scale(domain=[0, 1], range=[[1, 0], [3, 2]]), legend=None
        ),
    )
    crosses = base.transform_filter("datum.dropped").mark_point(
        shape="cross", filled=True, color="white", size=70, angle=45, opacity=1
    )
    return alt.layer(marks, crosses).properties(width=WIDTH, height={"step": _STEP})


def _tooltip(view: Reader) -> list[alt.Tooltip]:
    return witness_tips(
        view,
        ("title", view.text("toets")),
        ("group", view.text("obliged")),
        ("status", view.text("status")),
        ("line", view.text("line")),
        ("bearers", view.text("work lies with")),
        ("weeks", view.text("weeks")),
        ("cover", view.text("smallest cover")),
    )


def _scale(  # type: ignore[no-untyped-def]  # the channel is a class of altair
    channel, field: str, title: str, values: Mapping[str, str], found: Collection[str]
):
    import altair as alt

    shown = {name: value for name, value in values.items() if name in found}
    return channel(
        field=field,
        type="nominal",
        scale=alt.Scale(domain=list(shown), range=list(shown.values())),
        legend=alt.Legend(
            title=title,
            symbolFillColor=LINE if field == "line" else alt.Undefined,
            symbolStrokeColor=LINE if field == "line" else alt.Undefined,
        ),
    )


def _occurs(rows: Collection[Record], field: str, value: str) -> bool:
    return any(row[field] == value for row in rows)


def _rows(
    view: Reader, groups: Collection[_Group], dropped: Collection[str], added: Collection[str]
) -> Iterator[Record]:
    place: dict[str | None, int] = {}
    for group in groups:
        for name in by_phase(view, group.ids):
            toets = catalogued(view, name)
            place[toets.phase] = place.get(toets.phase, 0) + 1
            title = view.names.toets(name)
            told = view.sources(toets.source)
            unknown = [
                view.text(label)
                for label, fact in ((N_("weeks"), toets.weeks), (N_("hours"), toets.hours))
                if fact is None
            ]
            yield {
                "x": place[toets.phase],
                "title": view.text("+ {name}", name=title) if name in added else title,
                "phase": word(view.language, toets.phase),
                "status": word(view.language, toets.status or "unknown"),
                "line": word(view.language, toets.line or "onbekend"),
                "group": group.name,
                "full": group.opacity,
                "dash": group.dash,
                "dropped": name in dropped,
                "cover": view.text("asks nothing that the others do not ask")
                if name in dropped
                else "",
                "bearers": "; ".join(told_bearer(view, who) for who in toets.work_at),
                "weeks": view.amount(toets.weeks).text,
                "open": ", ".join(unknown),
                "implementers": list(toets.work_at),
                **witnessed(view, (name,), (told or title,)),
            }


def _described(view: Reader, stack: Stack, cover: Cover | None) -> str:
    told = view.text(
        "{n} toetsen are obliged, {others} are not, and of {perhaps} it is not known. By phase:"
        " {phases}. By line: {lines}. By status, of all: {statuses}.",
        n=len(stack.toetsen),
        others=len(stack.others),
        perhaps=len(stack.perhaps),
        phases=view.counted(stack.by_phase),
        lines=view.counted(stack.by_line),
        statuses=view.counted(stack.by_status),
    )
    if cover is not None and cover.dropped:
        names = "; ".join(map(view.names.toets, cover.dropped))
        told += " " + view.text("Ask nothing that the others do not ask: {names}.", names=names)
    return told
