"""ST4xx: the load on an implementer against what it can bear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from stapeling.analyses.results import Freeze
from stapeling.checks.context import Context, act_ref, organisation_ref
from stapeling.findings import Figure, Finding, Location, Severity, Share, Term
from stapeling.language import N_
from stapeling.model.organisations import Capacity
from stapeling.model.terms import Portfolio


def over_capacity(context: Context) -> Iterator[Finding]:
    """More falls on an implementer in a period than it said it can carry.

    Severity: error.

    Why
    ---
    What does not fit is done late, badly or not at all, and the citizen pays. It fires only when
    the known load is above the stated capacity for every choice within their ranges: what is not
    recorded can only make it worse. Units are not added up, and nothing is converted.

    Failing
    -------
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         implementers: [dienst],
         changes: [{act: kst-1, status: pending, in_force_from: 2028-01-01},
           {act: kst-2, status: pending, in_force_from: 2028-07-01}]}
    acts: [{id: kst-1, level: wet}, {id: kst-2, level: wet}]
    organisations:
      - {id: dienst, title: De Dienst, kind: rijksdienst,
         capacity: [{unit: changes, per: year, amount: 1, from: 2026-01-01}]}

    Passing
    -------
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         implementers: [dienst],
         changes: [{act: kst-1, status: pending, in_force_from: 2028-01-01},
           {act: kst-2, status: pending, in_force_from: 2029-01-01}]}
    acts: [{id: kst-1, level: wet}, {id: kst-2, level: wet}]
    organisations:
      - {id: dienst, title: De Dienst, kind: rijksdienst,
         capacity: [{unit: changes, per: year, amount: 1, from: 2026-01-01}]}

    Fix
    ---
    Spread the changes over more time, leave one out, or agree on more capacity and record it.
    `stapeling show ID` gives the periods of the implementer.

    Source
    ------
    *Capacity* in docs/metrics.md; the statement of the implementer itself.
    """
    template = N_("{organisation}: {load} {unit} in {period}, and room for {capacity}")
    for implementer in context.implementers:
        for period in implementer.periods:
            for use in period.capacity:
                if use.over is not True or use.load is None or use.capacity is None:
                    continue
                if use.capacity.high == 0:
                    continue  # a freeze, of which ST402 tells act by act
                values = {
                    "organisation": organisation_ref(implementer.id),
                    "load": Figure(use.load.likely),
                    "capacity": Figure(use.capacity.likely),
                    "unit": Term(use.unit),
                    "period": period.period,
                }
                yield Finding(
                    _culprit(context, implementer.id, use.unit, period.acts), "ST401", template,
                    values, (implementer.id, use.unit, period.period),
                    severity="error", witness=period.acts,
                )  # fmt: skip


def inside_a_freeze(context: Context) -> Iterator[Finding]:
    """An act takes effect while an implementer cannot take changes.

    Severity: error where the act certainly is of the kind that is frozen; else a note.

    Why
    ---
    A freeze is capacity 0 for a time: systems are rebuilt, or people are needed elsewhere. Acts
    excepted by name or nature are not reported. Of most acts it is not known whether they ask for
    a structural change or only for new figures: that stands as a note. With a burden record that
    names another `portfolio`, the freeze does not concern the act.

    Failing
    -------
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         implementers: [dienst],
         changes: [{act: kst-1, status: pending, in_force_from: 2027-07-01}]}
    acts: [{id: kst-1, level: wet, nature: [beleid]}]
    burdens: [{act: kst-1, organisation: dienst, portfolio: structuurwijziging}]
    organisations:
      - {id: dienst, title: De Dienst, kind: rijksdienst,
         capacity: [{unit: structuurwijziging, per: year, amount: 0, from: 2025-01-01,
           until: 2028-01-01, except_natures: [reparatie]}]}

    Passing
    -------
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         implementers: [dienst],
         changes: [{act: kst-1, status: pending, in_force_from: 2028-01-01}]}
    acts: [{id: kst-1, level: wet, nature: [beleid]}]
    burdens: [{act: kst-1, organisation: dienst, portfolio: structuurwijziging}]
    organisations:
      - {id: dienst, title: De Dienst, kind: rijksdienst,
         capacity: [{unit: structuurwijziging, per: year, amount: 0, from: 2025-01-01,
           until: 2028-01-01, except_natures: [reparatie]}]}

    Fix
    ---
    Let it take effect after the freeze, or agree on an exception and record it (`except_acts`).
    For a note: record what the act asks in `burdens`, with its `portfolio`.

    Source
    ------
    *Capacity* in docs/metrics.md; the statement of the implementer itself.
    """
    certain = N_(
        "{act} takes effect ({day}) in the freeze of {organisation} ({unit}) until {until}"
    )
    perhaps = N_(
        "{act} takes effect ({day}) in the freeze of {organisation} ({unit}) until {until}; whether"
        " it is of that kind is not recorded"
    )
    for implementer in context.implementers:
        for freeze in implementer.freezes:
            for act in freeze.acts:
                kind = _kind_of(context, implementer.id, freeze, act)
                if kind == "other":
                    continue
                values = {
                    "act": act_ref(act),
                    "organisation": organisation_ref(implementer.id),
                    "unit": Term(freeze.unit),
                    "day": context.graph.first_day(act),
                    "until": freeze.until,
                }
                severity: Severity = "error" if kind == "frozen" else "note"
                template = certain if kind == "frozen" else perhaps
                yield Finding(
                    context.change_for(implementer.id, act), "ST402", template, values,
                    (implementer.id, freeze.unit, act), severity=severity, witness=(act,),
                )  # fmt: skip


def burdens_unknown(context: Context) -> Iterator[Finding]:
    """Of most acts of an implementer no burden is recorded.

    Severity: note.

    Why
    ---
    A sum of burdens over a tenth of the acts says little. The limit is `coverage` in
    `[check.limits]`, half of the acts unless it is set. An implementer that no burden at all is
    recorded of is reported as well: its load is not known, which is not zero.

    Failing
    -------
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         implementers: [dienst], changes: [{act: stb-2026-1, in_force_from: 2026-07-01}]}
    acts: [{id: stb-2026-1, level: wet}]
    organisations: [{id: dienst, title: De Dienst, kind: rijksdienst}]

    Passing
    -------
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         implementers: [dienst], changes: [{act: stb-2026-1, in_force_from: 2026-07-01}]}
    acts: [{id: stb-2026-1, level: wet}]
    burdens: [{act: stb-2026-1, organisation: dienst, one_off: {eur: 100000}}]
    organisations: [{id: dienst, title: De Dienst, kind: rijksdienst}]

    Fix
    ---
    Record the burdens that uitvoeringstoetsen state. A record without an amount counts: it says
    that a burden is known to exist.

    Source
    ------
    *coverage* in docs/metrics.md. The limit is our own choice.
    """
    template = N_(
        "of {share} of the acts on {organisation} ({covered} of {acts}) a burden is known"
    )
    for row in context.implementers:
        if row.coverage is None or row.coverage >= context.limits.coverage:
            continue
        values = {
            "organisation": organisation_ref(row.id),
            "share": Share(row.coverage),
            "covered": Figure(row.covered),
            "acts": Figure(row.acts),
        }
        place = context.organisation(row.id)
        yield Finding(place, "ST404", template, values, (row.id,), severity="note")


def _culprit(context: Context, organisation: str, unit: str, acts: tuple[str, ...]) -> Location:
    """Give the place of the proposal among the acts of a period, else of the stated capacity."""
    ahead = [act for act in acts if act in context.proposals.new]
    if ahead:
        return context.act(ahead[-1])
    stated = context.corpus.organisations.get(organisation)
    rows: tuple[Capacity, ...] = stated.capacity if stated is not None else ()
    places = [row.location for row in rows if row.unit == unit]
    return places[0] if places else context.organisation(organisation)


def _kind_of(context: Context, organisation: str, freeze: Freeze, act: str) -> str:
    """Say whether an act is of the kind that is frozen: frozen, other or unknown."""
    stated = context.corpus.organisations[organisation]
    rows = [
        row
        for row in stated.capacity
        if row.unit == freeze.unit and (row.from_, row.until) == (freeze.from_, freeze.until)
    ]
    laws = context.carried_out[organisation]
    excepting = any(row.except_natures for row in rows)
    if excepting and not context.natures(act, laws):
        return "unknown"
    if freeze.unit == "changes":
        return "frozen"
    if freeze.unit not in get_args(Portfolio):
        return "unknown"
    kinds = {
        burden.portfolio
        for burden in context.graph.burdens_by_bearer.get(organisation, ())
        if burden.portfolio is not None and context.corpus.act_id(burden.act) == act
    }
    if not kinds:
        return "unknown"
    return "frozen" if freeze.unit in kinds else "other"
