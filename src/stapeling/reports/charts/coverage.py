"""The picture of coverage: of how many acts a burden is known, and of how many it is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from stapeling.analyses.results import ImplementerResult
from stapeling.language import N_
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.drawing import (
    Look,
    left_out,
    look,
    looking,
    names_axis,
    present,
    rows_named,
    shortened,
    witness_tips,
    witnessed,
)
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.naming import distinct
from stapeling.reports.charts.style import ROW, WIDTH, Record, whole
from stapeling.reports.plain import plain
from stapeling.reports.view import View

if TYPE_CHECKING:
    import altair as alt

_CAPTION = N_(
    "Unit: acts in force on the laws of an implementer on the reference day, each once. Filled: a"
    " burden is recorded. Grey and dotted: nothing is known of the burden, which is not zero."
)


def coverage_chart(view: View, found: Sequence[ImplementerResult]) -> Iterator[Chart]:
    """Draw the acts on the laws of each implementer with a known and with an unknown burden."""
    who, left = shortened([row for row in found if row.acts])
    if not who:
        return
    looks = _looks(view)
    names = distinct({row.id: plain(row.title) for row in who})
    rows = [
        row
        for one in who
        for row in _rows(view, one, names[one.id], {key: row.name for key, row in looks.items()})
    ]
    chart = _drawn(view, list(names.values()), present(looks, rows))
    yield Chart(
        key="coverage",
        part="implementers",
        title=view.text("Of how many acts the burden is known"),
        caption=view.text(_CAPTION) + left_out(view, left),
        described=_described(view, who),
        spec=finished(chart, {"rows": rows}, ("implementer",)),
        tables=("implementers",),
    )


def _looks(view: View) -> dict[str, Look]:
    """Give what the marks look like, by what they mean."""
    return {
        "known": look(view.text("burden recorded"), "coverage"),
        "unknown": look(view.text("burden not known"), "unknown", "unknown"),
    }


def _drawn(view: View, names: list[str], looks: list[Look]) -> alt.TopLevelMixin:
    """Draw a bar for each implementer, with the share that is known behind it."""
    import altair as alt

    base = rows_named().encode(y=names_axis("name", names))
    bars = base.mark_bar(strokeWidth=1).encode(
        x=alt.X("a:Q", title=view.text("acts in force"), axis=alt.Axis(**whole())),
        x2="b:Q",
        tooltip=witness_tips(
            view,
            ("title", view.text("implementer")),
            ("what", view.text("shown")),
            ("told", view.text("acts")),
        ),
        **looking(looks),
    )
    labels = base.transform_filter("datum.share != null").mark_text(align="left", dx=5)
    return alt.layer(bars, labels.encode(x="end:Q", text="share:N")).properties(
        width=WIDTH, height={"step": ROW + 4}
    )


def _rows(view: View, who: ImplementerResult, name: str, looks: dict[str, str]) -> Iterator[Record]:
    share = view.text("{share} known", share=view.language.share(who.coverage))
    fixed = {
        "name": name,
        "title": plain(who.title),
        "implementers": [who.id],
        "open": view.text("the burden of {n} of the acts", n=who.acts - who.covered),
        **witnessed(view, who.law_ids, map(view.names.law, who.law_ids)),
    }
    told = view.text("{n} of {all}", n=who.covered, all=who.acts)
    if who.covered:
        yield {**fixed, "what": looks["known"], "a": 0, "b": who.covered, "told": told}
    rest = view.text("{n} of {all}", n=who.acts - who.covered, all=who.acts)
    last = {"share": share, "end": who.acts, "told": rest}
    yield {**fixed, "what": looks["unknown"], "a": who.covered, "b": who.acts, **last}


def _described(view: View, who: Sequence[ImplementerResult]) -> str:
    return view.text(
        "Acts of which a burden is recorded: {list}.",
        list="; ".join(
            view.text("{name} {n} of {all}", name=plain(row.title), n=row.covered, all=row.acts)
            for row in who
        ),
    )
