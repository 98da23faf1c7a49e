"""The smallest cover: the fewest toetsen that still ask, as *hoofd*, all that is asked now."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from stapeling.analyses.results import Cover, Question
from stapeling.analyses.toetsen.questions import Asked
from stapeling.model.toetsen import ImpactTest

Need = tuple[Question, str | None]
"""A question with the moment at which it is asked."""


def smallest_cover(toetsen: Sequence[ImpactTest], asked: Mapping[str, Asked]) -> Cover | None:
    """Choose the fewest toetsen that ask every question asked as *hoofd*, at the same moment.

    Statutory toetsen (`wettelijk`) and those of an independent body stay. Of choices of the same
    size, the one with the fewest known hours (`likely`), then the first in order of id. It is
    exact: an integer programme solved to the end, never a greedy answer. Nothing for no toetsen.

    Unit: toetsen; from 0 to all of them. A toets that asks nothing as *hoofd* may be dropped; when
    no question of it is recorded at all, it is counted apart, for it may ask something. Unknown
    hours weigh nothing and are counted apart.

    Cost: exponential in the worst case, a few milliseconds for a catalogue of tens. Source: set
    cover, as an integer programme; which toetsen stay is defined by this project, docs/metrics.md.

    >>> from stapeling.analyses.toetsen.questions import all_asked
    >>> rows = [
    ...     ImpactTest(id=name, title=name, aspects=[{"aspect": a, "object": "rijk"} for a in own])
    ...     for name, own in (("a", ["ict"]), ("b", ["ict", "fraude"]), ("c", ["fraude", "mkb"]))
    ... ]
    >>> found = smallest_cover(rows, all_asked(rows, ignore_object=False))
    >>> found.toetsen, found.dropped, found.unique, found.questions
    (('a', 'c'), ('b',), False, 3)
    """
    if not toetsen:
        return None
    rows = sorted(toetsen, key=lambda toets: toets.id)
    needs = _needs(rows, asked)
    kept = [toets.id for toets in rows if _stays(toets)]
    open_needs = [askers for askers in needs.values() if askers.isdisjoint(kept)]
    candidates = [toets for toets in rows if any(toets.id in askers for askers in open_needs)]
    chosen, unique = _fewest(candidates, open_needs)
    toetsen_left = {*kept, *chosen}
    free = [toets for toets in rows if not _stays(toets)]
    dropped = [toets for toets in free if toets.id not in toetsen_left]
    return Cover(
        toetsen=tuple(sorted(toetsen_left)),
        kept=tuple(kept),
        dropped=tuple(toets.id for toets in dropped),
        unique=unique,
        questions=len({question for question, _ in needs}),
        unknown_hours=sum(toets.hours is None for toets in free),
        unknown_questions=sum(not toets.aspects for toets in dropped),
    )


def _stays(toets: ImpactTest) -> bool:
    return toets.status == "wettelijk" or toets.line == "onafhankelijk"


def _needs(toetsen: Sequence[ImpactTest], asked: Mapping[str, Asked]) -> dict[Need, set[str]]:
    """Give what is asked as *hoofd*, at which moment, and by which toetsen."""
    found: dict[Need, set[str]] = {}
    for toets in toetsen:
        for question in sorted(asked[toets.id].main):
            found.setdefault((question, toets.moment), set()).add(toets.id)
    return found


def _fewest(
    candidates: Sequence[ImpactTest], needs: Sequence[Collection[str]]
) -> tuple[Collection[str], bool]:
    """Choose the fewest candidates that meet all needs, and tell whether that is the only way."""
    if not candidates:
        return (), True
    from stapeling.analyses.toetsen.choice import Choice

    hours = {toets.id: toets.hours.likely if toets.hours else 0 for toets in candidates}
    choice = Choice(hours)
    for askers in needs:
        choice.at_least_one_of(askers)
    choice.no_more_than(choice.fewest())
    chosen = choice.cheapest()
    if not choice.another_than(chosen):
        return chosen, True
    return choice.first_in_order(), False
