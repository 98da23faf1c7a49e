"""docs/metrics.md: its examples give the numbers that it says."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest

from stapeling.analyses.options import COUNTED_NATURES, Options
from stapeling.analyses.report import analyse
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.loading import Loaded, load, load_texts
from stapeling.reports.payload import payload
from tests.docs.blocks import ROOT, blocks, prose, section, text_of, ticked

PAGE = "docs/metrics.md"


class Shown(NamedTuple):
    """The numbers that the page shows, in its order."""

    law: dict[str, Any]
    implementer: dict[str, Any]
    zorgtoeslag: dict[str, Any]
    woo: dict[str, Any]


SHOWN = Shown(*(json.loads(block.text) for block in blocks(PAGE, "json")))


def report_of(loaded: Loaded, day: str) -> dict[str, Any]:
    options = Options(dt.date.fromisoformat(day))
    report = analyse(StackGraph(loaded.corpus), options, loaded.selection)
    found: dict[str, Any] = json.loads(json.dumps(payload(report, loaded, Language.of("en"), ())))
    return found


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    (block,) = blocks(PAGE, "yaml")
    return report_of(load_texts({"example.yaml": block.text}), "2023-01-01")


@pytest.fixture(scope="module")
def shipped() -> dict[str, Any]:
    found = report_of(load([ROOT / "data"]), "2026-11-23")
    return {law["id"]: law for law in found["laws"]}


def part(value: Any, shape: Any) -> Any:
    """Take of a value what a shape names."""
    if isinstance(shape, Mapping) and isinstance(value, Mapping):
        return {key: part(value[key], inner) for key, inner in shape.items()}
    return value


def test_the_law_of_the_example(example: dict[str, Any]) -> None:
    (law,) = example["laws"]
    assert part(law, SHOWN.law) == SHOWN.law


def test_the_implementer_of_the_example(example: dict[str, Any]) -> None:
    (found,) = example["implementers"]
    found = {**found, "periods": {row["period"]: row for row in found["periods"]}}
    assert part(found, SHOWN.implementer) == SHOWN.implementer


def test_the_real_laws(shipped: dict[str, Any]) -> None:
    assert part(shipped["zorgtoeslag"], SHOWN.zorgtoeslag) == SHOWN.zorgtoeslag
    assert part(shipped["woo"], SHOWN.woo) == SHOWN.woo


def test_classes_add_up_to_breadth(example: dict[str, Any]) -> None:
    (law,) = example["laws"]
    found = law["evaluation"]
    single = ("no_evaluation_known", "re_amended", "rested", "after_evaluation", "unknown")
    total = sum(found["before_first_evaluation"].values()) + sum(found[key] for key in single)
    assert total == law["breadth"][1]


def test_every_measure_of_a_law_is_described(example: dict[str, Any]) -> None:
    (law,) = example["laws"]
    text = prose(PAGE)
    facts = {"id", "title", "short_title", "kind", "bwb_id", "ministry", "start", "end"}
    later = {"implementers", "target_groups", "density", "repair_chain"}
    assert {key for key in law if key not in text} <= facts | later
    described = ticked(section(PAGE, "Amendments before evaluation"))
    shown = {"clauses", "evaluations", "other_looks", "acts", "searched_until"}
    assert set(law["evaluation"]) - described <= shown


def test_every_measure_of_an_implementer_is_described(example: dict[str, Any]) -> None:
    (found,) = example["implementers"]
    text = section(PAGE, "Cumulative burden").lower()
    keys = {*found, *found["periods"][0]}
    facts = {"id", "title", "kind", "members", "law_ids", "covered", "periods", "period", "acts"}
    assert {key for key in keys if key.replace("_", " ") not in text and key not in text} <= facts


def test_states_and_limits_are_those_of_the_code() -> None:
    from stapeling.analyses.burden.preparation import NORM_MONTHS, NORM_MONTHS_MEDEOVERHEID
    from stapeling.analyses.possible_chains import EXACT_LIMIT
    from stapeling.graph.delegation import _EXACT_CYCLE_EDGES

    assert (NORM_MONTHS, NORM_MONTHS_MEDEOVERHEID) == (2, 3)
    assert EXACT_LIMIT == 10
    assert _EXACT_CYCLE_EDGES == 14
    described = ticked(section(PAGE, "Amendments before evaluation"))
    assert {"done", "open", "passed", "not_due", "unknown"} <= described
    assert ticked(section(PAGE, "Layers")) >= COUNTED_NATURES


def test_stapeldiepte_is_called_our_own_word() -> None:
    assert "It is our word" in text_of(PAGE)
