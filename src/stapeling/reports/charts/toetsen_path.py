"""The picture of the longest path: toetsen over the weeks that they take, phase after phase."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from stapeling.analyses.results import LeadTime
from stapeling.analyses.toetsen.lead_time import Ordered
from stapeling.analyses.toetsen.outcomes import beforehand
from stapeling.language import N_
from stapeling.model.records import certainty_of
from stapeling.model.toetsen import ImpactTest
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.drawing import (
    Look,
    looking,
    names_axis,
    present,
    rows_named,
    witness_tips,
    witnessed,
)
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.naming import distinct
from stapeling.reports.charts.style import CATEGORIES, GREY, PALETTE, ROW, WIDTH, Record
from stapeling.reports.subjects.questions import PHASES, catalogued, phase_place
from stapeling.reports.subjects.toetsen_path import known_lengths, told_weeks
from stapeling.reports.view import Reader
from stapeling.reports.words import word

if TYPE_CHECKING:
    import altair as alt

_CAPTION = N_(
    "Unit: weeks. A phase begins when the one before it is done, at the low lengths; within a phase"
    " toetsen run side by side, unless one waits for another. Filled: the low length as a source"
    " states it. Pale behind a dashed line: up to the high length, a length that is an estimate,"
    " or perhaps needed. A question mark on grey: the length is not known, so that all may take"
    " longer. A diamond: on the longest path."
)
_HIGH = 13
_SIDE = "datum.a > domain('x')[1] / 2 ? 'right' : 'left'"
_UP = f"-3 - {_HIGH} * datum.up"
"""Where the words of the upright lines stand: above the picture, each as high as no other."""


class Placed(NamedTuple):
    """A toets with the week in which it can begin, at the low lengths of those before it."""

    toets: ImpactTest
    start: float

    @property
    def low(self) -> float | None:
        """How long it takes at least; nothing when that is not known."""
        return self.toets.weeks.low if self.toets.weeks is not None else None


def placed(toetsen: Sequence[ImpactTest], perhaps: Collection[str] = ()) -> list[Placed]:
    """Place toetsen in time, phase after phase; nothing when they wait for each other.

    What is only perhaps needed makes no other wait, as in the low length of the path.

    >>> first = ImpactTest(id="a", title="A", phase="beleid", weeks="4")
    >>> after = ImpactTest(id="b", title="B", phase="consultatie")
    >>> [(row.toets.id, row.start, row.low) for row in placed([after, first])]
    [('a', 0.0, 4), ('b', 4.0, None)]
    """
    ordered = Ordered(toetsen)
    if ordered.order is None:
        return []
    ends: dict[str, float] = {}
    found: list[Placed] = []
    begin = 0.0
    for phase in (*PHASES, None):
        own = [name for name in ordered.order if ordered.by_id[name].phase == phase]
        for name in own:
            toets = ordered.by_id[name]
            start = max((begin, *(ends.get(other, begin) for other in ordered.before[name])))
            weeks = None if name in perhaps else toets.weeks
            ends[name] = start + (weeks.low if weeks is not None else 0)
            found.append(Placed(toets, start))
        begin = max((begin, *(ends[name] for name in own)))
    return found


def path_chart(
    view: Reader,
    ids: Collection[str],
    lead: LeadTime,
    without: LeadTime | None = None,
    *,
    added: Collection[str] = (),
    perhaps: Sequence[str] = (),
) -> Iterator[Chart]:
    """Draw when each toets can begin and how long it takes, with the longest path.

    `added` are those that the reader holds to be obliged, `perhaps` those that an act needs or not.
    """
    timed = [catalogued(view, name) for name in ids]
    found = placed([toets for toets in timed if beforehand(toets) is not False], perhaps)
    if not found:
        return
    found.sort(key=lambda row: (phase_place(row.toets.phase), row.start, row.toets.id))
    names = distinct({row.toets.id: _name(view, row, added, perhaps) for row in found}, 52)
    looks = _looks(view)
    rows = [row for one in found for row in _rows(view, one, names, looks, lead, perhaps)]
    totals = list(_totals(view, lead, without))
    rows += totals
    lines = [names[row.toets.id] for row in found]
    chart = _drawn(view, lines, present(looks, rows), _HIGH * len(totals))
    yield Chart(
        key="toetsen_path",
        part="toetsen",
        title=view.text("How long toetsen take, phase after phase"),
        caption=view.text(_CAPTION),
        described=_described(view, lead, without, perhaps),
        spec=finished(chart, {"rows": rows}),
        tables=("path",),
    )


def _drawn(view: Reader, names: list[str], looks: list[Look], above: int) -> alt.TopLevelMixin:
    """Draw a bar for each toets from the week in which it can begin, and the longest path."""
    import altair as alt

    y = names_axis("name", names)
    tooltip = witness_tips(
        view,
        ("title", view.text("toets")),
        ("phase", view.text("phase")),
        ("what", view.text("shown")),
        ("weeks", view.text("weeks")),
        ("start", view.text("begins after week")),
    )
    base = rows_named().encode(x=alt.X("a:Q", title=view.text("weeks since the start")))

    def of(kind: str) -> alt.Chart:
        return base.transform_filter(alt.datum.k == kind)

    encodings = looking(looks, above=above)
    layers = [
        of("total").mark_rule(strokeDash=[6, 3], strokeWidth=1.5, color=PALETTE["chain"]),
        of("bar").mark_bar(strokeWidth=1).encode(y=y, x2="b:Q", tooltip=tooltip, **encodings),
        of("unknown")
        .mark_bar(strokeWidth=1, size=14)
        .encode(y=y, x2="b:Q", tooltip=tooltip, **encodings),
        of("unknown").mark_text(align="left", dx=4, fontWeight="bold").encode(y=y, text="sign:N"),
        of("path")
        .mark_point(shape="diamond", filled=True, size=80, opacity=1, color=PALETTE["chain"])
        .encode(y=y, tooltip=tooltip),
        of("total")
        .mark_text(
            align={"expr": _SIDE}, baseline="bottom", dy={"expr": _UP}, color=PALETTE["chain"]
        )
        .encode(text="label:N", y=alt.value(0)),
    ]
    return alt.layer(*layers).properties(width=WIDTH, height={"step": ROW})


def _name(view: Reader, row: Placed, added: Collection[str], perhaps: Collection[str]) -> str:
    name = view.names.toets(row.toets.id)
    if row.toets.id in added:
        return view.text("+ {name}", name=name)
    return view.text("{name} (perhaps)", name=name) if row.toets.id in perhaps else name


def _looks(view: Reader) -> Mapping[str, Look]:
    """Give every phase its colour, and the look of what is not stated."""
    found = {}
    for place, phase in enumerate(PHASES):
        name, colour = word(view.language, phase), CATEGORIES[place % len(CATEGORIES)]
        found[phase] = Look(name, colour)
        found[f"{phase}+"] = Look(view.text("{phase}: not certain", phase=name), colour, "possible")
    found["None"] = Look(view.text("phase not known"), GREY, "possible")
    found["None+"] = found["None"]
    found["unknown"] = Look(view.text("length not known"), GREY, "unknown")
    return found


def _rows(
    view: Reader,
    row: Placed,
    names: Mapping[str, str],
    looks: Mapping[str, Look],
    lead: LeadTime,
    perhaps: Collection[str],
) -> Iterator[Record]:
    toets, start = row.toets, row.start
    fixed: Record = {
        "name": names[toets.id],
        "title": view.names.toets(toets.id),
        "phase": word(view.language, toets.phase),
        "weeks": view.amount(toets.weeks).text,
        "start": view.language.number(start),
        "implementers": list(toets.work_at),
        **witnessed(view, (toets.id,), _sources(view, toets)),
    }
    if toets.weeks is None:
        unknown = {"open": view.text("how long it takes"), "sign": "?"}
        end = start + max(_width(lead), 0.01)
        yield {"k": "unknown", "what": looks["unknown"].name, "a": start, "b": end} | (
            fixed | unknown
        )
        return
    guessed = certainty_of(toets, "weeks") == "estimate"
    fixed["open"] = view.text("an estimate, and no bound") if guessed else ""
    if toets.id in perhaps:
        fixed["open"] = view.text("whether the act needs it")
    low, high = toets.weeks.low, toets.weeks.high
    open_ = guessed or toets.id in perhaps
    sure = looks[f"{toets.phase}+" if open_ else str(toets.phase)].name
    yield {"k": "bar", "what": sure, "a": start, "b": start + low, **fixed}
    if high > low:
        more = looks[f"{toets.phase}+"].name
        yield {"k": "bar", "what": more, "a": start + low, "b": start + high, **fixed}
    if toets.id in lead.path:
        yield {"k": "path", "what": view.text("on the longest path"), "a": start + low, **fixed}


def _sources(view: Reader, toets: ImpactTest) -> tuple[str, ...]:
    told = view.sources(toets.source)
    return (told,) if told else (view.names.toets(toets.id),)


def _width(lead: LeadTime) -> float:
    """Give the width of a box around a question mark: it has no meaning, and is the same for all.

    A twentieth of the path, so that it can be seen.
    """
    return (lead.low or 1) / 20


def _totals(view: Reader, lead: LeadTime, without: LeadTime | None) -> Iterator[Record]:
    """Give the upright lines of how long it takes in all, and without what was added."""
    totals = []
    if lead.low is not None:
        told = told_weeks(view, (lead.low, lead.high))
        totals.append((lead.low, view.text("in all {weeks}", weeks=told)))
    if lead.high is not None and lead.high != lead.low:
        told = told_weeks(view, (lead.high, lead.high))
        totals.append((lead.high, view.text("at most {weeks}", weeks=told)))
    if without is not None and without.low is not None and without.low != lead.low:
        told = told_weeks(view, (without.low, without.high))
        totals.append((without.low, view.text("without what is added {weeks}", weeks=told)))
    for up, (week, label) in enumerate(totals):
        yield {"k": "total", "a": week, "label": label, "up": up}


def _described(
    view: Reader, lead: LeadTime, without: LeadTime | None, perhaps: Sequence[str]
) -> str:
    weeks = told_weeks(view, (lead.low, lead.high))
    known = known_lengths(view, lead, perhaps)
    told = view.text("Phase after phase: {weeks} ({known}).", weeks=weeks, known=known)
    if lead.path:
        path = "; ".join(map(view.names.toets, lead.path))
        told += " " + view.text("The longest path: {path}.", path=path)
    if without is not None and (without.low, without.high) != (lead.low, lead.high):
        before = told_weeks(view, (without.low, without.high))
        told += " " + view.text("Without what the choice adds: {weeks}.", weeks=before)
    return told
