"""ST5xx: oversight. Who looks at what is looked at twice, and where nobody looks."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.checks.context import Context, organisation_ref
from stapeling.findings import Counted, Finding, Location, Term
from stapeling.language import N_, NP_

_FEW = 3
"""So many organisations are named in a sentence; more are counted."""
_OWN_PHASES = {
    "ministry": frozenset({"beleid", "wetgeving", "evaluatie"}),
    "implementer": frozenset({"uitvoering"}),
}
"""The phases of the policy cycle that are an organisation's own work, by its role."""


def overseen_twice(context: Context) -> Iterator[Finding]:
    """Two external bodies look at the same subject of one organisation in the same phase.

    Severity: warning.

    Why
    ---
    Every body that looks asks for reports, figures and talks. Two that look from outside at the
    same thing ask for them twice. Bodies of which the line or the days are not known are not
    counted; the owner and the organisation's own control are another line. What the same bodies do
    at many organisations is one finding, with those organisations as its witness.

    Failing
    -------
    # needs: oversight
    # as-of: 2026-11-01
    laws: [{id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
      implementers: [dienst]}]
    organisations:
      - {id: dienst, title: De Dienst, kind: rijksdienst}
      - {id: een, title: Inspectie een, kind: inspectie}
      - {id: twee, title: Inspectie twee, kind: inspectie}
    oversight:
      - {by: een, over: [dienst], subjects: [ict], phases: [uitvoering], line: extern}
      - {by: twee, over: [dienst], subjects: [ict], phases: [uitvoering], line: extern}

    Passing
    -------
    # needs: oversight
    # as-of: 2026-11-01
    laws: [{id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
      implementers: [dienst]}]
    organisations:
      - {id: dienst, title: De Dienst, kind: rijksdienst}
      - {id: een, title: Inspectie een, kind: inspectie}
      - {id: twee, title: Inspectie twee, kind: inspectie}
    oversight:
      - {by: een, over: [dienst], subjects: [ict], phases: [uitvoering], line: extern}
      - {by: twee, over: [dienst], subjects: [financieel], phases: [uitvoering], line: extern}

    Fix
    ---
    Agree who looks, and let the other rest on it. If both must look, accept it in `ignore` and
    say why.

    Source
    ------
    *Oversight* in docs/metrics.md.
    """
    template = N_("{by} all look at {subject} of {organisations}, phase {phase}")
    for (by, subject, phase), over in _doubled(context).items():
        named: object = tuple(map(organisation_ref, over))
        if len(over) > _FEW:
            named = Counted(len(over), *NP_("{n} organisation", "{n} organisations"))
        values = {
            "by": tuple(map(organisation_ref, by)),
            "subject": Term(subject),
            "organisations": named,
            "phase": Term(phase),
        }
        place = _record(context, by[-1], over[0])
        yield Finding(place, "ST501", template, values, (*by, subject, phase), witness=over)


def _doubled(context: Context) -> dict[tuple[tuple[str, ...], str, str], tuple[str, ...]]:
    """Give the organisations that the same bodies look at twice, by bodies, subject and phase."""
    found: dict[tuple[tuple[str, ...], str, str], tuple[str, ...]] = {}
    for row in context.oversight.doubling if context.oversight is not None else ():
        if len(row.by) > 1:
            key = (tuple(sorted(row.by)), row.subject, row.phase)
            found[key] = (*found.get(key, ()), row.organisation)
    return {key: tuple(sorted(over)) for key, over in sorted(found.items())}


def phase_without_overseer(context: Context) -> Iterator[Finding]:
    """In a phase of the policy cycle nobody is recorded to look at an organisation.

    Severity: note.

    Why
    ---
    Nearly all eyes are on those who carry out. That nobody looks at the making of policy and law
    is a finding about the system; that nobody is recorded may be one about the corpus. So this is
    a note, and only about organisations that some oversight is recorded of: of a ministry the
    phases policy, legislation and evaluation, of those who carry out law that of carrying it out.

    Failing
    -------
    # needs: oversight
    # as-of: 2026-11-01
    laws: [{id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
      implementers: [dienst]}]
    organisations:
      - {id: dienst, title: De Dienst, kind: rijksdienst}
      - {id: een, title: Inspectie een, kind: inspectie}
    oversight:
      - {by: een, over: [dienst], subjects: [ict], phases: [evaluatie], line: extern}

    Passing
    -------
    # needs: oversight
    # as-of: 2026-11-01
    laws: [{id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
      implementers: [dienst]}]
    organisations:
      - {id: dienst, title: De Dienst, kind: rijksdienst}
      - {id: een, title: Inspectie een, kind: inspectie}
    oversight:
      - {by: een, over: [dienst], subjects: [ict], phases: [uitvoering], line: extern}

    Fix
    ---
    Record who looks in that phase, or leave the note as what it is.

    Source
    ------
    *Oversight* in docs/metrics.md.
    """
    template = N_("nobody is recorded to look at {organisation} in the phase {phase}")
    for row in context.oversight.organisations if context.oversight is not None else ():
        if not row.watches:
            continue
        for phase in set(row.unwatched) & _OWN_PHASES.get(row.role, frozenset()):
            values = {"organisation": organisation_ref(row.organisation), "phase": Term(phase)}
            yield Finding(
                context.organisation(row.organisation), "ST502", template, values,
                (row.organisation, phase), severity="note",
            )  # fmt: skip


def _record(context: Context, by: str, over: str) -> Location:
    """Give the place of the record that a body looks at an organisation."""
    kind = getattr(context.corpus.organisations.get(over), "kind", None)
    for row in context.corpus.oversight:
        if row.by == by and (over in row.over or kind in row.over_kinds):
            return row.location
    return context.organisation(over)
