"""Plaster upon plaster: the chains of acts that repair, bridge or reverse each other."""

from collections.abc import Iterator
from typing import Any

from .corpus import Corpus, begun, in_force, laws, makers, resolve
from .days import Bounds
from .layers import Scope

Pair = tuple[str, str]

REPAIRS = frozenset({"repairs", "bridges", "reverses"})


def repair_links(corpus: Corpus) -> set[Pair]:
    """Pair b with the a that it repairs, bridges or reverses, unless their days contradict it."""
    days = begun(corpus)
    return {
        (act["id"], a)
        for act in corpus.get("acts", [])
        for link in act.get("links", [])
        if link["kind"] in REPAIRS and (a := resolve(corpus, link["act"])) != act["id"]
        if not _before(days.get(act["id"]), days.get(a))
    }


def _before(one: Bounds | None, other: Bounds | None) -> bool:
    return bool(one and other and one[1] < other[0])


def begun_acts(corpus: Corpus, real: int) -> set[str]:
    """Name the acts that have, or may have, begun anywhere by t."""
    return {act for act, day in begun(corpus).items() if day[0] <= real}


def pending_acts(corpus: Corpus) -> set[str]:
    """Name the acts that have not begun and are pending on some law."""
    pending = {
        resolve(corpus, change["act"])
        for law in corpus.get("laws", [])
        for change in law.get("changes", [])
        if change.get("status") == "pending"
    }
    pending |= {
        act["id"]
        for act in corpus.get("acts", [])
        for change in act.get("changes", [])
        if change.get("status") == "pending"
    }
    return pending - set(begun(corpus))


def chains_over(links: set[Pair], nodes: set[str]) -> list[list[str]]:
    """List every chain of at least two acts, each linked to the one before."""

    def grow(chain: list[str]) -> Iterator[list[str]]:
        if len(chain) > 1:
            yield chain
        for b in sorted(nodes - set(chain)):
            if (b, chain[-1]) in links:
                yield from grow([*chain, b])

    return [chain for node in sorted(nodes) for chain in grow([node])]


def _contains(longer: list[str], chain: list[str]) -> bool:
    ends = range(len(longer) - len(chain) + 1)
    return any(longer[i : i + len(chain)] == chain for i in ends)


def _extended(corpus: Corpus, real: int) -> list[list[str]]:
    nodes = begun_acts(corpus, real) | pending_acts(corpus)
    return chains_over(repair_links(corpus), nodes)


def acts_of(corpus: Corpus, law_id: str) -> set[str]:
    """Name the acts that change or made a law."""
    changing = {change.act for change in in_force(corpus, law_id)}
    return changing | set(makers(corpus, laws(corpus)[law_id]))


def repair_depth(scope: Scope) -> dict[str, Any]:
    """Find the longest repair chain that holds an act of the law."""
    corpus, real = scope.corpus, scope.real
    own, days = acts_of(corpus, scope.id), begun(corpus)
    chains = chains_over(repair_links(corpus), begun_acts(corpus, real))
    chains = [chain for chain in chains if own & set(chain)]
    depth = max(map(len, chains), default=0)
    longest = [chain for chain in chains if len(chain) == depth]
    longest.sort(key=lambda chain: [(days[act], act) for act in chain])
    longer = [c for c in _extended(corpus, real) if own & set(c) and len(c) > max(depth, 1)]
    return {
        "repair_depth": depth or None,
        "repair_chain": longest[0] if longest else [],
        "repair_chains": longest,
        "repair_pending": sorted(pending_acts(corpus) & set[str]().union(*longer)),
    }


def repair_chains(corpus: Corpus, real: int) -> list[dict[str, Any]]:
    """List every maximal repair chain of the corpus once, the deepest first."""
    chains = chains_over(repair_links(corpus), begun_acts(corpus, real))
    maximal = [c for c in chains if not any(c != d and _contains(d, c) for d in chains)]
    extended, pending = _extended(corpus, real), pending_acts(corpus)
    found = []
    for chain in sorted(maximal, key=lambda c: (-len(c), c)):
        longer = [set(e) for e in extended if len(e) > len(chain) and _contains(e, chain)]
        touched = [law for law in laws(corpus) if acts_of(corpus, law) & set(chain)]
        found.append(
            {
                "acts": chain,
                "laws": sorted(touched),
                "depth": len(chain),
                "pending": sorted(pending & set[str]().union(*longer)),
            }
        )
    return found
