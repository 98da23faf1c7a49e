"""A document comes back from bytes as it was, whatever it states, and under any name."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator
from typing import Any, Literal

import pytest

from stapeling.loading.texts import read_data, read_text, validate
from stapeling.model.document import Document
from stapeling.model.packing import _fields, packed, unpacked
from stapeling.model.records import Row

from ..conftest import ROOT
from .test_warm import seen

EVERYTHING = """\
laws:
  - id: a
    title: A
    kind: wet
    source: [x, y]
    certainty: estimate
    uncertain: {title: verified, kind: reported}
    note: "  n  "
    traits: [regeldruk]
    in_force_from: {after: 2018-01-01, before: 2018-12-31}
    in_force_until: unknown
    retroactive_to: 2018
    commencement: [{articles: ["1", "2"], in_force_from: 2019-01-01}]
    restarts: [{from: 2020, act: y, title: t}]
    based_on: [{law: b, article: "7"}]
    incidental_parts: [{part: p}]
    implementers: [uwv, {organisation: svb, from: {before: 2020}, articles: []}]
    text: {as_of: 2020, words: 10}
    unlisted: [{count: 2, what: x}]
    evaluation_clauses:
      - {id: c, term_years: 5, anchor: in_force, targets: [{law: b, articles: ["1"]}]}
      - {id: d, times: 0, anchor: [2020-01, {act: y}, {after: 2020}]}
    changes: [{act: y, articles: ["1"], nature: [beleid]}]
acts:
  - {id: y, verzamelwet: "true", tests_complete: "false", revised: [2020, unknown]}
  - id: z
    prompted_by: [{kind: k, date: 2020}]
    links: [{kind: repairs, act: y}]
    changes: [{law: a, effect: nieuw}]
evaluations: [{id: e, kind: monitor, done_by: x, paper: [p, q]}]
organisations:
  - id: uwv
    title: UWV
    members: 3
    calendar: [{in_force: 01-01, decided_by: 07-01}]
    capacity: [{unit: changes, amount: {low: 1, high: 2.5}, per: year, except_acts: [y]}]
burdens:
  - act: y
    organisations: [uwv, svb]
    one_off: {eur: {low: -1, likely: 0, high: 2}, fte: 1.0, from: 2020}
    structural: {eur_per_year: 1, note: n}
tests:
  - id: t
    title: T
    weeks: {low: 4, high: 6}
    aspects: [{aspect: ict, object: o, weight: mede}]
    required_when: {levels: [wet], traits: [sdg]}
test_results: [{test: t, act: y, verdict: A}]
oversight: [{by: o, over: [uwv], phases: [beleid], hours_per_year: 10}]
bottlenecks:
  - {id: k, title: K, reports: [{reported: 2020}], resolved: {done: 2021, act: y}}
ignore: [{code: ST201, reason: r, until: 2027}]
"""


def document_of(text: str, name: str) -> Document:
    document, findings = validate(read_text(text, name))
    assert document is not None, findings
    return document


def test_everything_comes_back() -> None:
    document = document_of(EVERYTHING, "a.yaml")
    (found,) = unpacked(["a.yaml"], [packed(document)])
    assert seen(found) == seen(document)


def test_the_name_is_that_of_the_reading() -> None:
    row = packed(document_of(EVERYTHING, "a.yaml"))
    assert row == packed(document_of(EVERYTHING, "deep/b.yaml"))
    texts = ["deep/b.yaml", "c.yaml"]
    documents = unpacked(texts, [row, packed(document_of("acts: [{id: x}]", "?"))])
    assert seen(documents[0]) == seen(document_of(EVERYTHING, "deep/b.yaml"))
    assert str(documents[1].acts[0].location) == "c.yaml:1:8"


def test_a_name_is_one_in_memory() -> None:
    text = (
        "laws: [{id: a, title: T, kind: wet, changes: [{act: yyy, articles: ['1 a', '2 b']}]}]\n"
        "acts: [{id: yyy, changes: [{law: a, articles: ['1 a', '2 b']}]}]\n"
    )
    document = document_of(text, "a.yaml")
    for found in (document, *unpacked(["a.yaml", "b.yaml"], [packed(document)] * 2)):
        (change,), (act,) = found.laws[0].changes, found.acts
        assert change.act is act.id
        assert (change.articles or ("",))[0] is (act.changes[0].articles or ("",))[0]
    assert change.articles is act.changes[0].articles


def test_no_documents() -> None:
    assert unpacked([], []) == []


@pytest.mark.parametrize("file", sorted((ROOT / "data").rglob("*.yaml")), ids=lambda f: f.name)
def test_shipped_files(file: Any) -> None:
    document, _ = validate(read_data(file.read_bytes(), file.name))
    assert document is not None
    assert seen(unpacked([file.name], [packed(document)])[0]) == seen(document)


def records(kind: Any = Document, known: frozenset[Any] = frozenset()) -> Iterator[Any]:
    """Give every type of record below a document."""
    yield kind
    for field in _fields(kind):
        if field.kind not in (None, str) and field.kind not in known and field.kind is not kind:
            yield from records(field.kind, known | {kind})


def test_every_field_is_stated_above() -> None:
    """So that a field that is added to the schema is seen to come back."""
    document = document_of(EVERYTHING, "a.yaml")
    stated = {type(row).__name__ for row in walked(document)}
    missing = {kind.__name__ for kind in records()} - stated - {"Scenario"}
    assert not missing


def walked(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for item in value:
            yield from walked(item)
    elif hasattr(type(value), "__slots__") and not isinstance(value, str):
        yield value
        names = [f.name for f in dataclasses.fields(value)] if isinstance(value, Row) else []
        names += [f.name for f in dataclasses.fields(value)] if type(value) is Document else []
        names += ["day", "act"] if type(value).__name__ == "Anchor" else []
        for name in names:
            yield from walked(getattr(value, name))


PLAIN = {str, int, float, bool, type(None)}


def leaves(hint: Any) -> Iterator[Any]:
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is Literal or not arguments:
        yield str if typing.get_origin(hint) is Literal else hint
    for argument in arguments if typing.get_origin(hint) is not Literal else ():
        yield from leaves(argument)


@pytest.mark.parametrize("kind", sorted(set(records()), key=lambda k: k.__name__))
def test_what_is_packed_as_it_is_is_plain(kind: Any) -> None:
    if kind.__name__ in ("Day", "Scenario"):  # packed by itself; never packed
        return
    hints = typing.get_type_hints(kind)
    for field in _fields(kind):
        if field.kind in (None, str):
            assert set(leaves(hints[field.name])) - {Ellipsis} <= PLAIN, field
