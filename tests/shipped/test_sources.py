"""Every fact says where it comes from and how sure it is; nothing is quoted from memory."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator

import pytest

from stapeling.loading import Loaded
from stapeling.model.laws import Change
from stapeling.model.records import Row

from ..conftest import Run
from .conftest import DATA

IMPORTED = {"zorgtoeslag", "woo"}
"""Their changes come from one file each, named at the law."""
PARTS = {"AspectAsked", "Implementation", "OneOff", "RequiredWhen", "Structural"}
"""Rows that may rest on the record that they are a part of."""
TITLES = ["Act stb-2020-546"]
"""Has its title in wet_ib_2001.yaml; its source and certainty come with the zorgtoeslag."""
FROM_MEMORY = ("2014, 494", "2012, 430", "2016, 444", "2015, 233", "2017, 110")


def rows(row: Row, owner: Row) -> Iterator[tuple[Row, Row]]:
    yield row, owner
    for field in dataclasses.fields(row):
        value = getattr(row, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Row):
                yield from rows(item, row)


def test_there_is_nothing_to_warn_of(shipped: Loaded) -> None:
    assert shipped.corpus.findings == ()


def test_every_record_has_a_source_and_a_certainty(shipped: Loaded) -> None:
    silent = [
        f"{type(row).__name__} {getattr(row, 'id', row.location)}"
        for record in shipped.corpus.records()
        for row, owner in rows(record, record)
        if not isinstance(row, Change)
        for stated in [owner if type(row).__name__ in PARTS and not row.source else row]
        if not (stated.source and stated.certainty)
    ]
    assert silent == TITLES


def test_changes_without_a_source_of_their_own_are_imported(shipped: Loaded) -> None:
    for name, changes in shipped.corpus.changes.items():
        silent = [change for change in changes if not (change.source and change.certainty)]
        if name in IMPORTED:
            law = shipped.corpus.laws[name]
            assert law.source == (f"WTI {law.bwb_id}",)
            assert law.certainty == "verified"
        else:
            assert silent == []


@pytest.mark.parametrize("number", FROM_MEMORY)
def test_numbers_from_memory_are_nowhere(number: str) -> None:
    year, page = number.split(", ")
    for file in DATA.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        assert number not in text, file
        assert f"stb-{year}-{page}\n" not in text, file
        assert not re.search(rf"stb-{year}-{page}\b", text), file


def test_days_of_which_only_the_year_is_known_are_bounds(shipped: Loaded) -> None:
    acts = shipped.corpus.acts
    for name in ("stb-2014-216", "stb-2019-219", "stb-2012-462"):
        published = acts[name].published
        assert published is not None
        assert not published.exact


def test_the_corpus_of_2015_is_evaluated_too(run: Run) -> None:
    done = run("analyse", "data", "--as-of", "2015-01-01", "--only", "evaluation", "-f", "json")
    assert (done.returncode, done.stderr) == (0, "")
    data = json.loads(done.stdout)
    clauses = {
        law["id"]: [(row["due"], row["state"]) for row in law["evaluation"]["clauses"]]
        for law in data["laws"]
        if law["evaluation"] and law["evaluation"]["clauses"]
    }
    assert clauses["awir"] == [
        ("2008-09-01", "passed"),
        ("2013-09-01", "open"),
        ("2018-09-01", "not_due"),
    ]
    assert clauses["jeugdwet"] == [("2018-01-01", "not_due")]
    assert "was" not in clauses
    assert run("analyse", "data", "--as-of", "2015-01-01", "--only", "evaluation").returncode == 0
