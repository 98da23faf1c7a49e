"""Values that the schema refuses: days, amounts, terms, words and ids."""

from __future__ import annotations

import pytest

from .conftest import loaded, refused


def test_wrong_types(mistakes: list[str]) -> None:
    """
    laws:
      - {id: [a], title: {b: c}, kind: [wet], domains: zorg, commencement: x, articles: [[1]]}
      - law
    acts: {id: b}
    evaluations: none
    organisations:
      - {id: u, title: U, members: many, calendar: [{in_force: 1 jan, decided_by: "13-01"}]}
    """
    words = (
        "wet, rijkswet, amvb, kb, ministeriele_regeling, beleidsregel, circulaire, verordening, "
        "eu_verordening, eu_richtlijn, verdrag, zbo_regeling, pbo_regeling, overig"
    )
    assert mistakes == [
        "a.yaml:2:10: ST012 expected text, found a list",
        "a.yaml:2:22: ST012 expected text, found a mapping",
        f"a.yaml:2:36: ST012 expected one of {words}, found a list",
        "a.yaml:2:52: ST012 expected a list, found 'zorg'",
        "a.yaml:2:72: ST012 expected a list, found 'x'",
        "a.yaml:2:86: ST012 expected text, found a list",
        "a.yaml:3:5: ST012 expected a mapping, found 'law'",
        "a.yaml:4:7: ST012 expected a list, found a mapping",
        "a.yaml:5:14: ST012 expected a list, found 'none'",
        "a.yaml:7:32: ST012 'many' is not a whole number",
        "a.yaml:7:60: ST014 '1 jan' is not a month and day such as 07-01",
        "a.yaml:7:79: ST014 '13-01' is not a month and day such as 07-01",
    ]


def test_days_that_are_none(mistakes: list[str]) -> None:
    """
    acts:
      - {id: a, published: 2023-02-29}
      - {id: b, published: 2023-13}
      - {id: c, published: 0000}
      - {id: d, published: 1-1-2023}
      - {id: e, published: [2023]}
      - {id: f, published: {after: 2023, until: 2024}}
      - {id: g, published: {}}
      - {id: h, published: {after: 2024-02, before: 2024-01}}
      - {id: i, published: {after: 2023-02-30}}
      - {id: j, revised: [2023, 31 mei]}
      - {id: k, published: ''}
      - {id: l, published: 2023-1-1}
    """
    assert mistakes == [
        "a.yaml:2:24: ST014 there is no day '2023-02-29'",
        "a.yaml:3:24: ST014 there is no day '2023-13'",
        "a.yaml:4:24: ST014 there is no day '0000'",
        "a.yaml:5:24: ST014 '1-1-2023' is not a day such as 2018-06-30",
        "a.yaml:6:24: ST012 expected a day",
        "a.yaml:7:24: ST012 a day of bounds has the keys after and before and no other",
        "a.yaml:8:24: ST012 a day of bounds has the keys after and before and no other",
        "a.yaml:9:24: ST015 after (2024-02) is later than before (2024-01)",
        "a.yaml:10:24: ST014 there is no day '2023-02-30'",
        "a.yaml:11:29: ST014 '31 mei' is not a day such as 2018-06-30",
        "a.yaml:12:24: ST014 '' is not a day such as 2018-06-30",
        "a.yaml:13:24: ST014 '2023-1-1' is not a day such as 2018-06-30",
    ]


