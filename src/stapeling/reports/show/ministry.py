"""The laws that a ministry answers for, and the ministries behind an implementer."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.analyses.results import Responsibility
from stapeling.language import N_
from stapeling.model.laws import Law
from stapeling.reports.page import Cell, Column, Fact, Row, Table, number
from stapeling.reports.subjects.cycle import stage_name
from stapeling.reports.view import View
from stapeling.reports.words import word

_BEHIND_CAPTION = N_("Ministries that answer for the laws in force that it carries out.")


def ministry_table(view: View, name: str) -> Table:
    """Tell the laws that a ministry answers for, with their stage in the policy cycle."""
    text = view.text
    laws = [law for law in view.graph.laws.values() if law.ministry == name]
    stages = {row.id: row.stage for row in view.report.cycle.laws}
    return Table(
        key="answers_for",
        title=text("Laws that it answers for"),
        caption=text("With the stage of the policy cycle that each certainly reached."),
        columns=(
            Column("law", view.header("law")),
            Column("kind", view.header("kind")),
            Column("in_force_from", view.header("in force from")),
            Column("stage", view.header("stage")),
            Column("implementers", view.header("implementers"), priority=2, untold=((),)),
        ),
        rows=tuple(
            _law(view, law, stages.get(law.id)) for law in sorted(laws, key=lambda law: law.id)
        ),
    )


def _law(view: View, law: Law, stage: str | None) -> Row:
    who = tuple(dict.fromkeys(row.organisation for row in law.implementers))
    cells = (
        view.law(law.id),
        Cell(word(view.language, law.kind), law.kind),
        view.day(law.in_force_from),
        Cell(stage_name(view, stage) if stage else "", stage),
        Cell("; ".join(map(view.names.organisation, who)), who),
    )
    return Row(cells, ids=(law.id,))


def ministry_facts(view: View, name: str) -> Iterator[Fact]:
    """Tell how concentrated the responsibility for its laws is."""
    found = _behind(view, name)
    if found is not None and found.herfindahl is not None:
        told = view.text(
            "{n} (Herfindahl index {index})",
            n=len(found.ministries),
            index=view.language.number(found.herfindahl, 2),
        )
        cell = Cell(told, tuple(found.ministries))
        yield Fact("ministries", view.text("ministries"), cell)


def behind_table(view: View, name: str) -> Table:
    """Tell which ministries answer for the laws that an organisation carries out."""
    text, found = view.text, _behind(view, name)
    rows = sorted(found.ministries.items(), key=_most) if found is not None else []
    unknown = "; ".join(map(view.names.law, found.unknown)) if found is not None else ""
    return Table(
        key="ministries",
        title=text("Ministries behind its laws"),
        caption=text(_BEHIND_CAPTION),
        columns=(
            Column("ministry", view.header("ministry")),
            number("laws", view.header("laws")),
            Column("which", view.header("which")),
        ),
        rows=tuple(_ministry(view, ministry, laws) for ministry, laws in rows),
        notes=(text("Ministry unknown: {laws}", laws=unknown),) if unknown else (),
    )


def _most(item: tuple[str, tuple[str, ...]]) -> tuple[int, str]:
    return -len(item[1]), item[0]


def _behind(view: View, name: str) -> Responsibility | None:
    rows = view.report.cycle.responsibility
    return next((row for row in rows if row.organisation == name), None)


def _ministry(view: View, ministry: str, laws: tuple[str, ...]) -> Row:
    cells = (
        Cell(view.names.organisation(ministry), ministry),
        view.number(len(laws)),
        Cell("; ".join(map(view.names.law, laws)), laws),
    )
    return Row(cells, ids=laws)
