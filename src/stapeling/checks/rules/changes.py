"""ST2xx: the policy cycle. A law is to be evaluated before it is changed again."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.checks.context import Context, Judged, act_ref, law_ref
from stapeling.findings import Finding, Phrase, Severity, Term
from stapeling.language import N_


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
