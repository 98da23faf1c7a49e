"""Every mistake has its place, its code, what was expected and the nearest valid word."""

from __future__ import annotations

from inspect import cleandoc

import pytest

from .conftest import loaded, refused


def test_unknown_keys_at_every_depth(mistakes: list[str]) -> None:
    """
    lawz: []
    laws:
      - id: a
        title: A
        kind: wet
        in_force_form: 2010-01-01
        evaluation_clauses: [{id: c, term_year: 4}]
        text: {as_of: 2020, wordz: 3}
        implementers: [{organisation: u, form: 2010}]
        something_else: 1
    acts:
      - id: b
        links: [{kind: amends, act: b, srouce: x}]
    burdens:
      - {act: b, organisation: u, one_off: {euro: 3}}
    """
    assert mistakes == [
        "a.yaml:1:1: ST010 unknown key 'lawz' (did you mean 'laws'?)",
        "a.yaml:6:5: ST010 unknown key 'in_force_form' (did you mean 'in_force_from'?)",
        "a.yaml:7:34: ST010 unknown key 'term_year' (did you mean 'term_years'?)",
        "a.yaml:8:25: ST010 unknown key 'wordz' (did you mean 'words'?)",
        "a.yaml:9:38: ST010 unknown key 'form' (did you mean 'from'?)",
        "a.yaml:10:5: ST010 unknown key 'something_else'",
        "a.yaml:13:36: ST010 unknown key 'srouce' (did you mean 'source'?)",
        "a.yaml:15:41: ST010 unknown key 'euro' (did you mean 'eur'?)",
    ]


def test_missing_keys(mistakes: list[str]) -> None:
    """
    laws:
      - {id: a, changes: [{in_force_from: 2010}], commencement: [{articles: ["1"]}]}
    acts:
      - title: B
    evaluations:
      - {id: e}
    tests:
      - {id: t}
    test_results:
      - {test: t}
      - {act: b}
    burdens:
      - {act: b}
    oversight:
      - {over: [u]}
    bottlenecks:
      - {id: k}
    ignore:
      - {code: ST201, reason: spoed}
    """
    assert mistakes == [
        "a.yaml:2:5: ST011 the key kind is missing",
        "a.yaml:2:5: ST011 the key title is missing",
        "a.yaml:2:23: ST011 the key act is missing",
        "a.yaml:2:62: ST011 the key in_force_from is missing",
        "a.yaml:4:5: ST011 the key id is missing",
        "a.yaml:6:5: ST011 the key kind is missing",
        "a.yaml:8:5: ST011 the key title is missing",
        "a.yaml:10:5: ST011 the key act or law is missing",
        "a.yaml:11:5: ST011 the key test is missing",
        "a.yaml:13:5: ST011 the key organisation or organisations is missing",
        "a.yaml:15:5: ST011 the key by is missing",
        "a.yaml:17:5: ST011 the key title is missing",
        "a.yaml:19:5: ST011 the key until is missing",
    ]


def test_an_organisation_needs_a_title_in_one_of_its_statements() -> None:
    assert refused(a="organisations: [{id: u, kind: zbo}]") == [
        "a.yaml:1:17: ST011 the key title is missing"
    ]
    loaded(a="organisations: [{id: u}]", b="organisations: [{id: u, title: U}]")


def test_an_id_stands_once_in_all_files_but_of_acts_and_organisations() -> None:
    text = "laws: [{id: a, title: A, kind: wet}]"
    clause = "laws: [{id: b, title: B, kind: wet, evaluation_clauses: [{id: c}, {id: c}]}]"
    assert refused(one=text, two=text, clause=clause) == [
        "clause.yaml:1:67: ST018 the id 'c' is used twice, first at clause.yaml:1:58",
        "two.yaml:1:8: ST018 the id 'a' is used twice, first at one.yaml:1:8",
    ]
    loaded(a="acts: [{id: a}]", b="acts: [{id: a}]")


def test_what_yaml_allows_and_this_schema_does_not(mistakes: list[str]) -> None:
    """
    laws:
      - &a {id: a, title: A, kind: wet}
      - {id: b, title: &b B, kind: wet, title: C}
      - {id: c, title: *b, kind: wet, in_force_from: {after: *b}}
      - !law {id: d, title: D, kind: !!str wet}
      - {<<: {id: e}, title: E, kind: wet}
      - {__at__: x, id: f, title: F, kind: wet}
    """
    assert mistakes == [
        "a.yaml:2:5: ST004 anchor '&a' is not allowed",
        "a.yaml:3:20: ST004 anchor '&b' is not allowed",
        "a.yaml:3:37: ST003 key 'title' stands twice, first on line 3",
        "a.yaml:4:20: ST004 alias '*b' is not allowed",
        "a.yaml:4:58: ST004 alias '*b' is not allowed",
        "a.yaml:5:5: ST005 tag '!law' is not allowed",
        "a.yaml:5:34: ST005 tag 'tag:yaml.org,2002:str' is not allowed",
        "a.yaml:6:5: ST011 the key id is missing",
        "a.yaml:6:6: ST010 unknown key '<<'",
        "a.yaml:7:6: ST010 unknown key '__at__'",
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "laws:\n  - id: a\n    foo: [\n    title: A\n",
            [
                "a.yaml:3:5: ST010 unknown key 'foo'",
                "a.yaml:5:1: ST002 not YAML: did not find expected ',' or ']'",
            ],
        ),
        (
            "laws:\n\t- {id: a}\n",
            ["a.yaml:2:1: ST002 not YAML: found character that cannot start any token"],
        ),
        ("? [a, b]\n: c\n", ["a.yaml:1:3: ST012 a key must be text"]),
        (
            "laws: [{id: a, title: A, kind: wet}]\n*x : b\n",
            ["a.yaml:2:1: ST004 alias '*x' is not allowed"],
        ),
        (
            "laws: [{id: a, title: A, kind: wot}]\n---\nlaws: 3\n",
            [
                "a.yaml:1:32: ST013 'wot' is not one of wet, rijkswet, amvb, kb, "
                "ministeriele_regeling, beleidsregel, circulaire, verordening, eu_verordening, "
                "eu_richtlijn, verdrag, zbo_regeling, pbo_regeling, overig (did you mean 'wet'?)",
                "a.yaml:2:1: ST006 more than one document in a file",
            ],
        ),
    ],
)
def test_nothing_is_missing_where_reading_broke_off(text: str, lines: list[str]) -> None:
    assert refused(a=text) == lines


def test_all_mistakes_of_all_files_come_in_one_run_sorted() -> None:
    texts = {
        "c": "laws: [{id: a, title: A, kind: wet}]",
        "b": "acts: [{id: A}]\nlaws: [{id: a, title: A, kind: wet}]",
        "a": cleandoc("""
            laws: [{id: a, title: A, kind: wet}, {id: z, title: Z, kind: wet, foo: 1}]
            acts: [{id: b, bar: 1}]"""),
        "d": "laws: [{id: a, title: A, kind: wet}]",
    }
    assert refused(**texts) == [
        "a.yaml:1:67: ST010 unknown key 'foo'",
        "a.yaml:2:16: ST010 unknown key 'bar'",
        "b.yaml:1:13: ST017 'A' is not an id: small letters, digits, '_', '.' and '-' only",
        "d.yaml:1:8: ST018 the id 'a' is used twice, first at c.yaml:1:8",
    ]
