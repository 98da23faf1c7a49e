"""ST4xx: the time that an implementer has to prepare."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.analyses.burden.fit import Fit
from stapeling.analyses.results import ShortAct
from stapeling.checks.context import Context, act_ref, organisation_ref
from stapeling.findings import Counted, Finding, Severity
from stapeling.language import N_, NP_

_NO_POLICY = frozenset({"technisch", "indexering", "gefaseerde_inwerkingtreding", "intrekking"})
_EXCEPTED = frozenset({"reparatie", "eu_implementatie"})
"""The natures that Aanwijzing 4.17 excepts from the norm."""


def too_little_time(context: Context) -> Iterator[Finding]:
    """An implementer is given less time to prepare than it needs.

    Severity: warning by the norm; an error where the implementer stated a later day; else a note.

    Why
    ---
    Systems, forms and people must be ready on the day that a rule takes effect. Needed is the day
    that a toets or a burden record calls feasible, else the norm: two months between publication
    and commencement, three where local government carries it out. Given is what lies between
    publication and commencement. Both must be known to the day.

    The norm has exceptions, to be motivated: repair, urgency, European law, undue loss or gain.
    So an act that is known to be policy and states no such reason is a warning, any other a note.
    Acts that are known to be technical or to change figures only are left out.

    Failing
    -------
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         implementers: [dienst], changes: [{act: stb-2026-1, in_force_from: 2026-07-01}]}
    acts: [{id: stb-2026-1, level: wet, nature: [beleid], published: 2026-06-15}]
    organisations: [{id: dienst, title: De Dienst, kind: rijksdienst}]

    Passing
    -------
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         implementers: [dienst], changes: [{act: stb-2026-1, in_force_from: 2026-07-01}]}
    acts: [{id: stb-2026-1, level: wet, nature: [beleid], published: 2026-05-01}]
    organisations: [{id: dienst, title: De Dienst, kind: rijksdienst}]

    Fix
    ---
    Let the act take effect later. `shortfall_days` in `[check.limits]` leaves small shortfalls
    out.

    Source
    ------
    Aanwijzingen voor de regelgeving 4.17; *shortfall_days* in docs/metrics.md.
    """
    norm = N_("{act} gives {organisation} {given} to prepare, and the norm asks {needed}")
    excepted = N_(
        "{act} gives {organisation} {given} to prepare, and the norm asks {needed}; it may be an"
        " exception"
    )
    stated = N_("{act} gives {organisation} {given} to prepare, and it said it needs {needed}")
    templates: dict[Severity, str] = {"error": stated, "warning": norm, "note": excepted}
    for implementer in context.implementers:
        for row in implementer.short:
            severity = _gravity(context, implementer, row)
            if severity is None or row.short <= context.limits.shortfall_days:
                continue
            values = {
                "act": act_ref(row.act),
                "organisation": organisation_ref(implementer.id),
                "given": Counted(row.given, *NP_("{n} day", "{n} days")),
                "needed": Counted(row.needed, *NP_("{n} day", "{n} days")),
            }
            yield Finding(
                context.change_for(implementer.id, row.act), "ST403", templates[severity],
                values, (implementer.id, row.act), severity=severity, witness=(row.act,),
            )  # fmt: skip


def _gravity(context: Context, implementer: Fit, row: ShortAct) -> Severity | None:
    """Say how grave a shortfall is; nothing for an act that only changes figures."""
    if not row.norm:
        return "error"
    natures = context.natures(row.act, context.carried_out[implementer.id])
    if natures and natures <= _NO_POLICY:
        return None
    act = context.graph.act(row.act)
    ahead = row.act in context.proposals.new
    if natures & _EXCEPTED or (act is not None and act.justification is not None):
        return "note"
    return "warning" if natures or ahead else "note"


def decided_too_late(context: Context) -> Iterator[Finding]:
    """An act was decided too late for the calendar of an implementer.

    Severity: warning.

    Why
    ---
    Some implementers change their systems on fixed days, and must know months before what to
    change. The calendar is theirs.

    Failing
    -------
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         implementers: [dienst], changes: [{act: stb-2025-1, in_force_from: 2026-01-01}]}
    acts: [{id: stb-2025-1, level: wet, decided: 2025-10-01}]
    organisations:
      - {id: dienst, title: De Dienst, kind: rijksdienst,
         calendar: [{in_force: "01-01", decided_by: "07-01"}]}

    Passing
    -------
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         implementers: [dienst], changes: [{act: stb-2025-1, in_force_from: 2026-01-01}]}
    acts: [{id: stb-2025-1, level: wet, decided: 2025-06-01}]
    organisations:
      - {id: dienst, title: De Dienst, kind: rijksdienst,
         calendar: [{in_force: "01-01", decided_by: "07-01"}]}

    Fix
    ---
    Let it take effect on the next fixed day.

    Source
    ------
    `calendar` of the organisation; *too_late* in docs/metrics.md.
    """
    template = N_("{act} was decided on {decided}; {organisation} asks that before {before}")
    for implementer in context.implementers:
        for row in implementer.too_late:
            values = {
                "act": act_ref(row.act),
                "organisation": organisation_ref(implementer.id),
                "decided": row.decided,
                "before": row.before,
            }
            yield Finding(
                context.change_for(implementer.id, row.act), "ST405", template, values,
                (implementer.id, row.act), witness=(row.act,),
            )  # fmt: skip
