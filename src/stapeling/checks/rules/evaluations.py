"""ST2xx: evaluations that are due, not asked for, or not looked for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from stapeling.analyses.results import DueDay
from stapeling.checks.context import Context, law_ref
from stapeling.findings import Counted, Finding
from stapeling.language import N_, NP_
from stapeling.model.laws import Law


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
