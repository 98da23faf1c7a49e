"""The nodes of a network: everything that a corpus describes or names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from stapeling.graph.network import Edge, Node
from stapeling.graph.states import state_of, state_on, strongest
from stapeling.model.days import Day
from stapeling.model.laws import Law
from stapeling.model.moments import first_days

if TYPE_CHECKING:
    from stapeling.graph import StackGraph


def described(graph: StackGraph, as_of: int) -> Iterator[Node]:
    """Give a node for everything that the corpus describes."""
    for law in graph.laws.values():
        yield _law(law, as_of)
    yield from _acts(graph, as_of)
    for evaluation in graph.corpus.evaluations.values():
        day = evaluation.published
        yield Node(
            *("evaluation", evaluation.id, evaluation.title, evaluation.kind),
            start=day,
            state="unknown" if day is None else state_on(day, None, as_of),
        )
    for body in graph.corpus.organisations.values():
        yield Node(
            *("organisation", body.id, body.title, body.kind),
            start=body.from_,
            end=body.until,
            state=state_on(body.from_, body.until, as_of),
        )
    yield from _toetsen(graph, as_of)


def _law(law: Law, as_of: int) -> Node:
    starts = [restart.from_ for restart in law.restarts]
    if law.in_force_from is not None:
        starts.append(law.in_force_from)
    start = _earliest(starts)
    return Node(
        *("law", law.id, law.title, law.kind, law.ministry),
        start=start,
        end=law.in_force_until,
        state=_state_of(start, law.in_force_until, as_of),
    )


def _state_of(start: Day | None, end: Day | None, as_of: int) -> str:
    """Say what a law is on a day; without a first day it may have begun, or not, until it ended."""
    state = state_on(start, end, as_of)
    return "unknown" if start is None and state == "current" else state


def _earliest(days: list[Day]) -> Day | None:
    if not days:
        return None
    return Day(min(day.first for day in days), min(day.last for day in days))


def _acts(graph: StackGraph, as_of: int) -> Iterator[Node]:
    """Give the acts, each with the first day on which it took effect anywhere."""
    corpus, states = graph.corpus, _states_of_acts(graph, as_of)
    days = first_days(corpus, corpus.acts)
    for act in corpus.acts.values():
        yield Node(
            *("act", act.id, act.title, act.level, act.ministry),
            start=days.get(act.id),
            state=strongest(states[act.id]) if act.id in states else "unknown",
        )


def _states_of_acts(graph: StackGraph, as_of: int) -> dict[str, set[str]]:
    """Gather of each act what its changes are on the day, and what it made."""
    found: dict[str, set[str]] = defaultdict(set)
    for law in graph.laws.values():
        for change in graph.corpus.changes[law.id]:
            found[change.act].add(state_of(change, as_of))
        for maker in graph.makers(law):
            for day in graph.beginnings(law, maker):
                found[maker].add(state_on(day, None, as_of))
    return found


def _toetsen(graph: StackGraph, as_of: int) -> Iterator[Node]:
    for toets in graph.corpus.tests.values():
        start, end = toets.valid_from, toets.valid_until
        yield Node(
            *("toets", toets.id, toets.title, toets.kind),
            status=toets.status,
            start=start,
            end=end,
            state="pending" if toets.status == "voorstel" else state_on(start, end, as_of),
        )
    for knelpunt in graph.corpus.bottlenecks.values():
        reported = [row.reported for row in knelpunt.reports]
        yield Node(
            *("bottleneck", knelpunt.id, knelpunt.title),
            status=knelpunt.status,
            start=_earliest(reported),
            end=knelpunt.resolved.done if knelpunt.resolved is not None else None,
            state="ended" if knelpunt.status in ("opgelost", "vervallen") else "current",
        )


def named_only(known: Iterable[Node], edges: Iterable[Edge]) -> Iterator[Node]:
    """Give a node for everything that an edge names and the corpus does not describe."""
    seen = {node.key for node in known}
    for edge in edges:
        for key in (edge.source, edge.target):
            if key not in seen:
                seen.add(key)
                kind, _, identity = key.partition(":")
                yield Node(kind, identity, missing=True, state="unknown")
