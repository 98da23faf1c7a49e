"""`schema` prints what the types give, and what the shipped files hold to."""

from __future__ import annotations

import json
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from stapeling.loading import Refused, load_texts
from stapeling.model.json_schema import file_schema

from ..conftest import ROOT, Run

SCHEMA = json.loads(file_schema())
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


class Loader(yaml.SafeLoader):
    """Reads as editors do: numbers and truth by their form, days as text."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, form) for tag, form in forms if not tag.endswith(":timestamp")]
        for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def errors(text: str) -> list[str]:
    data: Hashable | Any = yaml.load(text, Loader=Loader)
    return [f"{error.json_path}: {error.validator}" for error in VALIDATOR.iter_errors(data)]


def test_the_command_prints_the_schema_of_the_types(run: Run) -> None:
    done = run("schema")
    assert (done.returncode, done.stdout) == (0, file_schema())


def test_it_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize(
    "path",
    [
        *sorted((ROOT / "data").rglob("*.yaml")),
        *sorted((ROOT / "tests" / "cases").glob("*/corpus/*.yaml")),
        *sorted((ROOT / "tests" / "importers" / "wti").glob("*.yaml")),
        Path(__file__).parent / "corpus" / "laws.yaml",
    ],
    ids=lambda path: "/".join(path.parts[-3:]),
)
def test_files_hold_to_the_schema(path: Path) -> None:
    assert errors(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "text",
    [
        "lawz: []",
        "laws: [{id: a, kind: wet}]",
        "laws: [{id: a, title: A, kind: wett}]",
        "laws: [{id: a, title: A, kind: wet, in_force_from: 1 januari}]",
        "laws: [{id: a, title: A, kind: wet, in_force_from: {from: 2010}}]",
        "laws: [{id: a, title: A, kind: wet, domains: zorg}]",
        "laws: [{id: a, title: A, kind: wet, evaluation_clauses: [{id: c, term_years: 0}]}]",
        "acts: [{id: a, verzamelwet: ja}]",
        "acts: [{id: a, nature: [reperatie]}]",
        "acts: {id: a}",
        "burdens: [{act: a, organisation: u, one_off: {eur: veel}}]",
        "burdens: [{act: a, organisation: u, one_off: {eur: {low: 1}}}]",
        "organisations: [{id: u, title: U, calendar: [{in_force: 1 jan, decided_by: '07-01'}]}]",
    ],
)
def test_what_the_loader_refuses_an_editor_marks(text: str) -> None:
    assert errors(text) != []
    with pytest.raises(Refused):
        load_texts({"a.yaml": text})


@pytest.mark.parametrize(
    "text",
    [
        "acts: [{id: 2016, title: 010, published: 2016, dossier: 34396}]",
        "acts: [{id: a, published: unknown, verzamelwet: true, source: x}]",
        "acts: [{id: a, revised: [2016, 2016-05, {after: 2016-01-01}], source: [x, 1]}]",
        "laws: [{id: a, title: no, kind: wet, text: {as_of: 2020, words: 5}, implementers: [u]}]",
        "burdens: [{act: a, organisation: u, one_off: {eur: -5, fte: {low: 1.5, high: '2'}}}]",
        "laws: [{id: a, title: A, kind: wet, evaluation_clauses: [{id: c, term_years: '4',"
        " anchor: [in_force, {act: b}, 2015-01-01], times: null}]}]",
        "scenario: {base: x, remove: {acts: [a]}, change: {laws: {a: {title: null}}}}",
    ],
)
def test_what_the_loader_takes_an_editor_lets_pass(text: str) -> None:
    assert errors(text) == []
    load_texts({"a.yaml": text})
