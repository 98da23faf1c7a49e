"""The tables of oversight: who looks at whom, at what, and since when."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from stapeling.analyses.results import OrganisationOverseen
from stapeling.language import N_
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.subjects.alike import alike, named, organisations_cell
from stapeling.reports.subjects.doubling import bodies, doubling_table, estimate_notes
from stapeling.reports.subjects.watched_phases import phase_table
from stapeling.reports.view import View
from stapeling.reports.words import word

_OVERSEER_CAPTION = N_(
    "Unit: bodies, each once, and by line: external, owner, internal. More than once: the"
    " subjects that several bodies look at, whatever their line. Only recorded ones count, so"
    " read everything as at least."
)
_GROWTH_CAPTION = N_(
    "Bodies at the end of the first year in which one is recorded, and now. An interval runs"
    " from those that certainly looked then to those that possibly did; since when is not known"
    " of the bodies in the last column."
)
LINES = ("extern", "eigenaar", "intern", "unknown")


def oversight_tables(view: View) -> Iterator[Table]:
    """Tell who looks at whom, and at what."""
    yield doubling_table(view, view.report.oversight.doubling)
    if any(row.bodies.high for row in view.report.oversight.organisations):
        yield overseer_table(view, view.report.oversight.organisations)
        yield phase_table(view, view.report.oversight.organisations)
        yield growth_table(view, view.report.oversight.organisations)


def overseer_table(view: View, organisations: Sequence[OrganisationOverseen]) -> Table:
    """Tell by how many bodies every organisation is looked at, the most first."""
    text = view.text
    told = [row for row in organisations if row.bodies.high]
    told.sort(key=lambda row: (-row.bodies.low, -row.bodies.high, row.organisation))
    return Table(
        key="overseers",
        title=text("Who looks at whom"),
        caption=text(_OVERSEER_CAPTION),
        columns=(
            Column("organisation", view.header("organisation")),
            number("bodies", view.header("bodies")),
            Column("subjects", view.header("more than once"), untold=({},)),
            number("hours_per_year", view.header("hours a year"), 2, untold=(None,)),
        ),
        rows=tuple(_overseer_row(view, rows) for rows in alike(told, _look)),
        notes=(*_without(view, organisations), *estimate_notes(view)),
    )


def _look(row: OrganisationOverseen) -> Hashable:
    """Give what the table tells of an organisation."""
    return row.bodies, row.by_line, row.by_subject, row.hours_per_year, row.unknown_hours


def _overseer_row(view: View, rows: Sequence[OrganisationOverseen]) -> Row:
    row, ids = rows[0], [row.organisation for row in rows]
    lines, several = dict(row.by_line), several_bodies(row)
    told = "; ".join(f"{word(view.language, name)} {n}" for name, n in several.items())
    cells = (
        organisations_cell(view, ids),
        view.span(row.bodies),
        Cell(told, several),
        view.number(row.hours_per_year),
    )
    details = [*named(view, ids)]
    details += [
        f"{line_name(view, line).capitalize()} {len(lines[line])}: {bodies(view, lines[line])}"
        for line in LINES
        if lines.get(line)
    ]
    if row.hours_per_year is not None and row.unknown_hours:
        unknown = row.unknown_hours
        details.append(
            view.plural("Hours of {n} more unknown", "Hours of {n} more unknown", unknown)
        )
    return Row(cells, tuple(details), row.watchers)


def line_name(view: View, line: str) -> str:
    """Name a line of oversight."""
    return view.text("line unknown") if line == "unknown" else word(view.language, line)


_FACT_WORDS = {
    "over": N_("organisations"),
    "over_kinds": N_("kinds of organisation"),
    "subjects": N_("subjects"),
    "phases": N_("phases"),
    "line": N_("line"),
}


def estimates_told(view: View, facts: Sequence[str]) -> str:
    """Name the facts of a record of oversight that are an estimate."""
    return ", ".join(view.text(_FACT_WORDS[fact]) for fact in facts)


def several_bodies(row: OrganisationOverseen) -> dict[str, int]:
    """Give the subjects that at least two bodies look at, with their number, the most first."""
    found = {subject: len(by) for subject, by in row.by_subject if len(by) > 1}
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _without(view: View, organisations: Sequence[OrganisationOverseen]) -> Iterator[str]:
    names = [row.organisation for row in organisations if not row.bodies.high]
    if names:
        told = bodies(view, names)
        yield view.text(
            "No overseer is recorded, which is not none: {organisations}", organisations=told
        )


def growth_table(view: View, organisations: Sequence[OrganisationOverseen]) -> Table:
    """Tell how many bodies looked at every organisation in its first year, and now."""
    text = view.text
    told = [row for row in organisations if len(row.years) > 1]
    told.sort(key=lambda row: (-row.years[-1].bodies.low, row.organisation))
    same = alike(told, lambda row: (row.years[0], row.years[-1], row.unknown_start))
    return Table(
        key="oversight_growth",
        title=text("Oversight over the years"),
        caption=text(_GROWTH_CAPTION),
        columns=(
            Column("organisation", view.header("organisation")),
            Column("first_year", view.header("first year")),
            number("first", view.header("bodies then")),
            number("last", view.header("bodies now")),
            number("unknown_start", view.header("since unknown")),
        ),
        rows=tuple(_growth_row(view, rows) for rows in same),
    )


def _growth_row(view: View, rows: Sequence[OrganisationOverseen]) -> Row:
    row, ids = rows[0], [row.organisation for row in rows]
    first, last = row.years[0], row.years[-1]
    cells = (
        organisations_cell(view, ids),
        Cell(str(first.year), first.year),
        view.span(first.bodies),
        view.span(last.bodies),
        view.number(row.unknown_start),
    )
    return Row(cells, named(view, ids), row.watchers)
