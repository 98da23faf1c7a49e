"""The fast and the careful reader give the same; scalars stay the text that was written."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from stapeling.findings import Location
from stapeling.loading.careful import read_carefully
from stapeling.loading.events import OutOfTheOrdinary, read_fast
from stapeling.loading.texts import read_text
from stapeling.model.records import AT

words = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=12)
keys = words.filter(lambda word: word != AT)
written = st.sampled_from(["010", "no", "1:30", "null", "~", "2023-02-29", "0x1F", "1e3", "=1+1"])
values = st.recursive(
    words | written,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)
documents = st.dictionaries(keys, values, min_size=1, max_size=4)
styles = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([None, True, False]),
        "default_style": st.sampled_from([None, None, "'", '"', "|"]),
        "allow_unicode": st.booleans(),
        "indent": st.integers(2, 6),
        "width": st.integers(20, 120),
    }
)


def bare(value: Any) -> Any:
    """Take the positions out of what was read."""
    if isinstance(value, dict):
        return {key: bare(item) for key, item in value.items() if key != AT}
    return [bare(item) for item in value] if isinstance(value, list) else value


@settings(max_examples=150, deadline=None, derandomize=True)
@given(documents, styles)
def test_both_readers_give_what_was_dumped(document: Any, style: dict[str, Any]) -> None:
    text = yaml.safe_dump(document, sort_keys=False, **style)
    careful = read_carefully(text, "a.yaml")
    assert careful.findings == []
    assert bare(careful.value) == document
    try:
        fast = read_fast(text, "a.yaml")
    except OutOfTheOrdinary:  # only a tag, of a long key, makes it give up here
        assert "!" in text
    else:
        assert fast == careful.value


@settings(max_examples=80, deadline=None, derandomize=True)
@given(documents, styles)
def test_keys_stand_where_they_are_said_to(document: Any, style: dict[str, Any]) -> None:
    text = yaml.safe_dump(document, sort_keys=False, **style)
    lines = text.split("\n")
    reading = read_carefully(text, "a.yaml")
    for key in document:
        (line, column), _ = reading.marks[id(reading.value), key]
        found = lines[line][column:]
        assert found.startswith((key[:1], "'", '"', "|", "!"))


@pytest.mark.parametrize(
    "scalar",
    ["010", "no", "Yes", "1:30", "0x1F", "1e3", "2023-02-29", ".inf", "1_000", "=", "'null'", "''"],
)
def test_scalars_stay_text(scalar: str) -> None:
    for text in (f"a: {scalar}", f"a: [{scalar}]", f"a: {scalar}\nb: null"):
        value = bare(read_text(text, "a.yaml").value)
        found = value["a"] if isinstance(value["a"], str) else value["a"][0]
        assert found == scalar.strip("'")


@pytest.mark.parametrize("null", ["", "~", "null", "Null", "NULL"])
def test_a_key_without_a_value_is_absent(null: str) -> None:
    raw = read_text(f"a: {null}\nb: {{c: {null}}}\n{null or 'd'}: e", "a.yaml")
    assert bare(raw.value) == {"b": {}, null or "d": "e"}
    assert raw.findings == ()


def test_null_in_a_list_is_nothing_whatever_stands_beside_it() -> None:
    assert bare(read_text("a: [null, x, ~]", "a.yaml").value) == {"a": [None, "x", None]}
    assert bare(read_text("a:\n  -\n  - x", "a.yaml").value) == {"a": [None, "x"]}


def test_positions_count_from_one_and_in_characters() -> None:
    value = read_fast("laws:\n  - {id: é, b: {c: d}}\n", "a.yaml")
    assert value[AT] == Location("a.yaml", 1, 1)
    assert value["laws"][0][AT] == Location("a.yaml", 2, 5)
    assert value["laws"][0]["b"][AT] == Location("a.yaml", 2, 16)


@pytest.mark.parametrize(
    "text",
    ["a: &x b", "a: *x", "a: !!str b", "a: b\na: c", "{[a]: b}", "a: b\n---\nc: d", "__at__: x"],
)
def test_the_fast_reader_leaves_the_unusual_to_the_careful_one(text: str) -> None:
    with pytest.raises(OutOfTheOrdinary):
        read_fast(text, "a.yaml")
    assert read_carefully(text, "a.yaml").findings != []


def test_positions_of_keys_and_values() -> None:
    reading = read_carefully("a:\n  - b: c\n    d: [e,\n      f]\n", "a.yaml")
    row = reading.value["a"][0]
    assert reading.marks[id(reading.value), "a"] == ((0, 0), (1, 2))
    assert reading.marks[id(reading.value["a"]), 0] == ((1, 4), (1, 4))
    assert reading.marks[id(row), "d"] == ((2, 4), (2, 7))
    assert reading.marks[id(row["d"]), 1] == ((3, 6), (3, 6))
