"""What rules say, whole line by line, in corpora that fit on a screen."""

from __future__ import annotations

import pytest

from .conftest import STACKED, context_of, lines, outcome_of

LAW = "laws: [{id: a, title: A, kind: amvb, source: x, in_force_from: 2010-01-01"


def test_a_proposal_before_the_evaluation() -> None:
    (found,) = outcome_of(STACKED).findings
    assert str(found) == (
        "a.yaml:10:9: ST201 kst-36900 would change toeslagwet (2027-01-01) before its first"
        " evaluation, due 2029-01-01"
    )
    assert (found.severity, found.ids) == ("error", ("toeslagwet", "kst-36900"))
    assert found.witness == ("kst-36900", "toeslagwet/art-9")


def test_a_proposal_after_the_evaluation() -> None:
    later = STACKED.replace("2027-01-01", "2030-01-01")
    report = "evaluations: [{id: e, kind: wetsevaluatie, satisfies: [toeslagwet/art-9],"
    done = later + report + " published: 2026-09-01, source: x}]\n"
    assert outcome_of(done).findings == ()


def test_a_proposal_when_nobody_looked() -> None:
    texts = STACKED.replace("    evaluations_searched_until: 2026-10-01\n", "")
    assert [(row.code, row.severity) for row in outcome_of(texts).findings] == [("ST207", "note")]


def test_a_search_that_is_too_old_says_nothing_of_now() -> None:
    texts = STACKED.replace("searched_until: 2026-10-01", "searched_until: 2025-10-01")
    assert [(row.code, row.severity) for row in outcome_of(texts).findings] == [("ST207", "note")]


def test_a_court_that_asks_for_it_makes_a_warning() -> None:
    texts = STACKED.replace("level: wet, source", "level: wet, justification: rechter, source")
    (found,) = outcome_of(texts).findings
    assert found.severity == "warning"
    assert str(found).endswith("due 2029-01-01; stated reason: rechter")


def test_a_withdrawn_proposal_is_none() -> None:
    assert outcome_of(STACKED.replace("pending", "withdrawn")).findings == ()


def test_a_proposal_with_a_day_that_may_be_past_is_judged_on_what_is_left() -> None:
    texts = STACKED.replace("in_force_from: 2027-01-01, a", "in_force_from: 2026, a")
    (found,) = outcome_of(texts).findings
    assert "(2026-11-02..2026-12-31)" in str(found)


def test_a_past_act_of_unknown_nature_is_a_note() -> None:
    texts = STACKED.replace("status: pending, in_force_from: 2027", "in_force_from: 2026")
    (found,) = outcome_of(texts).findings
    assert (found.code, found.severity) == ("ST201", "note")
    assert str(found).endswith("; whether it is policy is not certain: no nature is recorded")


def test_a_later_evaluation_does_not_prove_that_there_was_none_before() -> None:
    text = """\
laws:
  - {id: a, title: A, kind: wet, source: x, in_force_from: 2005-09-01,
     evaluation_clauses: [{id: c, term_years: 3, then_every_years: 5}],
     changes: [{act: b, in_force_from: 2020-07-07, nature: [beleid]}]}
acts: [{id: b, level: wet, source: x}]
evaluations: [{id: e, kind: wetsevaluatie, satisfies: [a/c], published: 2022-12-23, source: x}]
"""
    found = [row for row in outcome_of(text).findings if row.code == "ST206"]
    assert [(row.severity, row.ids) for row in found] == [("note", ("a", "b"))]


def test_an_overdue_evaluation_that_was_looked_for() -> None:
    text = STACKED.replace("2024-01-01", "2015-01-01").split("    changes:")[0]
    assert lines(outcome_of(text).findings) == [
        "a.yaml:8:26: ST202 the evaluation of toeslagwet under toeslagwet/art-9 was due"
        " 2020-01-01: 2496 days late, none known [warning]"
    ]


def test_a_freeze_of_which_the_kind_of_an_act_is_not_known() -> None:
    text = f"""\
{LAW}, implementers: [d],
  changes: [{{act: k, status: pending, in_force_from: 2027-07-01}}]}}]
acts: [{{id: k, level: amvb, source: x, nature: [beleid]}}]
organisations: [{{id: d, title: D, source: x, capacity: [{{unit: structuurwijziging, amount: 0,
  from: 2025-01-01, until: 2028-01-01}}]}}]
"""
    assert lines(outcome_of(text).findings) == [
        "a.yaml:2:13: ST402 k takes effect (2027-07-01) in the freeze of d (structuurwijziging)"
        " until 2028-01-01; whether it is of that kind is not recorded [note]"
    ]
    burden = "burdens: [{act: k, organisation: d, source: x, portfolio: jaaraanpassing}]\n"
    assert outcome_of(text + burden).findings == ()


def test_over_capacity_points_at_the_proposal() -> None:
    text = f"""\
{LAW}, implementers: [d],
  changes: [{{act: k, status: pending, in_force_from: 2028-01-01}},
            {{act: m, in_force_from: 2028-03-01}}]}}]
acts: [{{id: k, level: amvb, source: x}}, {{id: m, level: amvb, source: x}}]
organisations: [{{id: d, title: D, source: x, capacity: [{{unit: changes, amount: 1}}]}}]
"""
    (found,) = outcome_of(text).findings
    assert str(found) == "a.yaml:4:41: ST401 d: 2 changes in 2028, and room for 1"
    assert (found.ids, found.witness) == (("d", "changes", "2028"), ("k", "m"))


