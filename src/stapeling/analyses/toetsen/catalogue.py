"""The catalogue of toetsen as a reader's choices read it: what is obliged, and valid on a day.

Each answer is yes, no or not known (`True`, `False`, `None`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from stapeling.analyses.options import Options
from stapeling.errors import StapelingError
from stapeling.graph import StackGraph
from stapeling.model.days import Day
from stapeling.model.terms import Phase
from stapeling.model.toetsen import ImpactTest, RequiredWhen

PHASES: tuple[str, ...] = get_args(Phase)
"""The phases in the order in which they follow each other."""
OBLIGING = frozenset({"wettelijk", "kabinetsbeleid", "kwaliteitseis"})
"""The statuses that oblige; experiments and proposals do not."""
Truth = bool | None
_ALWAYS = RequiredWhen()


def all_of(truths: Iterable[Truth]) -> Truth:
    """Whether all hold: no as soon as one does not, else not known as soon as one is not.

    >>> all_of([True, None]), all_of([None, False]), all_of([])
    (None, False, True)
    """
    found = set(truths)
    if False in found:
        return False
    return None if None in found else True


def any_of(truths: Iterable[Truth]) -> Truth:
    """Whether one holds: yes as soon as one does, else not known as soon as one is not.

    >>> any_of([False, None]), any_of([None, True]), any_of([])
    (None, True, False)
    """
    found = set(truths)
    if True in found:
        return True
    return None if None in found else False


def from_then_on(day: Day, first: Day | None) -> Truth:
    """Whether a day comes on or after the first one; always where there is no first."""
    if first is None or first.last <= day.first:
        return True
    return False if day.certainly_before(first) else None


def until_then(day: Day, end: Day | None) -> Truth:
    """Whether a day comes before an end; always where there is none."""
    if end is None or day.certainly_before(end):
        return True
    return None if day.possibly_before(end) else False


def is_channel(toets: ImpactTest) -> bool:
    """Whether it is a way to be heard: it takes weeks, and is no toets."""
    return toets.kind == "kanaal"


def valid_on(toets: ImpactTest, day: Day) -> Truth:
    """Whether a toets is valid on a day: from its first, until the first no longer."""
    return all_of((from_then_on(day, toets.valid_from), until_then(day, toets.valid_until)))


def obliged(toets: ImpactTest, chosen: frozenset[str]) -> Truth:
    """Whether a toets is obliged: by its status, when it says of what, or by the reader's choice.

    A toets that does not say when it is required is never required of itself. Of a toets without
    a status it is not known.
    """
    if toets.id in chosen:
        return True
    if toets.required_when is None:
        return False
    return None if toets.status is None else toets.status in OBLIGING


def conditions_of(toets: ImpactTest) -> RequiredWhen:
    """Give the conditions of a toets; one that states none at all is held to be always required."""
    return toets.required_when or _ALWAYS


def catalogue(graph: StackGraph, options: Options) -> tuple[ImpactTest, ...]:
    """Give the toetsen of a corpus, in order of phase and id.

    Raises
    ------
    StapelingError
        When the reader holds a toets to be obliged that is not in the corpus.
    """
    tests = graph.corpus.tests
    strange = sorted(options.with_toetsen - tests.keys())
    if strange:
        raise StapelingError(f"there is no toets '{strange[0]}' in the corpus")
    return tuple(sorted(tests.values(), key=_order))


def _order(toets: ImpactTest) -> tuple[int, str]:
    place = len(PHASES) if toets.phase is None else PHASES.index(toets.phase)
    return place, toets.id


@dataclass(frozen=True, slots=True)
class Standing:
    """The catalogue on one day; what is certainly not valid then stands nowhere."""

    obliged: tuple[ImpactTest, ...]
    channels: tuple[ImpactTest, ...]
    others: tuple[ImpactTest, ...]
    """Valid, and not obliged; no channels."""
    perhaps: tuple[ImpactTest, ...]
    """Obliged or not, valid or not: that is not known."""
    valid: tuple[ImpactTest, ...]
    """Everything certainly valid but channels, obliged or not."""


def standing(toetsen: Iterable[ImpactTest], day: Day, chosen: frozenset[str]) -> Standing:
    """Give each toets its place on a day, with what the reader holds to be obliged."""
    places: dict[str, list[ImpactTest]] = {
        name: [] for name in ("obliged", "channels", "others", "perhaps", "valid")
    }
    for toets in toetsen:
        valid, duty, channel = valid_on(toets, day), obliged(toets, chosen), is_channel(toets)
        if valid is False:
            continue
        if valid and not channel:
            places["valid"].append(toets)
        if valid is None or duty is None:
            places["perhaps"].append(toets)
        elif duty:
            places["channels" if channel else "obliged"].append(toets)
        elif not channel:
            places["others"].append(toets)
    return Standing(**{name: tuple(rows) for name, rows in places.items()})
