"""Oversight as rows of the long table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stapeling.analyses.results import OrganisationOverseen, OversightResult, Span
from stapeling.numbers.tidy import Measured, Rows, Tidy

SECTIONS: frozenset[str] = frozenset({"oversight", "doubling"})
"""The sections of the long table that these rows stand in."""


def oversight_rows(result: OversightResult) -> Iterator[Tidy]:
    """Give every number as a row; the title is the id, as organisations are titled elsewhere."""
    for found in result.doubling:
        yield _row(
            found.organisation,
            f"doubling_{found.subject}_{found.phase}",
            (len(found.by), len(found.by) + len(found.possible)),
            (*found.by, *found.possible),
            section="doubling",
        )
    for organisation in result.organisations:
        yield from _organisation(organisation)


def _organisation(row: OrganisationOverseen) -> Iterator[Tidy]:
    name = row.organisation
    yield _row(name, "bodies", _recorded(row.bodies), row.watchers)
    for line, bodies in row.by_line:
        yield _row(name, f"bodies_{line}", len(bodies), bodies)
    for subject, bodies in row.by_subject:
        yield _row(name, f"watched_{subject}", len(bodies), bodies)
    for phase in row.phases:
        count = Span(len(phase.by), len(phase.by) + len(phase.perhaps))
        witness = (*phase.by, *phase.perhaps)
        yield _row(name, f"phase_{phase.phase}", _recorded(count), witness)
    for year in row.years:
        unknown = row.unknown_start
        yield _row(name, "overseers", year.bodies, period=str(year.year), unknown=unknown)
    hours, unknown = row.hours_per_year, row.unknown_hours
    yield _row(name, "hours_per_year", hours, unit="hours/year", unknown=unknown)


def _recorded(count: Span) -> Span | None:
    """Give a count of bodies; that none is recorded is not known, and no zero."""
    return count if count.high else None


def _row(
    subject: str,
    measure: str,
    value: Measured,
    witness: Iterable[str] = (),
    *,
    section: str = "oversight",
    unit: str = "bodies",
    period: str = "",
    unknown: int | None = None,
) -> Tidy:
    """Give one number of an organisation; only what is recorded, so at least."""
    row = Rows(subject).row
    return row(
        section, measure, unit, value, witness, period=period, at_least=True, unknown=unknown
    )