def test_ignores_used_unused_and_expired() -> None:
    rows = """\
ignore:
  - {code: ST201, subject: kst-36900, reason: spoed, until: 2027-01-01}
  - {code: ST201, subject: kst-1, reason: weg, until: 2027-01-01}
  - {code: ST301, subject: kst-1, reason: oud, until: 2026-11-01}
  - {code: ST301, subject: kst-2, reason: altijd, until: unknown}
"""
    found = outcome_of(STACKED + rows)
    assert [row.code for row in found.ignored] == ["ST201"]
    assert lines(found.findings) == [
        "a.yaml:15:5: ST601 the ignore of ST201 for kst-1 meets no finding [warning]",
        "a.yaml:16:5: ST602 the ignore of ST301 for kst-1 ended on 2026-11-01: oud [warning]",
        "a.yaml:17:5: ST602 the ignore of ST301 for kst-2 has no end, and no effect: altijd"
        " [warning]",
    ]


def test_rules_that_do_not_run_make_no_ignore_unused() -> None:
    from stapeling.checks.limits import Wanted

    rows = "ignore: [{code: ST401, subject: x, reason: r, until: 2027-01-01}]\n"
    assert outcome_of(rows, wanted=Wanted(("ST6",))).findings == ()
    assert outcome_of(rows, wanted=Wanted((), ("ST4", "ST601"))).findings == ()
    assert [row.code for row in outcome_of(rows).findings] == ["ST601"]


def test_measures_are_made_when_a_rule_asks_for_them() -> None:
    context = context_of("organisations: [{id: d, title: D}]")
    assert (context.toetsen, context.oversight, context.bottlenecks) == (None, None, None)


def test_a_proposal_does_not_make_the_past_look_searched() -> None:
    text = """\
laws:
  - id: l
    title: L
    kind: wet
    in_force_from: 2021-08-01
    source: x
    evaluations_searched_until: 2026-06-01
    evaluation_clauses: [{id: a, article: "9", term_years: 5}]
    changes:
      - {act: stb-2026-1, in_force_from: 2026-07-01, articles: ["2"]}
      - {act: kst-2, status: pending, in_force_from: 2028-01-01, articles: ["3"]}
acts:
  - {id: stb-2026-1, level: wet, nature: [beleid]}
  - {id: kst-2, level: wet, nature: [NATURE]}
"""
    for nature, ahead in (("technisch", []), ("beleid", [("ST206", "error")])):
        found = outcome_of(text.replace("NATURE", nature)).findings
        past = [row for row in found if row.code in ("ST201", "ST202", "ST206")]
        assert [(row.code, row.severity) for row in past if "kst-2" not in row.ids] == [
            ("ST202", "note"),
        ]
        assert [(row.code, row.severity) for row in past if "kst-2" in row.ids] == ahead


@pytest.mark.parametrize(
    ("code", "hint"), [("st201", " (did you mean 'ST201'?)"), ("ZZ", ""), ("ST2011", "ST201")]
)
def test_an_ignore_of_no_rule(code: str, hint: str) -> None:
    row = f"ignore: [{{code: {code}, subject: kst-1, reason: r, until: 2027-01-01}}]\n"
    (found,) = outcome_of(row).findings
    told = f"a.yaml:1:10: ST601 the ignore of {code} for kst-1 has no effect: there is no such rule"
    assert str(found).startswith(told)
    assert hint in str(found)


def test_every_fact_without_a_source_is_told() -> None:
    text = """\
laws: [{id: l, title: L, kind: wet, source: x}]
organisations: [{id: d, title: D, source: x}]
tests: [{id: t, title: T, status: wettelijk, source: x}]
burdens:
  - {law: l, organisation: d, cost: uitvoering, structural: {fte: 1}}
  - {law: l, organisation: d, cost: programma, structural: {fte: 2}}
  - {law: l, organisation: d, basis: raming, structural: {fte: 3}}
test_results:
  - {test: t, law: l, delivered: 2020-01-01}
  - {test: t, law: l, delivered: 2021-01-01}
"""
    rows = [row.key for row in outcome_of(text).findings if row.code == "ST604"]
    assert len(rows) == 5
    assert "ST604:test_results:t:l:2021-01-01" in rows


def test_of_a_knelpunt_it_is_told_what_is_to_change() -> None:
    text = """\
laws:
  - {id: l, title: L, kind: wet, in_force_from: 2010-01-01, source: x, changes: [
      {act: stb-2024-1, in_force_from: 2024-01-01},
      {act: kst-2, status: pending, in_force_from: 2027-01-01}]}
acts: [{id: stb-2024-1, level: wet}, {id: kst-2, level: wet}]
bottlenecks: [{id: k, title: K, laws: [l], status: STATUS, source: x,
  reports: [{reported: 2021-05-01}]}]
"""

    def told(status: str) -> list[tuple[str, str]]:
        found = outcome_of(text.replace("STATUS", status)).findings
        return [(row.message, row.severity) for row in found if row.code == "ST205"]

    stays = "l, in which the knelpunt k stays open (erkend)"
    assert told("erkend") == [
        (f"stb-2024-1 changed {stays}", "note"),
        (f"kst-2 would change {stays}", "warning"),
    ]
    later = "l with the knelpunt k, of which nothing later is known"
    assert told("onbekend") == [
        (f"stb-2024-1 changed {later}", "note"),
        (f"kst-2 would change {later}", "note"),
    ]
