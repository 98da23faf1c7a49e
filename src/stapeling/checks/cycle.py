"""ST2xx: the policy cycle. A law is to be evaluated before it is changed again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from stapeling.analyses.results import BottleneckResult, DueDay
from stapeling.checks.context import Context, Judged, act_ref, law_ref
from stapeling.findings import Counted, Finding, Phrase, Ref, Severity, Term
from stapeling.language import N_, NP_
from stapeling.model.laws import Law


def changed_within_term(context: Context) -> Iterator[Finding]:
    """A law is changed within the term of its evaluation, before that evaluation is there.

    Severity: error; a warning where the act states a justification; a note where it is not certain.

    Why
    ---
    A term of evaluation is the time in which a rule may show what it does. A change within it
    takes that away: the evaluation is about a rule that no longer exists, and the change rests on
    nothing but expectation. This is how layers are stacked that nobody has looked at.

    It is certain that there was no evaluation when the one that was due is known and came later,
    or when `evaluations_searched_until` says that somebody looked. A change that lies ahead is
    judged by what is known now, when that search is at most `searched_days` old. An act of which
    the day leaves it open is not reported. Where nobody looked, ST207 says so. An act in force of
    which no nature is recorded may be technical, so it is a note; a proposal should state its
    nature.

    Failing
    -------
    # as-of: 2026-11-01
    laws:
      - id: toeslagwet
        title: Toeslagwet
        kind: wet
        in_force_from: 2024-01-01
        evaluations_searched_until: 2026-10-01
        evaluation_clauses: [{id: art-9, article: "9", term_years: 5}]
        changes: [{act: kst-36900, status: pending, in_force_from: 2027-01-01, articles: ["2"]}]
    acts: [{id: kst-36900, title: Verhoging toeslag, level: wet}]

    Passing
    -------
    # as-of: 2026-11-01
    laws:
      - id: toeslagwet
        title: Toeslagwet
        kind: wet
        in_force_from: 2024-01-01
        evaluations_searched_until: 2026-10-01
        evaluation_clauses: [{id: art-9, article: "9", term_years: 5}]
        changes: [{act: kst-36900, status: pending, in_force_from: 2027-01-01, articles: ["2"]}]
    acts: [{id: kst-36900, title: Indexering, level: wet, nature: [indexering]}]

    Fix
    ---
    Wait for the evaluation, or have it done early, and record it in `evaluations`. A change that
    is no policy (`nature: [technisch]`, `[indexering]`) is not meant; state its nature. Where a
    court or urgency asks for the change, state `justification`. What stays is accepted for a time
    in `ignore`, with the reason.

    Source
    ------
    Aanwijzingen voor de regelgeving 5.58; the class *within_term* of docs/metrics.md.
    """
    templates = (
        N_("{act} changed {law} ({day}) before its first evaluation, due {due}{why}"),
        N_("{act} would change {law} ({day}) before its first evaluation, due {due}{why}"),
    )
    for found in context.judged("before_first_evaluation", "within_term"):
        due = found.due.due if found.due is not None else None
        yield _changed(context, "ST201", templates, found, due=due)


def evaluation_overdue(context: Context) -> Iterator[Finding]:
    """An evaluation that a law asks for is overdue.

    Severity: warning; a note where nobody looked for it.

    Why
    ---
    Parliament asked to be told how the law works, and was not. Every later change of the law
    rests on a guess. That an evaluation is not in the corpus does not mean that there is none:
    only when `evaluations_searched_until` lies on or after the due day it is reported as a
    warning. In all other cases it is a note, which says that nobody is known to have looked.

    Failing
    -------
    # as-of: 2026-11-01
    laws:
      - id: toeslagwet
        title: Toeslagwet
        kind: wet
        in_force_from: 2015-01-01
        evaluations_searched_until: 2026-10-01
        evaluation_clauses: [{id: art-9, article: "9", term_years: 5}]

    Passing
    -------
    # as-of: 2026-11-01
    laws:
      - id: toeslagwet
        title: Toeslagwet
        kind: wet
        in_force_from: 2015-01-01
        evaluations_searched_until: 2026-10-01
        evaluation_clauses: [{id: art-9, article: "9", term_years: 5}]
    evaluations:
      - {id: toeslagwet-2020, kind: wetsevaluatie, satisfies: [toeslagwet/art-9],
         published: 2020-02-01}

    Fix
    ---
    Record the evaluation with the clause that it satisfies, or have it done. If nobody looked,
    look, and state `evaluations_searched_until`. `overdue_days` in `[check.limits]` gives some
    days of grace.

    Source
    ------
    The clause itself; Aanwijzingen voor de regelgeving 5.58; *days_late* in docs/metrics.md.
    """
    seen = set()
    for law, result in context.evaluations:
        for row in result.clauses:
            ids = (row.law, row.clause, row.due.text if row.due else "")
            late = row.days_late.low if row.days_late is not None else None
            if row.state != "open" or row.done is not None or late is None or ids in seen:
                continue
            if late > context.limits.overdue_days:
                seen.add(ids)
                yield _overdue(context, law, row, late, ids)


def _overdue(context: Context, law: Law, row: DueDay, late: int, ids: tuple[str, ...]) -> Finding:
    searched, due = law.evaluations_searched_until, row.due
    looked = searched is not None and due is not None and searched.first >= due.last
    template = N_("the evaluation of {law} under {clause} was due {due}: {late} late, none known")
    unsearched = N_(
        "the evaluation of {law} under {clause} was due {due}, {late} ago; none is known, and"
        " nobody is known to have looked"
    )
    owner = context.corpus.laws[row.law]
    clause = next(c for c in owner.evaluation_clauses if c.id == row.clause)
    values = {
        "law": law_ref(law.id),
        "clause": f"{row.law}/{row.clause}",
        "due": due,
        "late": Counted(late, *NP_("{n} day", "{n} days")),
    }
    return Finding(
        clause.location, "ST202", template if looked else unsearched, values, ids,
        severity="warning" if looked else "note", witness=(f"{row.law}/{row.clause}",),
    )  # fmt: skip


def no_evaluation_clause(context: Context) -> Iterator[Finding]:
    """A law has no evaluation clause.

    Severity: note.

    Why
    ---
    Without a clause nobody has promised to look, and no change can come too early. A clause may
    exist that is not in the corpus, and not every law needs one; so this is a note about laws of
    level wet that are in force or to come, and have no clause and no evaluation.

    Failing
    -------
    # as-of: 2026-11-01
    laws: [{id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2015-01-01}]

    Passing
    -------
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2015-01-01,
         evaluation_clauses: [{id: art-9, article: "9", term_years: 5}]}

    Fix
    ---
    Record the clause. A clause that stands in another law names this one in its `targets`. In a
    proposal: write a clause, or say in the explanatory memorandum why not, and ignore this.

    Source
    ------
    Aanwijzingen voor de regelgeving 5.58.
    """
    template = N_("no evaluation clause of {law} is recorded, and no evaluation")
    graph, day = context.graph, context.options.day
    for law in graph.chosen(None):
        ended = law.in_force_until is not None and law.in_force_until.first <= day
        known = law.id in graph.clauses_about or law.id in graph.looks_at
        if law.kind in ("wet", "rijkswet") and not ended and not known:
            values = {"law": law_ref(law.id)}
            yield Finding(law.location, "ST203", template, values, (law.id,), severity="note")


def changed_again(context: Context) -> Iterator[Finding]:
    """Text that was changed after the last evaluation is changed again before it could rest.

    Severity: error; a warning where the act states a justification; a note where it is not certain.

    Why
    ---
    The text was changed after the law was evaluated, so nobody has looked at that change. To
    change it once more before it is `rest_years` old (five, unless the settings say otherwise)
    lays a layer on a layer that nobody knows the working of.

    It fires only for articles that both acts certainly touch, on days that certainly lie so.

    Failing
    -------
    # as-of: 2026-11-01
    laws:
      - id: toeslagwet
        title: Toeslagwet
        kind: wet
        in_force_from: 2010-01-01
        changes:
          - {act: stb-2022-1, in_force_from: 2022-01-01, articles: ["2"]}
          - {act: stb-2025-1, in_force_from: 2025-01-01, articles: ["2"]}
    acts:
      - {id: stb-2022-1, level: wet, nature: [beleid]}
      - {id: stb-2025-1, level: wet, nature: [beleid]}
    evaluations: [{id: toeslagwet-2020, kind: wetsevaluatie, laws: [toeslagwet],
      published: 2020-02-01}]

    Passing
    -------
    # as-of: 2026-11-01
    laws:
      - id: toeslagwet
        title: Toeslagwet
        kind: wet
        in_force_from: 2010-01-01
        changes:
          - {act: stb-2022-1, in_force_from: 2022-01-01, articles: ["2"]}
          - {act: stb-2025-1, in_force_from: 2025-01-01, articles: ["3"]}
    acts:
      - {id: stb-2022-1, level: wet, nature: [beleid]}
      - {id: stb-2025-1, level: wet, nature: [beleid]}
    evaluations: [{id: toeslagwet-2020, kind: wetsevaluatie, laws: [toeslagwet],
      published: 2020-02-01}]

    Fix
    ---
    Let the earlier change show what it does, or evaluate it first. Where the second act mends a
    fault of the first, say so in `links` (`repairs`) and accept it in `ignore`.

    Source
    ------
    Aanwijzingen voor de regelgeving 5.58 (five years in principle, shorter is likely too short);
    the class *re_amended* of docs/metrics.md.
    """
    templates = (
        N_("{act} changed text of {law} ({day}) that was changed since its evaluation{why}"),
        N_("{act} would change text of {law} ({day}) that was changed since its evaluation{why}"),
    )
    for found in context.judged("re_amended"):
        yield _changed(context, "ST204", templates, found)


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


def changed_when_overdue(context: Context) -> Iterator[Finding]:
    """A law is changed although its evaluation is overdue.

    Severity: error; a warning where the act states a justification; a note where it is not certain.

    Why
    ---
    The term has passed, the evaluation has not come, and the law is changed all the same. Who
    would wait for the evaluation now learns of a law that is no more. As with ST201 it is a note
    where an evaluation before the change is not excluded, or the nature of the act not recorded.

    Failing
    -------
    # as-of: 2026-11-01
    laws:
      - id: toeslagwet
        title: Toeslagwet
        kind: wet
        in_force_from: 2010-01-01
        evaluation_clauses: [{id: art-9, article: "9", term_years: 5}]
        changes: [{act: stb-2018-1, in_force_from: 2018-01-01, articles: ["2"]}]
    acts: [{id: stb-2018-1, level: wet, nature: [beleid]}]
    evaluations: [{id: laat, kind: wetsevaluatie, satisfies: [toeslagwet/art-9],
      published: 2020-02-01}]

    Passing
    -------
    # as-of: 2026-11-01
    laws:
      - id: toeslagwet
        title: Toeslagwet
        kind: wet
        in_force_from: 2010-01-01
        evaluation_clauses: [{id: art-9, article: "9", term_years: 5}]
        changes: [{act: stb-2018-1, in_force_from: 2018-01-01, articles: ["2"]}]
    acts: [{id: stb-2018-1, level: wet, nature: [beleid]}]
    evaluations: [{id: op-tijd, kind: wetsevaluatie, satisfies: [toeslagwet/art-9],
      published: 2014-11-01}]

    Fix
    ---
    Publish the evaluation first. If it was published, record it.

    Source
    ------
    Aanwijzingen voor de regelgeving 5.58; the class *overdue* of docs/metrics.md.
    """
    templates = (
        N_("{act} changed {law} ({day}) while its first evaluation, due {due}, was late{why}"),
        N_("{act} would change {law} ({day}) while its first evaluation, due {due}, is late{why}"),
    )
    for found in context.judged("before_first_evaluation", "overdue"):
        due = found.due.due if found.due is not None else None
        yield _changed(context, "ST206", templates, found, due=due)


def evaluations_not_searched(context: Context) -> Iterator[Finding]:
    """Nobody is known to have looked for evaluations of a law that must be evaluated.

    Severity: note.

    Why
    ---
    The corpus has no evaluation before a change, and does not say that there is none. Whether the
    change came too early cannot be told, so ST201 and ST206 say nothing of it. This note tells
    that they were silent, and of which acts.

    Failing
    -------
    # as-of: 2026-11-01
    laws:
      - id: toeslagwet
        title: Toeslagwet
        kind: wet
        in_force_from: 2024-01-01
        evaluation_clauses: [{id: art-9, article: "9", term_years: 5}]
        changes: [{act: stb-2026-1, in_force_from: 2026-01-01, articles: ["2"]}]
    acts: [{id: stb-2026-1, level: wet}]

    Passing
    -------
    # as-of: 2026-11-01
    laws:
      - id: toeslagwet
        title: Toeslagwet
        kind: wet
        in_force_from: 2024-01-01
        evaluations_searched_until: 2026-10-01
        evaluation_clauses: [{id: art-9, article: "9", term_years: 5}]
        changes: [{act: stb-2026-1, in_force_from: 2026-01-01, nature: [technisch]}]
    acts: [{id: stb-2026-1, level: wet}]

    Fix
    ---
    Look for evaluations of the law, in the parliamentary papers above all. Record what is there,
    and the day up to which was looked as `evaluations_searched_until`.

    Source
    ------
    The class *no_evaluation_known* of docs/metrics.md.
    """
    template = N_(
        "nobody is known to have looked for evaluations of {law}: of {acts} it cannot be told"
        " whether they came before one"
    )
    rows = [
        row
        for row in context.judged("no_evaluation_known")
        if row.law.id in context.graph.clauses_about
    ]
    rows.sort(key=lambda row: (row.law.id, row.row.layer.order))
    for law, found in groupby(rows, key=lambda row: row.law.id):
        acts = tuple(row.row.act for row in found)
        values = {
            "law": law_ref(law),
            "acts": Counted(len(acts), *NP_("{n} act", "{n} acts")),
        }
        place = context.law(law)
        yield Finding(place, "ST207", template, values, (law,), severity="note", witness=acts)


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


def _changed(
    context: Context, code: str, templates: tuple[str, str], found: Judged, **values: object
) -> Finding:
    """Report an act on a law; the second template is for one that has yet to take effect."""
    law, row = found.law, found.row
    severity, why = _gravity(context, found, sure="due" not in values or found.looked)
    filled = {
        "act": act_ref(row.act),
        "law": law_ref(law.id),
        "day": row.in_force,
        "why": why,
        **values,
    }
    witness: tuple[str, ...] = (row.act,)
    if found.due is not None and "due" in values:
        witness = (row.act, f"{found.due.law}/{found.due.clause}")
    return Finding(
        context.change(law.id, row.act), code, templates[found.ahead], filled,
        (law.id, row.act), severity=severity, witness=witness,
    )  # fmt: skip


def _gravity(context: Context, found: Judged, *, sure: bool) -> tuple[Severity, Phrase]:
    """Say how grave a change is, and what makes it less so than an error."""
    if not sure:
        return "note", Phrase(
            N_("; that none came before is not certain: nobody is known to have looked")
        )
    known = context.natures(found.row.act, [found.law.id])
    if not (found.ahead or known or found.row.layer.replacement):
        return "note", Phrase(N_("; whether it is policy is not certain: no nature is recorded"))
    if found.row.justification is not None:
        reason = Term(found.row.justification)
        return "warning", Phrase(N_("; stated reason: {reason}"), {"reason": reason})
    return "error", Phrase("")
