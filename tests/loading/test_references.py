"""Names that lead nowhere are warnings; what they would have told is unknown."""

from __future__ import annotations

from stapeling.loading import Loaded

from .conftest import warnings


def test_every_reference_is_followed(corpus: Loaded) -> None:
    """
    laws:
      - id: law_a
        title: A
        kind: wet
        act: act-1
        ministry: min
        restarts: [{from: 2012, act: act-2}]
        replaces: [law_b]
        based_on: [{law: law_c}]
        refers_to: [{law: law_d, article: "1"}]
        implementers: [org_a, {organisation: org_b}]
        evaluation_clauses: [{id: c, anchor: {act: act-3}, targets: [{law: law_e}]}]
        changes: [{act: act-4}]
    acts:
      - {id: act-x, ministry: min, links: [{kind: amends, act: act-5}], changes: [{law: law_f}]}
    evaluations:
      - {id: e, kind: monitor, laws: [law_g], satisfies: [law_a/d, law_a/c]}
    burdens:
      - {act: act-6, organisations: [org_c, org_d]}
      - {law: law_h, organisations: [org_c, org_d]}
    organisations:
      - {id: org_x, title: X, capacity: [{unit: changes, amount: 0, except_acts: [act-7]}]}
    tests:
      - {id: test_x, title: X, performed_by: [org_e], work_at: [burgers, org_f], after: [test_a]}
    test_results:
      - {test: test_b, act: act-8, law: law_i}
    oversight:
      - {by: org_g, over: [org_h]}
    bottlenecks:
      - {id: b, title: B, organisations: [org_i], laws: [law_j], resolved: {act: act-9}}
    """
    there_is_no = [str(f).removeprefix("a.yaml:") for f in corpus.corpus.findings]
    expected = [
        ("2:5", "law_a", "act 'act-1'", "act-x"),
        ("2:5", "law_a", "law 'law_b'", "law_a"),
        ("2:5", "law_a", "organisation 'min'", ""),
        ("2:5", "law_a", "organisation 'org_a'", "org_x"),
        ("7:16", "law_a", "act 'act-2'", "act-x"),
        ("9:16", "law_a", "law 'law_c'", "law_a"),
        ("10:17", "law_a", "law 'law_d'", "law_a"),
        ("11:27", "law_a", "organisation 'org_b'", "org_x"),
        ("12:26", "law_a", "act 'act-3'", "act-x"),
        ("12:66", "law_a", "law 'law_e'", "law_a"),
        ("13:15", "law_a", "act 'act-4'", "act-x"),
        ("15:5", "act-x", "organisation 'min'", ""),
        ("15:40", "act-x", "act 'act-5'", "act-x"),
        ("15:79", "act-x", "law 'law_f'", "law_a"),
        ("17:5", "e", "evaluation clause 'law_a/d'", ""),
        ("17:5", "e", "law 'law_g'", "law_a"),
        ("19:5", "burdens", "act 'act-6'", "act-x"),
        ("19:5", "burdens", "organisation 'org_c'", "org_x"),
        ("19:5", "burdens", "organisation 'org_d'", "org_x"),
        ("20:5", "burdens", "law 'law_h'", "law_a"),
        ("20:5", "burdens", "organisation 'org_c'", "org_x"),
        ("20:5", "burdens", "organisation 'org_d'", "org_x"),
        ("22:38", "org_x", "act 'act-7'", "act-x"),
        ("24:5", "test_x", "organisation 'org_e'", "org_x"),
        ("24:5", "test_x", "organisation 'org_f'", "org_x"),
        ("24:5", "test_x", "toets 'test_a'", "test_x"),
        ("26:5", "test_results", "act 'act-8'", "act-x"),
        ("26:5", "test_results", "law 'law_i'", "law_a"),
        ("26:5", "test_results", "toets 'test_b'", "test_x"),
        ("28:5", "oversight", "organisation 'org_g'", "org_x"),
        ("28:5", "oversight", "organisation 'org_h'", "org_x"),
        ("30:5", "b", "law 'law_j'", "law_a"),
        ("30:5", "b", "organisation 'org_i'", "org_x"),
        ("30:72", "b", "act 'act-9'", "act-x"),
    ]
    assert there_is_no == [
        f"{place}: ST101 {owner}: there is no {name} in the corpus"
        + (f" (did you mean '{hint}'?)" if hint else "")
        for place, owner, name, hint in expected
    ]


def test_references_are_resolved_over_files_and_lists() -> None:
    texts = {
        "laws": "laws: [{id: l, title: L, kind: wet, act: a, implementers: [u]}]",
        "acts": "acts: [{id: a, changes: [{law: l}]}]",
        "organisations": "organisations: [{id: u, title: U}]",
    }
    assert warnings(**texts) == []
