"""A damaged file is refused with places that lie in it, or measured; nothing else happens."""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from stapeling.loading import Refused
from tests.oracle.strategies import corpora
from tests.properties.measuring import Json, checked, measured, read

TEXTS = (
    None,
    "",
    "x",
    "0",
    "-1",
    "1.5",
    "2023-02-29",
    "0001",
    "9999-12-31",
    "unknown",
    "9" * 40,
    "\u202e",
)
LISTS = ([], ["x"], [[]], [None])
MAPPINGS = ({}, {"x": "y"}, {"after": "x"}, {"low": "1"}, {"act": "x"}, {"act": {}})
JUNK = st.sampled_from([*TEXTS, *LISTS, *MAPPINGS])


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Give every container with every key or index in it."""
    keys = range(len(value)) if isinstance(value, list) else list(value)
    for key in keys:
        yield value, key
        if isinstance(value[key], (dict, list)):
            yield from places(value[key])


def inside(error: Refused, text: str) -> bool:
    lines = text.split("\n")
    return all(
        finding.location.file == "a.yaml"
        and 1 <= finding.location.line <= len(lines)
        and 1 <= finding.location.column <= len(lines[finding.location.line - 1]) + 1
        for finding in error.findings
    )


def is_measured_or_refused(text: str) -> None:
    try:
        measured(read({"a.yaml": text}), dt.date(2015, 6, 1))
        refusal = None
    except Refused as error:
        refusal = error
    if refusal is not None:
        assert refusal.findings
        assert inside(refusal, text), refusal
        assert "object at 0x" not in str(refusal)


@checked(90)
@given(corpora(), st.integers(0, 10**6), JUNK, st.booleans(), st.sampled_from([None, True]))
def test_a_wrong_value_or_key(
    corpus: Json, place: int, junk: Any, rename: bool, flow: bool | None
) -> None:
    damaged = json.loads(json.dumps(corpus))
    found = list(places(damaged))
    container, key = found[place % len(found)]
    if rename and isinstance(container, dict):
        container[f"{key}x"] = container.pop(key)
    else:
        container[key] = copy.deepcopy(junk)
    is_measured_or_refused(yaml.safe_dump(damaged, default_flow_style=flow, allow_unicode=True))


@checked(60)
@given(corpora(), st.integers(0, 10**6), st.sampled_from([*"{}[],:&*!|>'\"%@`#-? \n\t", "---\n"]))
def test_a_stray_character(corpus: Json, place: int, stray: str) -> None:
    text = json.dumps(corpus, indent=1)
    at = place % len(text)
    is_measured_or_refused(text[:at] + stray + text[at:])
    is_measured_or_refused(text[:at])
