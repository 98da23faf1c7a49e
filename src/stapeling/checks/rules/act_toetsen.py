"""ST3xx: the toetsen that an act needed and had."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from stapeling.analyses.results import ToetsOfAct
from stapeling.checks.context import Context, act_ref, toets_ref
from stapeling.findings import Finding, Location, Severity, Term
from stapeling.language import N_


def required_toets_missing(context: Context) -> Iterator[Finding]:
    """A required toets was not done.

    Severity: error.

    Why
    ---
    Whether a rule can be carried out is asked of those who must do it before it is decided. A
    toets that is required and was not done is that question left out.

    It fires only where the act says that all its toetsen are recorded (`tests_complete: true`)
    and where every condition of the toets is known to hold. What is perhaps required is not
    reported.

    Failing
    -------
    # needs: toetsen
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         changes: [{act: kst-36900, status: pending, in_force_from: 2028-01-01}]}
    acts:
      - {id: kst-36900, level: wet, submitted: 2026-06-01, tests_complete: true}
    tests:
      - {id: uitvoeringstoets, title: Uitvoeringstoets, kind: uitvoeringstoets,
         status: kabinetsbeleid, moment: ex_ante, required_when: {levels: [wet]}}

    Passing
    -------
    # needs: toetsen
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         changes: [{act: kst-36900, status: pending, in_force_from: 2028-01-01}]}
    acts:
      - {id: kst-36900, level: wet, submitted: 2026-06-01, tests_complete: true}
    tests:
      - {id: uitvoeringstoets, title: Uitvoeringstoets, kind: uitvoeringstoets,
         status: kabinetsbeleid, moment: ex_ante, required_when: {levels: [wet]}}
    test_results:
      - {test: uitvoeringstoets, act: kst-36900, delivered: 2026-05-01, verdict: uitvoerbaar}

    Fix
    ---
    Ask for the toets and record its result in `test_results`. If it does not apply, state the
    fact on which that hangs: the nature, the origin, the traits of the act.

    Source
    ------
    The status and `required_when` of the toets in the catalogue; *missing* in docs/metrics.md.
    """
    template = N_("{act} lacks {toets}, which is required")
    yield from _of_acts(
        context,
        "ST301",
        template,
        lambda row: "error" if row.state == "missing" and row.required == "required" else None,
    )


def toets_late(context: Context) -> Iterator[Finding]:
    """A toets was delivered after the act was decided.

    Severity: warning.

    Why
    ---
    A toets that comes after the decision cannot change it. It certainly came after: days that
    leave it open are not reported.

    Failing
    -------
    # needs: toetsen
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         changes: [{act: stb-2026-1, in_force_from: 2026-07-01}]}
    acts: [{id: stb-2026-1, level: wet, submitted: 2025-09-01, decided: 2026-02-01}]
    tests: [{id: uitvoeringstoets, title: Uitvoeringstoets, status: kabinetsbeleid,
      moment: ex_ante, required_when: {}}]
    test_results: [{test: uitvoeringstoets, act: stb-2026-1, delivered: 2026-03-01}]

    Passing
    -------
    # needs: toetsen
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         changes: [{act: stb-2026-1, in_force_from: 2026-07-01}]}
    acts: [{id: stb-2026-1, level: wet, submitted: 2025-09-01, decided: 2026-02-01}]
    tests: [{id: uitvoeringstoets, title: Uitvoeringstoets, status: kabinetsbeleid,
      moment: ex_ante, required_when: {}}]
    test_results: [{test: uitvoeringstoets, act: stb-2026-1, delivered: 2025-08-01}]

    Fix
    ---
    Ask for the toets while the text can still be changed.

    Source
    ------
    *late* in docs/metrics.md: after `decided`, else after `published`.
    """
    template = N_("{toets} of {act} came on {delivered}, after it was decided")
    yield from _of_acts(context, "ST302", template, lambda row: "warning" if row.late else None)


def toets_stale(context: Context) -> Iterator[Finding]:
    """A toets was delivered before the last revision of the act.

    Severity: warning.

    Why
    ---
    The bill was changed after the toets, by a nota van wijziging, an amendement or a novelle. The
    toets is about another text than the one decided on. Whether the revision touched what the
    toets looked at, the corpus does not know: that is for a person to judge.

    Failing
    -------
    # needs: toetsen
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         changes: [{act: stb-2026-1, in_force_from: 2026-07-01}]}
    acts: [{id: stb-2026-1, level: wet, submitted: 2025-09-01, revised: [2025-12-01],
      decided: 2026-02-01}]
    tests: [{id: uitvoeringstoets, title: Uitvoeringstoets, status: kabinetsbeleid,
      moment: ex_ante, required_when: {}}]
    test_results: [{test: uitvoeringstoets, act: stb-2026-1, delivered: 2025-08-01}]

    Passing
    -------
    # needs: toetsen
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         changes: [{act: stb-2026-1, in_force_from: 2026-07-01}]}
    acts: [{id: stb-2026-1, level: wet, submitted: 2025-09-01, revised: [2025-12-01],
      decided: 2026-02-01}]
    tests: [{id: uitvoeringstoets, title: Uitvoeringstoets, status: kabinetsbeleid,
      moment: ex_ante, required_when: {}}]
    test_results: [{test: uitvoeringstoets, act: stb-2026-1, delivered: 2026-01-10}]

    Fix
    ---
    Have the revision looked at, and record that result; the last one delivered counts.

    Source
    ------
    *stale* in docs/metrics.md.
    """
    template = N_("{toets} of {act} came on {delivered}, before the act was last revised")
    yield from _of_acts(context, "ST303", template, lambda row: "warning" if row.stale else None)


def adopted_against_toets(context: Context) -> Iterator[Finding]:
    """An act was adopted although a toets said no.

    Severity: error where those who carry it out said no; a warning for other advice.

    Why
    ---
    Those who must carry it out said that it cannot be done so, or not yet. Other advice, such as
    that of the Raad van State, is about an earlier text, and so is a toets after which the act was
    revised: what was said may have been met, so that is a warning. Of several results of one toets
    the last one delivered counts.

    Failing
    -------
    # needs: toetsen
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         changes: [{act: stb-2026-1, in_force_from: 2026-07-01}]}
    acts: [{id: stb-2026-1, level: wet, submitted: 2025-09-01, decided: 2026-02-01,
      published: 2026-03-01}]
    tests: [{id: uitvoeringstoets, title: Uitvoeringstoets, status: kabinetsbeleid,
      moment: ex_ante, required_when: {}}]
    test_results: [{test: uitvoeringstoets, act: stb-2026-1, delivered: 2025-08-01,
      verdict: niet_uitvoerbaar}]

    Passing
    -------
    # needs: toetsen
    # as-of: 2026-11-01
    laws:
      - {id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01,
         changes: [{act: stb-2026-1, in_force_from: 2026-07-01}]}
    acts: [{id: stb-2026-1, level: wet, submitted: 2025-09-01, decided: 2026-02-01,
      published: 2026-03-01}]
    tests: [{id: uitvoeringstoets, title: Uitvoeringstoets, status: kabinetsbeleid,
      moment: ex_ante, required_when: {}}]
    test_results: [{test: uitvoeringstoets, act: stb-2026-1, delivered: 2025-08-01,
      verdict: uitvoerbaar}]

    Fix
    ---
    Change the act or its day until it can be carried out, and have that looked at. If the verdict
    was lifted later, record the later result.

    Source
    ------
    *negative_adopted* in docs/metrics.md.
    """
    template = N_("{act} was adopted although {toets} said: {verdict}")
    yield from _of_acts(context, "ST304", template, _gravity)


def _gravity(row: ToetsOfAct) -> Severity | None:
    """Say how grave it is that an act was adopted against a toets; nothing when it was not."""
    if row.negative_adopted is not True:
        return None
    refused = row.verdict in ("niet_uitvoerbaar", "uitstellen")
    return "error" if refused and row.stale is not True else "warning"


def _of_acts(
    context: Context, code: str, template: str, gravity: Callable[[ToetsOfAct], Severity | None]
) -> Iterator[Finding]:
    """Report every toets of an act that is grave at all, at its result or at the act."""
    for act in context.toetsen.acts if context.toetsen is not None else ():
        for row in act.rows:
            severity = gravity(row)
            if severity is not None:
                values = {
                    "act": act_ref(act.act),
                    "toets": toets_ref(row.test),
                    "delivered": row.delivered,
                    "verdict": Term(row.verdict or "unknown"),
                }
                place = _result(context, act.act, row) or context.act(act.act)
                yield Finding(
                    place, code, template, values, (act.act, row.test),
                    severity=severity, witness=(act.act, row.test),
                )  # fmt: skip


def _result(context: Context, act: str, row: ToetsOfAct) -> Location | None:
    """Give the place of the result of a toets on an act."""
    for result in context.corpus.test_results:
        same = result.test == row.test and result.delivered == row.delivered
        if same and context.corpus.act_id(result.act) == act and row.delivered is not None:
            return result.location
    return None
