"""Pictures of the policy cycle: where laws stand, what was cleaned up, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from stapeling.analyses.results import STAGES, CycleOfLaw
from stapeling.language import N_
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.clean_up import clean_up_charts
from stapeling.reports.charts.drawing import (
    Look,
    look,
    looking,
    names_axis,
    present,
    rows_named,
    witness_tips,
    witnessed,
)
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.responsibility import responsibility_chart
from stapeling.reports.charts.style import BLUE, WIDTH, Record, whole
from stapeling.reports.subjects.cycle import stage_name
from stapeling.reports.view import View

if TYPE_CHECKING:
    import altair as alt

_CAPTION = N_(
    "Unit: laws in force, each at the last stage of the policy cycle that it certainly reached."
    " Pale behind a dashed line: it may have come further. Grey and dotted: no evaluation is known,"
    " and nobody sought one up to the reference day, so where it stands is not known."
)
_STEP = 34


def cycle_charts(view: View) -> Iterable[Chart]:
    """Give the pictures of the policy cycle, of clean-up and of responsibility."""
    yield from stages_chart(view)
    yield from clean_up_charts(view)
    yield from responsibility_chart(view)


def stages_chart(view: View) -> Iterator[Chart]:
    """Draw how many laws stand at each stage of the policy cycle."""
    laws = [row for row in view.report.cycle.laws if row.counted]
    if not laws:
        return
    looks = _looks(view)
    rows = list(_rows(view, laws, looks))
    domain = [row.name for row in present(looks, rows)]
    order = {name: place for place, name in enumerate(domain)}
    for row in rows:
        row["place"] = order[row["what"]]
    chart = _drawn(view, present(looks, rows))
    yield Chart(
        key="cycle_stages",
        part="cycle",
        title=view.text("Where the policy cycle stopped"),
        caption=view.text(_CAPTION),
        described=_described(view, laws),
        spec=finished(chart, {"rows": rows}, ("ministry",)),
        tables=("cycle",),
    )


def _looks(view: View) -> dict[str, Look]:
    """Give what the marks look like, by what they mean."""
    return {
        "certain": Look(view.text("stands here"), BLUE),
        "further": look(view.text("perhaps further"), "possible", "possible"),
        "unknown": look(view.text("no evaluation known, none sought"), "unknown", "unknown"),
    }


def _drawn(view: View, looks: list[Look]) -> alt.TopLevelMixin:
    """Draw a bar for each stage, with the number of laws behind it."""
    import altair as alt

    stages = [stage_name(view, stage) for stage in STAGES]
    axis = names_axis("stage", stages).scale(domain=stages, padding=0.22)
    base = rows_named().encode(y=axis)
    bars = base.mark_bar(strokeWidth=1).encode(
        x=alt.X("sum(n):Q", title=view.text("laws"), axis=alt.Axis(**whole())),
        order=alt.Order("place:Q"),
        detail=["ministry:N", "witness:N"],
        tooltip=witness_tips(
            view,
            ("stage", view.text("stage")),
            ("what", view.text("shown")),
            ("of", view.text("ministry")),
            ("n", view.text("laws")),
        ),
        **looking(looks),
    )
    labels = base.mark_text(align="left", dx=6).encode(
        x=alt.X("sum(n):Q"), text=alt.Text("sum(n):Q")
    )
    return alt.layer(bars, labels).properties(width=WIDTH, height={"step": _STEP})


def _kind(row: CycleOfLaw) -> str:
    if row.stage == STAGES[0] and not row.searched:
        return "unknown"
    return "further" if row.possible != row.stage else "certain"


def _rows(view: View, laws: Iterable[CycleOfLaw], looks: Mapping[str, Look]) -> Iterator[Record]:
    """Give the laws by stage, by what is known of them and by ministry."""
    groups: dict[tuple[str, str, str | None], list[CycleOfLaw]] = {}
    for row in laws:
        law = view.graph.laws.get(row.id)
        ministry = law.ministry if law is not None else None
        groups.setdefault((row.stage, _kind(row), ministry), []).append(row)
    for (stage, kind, ministry), found in sorted(groups.items(), key=str):
        ids = [row.id for row in found]
        yield {
            "stage": stage_name(view, stage),
            "what": looks[kind].name,
            "ministry": ministry,
            "of": view.names.organisation(ministry) if ministry else view.text("unknown"),
            "n": len(found),
            "open": view.text("whether it was evaluated") if kind == "unknown" else "",
            **witnessed(view, ids, map(view.names.law, ids)),
        }


def _described(view: View, laws: list[CycleOfLaw]) -> str:
    told = [
        view.text(
            "{stage} {n}",
            stage=stage_name(view, stage),
            n=sum(row.stage == stage for row in laws),
        )
        for stage in STAGES
    ]
    unknown = sum(_kind(row) == "unknown" for row in laws)
    return view.text(
        "Of {n} laws: {stages}. Of {unknown} no evaluation is known, and none was sought.",
        n=len(laws),
        stages="; ".join(told),
        unknown=unknown,
    )
