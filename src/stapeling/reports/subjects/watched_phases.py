"""The table of phases: how many bodies look at an organisation in each, and where none is known."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import get_args

from stapeling.analyses.results import OrganisationOverseen, PhaseWatched, Span
from stapeling.language import N_, UNKNOWN
from stapeling.model.terms import OversightPhase
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.subjects.alike import alike, named, organisations_cell
from stapeling.reports.view import View
from stapeling.reports.words import word, words

PHASES = get_args(OversightPhase)
_PHASE_CAPTION = N_(
    "Bodies that are recorded to look at an organisation, by phase of the policy cycle. {none}: no"
    " overseer is recorded for that phase. An interval: of some bodies the phase or the days are"
    " not known."
)
_ROLES = {
    "implementer": N_("Implementers without a recorded overseer: {phases}"),
    "ministry": N_("Ministries without a recorded overseer: {phases}"),
    "other": N_("Other organisations without a recorded overseer: {phases}"),
}


def phase_table(view: View, organisations: Sequence[OrganisationOverseen]) -> Table:
    """Tell of every organisation how many bodies look at it in each phase."""
    text = view.text
    told = [row for row in organisations if row.bodies.high]
    told.sort(key=lambda row: (_ROLE_ORDER.get(row.role, 0), -row.bodies.low, row.organisation))
    return Table(
        key="oversight_phases",
        title=text("Oversight by phase"),
        caption=text(_PHASE_CAPTION, none=UNKNOWN),
        columns=(
            Column("organisation", view.header("organisation")),
            *(number(phase, view.header(word(view.language, phase))) for phase in PHASES),
        ),
        rows=tuple(_row(view, rows) for rows in alike(told, _look)),
        notes=tuple(_gaps(view, organisations)),
    )


_ROLE_ORDER = {role: place for place, role in enumerate(_ROLES)}


def _look(row: OrganisationOverseen) -> Hashable:
    """Give what the table tells of an organisation; roles stand apart."""
    return row.role, row.phases


def _row(view: View, rows: Sequence[OrganisationOverseen]) -> Row:
    row, ids = rows[0], [row.organisation for row in rows]
    phases = {found.phase: found for found in row.phases}
    cells = (
        organisations_cell(view, ids),
        *(_count(view, phases.get(phase)) for phase in PHASES),
    )
    details = [_subjects(view, found) for found in row.phases if found.subjects]
    by = dict.fromkeys(body for found in row.phases for body in (*found.by, *found.perhaps))
    return Row(cells, (*named(view, ids), *details), tuple(by))


def _count(view: View, found: PhaseWatched | None) -> Cell:
    if found is None or not (found.by or found.perhaps):
        return Cell(UNKNOWN)
    return view.span(Span(len(found.by), len(found.by) + len(found.perhaps)))


def _subjects(view: View, found: PhaseWatched) -> str:
    phase = word(view.language, found.phase).capitalize()
    return f"{phase}: {words(view.language, found.subjects)}"


def _gaps(view: View, organisations: Sequence[OrganisationOverseen]) -> Iterator[str]:
    """Tell per role of how many organisations no overseer is recorded in a phase."""
    for role, sentence in _ROLES.items():
        own = [row for row in organisations if row.role == role]
        told = []
        for phase in PHASES:
            n = sum(phase in row.unwatched for row in own)
            if n:
                name = word(view.language, phase)
                told.append(view.text("{phase} {n} of {all}", phase=name, n=n, all=len(own)))
        if told:
            yield view.text(sentence, phases="; ".join(told))
