"""ST2xx: changes beside what is not settled: an open knelpunt, a day that is not stated."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.analyses.results import BottleneckResult
from stapeling.checks.context import Context, act_ref, law_ref
from stapeling.findings import Finding, Ref, Term
from stapeling.language import N_


def changed_with_open_bottleneck(context: Context) -> Iterator[Finding]:
    """A law is changed while a knelpunt in it stays open.

    Severity: warning for a proposal; a note for what is in force, or of an unknown status.

    Why
    ---
    Implementers reported what does not work. The law was opened, and the knelpunt was left in:
    a new layer lies on a known fault. Only changes that certainly came after the first report
    count. Whether the change touched what does not work, the corpus does not know. So it is a
    note for an act that is in force. Of a proposal it is a warning where the status of the
    knelpunt is known: something can still be done.

    Failing
    -------
    # needs: bottlenecks
    # as-of: 2026-11-01
    laws:
      - id: toeslagwet
        title: Toeslagwet
        kind: wet
        in_force_from: 2010-01-01
        changes: [{act: kst-36900, status: pending, in_force_from: 2027-01-01, articles: ["2"]}]
    acts: [{id: kst-36900, level: wet}]
    bottlenecks:
      - {id: dubbel, title: Dubbele aanvraag, laws: [toeslagwet], status: gesignaleerd,
         reports: [{reported: 2021-05-01}]}

    Passing
    -------
    # as-of: 2026-11-01
    laws:
      - id: toeslagwet
        title: Toeslagwet
        kind: wet
        in_force_from: 2010-01-01
        changes: [{act: stb-2024-1, in_force_from: 2024-01-01, articles: ["2"]}]
    acts: [{id: stb-2024-1, level: wet}]
    bottlenecks:
      - {id: dubbel, title: Dubbele aanvraag, laws: [toeslagwet], status: opgelost,
         reports: [{reported: 2021-05-01}],
         resolved: {done: 2024-01-01, act: stb-2024-1, source: "Stb. 2024, 1"}}

    Fix
    ---
    Resolve the knelpunt with the same act, or say in the explanatory memorandum why it waits. If
    it was resolved, state `status`, `resolved` and where that was read.

    Source
    ------
    Stand van de uitvoering; *stayed_after* in docs/metrics.md.
    """
    for row in context.bottlenecks.items if context.bottlenecks is not None else ():
        known = row.status not in (None, "onbekend")
        acts = row.stayed_after if known else (*row.stayed_after, *row.perhaps_after)
        for act in acts if row.open else ():
            yield _left_open(context, row, act, known=known)


def _left_open(context: Context, row: BottleneckResult, act: str, *, known: bool) -> Finding:
    """Report an act that changed law, or is to, with a knelpunt that stays."""
    templates = {
        (True, False): N_(
            "{act} changed {law}, in which the knelpunt {bottleneck} stays open ({status})"
        ),
        (True, True): N_(
            "{act} would change {law}, in which the knelpunt {bottleneck} stays open ({status})"
        ),
        (False, False): N_(
            "{act} changed {law} with the knelpunt {bottleneck}, of which nothing later is known"
        ),
        (False, True): N_(
            "{act} would change {law} with the knelpunt {bottleneck}, of which nothing later is"
            " known"
        ),
    }
    changed = context.graph.changed_by.get(act, ())
    laws = tuple(law for law in row.laws if law in changed)
    ahead = context.is_ahead(act, laws)
    values = {
        "act": act_ref(act),
        "law": tuple(map(law_ref, laws or row.laws)),
        "bottleneck": Ref("bottleneck", row.id),
        "status": Term(row.status or "unknown"),
    }
    return Finding(
        context.change(laws[0], act) if laws else context.act(act), "ST205",
        templates[known, ahead], values, (row.id, act),
        severity="warning" if known and ahead else "note", witness=laws,
    )  # fmt: skip


def pending_without_a_day(context: Context) -> Iterator[Finding]:
    """A pending change states no day on which it is to take effect.

    Severity: note.

    Why
    ---
    Whether a proposal comes before an evaluation, inside a freeze or too soon for those who carry
    it out hangs on its day. Without one the other rules pass it by in silence.

    Failing
    -------
    # as-of: 2026-11-01
    laws:
      - id: toeslagwet
        title: Toeslagwet
        kind: wet
        in_force_from: 2010-01-01
        changes: [{act: kst-36900, status: pending}]
    acts: [{id: kst-36900, level: wet}]

    Passing
    -------
    # as-of: 2026-11-01
    laws:
      - id: toeslagwet
        title: Toeslagwet
        kind: wet
        in_force_from: 2010-01-01
        changes: [{act: kst-36900, status: pending, in_force_from: 2028}]
    acts: [{id: kst-36900, level: wet}]

    Fix
    ---
    State the day that is aimed at, or what is known of it: a year, or `{after: 2027-01-01}`.

    Source
    ------
    docs/checks, *Proposals*.
    """
    template = N_("{act} is to change {law}, and no day is stated: it cannot be judged")
    for law, row in context.proposals.undated:
        values = {"act": act_ref(row.act), "law": law_ref(law.id)}
        place = context.change(law.id, row.act)
        yield Finding(place, "ST208", template, values, (law.id, row.act), severity="note")
