"""The picture of bodies: which looks at whom, and where external ones look at the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from stapeling.analyses.results import Doubling, OrganisationOverseen, Watch
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
from stapeling.reports.charts.style import BLUE, GREEN, PURPLE, RED, WIDTH, Record
from stapeling.reports.subjects.oversight import LINES, line_name
from stapeling.reports.view import View
from stapeling.reports.words import word, words

if TYPE_CHECKING:
    import altair as alt

_BODIES_CAPTION = N_(
    "A line for every organisation, a column for every body that is recorded to look at it. Shape"
    " and colour: the line of the body. Pale and dashed: only perhaps, as the days leave it open. A"
    " ring around it: another external body looks at the same subject in the same phase. An empty"
    " place: nothing is recorded, which is not nobody."
)
_STEP = 22
_MOST = 60
_LINE_LOOKS = {
    "extern": (BLUE, "circle"),
    "eigenaar": (PURPLE, "diamond"),
    "intern": (GREEN, "triangle-up"),
}
_ROLES = ("ministry", "implementer", "other")


def bodies_chart(
    view: View, organisations: Sequence[OrganisationOverseen], doubling: Sequence[Doubling]
) -> Iterator[Chart]:
    """Draw which body looks at which organisation, and where external ones look at the same."""
    told, left = overseen(organisations)
    if not told:
        return
    names = distinct({row.organisation: view.names.organisation(row.organisation) for row in told})
    double = _double(doubling)
    looks = _looks(view)
    rows = [
        line
        for row in told
        for by in row.watchers
        for line in _rows(view, row, by, double.get((row.organisation, by), ()), looks)
    ]
    seen: dict[str, int] = {}
    for row in rows:
        if row["k"] == "look":
            seen[row["by"]] = seen.get(row["by"], 0) + 1
    columns = distinct({by: view.names.organisation(by) for by in sorted(seen)}, 40)
    for row in rows:
        row["name"], row["column"] = names[row["implementers"][0]], columns[row.pop("by")]
    order = [columns[by] for by in sorted(seen, key=lambda by: (-seen[by], by))]
    chart = _drawn(view, list(names.values()), order, present(looks, rows))
    yield Chart(
        key="oversight_bodies",
        part="oversight",
        title=view.text("Who looks at whom"),
        caption=view.text(_BODIES_CAPTION) + left_out(view, left),
        described=_described(view, told, doubling),
        spec=finished(
            chart,
            {"rows": rows},
            ("implementer",),
            wide=True,
        ),
        tables=("overseers", "doubling"),
    )


def _drawn(
    view: View, names: list[str], columns: list[str], looks: list[Look]
) -> alt.TopLevelMixin:
    """Draw a mark for each body that looks at an organisation, ringed where two look alike."""
    import altair as alt

    base = rows_named().encode(
        y=names_axis("name", names, points=True), x=columns_axis("column", columns)
    )
    tooltip = witness_tips(
        view,
        ("title", view.text("organisation")),
        ("told_by", view.text("looked at by")),
        ("what", view.text("line")),
        ("subjects", view.text("subjects and phases")),
        ("double", view.text("double")),
    )
    looking_at = (
        base.transform_filter("datum.k == 'look'")
        .mark_point(size=95, strokeWidth=1.4, opacity=1)
        .encode(tooltip=tooltip, **looking(looks, shapes=True))
    )
    rings = base.transform_filter("datum.k == 'double'").mark_point(
        shape="circle", size=260, strokeWidth=2.5, color=RED, opacity=1
    )
    drawn = alt.layer(rings.encode(tooltip=tooltip), looking_at)
    return drawn.properties(width=WIDTH, height={"step": _STEP})


def overseen(
    organisations: Sequence[OrganisationOverseen],
) -> tuple[Sequence[OrganisationOverseen], int]:
    """Give the organisations with an overseer by role, those with most bodies first."""
    told = [row for row in organisations if row.bodies.high]
    told.sort(key=lambda row: (-row.bodies.low, -row.bodies.high, row.organisation))
    shown = told[:_MOST]
    shown.sort(key=lambda row: _ROLES.index(row.role) if row.role in _ROLES else len(_ROLES))
    return shown, len(told) - len(shown)


def _double(doubling: Sequence[Doubling]) -> Mapping[tuple[str, str], list[Doubling]]:
    """Give for an organisation and a body what it looks at together with others."""
    found: dict[tuple[str, str], list[Doubling]] = {}
    for row in doubling:
        for body in row.by:
            found.setdefault((row.organisation, body), []).append(row)
    return found


def _looks(view: View) -> Mapping[str, Look]:
    found: dict[str, Look] = {}
    for line in LINES:
        name = line_name(view, line)
        if line in _LINE_LOOKS:
            colour, shape = _LINE_LOOKS[line]
            found[line] = Look(name, colour, "certain", shape)
            perhaps = view.text("{line}, perhaps", line=name)
            found[f"{line}?"] = Look(perhaps, colour, "possible", shape)
        else:
            found[line] = look(name, "unknown", "unknown", "square")
            found[f"{line}?"] = found[line]
    return found


def _rows(
    view: View,
    row: OrganisationOverseen,
    by: str,
    double: Sequence[Doubling],
    looks: Mapping[str, Look],
) -> Iterator[Record]:
    """Give the mark of a body that looks at an organisation, with a ring where it is double."""
    watches = [watch for watch in row.watches if watch.by == by]
    ministry = row.organisation if row.role == "ministry" else None
    fixed: Record = {
        "by": by,
        "title": view.names.organisation(row.organisation),
        "told_by": view.names.organisation(by),
        "implementers": [row.organisation, by],
        "ministry": ministry,
        "subjects": "; ".join(_told(view, watch) for watch in watches),
        "double": "; ".join(dict.fromkeys(_told_double(view, one, by) for one in double)),
        "open": _unknown(view, watches),
    }
    sources = list(dict.fromkeys(source for watch in watches for source in watch.source))
    fixed |= witnessed(view, (by, row.organisation), sources or [fixed["told_by"]])
    first = min(
        watches, key=lambda watch: (not watch.certain, LINES.index(watch.line or LINES[-1]))
    )
    sure = "" if first.certain else "?"
    if double:
        yield {"k": "double", "what": view.text("looked at twice"), **fixed}
    yield {"k": "look", "what": looks[f"{first.line or LINES[-1]}{sure}"].name, **fixed}


def _surest(watch: Watch) -> tuple[bool, int]:
    return not watch.certain, LINES.index(watch.line or LINES[-1])


def _told(view: View, watch: Watch) -> str:
    subjects = words(view.language, watch.subjects) or view.text("subjects unknown")
    phases = words(view.language, watch.phases) or view.text("phases unknown")
    return f"{subjects} ({phases})"


def _told_double(view: View, row: Doubling, by: str) -> str:
    others = "; ".join(view.names.organisation(name) for name in row.by if name != by)
    return view.text(
        "{subject} ({phase}), with {others}",
        subject=word(view.language, row.subject),
        phase=word(view.language, row.phase),
        others=others,
    )


def _unknown(view: View, watches: Sequence[Watch]) -> str:
    found = []
    for label, known in (
        (N_("line"), all(watch.line for watch in watches)),
        (N_("subjects"), all(watch.subjects for watch in watches)),
        (N_("phases"), all(watch.phases for watch in watches)),
        (N_("since when or until when"), all(watch.certain for watch in watches)),
        (N_("hours a year"), all(watch.hours_per_year is not None for watch in watches)),
    ):
        if not known:
            found.append(view.text(label))
    return ", ".join(found)


def _described(
    view: View, told: Sequence[OrganisationOverseen], doubling: Sequence[Doubling]
) -> str:
    most = max(told, key=lambda row: row.bodies.low)
    sentence = view.plural(
        "Of {n} organisation an overseer is recorded: {bodies} bodies look at {name}.",
        "Of {n} organisations an overseer is recorded; most bodies, {bodies}, look at {name}.",
        len(told),
        bodies=view.language.span(most.bodies),
        name=view.names.organisation(most.organisation),
    )
    where = dict.fromkeys(row.organisation for row in doubling)
    if not where:
        return sentence + " " + view.text("No doubling is recorded.")
    names = "; ".join(map(view.names.organisation, list(where)[:6]))
    return (
        sentence
        + " "
        + view.plural(
            "At {n} organisation external bodies look at the same twice: {names}.",
            "At {n} organisations external bodies look at the same twice, such as {names}.",
            len(where),
            names=names,
        )
    )
