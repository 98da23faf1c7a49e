"""The table of responsibility: how many ministries stand behind an implementer's laws."""

from __future__ import annotations

from collections.abc import Sequence

from stapeling.analyses.results import Responsibility
from stapeling.language import N_
from stapeling.reports.page import NO_COUNT, Cell, Column, Row, Table, number
from stapeling.reports.view import View
from stapeling.reports.words import word

_RESPONSIBILITY_CAPTION = N_(
    "Ministries that answer for the laws in force of an implementer, or of a family of laws. The"
    " Herfindahl index is the sum of their squared shares: 1 is one ministry, 1/n is evenly spread"
    " over n. Laws whose ministry is not known are left out of it and counted apart."
)


def responsibility_table(view: View) -> Table:
    """Tell which ministries answer for whose laws, the most ministries first."""
    text = view.text
    every = view.report.cycle.responsibility
    found = sorted((row for row in every if row.ministries), key=_most)
    return Table(
        key="responsibility",
        title=text("Ministries behind the laws"),
        caption=text(_RESPONSIBILITY_CAPTION),
        columns=(
            Column("of", view.header("of")),
            Column("name", view.header("implementer or family")),
            number("ministries", view.header("ministries")),
            number("herfindahl", view.header("Herfindahl index")),
            number("laws", view.header("laws")),
            number("unknown", view.header("ministry unknown"), untold=NO_COUNT),
        ),
        rows=tuple(_row(view, row) for row in found),
        notes=_without(view, every),
        grouped=True,
    )


def _without(view: View, every: Sequence[Responsibility]) -> tuple[str, ...]:
    """Name those of whose laws no ministry is known."""
    names = [_name(view, row).text for row in every if not row.ministries and row.unknown]
    if not names:
        return ()
    return (
        view.text("Of none of their laws the ministry is known: {names}", names="; ".join(names)),
    )


def _name(view: View, row: Responsibility) -> Cell:
    if row.organisation is not None:
        return Cell(view.names.organisation(row.organisation), row.organisation)
    return Cell(word(view.language, row.family), row.family)


def _most(row: Responsibility) -> tuple[bool, int, int, str]:
    laws = sum(map(len, row.ministries.values()))
    name = row.organisation or row.family or ""
    return row.organisation is None, -len(row.ministries), -laws, name


def _row(view: View, row: Responsibility) -> Row:
    one = row.organisation is not None
    kind = view.text("Implementers") if one else view.text("Families of laws")
    laws = [law for laws in row.ministries.values() for law in laws]
    cells = (
        Cell(kind, "implementer" if one else "family"),
        _name(view, row),
        view.number(len(row.ministries)),
        view.number(row.herfindahl, 2),
        view.number(len(laws)),
        view.number(len(row.unknown)),
    )
    return Row(cells, (_by_ministry(view, row),), (*dict.fromkeys(laws), *row.unknown))


def _by_ministry(view: View, row: Responsibility) -> str:
    """Tell the ministries with the number of laws of each, the most laws first."""
    ordered = sorted(row.ministries.items(), key=lambda item: (-len(item[1]), item[0]))
    return "; ".join(f"{view.names.organisation(name)} {len(laws)}" for name, laws in ordered)
