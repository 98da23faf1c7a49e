"""docs/graph.md names every type, relation, state and way of gathering, and the limits."""

from __future__ import annotations

import dataclasses

from stapeling.graph.collapsing import DRAWN, WAYS
from stapeling.graph.network import RELATIONS, STATES, TYPES, Edge, Node
from stapeling.reports.graphs.mermaid import MOST_EDGES, MOST_TEXT

from ..docs.blocks import rows, section, ticked

PAGE = "docs/graph.md"


def first_cells(heading: str) -> list[str]:
    return [word for cells in rows(section(PAGE, heading)) for word in sorted(ticked(cells[0]))]


def test_types_and_relations_are_those_of_the_code() -> None:
    assert first_cells("Nodes") == list(TYPES)
    assert sorted(first_cells("Relations")) == sorted(RELATIONS)
    assert set(first_cells("Gathering")) == set(WAYS)
    assert set(STATES) <= ticked(section(PAGE, "What something is on a day"))


def test_limits_are_those_of_the_code() -> None:
    text = section(PAGE, "Large graphs")
    for limit in (DRAWN, MOST_EDGES, MOST_TEXT):
        assert f"{limit:,}" in text


def test_facts_are_those_of_the_code() -> None:
    described = ticked(section(PAGE, "The data"))
    fields = {field.name for kind in (Node, Edge) for field in dataclasses.fields(kind)}
    assert fields - {"id", "source", "target"} <= described
