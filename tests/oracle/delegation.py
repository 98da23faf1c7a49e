"""What rests on a law by delegation (gelaagdheid)."""

from itertools import combinations
from typing import Any

from .corpus import Corpus
from .days import bounds
from .layers import start_of

Pair = tuple[str, str]


def laws_in_force(corpus: Corpus, real: int) -> set[str]:
    """Name the laws that are certainly or possibly in force on a day."""
    found = set()
    for law in corpus.get("laws", []):
        until = bounds(law.get("in_force_until"))
        if start_of(law, (real, real)) and (until is None or until[1] > real):
            found.add(law["id"])
    return found


def resting(corpus: Corpus, real: int) -> set[Pair]:
    """Pair each law in force with the laws in force on which it rests."""
    present = laws_in_force(corpus, real)
    return {
        (law["id"], base["law"])
        for law in corpus.get("laws", [])
        for base in law.get("based_on", [])
        if law["id"] != base["law"] and {law["id"], base["law"]} <= present
    }


def above(edges: set[Pair], law: str) -> set[str]:
    """Name the laws that rest on a law directly or not, itself included when in a cycle."""
    found: set[str] = set()
    while more := {a for a, b in edges if b in found | {law}} - found:
        found |= more
    return found


def delegated(corpus: Corpus, law: str, real: int) -> dict[str, Any] | None:
    """Measure what rests on a law: the longest path outside cycles, and how many."""
    if law not in laws_in_force(corpus, real):
        return None
    edges = resting(corpus, real)
    cyclic = {(a, b) for a, b in edges if b in above(edges, a)}

    def climb(of: str, seen: frozenset[str]) -> int:
        steps = [(a, 0 if (a, b) in cyclic else 1) for a, b in edges if b == of and a not in seen]
        return max((cost + climb(a, seen | {a}) for a, cost in steps), default=0)

    return {
        "depth": climb(law, frozenset({law})),
        "regulations": len(above(edges, law) - {law}),
    }


def delegation_cycles(corpus: Corpus, real: int) -> list[dict[str, Any]]:
    """List the cycles, each with all smallest sets of edges that would break it."""
    edges = resting(corpus, real)
    knots = {frozenset(above(edges, law) & _below(edges, law)) for law, _ in edges}
    found = []
    for knot in sorted(knots - {frozenset()}, key=sorted):
        inside = sorted((a, b) for a, b in edges if {a, b} <= knot)
        size = next(n for n in range(len(inside) + 1) if _breaking(inside, n))
        found.append({"laws": sorted(knot), "breaking": _breaking(inside, size)})
    return found


def _below(edges: set[Pair], law: str) -> set[str]:
    return above({(b, a) for a, b in edges}, law)


def _breaking(edges: list[Pair], size: int) -> list[list[Pair]]:
    """List the sets of this size without which no law rests on itself."""
    return [
        list(cut)
        for cut in combinations(edges, size)
        if not any(a in above(set(edges) - set(cut), a) for a, _ in edges)
    ]
