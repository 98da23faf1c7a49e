"""The table of the toetsen that acts need: acts of which the same changed stand together."""

from __future__ import annotations

from stapeling.comparing.results import NumberChange
from stapeling.language import N_
from stapeling.reports.comparison.values import difference_text, side_text
from stapeling.reports.comparison.view import ComparisonView
from stapeling.reports.page import Cell, Column, Row, Table, number

_CAPTION = N_(
    "Unit in brackets. Acts of which a number rose or fell by as much stand together: first how"
    " many they are, below it which. Before and after are told where one act stands alone."
)


def act_table(view: ComparisonView) -> Table:
    """Tell what changed in the toetsen that acts need and had, the largest groups first."""
    groups: dict[tuple[str, str], list[NumberChange]] = {}
    for change in view.of_part("toetsen"):
        if change.row.section == "toetsen_acts":
            by = difference_text(change, view.language)
            groups.setdefault((change.row.measure, by), []).append(change)
    rows = sorted(groups.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1]))
    return Table(
        key="toetsen_acts",
        title=view.text("Toetsen of acts"),
        caption=view.text(_CAPTION),
        columns=(
            Column("measure", view.header("figure")),
            number("difference", view.header("difference")),
            number("acts", view.header("acts")),
            number("before", view.header("before"), 2),
            number("after", view.header("after"), 2),
        ),
        rows=tuple(_row(view, by, changes) for (_, by), changes in rows),
    )


def _row(view: ComparisonView, by: str, changes: list[NumberChange]) -> Row:
    first, alone = changes[0], len(changes) == 1
    acts = tuple(change.row.subject for change in changes)
    sides = (side_text(side, view.language, told=alone) for side in (first.before, first.after))
    cells = (
        Cell(view.measure(first), first.row.measure),
        Cell(by, first.difference),
        Cell(view.language.number(len(acts)), len(acts)),
        *(Cell(text if alone else "", text if alone else None) for text in sides),
    )
    return Row(cells, ("; ".join(map(view.names.act, acts)),), acts)
