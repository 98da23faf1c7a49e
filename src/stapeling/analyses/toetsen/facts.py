"""What is known of an act that a toets may be required for: its own facts, those of its laws."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from stapeling.analyses.toetsen.catalogue import (
    Truth,
    all_of,
    any_of,
    from_then_on,
    until_then,
)
from stapeling.graph import StackGraph
from stapeling.model.acts import Act
from stapeling.model.days import UNKNOWN_DAY, Day
from stapeling.model.labels import keys_of
from stapeling.model.laws import Change, Implementation, Law
from stapeling.model.moments import day_of, status_of

Touched = Mapping[str, Sequence[tuple[Law, Change]]]
"""Of each act: its changes, with the law that each changes."""


class ActFacts(NamedTuple):
    """What conditions are held against; acts of which the same is known have equal facts."""

    level: str | None
    natures: frozenset[str]
    natures_known: bool
    """Whether the nature of each of its changes is known, and some nature is."""
    origin: str | None
    traits: frozenset[str]
    """Of the act, and of the laws that it changes or made; never known to be all."""
    implementers: frozenset[str]
    """Those that certainly carry out a law which it changes or made."""
    implementers_perhaps: frozenset[str]
    """Those that may, and do not certainly."""
    implementers_known: bool
    """Whether its laws are known, and of each of them who carries it out."""


def touched_by(graph: StackGraph) -> Touched:
    """Give the changes of every act: in force, pending or not commenced.

    A placement of the text changes nothing, and what was withdrawn will not.
    """
    found: dict[str, list[tuple[Law, Change]]] = defaultdict(list)
    for law in graph.laws.values():
        for row in graph.corpus.changes[law.id]:
            if row.effect != "tekstplaatsing" and status_of(row) != "withdrawn":
                found[row.act].append((law, row))
    return found


def facts_of(graph: StackGraph, act: Act, touched: Touched) -> ActFacts:
    """Gather what is known of an act."""
    changes = touched.get(act.id, ())
    made = [graph.laws[name] for name in graph.made_by.get(act.id, ())]
    laws = {law.id: law for law in (*made, *(law for law, _ in changes))}
    missing = any(row.law not in graph.laws for row in act.changes)
    natures = _natures(act, changes, others=bool(made) or not changes)
    certain, perhaps = _implementers(graph, act, changes, made)
    return ActFacts(
        level=act.level,
        natures=frozenset(name for own in natures for name in own),
        natures_known=all(natures),
        origin=act.origin,
        traits=frozenset(act.traits).union(*(law.traits for law in laws.values())),
        implementers=certain,
        implementers_perhaps=perhaps,
        implementers_known=bool(laws)
        and not missing
        and all(law.implementers for law in laws.values()),
    )


def _natures(
    act: Act, changes: Iterable[tuple[Law, Change]], *, others: bool
) -> set[tuple[str, ...]]:
    """Give the natures of each change, its own or else the act's, and the act's where it makes."""
    found: set[tuple[str, ...]] = {row.nature or act.nature for _, row in changes}
    return found | {act.nature} if others else found


def _implementers(
    graph: StackGraph, act: Act, changes: Iterable[tuple[Law, Change]], made: Iterable[Law]
) -> tuple[frozenset[str], frozenset[str]]:
    """Give those who certainly carry out what an act changes or made, and those who may."""
    found: dict[str, list[Truth]] = defaultdict(list)
    for law, row in changes:
        for part in law.implementers:
            found[part.organisation].append(_falls(row, part))
    for law in made:
        days = graph.beginnings(law, act.id) or [UNKNOWN_DAY]
        for part in law.implementers:
            found[part.organisation].append(any_of(_in_time(day, part) for day in days))
    truths = {name: any_of(own) for name, own in found.items()}
    return (
        frozenset(name for name, truth in truths.items() if truth),
        frozenset(name for name, truth in truths.items() if truth is None),
    )


def _falls(row: Change, part: Implementation) -> Truth:
    """Whether a change falls within the part of a law that an organisation carries out."""
    if part.articles is None:
        touches: Truth = True
    elif row.articles is None:
        touches = None
    else:
        touches = not keys_of(part.articles).isdisjoint(keys_of(row.articles))
    return all_of((touches, _in_time(day_of(row), part)))


def _in_time(day: Day, part: Implementation) -> Truth:
    return all_of((from_then_on(day, part.from_), until_then(day, part.until)))