def test_amounts_that_are_none(mistakes: list[str]) -> None:
    """
    burdens:
      - {act: a, organisation: u, one_off: {eur: 1.000.000}}
      - {act: a, organisation: u, one_off: {eur: € 5}}
      - {act: a, organisation: u, one_off: {eur: {low: 5, high: 2}}}
      - {act: a, organisation: u, one_off: {eur: {low: 1, likely: 9, high: 2}}}
      - {act: a, organisation: u, one_off: {eur: {low: 1}}}
      - {act: a, organisation: u, one_off: {eur: [1, 2]}}
      - {act: a, organisation: u, one_off: {eur: 1e9}}
      - {act: a, organisation: u, one_off: {fte: {low: 1, high: {x: y}}}}
    """
    hint = "is not a number; write digits only, with a point for decimals"
    assert mistakes == [
        f"a.yaml:2:46: ST012 '1.000.000' {hint}",
        f"a.yaml:3:46: ST012 '€ 5' {hint}",
        "a.yaml:4:46: ST015 low (5) is above high (2)",
        "a.yaml:5:46: ST015 low 1, likely 9 and high 2 do not rise",
        "a.yaml:6:46: ST012 a range has the keys low, high and perhaps likely",
        "a.yaml:7:46: ST012 expected a number, or low and high",
        f"a.yaml:8:46: ST012 '1e9' {hint}",
        f"a.yaml:9:46: ST012 'a mapping' {hint}",
    ]


def test_numbers_that_no_corpus_needs_are_refused_and_shown_by_their_beginning() -> None:
    nines = "9" * 400
    text = f"burdens: [{{act: a, organisation: u, one_off: {{eur: {nines}, fte: -{nines}.5}}}}]"
    shown = "9" * 60
    assert refused(a=text) == [
        f"a.yaml:1:52: ST016 {shown}… has more than 15 digits",
        f"a.yaml:1:459: ST016 -{shown[1:]}… has more than 15 digits",
    ]
    loaded(a="burdens: [{act: a, organisation: u, one_off: {eur: 999999999999999}}]")
    organisation = "organisations: [{{id: u, title: U, members: {}}}]"
    assert refused(a=organisation.format("1" + "0" * 15)) == [
        "a.yaml:1:44: ST016 1000000000000000 has more than 15 digits"
    ]


def test_terms(mistakes: list[str]) -> None:
    """
    laws:
      - id: a
        title: A
        kind: wet
        evaluation_clauses:
          - {id: a, term_years: -4}
          - {id: b, then_every_years: 0}
          - {id: c, term_years: 4.5}
          - {id: d, times: -1}
          - {id: e, anchor: in_forc}
          - {id: f, anchor: []}
          - {id: g, anchor: {act: b, day: 2010}}
    """
    assert mistakes == [
        "a.yaml:6:29: ST016 -4 is negative",
        "a.yaml:7:35: ST016 a term of 0 years is no term",
        "a.yaml:8:29: ST012 '4.5' is not a whole number",
        "a.yaml:9:24: ST016 -1 is negative",
        "a.yaml:10:25: ST014 'in_forc' is not a day such as 2018-06-30",
        "a.yaml:11:25: ST012 expected at least one anchor",
        "a.yaml:12:25: ST012 an anchor on an act has the key act only",
    ]


def test_words_of_the_schema_with_the_nearest_one() -> None:
    assert refused(a="acts: [{id: a, nature: [reperatie], verzamelwet: nee}]") == [
        "a.yaml:1:25: ST013 'reperatie' is not one of beleid, klein_beleid, reparatie, technisch, "
        "indexering, eu_implementatie, gefaseerde_inwerkingtreding, intrekking, tijdelijk "
        "(did you mean 'reparatie'?)",
        "a.yaml:1:50: ST012 'nee' is not true or false",
    ]
    assert refused(a="acts: [{id: a, level: zzz}]") == [
        "a.yaml:1:23: ST013 'zzz' is not one of wet, amvb, kb, ministeriele_regeling, verdrag, "
        "other"
    ]


@pytest.mark.parametrize("identity", ["A", "-a", "a/b", "a b", "é", "''", '"a\\n"'])
def test_ids_that_are_none(identity: str) -> None:
    shown = identity.strip("'\"").replace("\\n", "\n")
    assert refused(a=f"acts: [{{id: {identity}}}]") == [
        f"a.yaml:1:13: ST017 '{shown}' is not an id: small letters, digits, '_', '.' and '-' only"
    ]
