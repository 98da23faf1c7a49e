"""Overlap: how far two toetsen ask the same, and why that is double work or not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from stapeling.analyses.results import Overlap, Question
from stapeling.analyses.results.toetsen import Overlapping
from stapeling.analyses.toetsen.questions import Asked
from stapeling.model.toetsen import ImpactTest


def overlaps(
    toetsen: Iterable[ImpactTest], asked: Mapping[str, Asked], stack: Collection[str]
) -> tuple[Overlap, ...]:
    """Give every pair of toetsen that share a question, in order of id.

    `jaccard` is shared / asked by either, `containment` shared / the smaller set: shares between 0
    and 1, over all questions, *hoofd* and *mede*. A toets without recorded questions shares none
    and is in no pair: what it asks is not known.

    Cost: the pairs of toetsen. Source: the table of overlap is defined by this project,
    docs/metrics.md.

    >>> from stapeling.analyses.toetsen.questions import all_asked
    >>> a = ImpactTest(id="a", title="A", line="eigen", moment="ex_ante", aspects=[
    ...     {"aspect": "ict", "object": "rijk"}, {"aspect": "fraude", "object": "rijk"}])
    >>> b = ImpactTest(id="b", title="B", line="eigen", moment="ex_ante", aspects=[
    ...     {"aspect": "ict", "object": "rijk"}])
    >>> (found,) = overlaps([a, b], all_asked([a, b], ignore_object=False), [])
    >>> found.jaccard, found.containment, found.kind
    (0.5, 1.0, 'double')
    """
    rows = sorted(toetsen, key=lambda toets: toets.id)
    return tuple(
        _overlap(a, b, asked, a.id in stack and b.id in stack)
        for a, b in combinations(rows, 2)
        if not asked[a.id].every.isdisjoint(asked[b.id].every)
    )


def _overlap(a: ImpactTest, b: ImpactTest, asked: Mapping[str, Asked], in_stack: bool) -> Overlap:
    one, other = asked[a.id], asked[b.id]
    shared = one.every & other.every
    main = one.main & other.main
    return Overlap(
        a=a.id,
        b=b.id,
        jaccard=len(shared) / len(one.every | other.every),
        containment=len(shared) / min(len(one.every), len(other.every)),
        shared=tuple(sorted(shared)),
        shared_main=tuple(sorted(main)),
        kind=_kind(a, b, main),
        in_stack=in_stack,
    )


def _kind(a: ImpactTest, b: ImpactTest, shared_main: Collection[Question]) -> Overlapping:
    """Give the reason why two toetsen ask the same.

    A look by an independent body is a second look whenever it takes place. Of a pair of which a
    line, or else a moment, is not known it cannot be said whether it is double work.
    """
    if a.moment is not None and b.moment is not None and a.moment != b.moment:
        return "ex_ante_ex_post"
    if "onafhankelijk" in (a.line, b.line):
        return "second_look"
    if not {a.line, b.line}.isdisjoint({None, "onbekend"}) or None in (a.moment, b.moment):
        return "undecided"
    return "double" if shared_main else "touching"
