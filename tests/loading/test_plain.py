"""Plain lines mean what the parser of YAML says that they mean, or are left to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stapeling.loading.events import OutOfTheOrdinary, read_fast
from stapeling.loading.plain import read_plain

from ..conftest import ROOT

LAW = """\
# A law, in every way of writing that is read by lines.

laws:
  - id: a
    title: Wet van 2 mei 2018, houdende regels (Stb. 2018, 1)
    source: https://wetten.overheid.nl/a#b
    kind: wet
    implementers: [uwv, "svb", 'duo']
    domains: []
    in_force_from: {after: 2018-01-01, before: 2018-12-31}
    based_on: [{law: b, article: "7"}, {law: c}]

    changes:
      - {act: x, articles: ["6", 33], in_force_from: {after: 2017-09-25}}
      - {act: y}
  - id: 'b'
acts:
  - {}
burdens:
  - {act: x, one_off: {eur: 1, fte: {low: -1, high: 2}}, structural: {fte: -3}}
  # the end
"""
PIECES = [
    *(" ", "  ", "    ", "\n", "\n  ", "\n    ", "\n  - ", "\n    - ", "- ", "\n- ", "\n\n"),
    *("a: ", "b: ", "c:", "a:", "d: 1", "\na: ", "\n  b: ", "\n  c:", "__at__: ", "\n    a: x"),
    *("{", "}", "[", "]", ", ", ",", ": ", ":", "{a: ", "[x, ", "{}", "[]", "b: y}", "]}", "}]"),
    *('"x"', "'y'", '"', "'", '""', "''", '"a: b"', "'], '", '"\\"', "\\", "x'y", 'x"y', "''''"),
    *("x", "y z", "-5", "--", "-", "0", "10:30", "x:y", "x #y", "x#y", "#", "# z", "null", "~"),
    *("&n ", "*n", "!t ", "|", ">-", "? ", "%", "@", "`", "---\n", "...\n", "<<", "=", "A: ", "é"),
    *("\t", "\r", "\r\n", "\x85", "\u2028", "\xa0", "\ufeff", "\x7f", "²", "…", "_", "(", "."),
]


def is_read_alike(text: str) -> bool:
    """Hold the lines of a text against its events; whether it was read by lines at all."""
    if any(mark in text for mark in "\x7f"):  # looked for before any reader
        return False
    try:
        plain = read_plain(text, "a.yaml")
    except OutOfTheOrdinary:
        return False
    read = read_fast(text, "a.yaml")
    assert (plain, repr(plain)) == (read, repr(read))
    return True


@settings(max_examples=600, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("a: x\n  - y")
@example("a:\n- x")
@example("a: x\n  b: y")
@example("a:\n  b: x\n c: y")
@example("a:\n  - b: x\n   c: y")
@example('a: ["x], y"]')
@example("a: {b: 1, b: 2}")
@example("a: 'it''s'")
@example("a: x \n")
@example("a: b: c")
@example("a: [x,y]")
@example("- a: x")
def test_any_text(text: str) -> None:
    try:
        is_read_alike(text)
    except yaml.YAMLError:  # pragma: no cover - the parser refuses what was read by lines
        pytest.fail(f"refused by the parser: {text!r}")


@settings(max_examples=400, deadline=None, derandomize=True)
@given(
    st.integers(0, len(LAW)), st.integers(0, 3), st.sampled_from(PIECES), st.integers(0, len(LAW))
)
def test_a_law_with_a_slip(place: int, lost: int, slip: str, end: int) -> None:
    text = LAW[:place] + slip + LAW[place + lost :]
    is_read_alike(text)
    is_read_alike(text[:end])


def test_a_law() -> None:
    assert is_read_alike(LAW)


@pytest.mark.parametrize("file", sorted((ROOT / "data").rglob("*.yaml")), ids=lambda f: f.name)
def test_shipped_files(file: Path) -> None:
    is_read_alike(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "text",
    ["a:", "a: null", "a: ~", "a: {b: Null}", "a: [x, NULL]", "a: x\na: y", "a: &n x", "a: [x"],
)
def test_what_is_left_to_the_parser(text: str) -> None:
    with pytest.raises(OutOfTheOrdinary):
        read_plain(text, "a.yaml")


def test_depth_is_left_to_the_parser() -> None:
    def nested(depth: int) -> str:
        lines: list[Any] = [f"{' ' * level}a:\n" for level in range(depth)]
        return "".join(lines) + " " * depth + "a: x\n"

    assert is_read_alike(nested(10))
    assert not is_read_alike(nested(30))
    assert not is_read_alike("a: " + "[" * 30 + "x" + "]" * 30)
