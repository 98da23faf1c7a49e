"""The picture of phases: in which of them somebody looks, and where no overseer is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from stapeling.analyses.results import OrganisationOverseen, PhaseWatched
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
    witness_tips,
    witnessed,
)
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.naming import distinct
from stapeling.reports.charts.oversight_bodies import overseen
from stapeling.reports.charts.style import WIDTH, Record
from stapeling.reports.subjects.watched_phases import PHASES
from stapeling.reports.view import View
from stapeling.reports.words import word, words

if TYPE_CHECKING:
    import altair as alt

_PHASES_CAPTION = N_(
    "A line for every organisation, a column for every phase of the policy cycle, with the number"
    " of bodies that are recorded to look at it then. A dotted question mark: no overseer is"
    " recorded for that phase, which is not none. Pale: of all of them the phase or the days are"
    " not known."
)
_STEP = 22


def phases_chart(view: View, organisations: Sequence[OrganisationOverseen]) -> Iterator[Chart]:
    """Draw how many bodies look at every organisation in each phase, and where none is known."""
    told, left = overseen(organisations)
    if not told:
        return
    names = distinct({row.organisation: view.names.organisation(row.organisation) for row in told})
    looks = _looks(view)
    rows = [
        _phase_row(view, row, found, looks) | {"name": names[row.organisation]}
        for row in told
        for found in row.phases
    ]
    chart = _drawn(view, list(names.values()), present(looks, rows))
    yield Chart(
        key="oversight_phases",
        part="oversight",
        title=view.text("In which phases somebody looks"),
        caption=view.text(_PHASES_CAPTION) + left_out(view, left),
        described=_phases_described(view, told),
        spec=finished(chart, {"rows": rows}, ("implementer",)),
        tables=("oversight_phases",),
    )


def _looks(view: View) -> dict[str, Look]:
    """Give what the marks look like, by what they mean."""
    return {
        "certain": look(view.text("recorded"), "certain", "certain", "circle"),
        "possible": look(view.text("perhaps"), "possible", "possible", "circle"),
        "unknown": look(view.text("no overseer recorded"), "unknown", "unknown", "square"),
    }


def _drawn(view: View, names: list[str], looks: list[Look]) -> alt.TopLevelMixin:
    """Draw the number of bodies of each organisation in each phase."""
    import altair as alt

    base = rows_named().encode(
        y=names_axis("name", names, points=True),
        x=columns_axis("phase", [word(view.language, phase) for phase in PHASES]).axis(
            labelAngle=0, orient="top", grid=True, ticks=False
        ),
        tooltip=witness_tips(
            view,
            ("title", view.text("organisation")),
            ("phase", view.text("phase")),
            ("n", view.text("bodies")),
            ("subjects", view.text("subjects")),
        ),
    )
    marks = base.mark_point(size=230, strokeWidth=1.4, opacity=1).encode(
        **looking(looks, shapes=True)
    )
    dark = "datum.sure"
    numbers = [
        base.transform_filter(dark).mark_text(color="white", fontWeight="bold").encode(text="n:N"),
        base.transform_filter(f"!{dark}").mark_text().encode(text="n:N"),
    ]
    return alt.layer(marks, *numbers).properties(width=WIDTH, height={"step": _STEP})


def _phase_row(
    view: View, row: OrganisationOverseen, found: PhaseWatched, looks: Mapping[str, Look]
) -> Record:
    low, high = len(found.by), len(found.by) + len(found.perhaps)
    kind = "certain" if low else "possible" if high else "unknown"
    bodies = (*found.by, *found.perhaps)
    unknown = (
        "; ".join(map(view.names.organisation, found.perhaps))
        if found.perhaps
        else view.text("whether anybody looks")
        if not high
        else ""
    )
    return {
        "title": view.names.organisation(row.organisation),
        "implementers": [row.organisation],
        "ministry": row.organisation if row.role == "ministry" else None,
        "phase": word(view.language, found.phase),
        "what": looks[kind].name,
        "sure": bool(low),
        "n": view.language.span((low, high)) if high else "?",
        "subjects": words(view.language, found.subjects),
        "open": unknown,
        **witnessed(view, bodies, map(view.names.organisation, bodies)),
    }


def _phases_described(view: View, told: Sequence[OrganisationOverseen]) -> str:
    found = []
    for phase in PHASES:
        gaps = sum(phase in row.unwatched for row in told)
        found.append(
            view.text(
                "{phase}: of {n} of {all} no overseer is recorded",
                phase=word(view.language, phase),
                n=gaps,
                all=len(told),
            )
        )
    return "; ".join(found).capitalize() + "."
