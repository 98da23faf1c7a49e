"""Whether an act was adopted by a day."""

from __future__ import annotations

from stapeling.analyses.toetsen.catalogue import Truth, any_of
from stapeling.analyses.toetsen.facts import Touched
from stapeling.graph import StackGraph
from stapeling.model.acts import Act
from stapeling.model.days import Day
from stapeling.model.moments import day_of, status_of


def adopted(act: Act, graph: StackGraph, touched: Touched, as_of: int) -> Truth:
    """Tell whether an act was decided, signed, published, or took effect anywhere, by a day."""
    days = [day for day in (act.decided, act.signed, act.published) if day is not None]
    days += [day_of(row) for _, row in touched.get(act.id, ()) if status_of(row) == "in_force"]
    for name in graph.made_by.get(act.id, ()):
        days += graph.beginnings(graph.laws[name], act.id)
    return any_of(_by(day, as_of) for day in days)


def _by(day: Day, as_of: int) -> Truth:
    if day.last <= as_of:
        return True
    return None if day.first <= as_of else False
