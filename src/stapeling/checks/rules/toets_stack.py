"""ST3xx: how toetsen stack up: what repeats, and how long it takes."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.checks.context import Context, act_ref, toets_ref
from stapeling.findings import NOWHERE, Counted, Figure, Finding, Location
from stapeling.language import N_, NP_


def double_work(context: Context) -> Iterator[Finding]:
    """Two obliged toetsen ask the same main question.

    Severity: warning.

    Why
    ---
    Each toets asks time of those who must answer. Two of them that ask the same thing as their
    main question, at the same moment and neither as an independent second look, are double work.
    Toetsen that only touch each other are not reported.

    Failing
    -------
    # needs: toetsen
    # as-of: 2026-11-01
    tests:
      - {id: een, title: Toets een, status: kabinetsbeleid, moment: ex_ante, line: eigen,
         required_when: {}, aspects: [{aspect: doenvermogen, object: burger}]}
      - {id: twee, title: Toets twee, status: kabinetsbeleid, moment: ex_ante, line: eigen,
         required_when: {}, aspects: [{aspect: doenvermogen, object: burger}]}
    laws: [{id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01}]

    Passing
    -------
    # needs: toetsen
    # as-of: 2026-11-01
    tests:
      - {id: een, title: Toets een, status: kabinetsbeleid, moment: ex_ante, line: eigen,
         required_when: {}, aspects: [{aspect: doenvermogen, object: burger}]}
      - {id: twee, title: Toets twee, status: kabinetsbeleid, moment: ex_ante, line: eigen,
         required_when: {}, aspects: [{aspect: regeldruk_burgers, object: burger}]}
    laws: [{id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01}]

    Fix
    ---
    Let one of them ask the question, and the other use its answer. `stapeling toetsen` shows the
    smallest set that still asks everything.

    Source
    ------
    The kind *double* of docs/metrics.md. Which question a toets asks is coded by this project
    where the certainty of the toets says `estimate`.
    """
    template = N_("{a} and {b} ask the same: {questions}")
    for row in context.toetsen.overlap if context.toetsen is not None else ():
        if row.kind != "double" or not row.in_stack:
            continue
        a, b = sorted((row.a, row.b))
        asked = tuple(f"{question.aspect} ({question.object})" for question in row.shared_main)
        values = {"a": toets_ref(a), "b": toets_ref(b), "questions": asked}
        yield Finding(_toets(context, b), "ST305", template, values, (a, b), witness=(a, b))


def lead_time_over_limit(context: Context) -> Iterator[Finding]:
    """The obliged toetsen take longer than the limit.

    Severity: warning.

    Why
    ---
    What must be asked one after another decides how soon a fault can be mended. The limit is
    `lead_time_weeks` in `[check.limits]`; a year unless it is set. What is counted is the longest
    path, over lengths that are known: the time is at least that.

    Failing
    -------
    # needs: toetsen
    # as-of: 2026-11-01
    tests:
      - {id: een, title: Toets een, status: kabinetsbeleid, moment: ex_ante, line: eigen,
         phase: beleid, weeks: 30, required_when: {}}
      - {id: twee, title: Toets twee, status: kabinetsbeleid, moment: ex_ante, line: eigen,
         phase: consultatie, weeks: 30, required_when: {}}
    laws: [{id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01}]

    Passing
    -------
    # needs: toetsen
    # as-of: 2026-11-01
    tests:
      - {id: een, title: Toets een, status: kabinetsbeleid, moment: ex_ante, line: eigen,
         phase: consultatie, weeks: 30, required_when: {}}
      - {id: twee, title: Toets twee, status: kabinetsbeleid, moment: ex_ante, line: eigen,
         phase: consultatie, weeks: 30, required_when: {}}
    laws: [{id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01}]

    Fix
    ---
    Let toetsen run side by side, or join them. A limit that does not fit is set in the settings.

    Source
    ------
    *lead_time* in docs/metrics.md. The limit is our own choice.
    """
    toetsen, limit = context.toetsen, context.limits.lead_time_weeks
    if toetsen is None or toetsen.lead_time.low is None or toetsen.lead_time.low <= limit:
        return
    template = N_("the obliged toetsen take at least {weeks} weeks one after another, over {limit}")
    values = {"weeks": Figure(toetsen.lead_time.low), "limit": Figure(limit)}
    path = toetsen.lead_time.path
    yield Finding(_toets(context, path[-1]), "ST306", template, values, ("tests",), witness=path)


def toetsen_of_proposal_unknown(context: Context) -> Iterator[Finding]:
    """Of a proposal it is not recorded whether a required toets was done.

    Severity: note.

    Why
    ---
    ST301 fires only when an act says that all its toetsen are recorded. Of a proposal that does
    not say so it is silent; this note tells which required toetsen have no result. It is about
    acts that have yet to take effect, in which something can still be done.

    Failing
    -------
    # needs: toetsen
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         changes: [{act: kst-36900, status: pending, in_force_from: 2028-01-01}]}
    acts: [{id: kst-36900, level: wet, submitted: 2026-06-01}]
    tests: [{id: uitvoeringstoets, title: Uitvoeringstoets, status: kabinetsbeleid,
      moment: ex_ante, required_when: {levels: [wet]}}]

    Passing
    -------
    # needs: toetsen
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         changes: [{act: kst-36900, status: pending, in_force_from: 2028-01-01}]}
    acts: [{id: kst-36900, level: wet, submitted: 2026-06-01}]
    tests: [{id: uitvoeringstoets, title: Uitvoeringstoets, status: kabinetsbeleid,
      moment: ex_ante, required_when: {levels: [wet]}}]
    test_results: [{test: uitvoeringstoets, act: kst-36900, delivered: 2026-05-01}]

    Fix
    ---
    Record the results, and state `tests_complete: true` once all are there.

    Source
    ------
    *missing* and *unknown* in docs/metrics.md.
    """
    template = N_("whether {act} had {toetsen} is not recorded; required, as far as is known")
    for act in context.toetsen.acts if context.toetsen is not None else ():
        if act.act not in context.proposals.new:
            continue
        rows = [row for row in act.rows if row.state == "unknown" and row.required == "required"]
        names = tuple(row.test for row in rows)
        if names:
            counted = Counted(len(names), *NP_("{n} toets", "{n} toetsen"))
            values = {"act": act_ref(act.act), "toetsen": counted}
            yield Finding(
                context.act(act.act), "ST307", template, values, (act.act,),
                severity="note", witness=names,
            )  # fmt: skip


def _toets(context: Context, toets: str) -> Location:
    stated = context.corpus.tests.get(toets)
    return stated.location if stated is not None else NOWHERE
