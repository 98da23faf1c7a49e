"""Pairs of corpora whose differences can be counted by hand."""

from __future__ import annotations

from .sides import compared, number

A = """
laws:
  - id: l
    title: Law
    kind: wet
    in_force_from: 2010-01-01
    implementers: [u]
    changes:
      - {act: stb-1, in_force_from: 2011-01-01, articles: ["1"]}
      - {act: stb-2, in_force_from: 2012-01-01, articles: ["1"]}
acts:
  - {id: stb-1, level: wet, published: 2010-12-31}
  - {id: stb-2, level: wet, published: 2011-12-31}
organisations:
  - id: u
    title: U
    kind: zbo
    capacity: [{unit: structural_fte, amount: 3, from: 2011-01-01, until: 2016-01-01}]
burdens:
  - {act: stb-1, organisation: u, structural: {fte: 2}}
"""
B = """
organisations:
  - id: u
    title: U
    kind: zbo
    capacity: [{unit: structural_fte, amount: 3, from: 2011-01-01, until: 2016-01-01}]
acts:
  - {id: stb-3, level: wet, published: 2012-12-31, links: [{kind: repairs, act: stb-2}]}
  - {id: stb-2, level: wet, published: 2011-12-31}
  - {id: stb-1, level: wet, published: 2010-12-30}
laws:
  - id: l
    implementers: [u]
    in_force_from: 2010-01-01
    kind: wet
    title: Law
    changes:
      - {act: stb-3, in_force_from: 2013-01-01, articles: ["1"]}
      - {act: stb-2, in_force_from: 2012-01-01, articles: ["1"]}
      - {act: stb-1, in_force_from: 2011-01-01, articles: ["1", "2"]}
burdens:
  - {act: stb-3, organisation: u, structural: {fte: 2}}
  - {act: stb-1, organisation: u, structural: {fte: 2}}
"""


def test_records() -> None:
    found = compared(A, B).entities
    assert [tuple(key) for key in found.added] == [
        ("acts", "stb-3"),
        ("changes", "l/stb-3"),
        ("burdens", "stb-3/u"),
    ]
    assert found.removed == ()
    assert [(*row.record, row.field, row.before, row.after) for row in found.changed] == [
        ("acts", "stb-1", "published", "2010-12-31", "2010-12-30"),
        ("changes", "l/stb-1", "articles", ["1"], ["1", "2"]),
    ]
    assert found.unchanged is not None
    assert {name: n for name, n in found.unchanged.items() if n} == {
        "laws": 1,
        "acts": 1,
        "changes": 1,
        "organisations": 1,
        "capacity": 1,
        "burdens": 1,
    }


def test_numbers() -> None:
    found = compared(A, B)
    assert number(found, "l", "breadth") == ((2, 2), (3, 3), (1, 1))
    assert number(found, "l", "text_depth") == ((2, 2), (3, 3), (1, 1))
    assert number(found, "l", "repair_depth") == ((None, None), (2, 2), (None, None))
    assert number(found, "u", "structural_fte", "2013") == ((2, 2), (4, 4), (2, 2))
    assert number(found, "u", "structural_fte", "2012") == ((2, 2), (2, 2), (0, 0))


def test_chains_and_their_new_links() -> None:
    text, repair = compared(A, B).chains
    assert (text.kind, text.after, text.new) == (
        "text_depth",
        ("stb-1", "stb-2", "stb-3"),
        ("stb-3",),
    )
    assert (repair.kind, repair.before, repair.after) == ("repair_depth", (), ("stb-2", "stb-3"))
    assert repair.new == ("stb-3",)  # that a chain begins with stb-2 is no new link


def test_load_against_capacity() -> None:
    found = compared(A, B)
    rows = {row.period: row for row in found.loads if row.differs}
    assert list(rows) == ["2013", "2014", "2015"]
    assert (rows["2013"].load_before, rows["2013"].load_after) == ((2, 2), (4, 4))
    assert (rows["2013"].over_before, rows["2013"].over_after) == (False, True)
    (first,) = found.first_over
    assert (first.before, first.after) == (None, "2013")


def test_a_bill_that_became_an_act_is_the_same_act() -> None:
    bill = "acts: [{id: kst-34396, level: wet}, {id: x, links: [{kind: repairs, act: kst-34396}]}]"
    act = (
        "acts: [{id: stb-2016-318, aliases: [kst-34396], level: wet},"
        " {id: x, links: [{kind: repairs, act: stb-2016-318}]}]"
    )
    found = compared(bill, act).entities
    assert (found.added, found.removed) == ((), ())
    assert [(row.record.id, row.field, row.before, row.after) for row in found.changed] == [
        ("stb-2016-318", "aliases", None, ["kst-34396"]),
        ("stb-2016-318", "id", "kst-34396", "stb-2016-318"),
    ]


def test_rows_without_an_id_are_paired_by_what_is_most_alike() -> None:
    a = """
laws:
  - id: l
    title: L
    kind: wet
    changes:
      - {act: stb-1, in_force_from: 2011-01-01, articles: ["1"]}
      - {act: stb-1, in_force_from: 2012-01-01, articles: ["2"], effect: nieuw}
"""
    b = a.replace('articles: ["2"]', 'articles: ["2", "3"]').replace("2011-01-01", "2011-01-01")
    found = compared(a, b).entities
    assert [(row.record.id, row.field, row.after) for row in found.changed] == [
        ("l/stb-1@2012-01-01", "articles", ["2", "3"])
    ]


def test_contradictions_by_code_and_ids() -> None:
    a = "laws: [{id: l, title: L, kind: wet, ministry: x}]"
    b = "# moved\n\nlaws: [{id: l, title: L, kind: wet, ministry: x, act: y}]"
    found = compared(a, b).findings
    assert found is not None
    assert [(row.code, row.ids) for row in found.new] == [("ST101", ("l", "y"))]
    assert found.fixed == ()
    assert [(row.code, row.ids) for row in found.unchanged] == [("ST101", ("l", "x"))]


def test_a_change_stated_at_the_act_is_the_same_as_one_at_the_law() -> None:
    at_law = (
        "laws: [{id: l, title: L, kind: wet, changes: [{act: a, in_force_from: 2011-01-01}]}]\n"
    )
    at_act = (
        "laws: [{id: l, title: L, kind: wet}]\n"
        "acts: [{id: a, changes: [{law: l, in_force_from: 2011-01-01}]}]"
    )
    assert not compared(at_law + "acts: [{id: a}]", at_act).differs


def test_a_load_of_unknown_size_is_not_zero() -> None:
    more = A + "  - {act: stb-2, organisation: u, structural: {fte: 1}}\n"
    without = A.replace("burdens:\n  - {act: stb-1, organisation: u, structural: {fte: 2}}\n", "")
    found = compared(without, more)
    assert number(found, "u", "structural_fte", "2012") == ((None, None), (3, 3), (None, None))
