"""docs/metrics.md on the stacking of toetsen: its numbers are measured, its words the code's."""

from __future__ import annotations

import dataclasses
from typing import get_args, get_type_hints

from stapeling.analyses.results import LeadTime, Overlap, Stack, ToetsOfAct, WhatIf
from stapeling.analyses.results.toetsen import Overlapping
from stapeling.analyses.toetsen.catalogue import OBLIGING
from stapeling.model.toetsen import RequiredWhen
from tests.docs.blocks import rows, section, ticked
from tests.toetsen.catalogues import measured, table

PAGE = "docs/metrics.md"
HEADING = "Stacking of toetsen"
OF_ROWS = {"id", "location", "source", "certainty", "uncertain", "note"}


def named(kind: type) -> set[str]:
    return {item.name for item in dataclasses.fields(kind)}


def test_the_table_of_overlap() -> None:
    found = {
        frozenset((row.a, row.b)): (f"{row.jaccard:.2f}", f"{row.containment:.2f}", row.kind)
        for row in measured(*table(), ignore_object=True).overlap
    }
    shown = [cells for cells in rows(section(PAGE, "overlap")) if len(cells) == 5]
    assert len(shown) == 6
    for a, b, *numbers, kind in shown:
        expected = (*numbers, kind.strip("`"))
        assert found[frozenset((a.strip("`"), b.strip("`")))] == expected


def test_kinds_of_overlap_stand_in_their_order() -> None:
    cells = [cells[0].strip("`") for cells in rows(section(PAGE, "overlap")) if len(cells) == 2]
    assert tuple(cells) == get_args(Overlapping)


def test_every_part_is_described() -> None:
    described = ticked(section(PAGE, HEADING))
    assert described >= OBLIGING
    assert named(Stack) <= described
    assert named(RequiredWhen) - OF_ROWS <= described
    assert {"jaccard", "containment", "path", "path_high", "sum_low", "sum_high"} <= described
    parts = {"low", "high", "of", "a", "b", "shared", "shared_main", "in_stack", "toets"}
    assert named(LeadTime) | named(Overlap) | named(WhatIf) <= described | parts
    own = {"test", "channel", "required", "requested", "delivered", "verdict", "feasible_from"}
    assert named(ToetsOfAct) - OF_ROWS <= described | own
    states = get_args(get_type_hints(ToetsOfAct)["state"])
    assert {"missing", *states} <= described
