"""Which acts amend the text of which: by a link, or by changing a law that the other made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from stapeling.graph.columns import ChangeColumns
from stapeling.graph.law_columns import LawColumns
from stapeling.graph.links import Linked


def amended_at(
    columns: ChangeColumns, laws: LawColumns, links: Iterable[Linked], day: int, *, certainly: bool
) -> dict[str, frozenset[str]]:
    """Give of each act the acts whose text it amends, by changes certainly or possibly by a day.

    An act that changes one law only amends its maker alone, which is no layer there.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for act, other, link in links:
        if link.kind == "amends":
            found[act].add(other)
    several = columns.by_acts(columns.changing_several())
    begun = (columns.last if certainly else columns.first) <= day
    for n in np.flatnonzero(several & columns.in_force & begun).tolist():
        act, maker = columns.rows[n].act, laws.maker[columns.law[n]]
        if maker is not None and maker != act:
            found[act].add(maker)
    return {act: frozenset(others) for act, others in found.items()}
