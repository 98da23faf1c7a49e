"""What a toets asks: questions, with *uitvoerder* read as each implementer of an act."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from stapeling.analyses.results import Question
from stapeling.model.toetsen import ImpactTest

IMPLEMENTER = "uitvoerder"
"""The object that stands for each implementer of an act."""
_NAMED = f"{IMPLEMENTER}:"


class Asked(NamedTuple):
    """The questions of a toets: those it asks as *hoofd*, and all of them."""

    main: frozenset[Question]
    every: frozenset[Question]


def asked_by(
    toets: ImpactTest, *, ignore_object: bool = False, implementers: Collection[str] = ()
) -> Asked:
    """Give the questions of a toets: pairs of an aspect and of whom it is asked.

    Without implementers, as in the catalogue, `uitvoerder` stands for itself. A question that is
    stated twice is asked as *hoofd* when one of the two says so.

    >>> toets = ImpactTest(id="t", title="T", aspects=[{"aspect": "ict", "object": "uitvoerder"}])
    >>> [question.object for question in sorted(asked_by(toets, implementers=["svb", "uwv"]).main)]
    ['uitvoerder:svb', 'uitvoerder:uwv']
    >>> [question.object for question in asked_by(toets).main]
    ['uitvoerder']
    """
    main: set[Question] = set()
    every: set[Question] = set()
    for row in toets.aspects:
        objects = [""] if ignore_object else _objects(row.object, implementers)
        found = {Question(row.aspect, name) for name in objects}
        every |= found
        if row.weight == "hoofd":
            main |= found
    return Asked(frozenset(main), frozenset(every))


def all_asked(
    toetsen: Iterable[ImpactTest], *, ignore_object: bool, implementers: Collection[str] = ()
) -> Mapping[str, Asked]:
    """Give the questions of several toetsen, by id."""
    return {
        toets.id: asked_by(toets, ignore_object=ignore_object, implementers=implementers)
        for toets in toetsen
    }


def of_named_implementer(question: Question) -> bool:
    """Whether a question is asked of one implementer by name."""
    return question.object.startswith(_NAMED)


def _objects(name: str, implementers: Collection[str]) -> list[str]:
    if name != IMPLEMENTER or not implementers:
        return [name]
    return [_NAMED + implementer for implementer in implementers]
