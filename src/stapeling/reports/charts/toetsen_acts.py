"""The picture of acts and toetsen: which each act needs, and what is recorded of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from stapeling.analyses.results import ActToetsen, ToetsOfAct
from stapeling.analyses.results.toetsen import FLAWS
from stapeling.language import N_
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.drawing import (
    Look,
    columns_axis,
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
from stapeling.reports.charts.style import BLUE, GREEN, ORANGE, PURPLE, RED, WIDTH, Record
from stapeling.reports.subjects.questions import by_phase
from stapeling.reports.subjects.toetsen_act import told_open
from stapeling.reports.subjects.toetsen_acts import told_result
from stapeling.reports.view import Reader

if TYPE_CHECKING:
    import altair as alt

_CAPTION = N_(
    "A line for every act, a column for every toets. Filled circle: done. Triangle: done, but after"
    " the decision, before a revision, or adopted against its verdict. Cross: missing, said only"
    " where all that was done is recorded. Small and dotted: needed, and nothing is recorded, which"
    " does not say that it was not done. Dashed: perhaps needed, as the act is not known well"
    " enough."
)
_STEP = 22
_STATES = {
    "had": (N_("done"), BLUE, "certain", "circle"),
    "flawed": (N_("done, but late or not followed"), RED, "certain", "triangle-up"),
    "asked": (N_("asked for"), GREEN, "possible", "diamond"),
    "missing": (N_("missing"), ORANGE, "certain", "cross"),
    "besides": (N_("done, not required"), PURPLE, "possible", "circle"),
    "perhaps": (N_("perhaps needed, nothing recorded"), PURPLE, "possible", "square"),
}


def acts_chart(view: Reader, acts: Sequence[ActToetsen], *, every: bool = False) -> Iterator[Chart]:
    """Draw the toetsen of acts; of acts with something recorded only, unless every is asked."""
    told = [act for act in acts if every or act.named("had", "asked", "missing")]
    told.sort(key=lambda act: (-len(act.named("missing")), -len(act.named("had")), act.act))
    shown, left = shortened(told)
    looks = _looks(view)
    names = distinct({act.act: view.names.short(act.act) for act in shown}, 52)
    tests = by_phase(view, {row.test for act in shown for row in act.rows})
    columns = distinct({name: view.names.toets(name) for name in tests}, 40)
    rows = [
        {**_row(view, act, row, looks), "act": names[act.act], "test": columns[row.test]}
        for act in shown
        for row in act.rows
    ]
    if not rows:
        return
    chart = _drawn(
        view, list(names.values()), [columns[name] for name in tests], present(looks, rows)
    )
    yield Chart(
        key="toetsen_acts",
        part="toetsen",
        title=view.text("Toetsen of acts: needed, done and missing"),
        caption=view.text(_CAPTION) + left_out(view, left),
        described=" ".join(_described(view, act) for act in shown),
        spec=finished(chart, {"rows": rows}, ("implementer",), wide=True),
        tables=("toetsen",) if every else ("toetsen_acts",),
    )


def _looks(view: Reader) -> dict[str, Look]:
    """Give what the marks look like, by what they mean."""
    looks = {
        key: Look(view.text(name), colour, sure, shape)
        for key, (name, colour, sure, shape) in _STATES.items()
    }
    looks["unknown"] = look(view.text("needed, nothing recorded"), "unknown", "unknown", "square")
    return looks


def _drawn(
    view: Reader, names: list[str], columns: list[str], looks: list[Look]
) -> alt.TopLevelMixin:
    """Draw a mark for each toets of an act."""
    import altair as alt

    return alt.layer(
        rows_named()
        .mark_point(size=110, strokeWidth=1.4, opacity=1)
        .encode(
            y=names_axis("act", names, points=True),
            x=columns_axis("test", columns),
            tooltip=witness_tips(
                view,
                ("title", view.text("act")),
                ("test", view.text("toets")),
                ("what", view.text("shown")),
                ("told", view.text("recorded")),
            ),
            **looking(looks, shapes=True),
        )
    ).properties(width=WIDTH, height={"step": _STEP})


def _state(row: ToetsOfAct) -> str:
    if row.state == "had":
        if any(getattr(row, flaw) for flaw in FLAWS):
            return "flawed"
        return "besides" if row.required == "not_required" else "had"
    if row.state in ("asked", "missing"):
        return row.state
    return "perhaps" if row.required == "perhaps" else "unknown"


def _row(view: Reader, act: ActToetsen, row: ToetsOfAct, looks: dict[str, Look]) -> Record:
    recorded = row.state in ("had", "asked")
    told = told_result(view, row) if recorded else ""
    names = [view.names.cited(act.act)]
    if source := view.sources(row.source):
        names.append(source)
    unknown = [*told_open(view, row)]
    if row.state == "had" and row.late is None:
        unknown.append(view.text("whether it came before the decision"))
    if row.state == "unknown":
        unknown.append(view.text("whether it was done"))
    return {
        "title": view.names.cited(act.act),
        "what": looks[_state(row)].name,
        "told": told,
        "open": " ".join(unknown),
        "implementers": list(act.implementers),
        **witnessed(view, (act.act, row.test), names),
    }


def _described(view: Reader, act: ActToetsen) -> str:
    return view.text(
        "{act}: {needed} needed, {done} done, {missing} missing, {late} late, of {unknown} nothing"
        " is recorded.",
        act=view.names.short(act.act),
        needed=view.language.span(act.count),
        done=len(act.toetsen_in("had")),
        missing=len(act.toetsen_in("missing")),
        late=len(act.flawed("late")),
        unknown=len(act.toetsen_in("unknown")),
    )
