"""Oversight as plain data."""

from __future__ import annotations

from stapeling.analyses.results import (
    Doubling,
    OrganisationOverseen,
    OversightResult,
    PhaseWatched,
    Watch,
)
from stapeling.reports.values import span_value


def oversight_data(result: OversightResult) -> dict[str, object]:
    """Give the section of JSON: what is looked at twice, where nobody is recorded, and who looks.

    A gap is a phase in which no body is recorded to look at an organisation.
    """
    return {
        "doubling": [_doubling(row) for row in result.doubling],
        "gaps": [
            {"organisation": row.organisation, "phase": phase}
            for row in result.organisations
            for phase in row.unwatched
        ],
        "per_organisation": [_organisation(row) for row in result.organisations],
        "undecided": result.undecided,
        "records": result.records,
        "estimated": result.estimated,
    }


def _doubling(row: Doubling) -> dict[str, object]:
    return {
        "organisation": row.organisation,
        "subject": row.subject,
        "phase": row.phase,
        "by": list(row.by),
        "possible": list(row.possible),
        "estimated": list(row.estimated),
    }


def _organisation(row: OrganisationOverseen) -> dict[str, object]:
    return {
        "organisation": row.organisation,
        "role": row.role,
        "bodies": span_value(row.bodies),
        "by_line": {line: list(bodies) for line, bodies in row.by_line},
        "by_subject": {subject: list(bodies) for subject, bodies in row.by_subject},
        "phases": [_phase(phase) for phase in row.phases],
        "watches": [_watch(watch) for watch in row.watches],
        "hours_per_year": row.hours_per_year,
        "unknown_hours": row.unknown_hours,
        "years": [{"year": year.year, "bodies": span_value(year.bodies)} for year in row.years],
        "unknown_start": row.unknown_start,
    }


def _phase(row: PhaseWatched) -> dict[str, object]:
    return {
        "phase": row.phase,
        "by": list(row.by),
        "perhaps": list(row.perhaps),
        "subjects": list(row.subjects),
    }


def _watch(watch: Watch) -> dict[str, object]:
    return {
        "by": watch.by,
        "subjects": list(watch.subjects),
        "phases": list(watch.phases),
        "line": watch.line,
        "certain": watch.certain,
        "hours_per_year": watch.hours_per_year,
        "certainty": watch.certainty,
        "estimated": list(watch.estimated),
        "source": list(watch.source),
    }
