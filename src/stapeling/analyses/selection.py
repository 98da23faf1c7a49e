"""Choosing laws by what they are: `kind:wet`, `ministry:szw`, `+a`, `a+2`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from stapeling.errors import StapelingError
from stapeling.graph import StackGraph
from stapeling.model.laws import Law

_STEPS = re.compile(r"(?P<up>[0-9]*\+)?(?P<id>[a-z0-9][a-z0-9_.-]*)(?P<down>\+[0-9]*)?")
_ENDLESS = 10**6

_BY_FACT: Mapping[str, Callable[[Law, str], bool]] = {
    "kind": lambda law, word: law.kind == word,
    "ministry": lambda law, word: law.ministry == word,
    "family": lambda law, word: law.family == word,
    "domain": lambda law, word: word in law.domains,
    "target_group": lambda law, word: word in law.target_groups,
    "implementer": lambda law, word: any(row.organisation == word for row in law.implementers),
}


def select_laws(graph: StackGraph, expressions: Sequence[str]) -> frozenset[str] | None:
    """Give the laws that a choice names; nothing when there is no choice.

    Several expressions, or parts divided by commas, add up; parts joined by `&` must all hold.
    `+a` adds the laws that `a` rests on, `a+` those that rest on it, a number how many steps.

    Raises
    ------
    StapelingError
        When a part names a law or a kind of choice that does not exist.
    """
    parts = [part.strip() for text in expressions for part in text.split(",") if part.strip()]
    if not parts:
        return None
    chosen: set[str] = set()
    for part in parts:
        sets = [_one(graph, word.strip()) for word in part.split("&")]
        chosen |= set.intersection(*sets)
    return frozenset(chosen)


def _one(graph: StackGraph, word: str) -> set[str]:
    name, colon, value = word.partition(":")
    if colon:
        holds = _BY_FACT.get(name)
        if holds is None:
            known = ", ".join(f"{key}:" for key in _BY_FACT)
            raise StapelingError(
                f"--select: '{word}' is not a choice; known are a law's id, {known}"
            )
        return {law.id for law in graph.laws.values() if holds(law, value)}
    match = _STEPS.fullmatch(word)
    if match is None or match["id"] not in graph.laws:
        raise StapelingError(f"--select: there is no law '{word}' in the corpus")
    found = {match["id"]}
    if match["up"]:
        found |= _reach(graph, match["id"], _number(match["up"]), upward=True)
    if match["down"]:
        found |= _reach(graph, match["id"], _number(match["down"]), upward=False)
    return found


def _number(text: str) -> int:
    digits = text.replace("+", "")
    return int(digits) if digits else _ENDLESS


def _reach(graph: StackGraph, law: str, steps: int, *, upward: bool) -> set[str]:
    """Walk the delegation from a law: to what it rests on, or to what rests on it."""
    neighbours: dict[str, list[str]] = defaultdict(list)
    for base, resting in graph.delegation.edges:
        if upward:
            neighbours[resting].append(base)
        else:
            neighbours[base].append(resting)
    found, edge = {law}, {law}
    while edge and steps > 0:
        edge = {other for name in edge for other in neighbours[name]} - found
        found |= edge
        steps -= 1
    return found
