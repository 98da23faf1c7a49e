"""The picture of responsibility: which ministries stand behind whose laws."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from stapeling.analyses.results import Responsibility
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
from stapeling.reports.charts.style import BLUE, PURPLE, WIDTH, Record
from stapeling.reports.view import View
from stapeling.reports.words import word

if TYPE_CHECKING:
    import altair as alt

_CAPTION = N_(
    "Unit: laws in force, by the ministry that answers for them. A circle: of an implementer; a"
    " square: of a family of laws. The number stands beside it. Grey and dotted: laws of which the"
    " ministry is not known. Behind the name: the number of ministries."
)
_STEP = 24
_DESCRIBED = 8
"""How many lines a description tells one by one."""


def responsibility_chart(view: View) -> Iterator[Chart]:
    """Draw the ministries that answer for the laws of implementers and of families of laws."""
    every = [row for row in view.report.cycle.responsibility if row.ministries or row.unknown]
    found, left = shortened(sorted(every, key=_most))
    if not found:
        return
    looks = _looks(view)
    names = distinct({_id(row): _line(view, row) for row in found}, 52)
    rows = [
        {**line, "name": names[_id(row)]}
        for row in found
        for line in _rows(view, row, {key: one.name for key, one in looks.items()})
    ]
    columns = list(dict.fromkeys(row["of"] for row in sorted(rows, key=_by_column)))
    chart = _drawn(view, list(names.values()), columns, present(looks, rows))
    yield Chart(
        key="responsibility",
        part="cycle",
        title=view.text("Ministries behind the laws"),
        caption=view.text(_CAPTION) + left_out(view, left),
        described=_described(view, found),
        spec=finished(chart, {"rows": rows}, ("ministry", "implementer")),
        tables=("responsibility",),
    )


def _looks(view: View) -> dict[str, Look]:
    """Give what the marks look like, by what they mean."""
    return {
        "implementer": Look(view.text("laws of an implementer"), BLUE, "certain", "circle"),
        "family": Look(view.text("laws of a family"), PURPLE, "certain", "square"),
        "unknown": look(view.text("ministry not known"), "unknown", "unknown", "square"),
    }


def _drawn(
    view: View, names: list[str], columns: list[str], looks: list[Look]
) -> alt.TopLevelMixin:
    """Draw a mark for the laws of a ministry on a line, with their number beside it."""
    import altair as alt

    base = rows_named().encode(
        y=names_axis("name", names, points=True),
        x=columns_axis("of", columns),
        tooltip=witness_tips(
            view,
            ("title", view.text("implementer or family")),
            ("of", view.text("ministry")),
            ("n", view.text("laws")),
            ("index", view.text("Herfindahl index")),
        ),
    )
    marks = base.mark_point(strokeWidth=1.4, opacity=1).encode(
        size=alt.Size(
            "count:Q", scale=alt.Scale(type="sqrt", range=[40, 420], zero=True), legend=None
        ),
        **looking(looks, shapes=True),
    )
    numbers = base.mark_text(align="left", dx=14).encode(text="n:N")
    return alt.layer(marks, numbers).properties(width=WIDTH, height={"step": _STEP})


def _most(row: Responsibility) -> tuple[bool, int, int, str]:
    laws = sum(map(len, row.ministries.values()))
    return row.organisation is None, -len(row.ministries), -laws, _id(row)


def _id(row: Responsibility) -> str:
    return row.organisation or f"family {row.family}"


def _name(view: View, row: Responsibility) -> str:
    if row.organisation is not None:
        return view.names.organisation(row.organisation)
    return word(view.language, row.family)


def _line(view: View, row: Responsibility) -> str:
    """Name a line for short, so that the number behind it is not cut off."""
    of, name = row.organisation, _name(view, row)
    return f"{view.names.abbreviation(of) if of else name}: {_count(view, row)}"


def _count(view: View, row: Responsibility) -> str:
    """Count the ministries; at least, when that of a law is not known."""
    number = len(row.ministries)
    return view.language.span((number, number), at_least=bool(row.unknown))


def _by_column(row: Record) -> tuple[bool, str]:
    return row["ministry"] is None, row["of"]


def _rows(view: View, row: Responsibility, looks: dict[str, str]) -> Iterator[Record]:
    fixed: Record = {
        "title": _name(view, row),
        "implementers": [row.organisation] if row.organisation else [],
        "index": view.number(row.herfindahl, 2).text,
        "open": _unknown(view, len(row.unknown)),
    }
    kind = "implementer" if row.organisation is not None else "family"
    groups: list[tuple[str | None, Sequence[str]]] = sorted(row.ministries.items())
    if row.unknown:
        groups.append((None, row.unknown))
    for ministry, laws in groups:
        yield {
            **fixed,
            "ministry": ministry,
            "of": view.names.organisation(ministry) if ministry else view.text("unknown"),
            "what": looks[kind if ministry else "unknown"],
            "n": view.language.number(len(laws)),
            "count": len(laws),
            **witnessed(view, laws, map(view.names.law, laws)),
        }


def _unknown(view: View, laws: int) -> str:
    return view.text("the ministry of {n} of the laws", n=laws) if laws else ""


def _described(view: View, found: Sequence[Responsibility]) -> str:
    told = [
        view.plural(
            "{name}: {ministries} ministries for {n} law, of {unknown} not known",
            "{name}: {ministries} ministries for {n} laws, of {unknown} not known",
            sum(map(len, row.ministries.values())) + len(row.unknown),
            name=_name(view, row),
            ministries=_count(view, row),
            unknown=len(row.unknown),
        )
        for row in found[:_DESCRIBED]
    ]
    if len(found) > _DESCRIBED:
        told.append(view.text("and {n} more", n=len(found) - _DESCRIBED))
    return "; ".join(told) + "."
