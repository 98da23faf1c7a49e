"""What holds whatever the corpus: keys do not hang on order or form, and nothing is told twice."""

from __future__ import annotations

import random

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from stapeling.checks import RULES
from stapeling.checks.rule import read_example

from .conftest import outcome_of

TEXTS = [
    text
    for rule in RULES.values()
    for page in (rule.page.failing, rule.page.passing)
    for example in [read_example(page)]
    if "ST1" < rule.code < "ST605" and "scenario.yaml" not in example.files
    for name, text in example.files.items()
    if name.endswith(".yaml")
]


def keys(texts: dict[str, str]) -> list[str]:
    return [row.key for row in outcome_of(texts).findings]


def apart(text: str) -> dict[str, dict[str, object]]:
    """Part a file in files of one list each, as plain values of text."""
    whole = yaml.load(text, yaml.BaseLoader)
    return {f"{name}.yaml": {name: rows} for name, rows in whole.items()}


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_order_of_files_and_form_do_not_change_keys(text: str, rng: random.Random) -> None:
    parts = list(apart(text).items())
    rng.shuffle(parts)
    width, flow = rng.choice([20, 100]), rng.choice([True, False, None])
    texts = {
        f"{rng.randint(0, 99)}-{name}": yaml.safe_dump(
            value, width=width, default_flow_style=flow, sort_keys=rng.random() < 0.5
        )
        for name, value in parts
    }
    assert sorted(keys(texts)) == sorted(keys({"a.yaml": text}))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=1))
def test_findings_never_repeat(texts: list[str]) -> None:
    found = keys({"a.yaml": texts[0]})
    assert len(found) == len(set(found))


def test_two_runs_are_the_same() -> None:
    for text in TEXTS:
        assert keys({"a.yaml": text}) == keys({"a.yaml": text})
