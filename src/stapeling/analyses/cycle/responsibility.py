"""Responsibility: how many ministries stand behind the laws of an implementer, or of a family."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from stapeling.analyses.results import ImplementerResult, Responsibility
from stapeling.graph import StackGraph
from stapeling.model.laws import Law


def responsibility_of(
    graph: StackGraph,
    laws: Sequence[Law],
    implementers: Sequence[ImplementerResult],
    as_of: int,
) -> Iterator[Responsibility]:
    """Give the ministries behind the laws in force of implementers, and of families of laws.

    Laws count that are certainly or possibly in force on the reference day. The Herfindahl index is
    the sum of the squared shares of ministries in the laws whose ministry is known: 1 when one
    ministry answers for all, 1/n when n share alike, null when none is known. Laws of an unknown
    ministry stand beside it. Of a family of the chosen laws every law counts. Implementers come
    first, then families, each in order of name. Cost: one pass over the laws.

    Source: the Herfindahl-Hirschman index of concentration; its use here is ours, docs/metrics.md.

    Examples
    --------
    >>> herfindahl([2, 1, 1])
    0.375
    """
    for row in implementers:
        yield from _responsibility(graph, row.law_ids, organisation=row.id)
    families = {law.family for law in laws if law.family is not None}
    members: dict[str, list[str]] = defaultdict(list)
    first, until = graph.law_columns.possibly
    alive = np.flatnonzero((first <= as_of) & (as_of < until)).tolist() if families else ()
    for law in graph.law_columns.of(alive):
        if law.family in families:
            members[str(law.family)].append(law.id)
    for family in sorted(members):
        yield from _responsibility(graph, members[family], family=family)


def herfindahl(counts: Sequence[int]) -> float | None:
    """Give the sum of squared shares; nothing of nothing."""
    total = sum(counts)
    return sum((count / total) ** 2 for count in counts) if total else None


def _responsibility(
    graph: StackGraph,
    laws: Iterable[str],
    *,
    organisation: str | None = None,
    family: str | None = None,
) -> Iterator[Responsibility]:
    """Divide laws over the ministries that answer for them; nothing without laws."""
    found: dict[str | None, list[str]] = defaultdict(list)
    known = graph.laws
    for law in sorted(dict.fromkeys(laws)):
        found[known[law].ministry].append(law)
    unknown = tuple(found.pop(None, ()))
    ministries = {str(name): tuple(found[name]) for name in sorted(found, key=str)}
    if ministries or unknown:
        index = herfindahl([len(own) for own in ministries.values()])
        yield Responsibility(organisation, family, ministries, unknown, index)
