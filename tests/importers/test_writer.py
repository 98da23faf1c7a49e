"""What is written reads back as the same, however awkward the text."""

from __future__ import annotations

import datetime as dt
import textwrap

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from stapeling.importers import reader
from stapeling.importers.reader import read_document
from stapeling.importers.scalars import is_day
from stapeling.importers.writer import WIDTH, write_document

AWKWARD = [
    "", " ", " leading", "trailing ", "two  spaces", "line\nbreak", "line\n", "\n", "\n\nx",
    "a: b", "a #b", "# c", "- d", "? e", "'", '"', "'\"", "back\\slash", "[x]", "{y}", "*a", "&b",
    "!c", "%d", "@e", "`f", "|", ">", "no", "yes", "on", "y", "null", "~", "true", "010", "0o17",
    "0x1F", "1:30", "1e3", "1_000", "2015", "2015-01", "2015-01-01", "2015-13-45", "3.10", ".inf",
    "=", "<<", "---", "...", "é ü €", "\u2028", "\u0085", "\ufeff", "\x00", "\x7f", "\t", "tab\tin",
    "\r\n", "😀", "a, b", "x" * 300, "word " * 60, " #", "a\n b\n", "ends with colon:", "\\ \\n",
]  # fmt: skip
texts = st.sampled_from(AWKWARD) | st.text(st.characters(exclude_categories=["Cs"]), max_size=90)
keys = st.sampled_from(["id", "title", "note", "articles", "article", "source", "changes", "act"])
numbers = st.integers(-(10**17), 10**17) | st.decimals(-999, 999, places=2).map(float)
scalars = texts | numbers | st.booleans() | st.none()


def labelled(value: object, key: str) -> object:
    """Make a value one that can stand under `key`: labels of articles are text, or nothing else."""
    if isinstance(value, dict):
        return {name: labelled(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [labelled(item, key) for item in value]
    return str(value) if key in ("articles", "article") else value


values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.dictionaries(keys | texts.filter(bool), inner, max_size=5).map(
            lambda row: labelled(row, "")
        )
    ),
    max_leaves=15,
)
rows = st.dictionaries(keys, values, max_size=8).map(lambda row: labelled(row, ""))
documents = st.dictionaries(
    st.sampled_from(["laws", "acts", "evaluations", "burdens", "scenario"]),
    st.lists(rows, max_size=4),
)


@given(documents)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_is_written_reads_back(document):
    assert read_document(write_document(document)) == document


@given(st.lists(texts, max_size=5))
@example(AWKWARD)
@settings(deadline=None)
def test_a_normal_reader_sees_the_same_texts(found):
    text = write_document({"laws": [{"title": item} for item in found]})
    seen = [row["title"] for row in yaml.safe_load(text)["laws"]]
    days = [dt.date.fromisoformat(item) if is_day(item) else item for item in found]
    assert seen == days


@given(texts)
@settings(deadline=None)
def test_a_reader_that_types_nothing_sees_the_same_text(found):
    text = write_document({"laws": [{"title": found, "articles": [found]}]})
    assert yaml.load(text, Loader=yaml.BaseLoader) == {
        "laws": [{"title": found, "articles": [found]}]
    }


@given(documents)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_writing_twice_changes_nothing(document):
    text = write_document(document)
    assert write_document(read_document(text)) == text


@given(documents)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_reading_without_libyaml_is_the_same(document):
    text = write_document(document)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "Loader", yaml.SafeLoader)
        assert read_document(text) == document


def test_layout():
    document = {
        "acts": [
            {
                "published": "2005-07-26",
                "id": "stb-2005-369",
                "dossier": "29762",
                "verzamelwet": False,
            }
        ],
        "laws": [
            {
                "kind": "wet",
                "id": "zorgtoeslag",
                "title": "Wet: de zorgtoeslag",
                "articles": ["1", "2a", "no"],
                "commencement": [{"in_force_from": "2023-01-01", "articles": ["3.3"]}],
                "evaluation_clauses": [{"id": "art-6", "term_years": 4, "times": None}],
                "changes": [
                    {
                        "act": "stb-2006-547",
                        "in_force_from": "2006-11-22",
                        "retroactive_to": "2006-01-01",
                        "articles": ["4"],
                        "effect": "wijziging",
                    },
                ],
                "note": "first line\nsecond line",
            }
        ],
    }
    assert write_document(document) == textwrap.dedent("""\
        laws:
          - id: zorgtoeslag
            title: "Wet: de zorgtoeslag"
            kind: wet
            commencement:
              - {articles: ["3.3"], in_force_from: 2023-01-01}
            articles: ["1", "2a", "no"]
            note: |-
              first line
              second line
            evaluation_clauses:
              - {id: art-6, term_years: 4, times: null}
            changes:
              - act: stb-2006-547
                in_force_from: 2006-11-22
                retroactive_to: 2006-01-01
                articles: ["4"]
                effect: wijziging

        acts:
          - {id: stb-2005-369, dossier: "29762", published: 2005-07-26, verzamelwet: false}
        """)


def test_a_row_stands_on_one_line_as_long_as_it_fits():
    for length in range(60, 110):
        text = write_document({"acts": [{"id": "a", "title": "x" * length, "level": "wet"}]})
        lines = text.splitlines()
        assert len(lines) == (2 if length <= WIDTH - 32 else 4)
        assert max(map(len, lines)) <= max(WIDTH, length + 11)


def test_labels_are_lists_that_fill_lines():
    labels = [f"{chapter}.{number}" for chapter in range(1, 9) for number in range(1, 9)]
    text = write_document({"laws": [{"articles": labels}]})
    assert max(map(len, text.splitlines())) <= WIDTH
    assert len(text.splitlines()) < 10


def test_nothing_is_an_empty_mapping():
    assert write_document({}) == "{}\n"
    assert read_document("{}\n") == {} == read_document("")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n", "f.yaml:1: the file is not a mapping of lists"),
        ("laws: [\n", "f.yaml:2: not YAML"),
        ("a: 1\na: 2\n", "f.yaml:2: key 'a' stands twice"),
        ("a: &x 1\nb: *x\n", "f.yaml:1: anchors, aliases and tags are not allowed"),
        ("a: !!str 1\n", "f.yaml:1: anchors, aliases and tags are not allowed"),
        ("[a]: 1\n", "f.yaml:1: a key must be text"),
        ("a: 1\n---\nb: 2\n", "f.yaml:2: not YAML"),
        ("a: \x01\n", "f.yaml: not YAML"),
        ("a: " + "[" * 70 + "]" * 70, "f.yaml:1: nested deeper than 64 levels"),
    ],
)
def test_what_the_schema_refuses_is_refused(text, message):
    from pathlib import Path

    from stapeling.importers.failure import ImportFailure

    with pytest.raises(ImportFailure) as caught:
        read_document(text, Path("f.yaml"))
    assert str(caught.value).startswith(message)
