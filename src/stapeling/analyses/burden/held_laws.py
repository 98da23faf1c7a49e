"""How many laws an implementer carries out on a day, and what rests on them."""

from __future__ import annotations

from collections.abc import Iterable

from stapeling.graph import StackGraph
from stapeling.graph.bits import counted, days_within_each


class HeldLaws:
    """The laws certainly or possibly carried out by an organisation on each of several days."""

    def __init__(self, graph: StackGraph, organisation: str, days: Iterable[int]) -> None:
        in_order = sorted(set(days))
        held: dict[str, int] = {}
        carried = graph.carrying.get(organisation, ())
        firsts, untils = [row.first for row in carried], [row.until for row in carried]
        on = days_within_each(in_order, firsts, untils)
        for row, bits in zip(carried, on, strict=True):
            held[row.law] = held.get(row.law, 0) | bits
        laws = counted(held.values(), len(in_order))
        self.laws = dict(zip(in_order, laws, strict=True))
        """Their number on each day."""
        resting = graph.delegation.resting(held, in_order)
        self.regulations = dict(zip(in_order, resting, strict=True))
        """How many laws rest on them on each day, they themselves never."""
