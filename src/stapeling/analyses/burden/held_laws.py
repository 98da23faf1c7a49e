"""How many laws an implementer carries out on a day, and what rests on them."""

from __future__ import annotations

from collections.abc import Iterable

from stapeling.graph import StackGraph
from stapeling.graph.carrying import NOTHING


class HeldLaws:
    """The laws certainly or possibly carried out by an organisation on each of several days."""

    def __init__(self, graph: StackGraph, organisation: str, days: Iterable[int]) -> None:
        in_order = sorted(set(days))
        laws, held = graph.carrying.get(organisation, NOTHING).held(in_order)
        self.laws = dict(zip(in_order, held.sum(axis=0).tolist(), strict=True))
        """Their number on each day."""
        resting = graph.delegation.resting.on(laws, held, in_order)
        self.regulations = dict(zip(in_order, resting, strict=True))
        """How many laws rest on them on each day, they themselves never."""
