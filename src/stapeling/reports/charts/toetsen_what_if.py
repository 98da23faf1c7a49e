"""The picture of what one more toets would add: new questions, and those asked already."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from stapeling.analyses.results import WhatIf
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
from stapeling.reports.charts.style import BLUE, GREEN, RED, ROW, WIDTH, YELLOW, Record, whole
from stapeling.reports.subjects.questions import told_questions
from stapeling.reports.subjects.toetsen_what_if import divided, known_questions, ranked
from stapeling.reports.view import Reader

if TYPE_CHECKING:
    import altair as alt

_CAPTION = N_(
    "Unit: main questions of a toets that is not obliged, against those that are asked without it."
    " The number stands in each part. Behind the bar: by how many weeks the longest path would"
    " grow, at the low lengths. Grey and dotted: what it asks is not recorded, so it may ask"
    " anything."
)


def what_if_chart(
    view: Reader, rows: Sequence[WhatIf], chosen: Collection[str] = frozenset()
) -> Iterator[Chart]:
    """Draw what each toets that is not obliged would ask anew, and what is asked already."""
    ordered = sorted(rows, key=lambda row: (row.toets not in chosen, *ranked(row), row.toets))
    shown, left = shortened(ordered)
    if not shown:
        return
    names = distinct({row.toets: _name(view, row, chosen) for row in shown}, 52)
    looks = _looks(view)
    data = [line for row in shown for line in _rows(view, row, names[row.toets], looks)]
    chart = _drawn(view, list(names.values()), present(looks, data))
    yield Chart(
        key="toetsen_what_if",
        part="toetsen",
        title=view.text("What one more toets would add"),
        caption=view.text(_CAPTION) + left_out(view, left),
        described=" ".join(_described(view, row) for row in shown),
        spec=finished(chart, {"rows": data}),
        tables=("what_if",),
    )


def _looks(view: Reader) -> dict[str, Look]:
    """Give what the marks look like, by what they mean."""
    return {
        "new": Look(view.text("new"), GREEN),
        "aside": Look(view.text("new as main question"), BLUE),
        "in_part": Look(view.text("asked of some implementers"), YELLOW),
        "main": Look(view.text("asked already as main question"), RED, "possible"),
        "unknown": look(view.text("not recorded"), "unknown", "unknown"),
    }


def _drawn(view: Reader, names: list[str], looks: list[Look]) -> alt.TopLevelMixin:
    """Draw a bar for each toets, with the number in each part and the weeks behind it."""
    import altair as alt

    base = rows_named().encode(
        y=names_axis("name", names),
        tooltip=witness_tips(
            view,
            ("title", view.text("toets")),
            ("what", view.text("shown")),
            ("n", view.text("questions")),
            ("told", view.text("which")),
            ("weeks", view.text("weeks added")),
        ),
    )
    bars = base.mark_bar(strokeWidth=1).encode(
        x=alt.X("a:Q", title=view.text("main questions"), axis=alt.Axis(**whole())),
        x2="b:Q",
        **looking(looks),
    )
    numbers = base.transform_filter("datum.mid != null").mark_text(fontWeight="bold")
    ends = base.transform_filter("datum.last").mark_text(align="left", dx=6)
    return alt.layer(
        bars,
        numbers.encode(x="mid:Q", text="n:N"),
        ends.encode(x="b:Q", text="weeks:N"),
    ).properties(width=WIDTH, height={"step": ROW + 4})


def _name(view: Reader, row: WhatIf, chosen: Collection[str]) -> str:
    name = view.names.toets(row.toets)
    return view.text("+ {name}", name=name) if row.toets in chosen else name


def _rows(view: Reader, row: WhatIf, name: str, looks: dict[str, Look]) -> Iterator[Record]:
    fixed: Record = {
        "name": name,
        "title": view.names.toets(row.toets),
        "weeks": _weeks(view, row),
        "implementers": list(row.bearers),
    }
    own = witnessed(view, (row.toets,), (view.names.toets(row.toets),))
    if not known_questions(view, row):
        yield {**fixed, **own, "what": looks["unknown"].name, "a": 0, "b": 1} | {
            "n": "?",
            "mid": 0.5,
            "last": True,
            "open": view.text("what it asks"),
        }
        return
    place, found = 0, []
    parts = divided(row)
    for key in ("new", "aside", "in_part", "main"):
        questions = getattr(parts, key)
        n = len(questions)
        if n:
            by = [name for question in questions for name in row.asked_by.get(question, ())]
            found.append(
                {
                    **fixed,
                    "what": looks[key].name,
                    "a": place,
                    "b": place + n,
                    "mid": place + n / 2,
                    "n": view.language.number(n),
                    "told": told_questions(view, questions),
                    "open": "",
                    **witnessed(view, (row.toets, *by), map(view.names.toets, by or [row.toets])),
                }
            )
        place += n
    if not found:
        found.append({**fixed, **own, "what": looks["main"].name, "a": 0, "b": 0, "open": ""})
    found[-1]["last"] = True
    yield from found


def _weeks(view: Reader, row: WhatIf) -> str:
    if row.weeks_added is None:
        return view.text("weeks not known")
    low = row.weeks_added[0]
    return view.plural("+ {weeks} week", "+ {weeks} weeks", 1 if low == 1 else 2, weeks=low)


def _described(view: Reader, row: WhatIf) -> str:
    name = view.names.toets(row.toets)
    if not known_questions(view, row):
        return view.text("{name}: what it asks is not recorded.", name=name)
    parts = divided(row)
    return view.text(
        "{name}: {new} new, {aside} new as main question, {in_part} asked of some, {main} asked"
        " already; {weeks}.",
        name=name,
        new=len(parts.new),
        aside=len(parts.aside),
        in_part=len(parts.in_part),
        main=len(parts.main),
        weeks=_weeks(view, row),
    )
