"""Whether a toets is required for an act: certainly, perhaps, or not, and what would tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from stapeling.analyses.toetsen.catalogue import (
    Truth,
    all_of,
    conditions_of,
    from_then_on,
    obliged,
    until_then,
)
from stapeling.analyses.toetsen.facts import ActFacts
from stapeling.model.days import Day
from stapeling.model.organisations import Organisation
from stapeling.model.toetsen import ImpactTest, RequiredWhen

Kinds = Mapping[str, Organisation]
"""The organisations by id, of which the kind is asked."""


class Requirement(NamedTuple):
    """Whether a toets is required, and what is not known of that."""

    required: Literal["required", "perhaps", "not_required"]
    open: tuple[str, ...] = ()


def requirement(
    toets: ImpactTest,
    facts: ActFacts,
    day: Day,
    organisations: Kinds,
    chosen: frozenset[str] = frozenset(),
) -> Requirement:
    """Tell whether an act needs a toets: it is valid on the day, obliged, and its conditions hold.

    What does not hold settles it; else one thing that is not known makes it *perhaps* required.

    >>> from stapeling.model.days import Day
    >>> toets = ImpactTest(id="t", title="T", status="wettelijk",
    ...     required_when={"levels": ["wet"], "origins": ["wetsvoorstel"]})
    >>> none: frozenset[str] = frozenset()
    >>> bill = ActFacts("wet", none, False, None, none, none, none, False)
    >>> requirement(toets, bill, Day.parse("2020"), {})
    Requirement(required='perhaps', open=('origins',))
    >>> requirement(toets, bill._replace(level="amvb"), Day.parse("2020"), {}).required
    'not_required'
    """
    truths: dict[str, Truth] = {
        "status": obliged(toets, chosen),
        "valid_from": from_then_on(day, toets.valid_from),
        "valid_until": until_then(day, toets.valid_until),
        **held(conditions_of(toets), facts, organisations),
    }
    if all_of(truths.values()) is False:
        return Requirement("not_required")
    unknown = tuple(name for name, truth in truths.items() if truth is None)
    return Requirement("perhaps", unknown) if unknown else Requirement("required")


def held(when: RequiredWhen, facts: ActFacts, organisations: Kinds) -> Mapping[str, Truth]:
    """Tell of each condition that is given whether it holds; of a list one word is enough."""
    checks: Mapping[str, Callable[[], Truth]] = {
        "levels": lambda: _known(when.levels, facts.level),
        "natures": lambda: _natures(when.natures, facts),
        "implementers": lambda: _implementers(when.implementers, facts),
        "implementer_kinds": lambda: _kinds(when.implementer_kinds, facts, organisations),
        "origins": lambda: _known(when.origins, facts.origin),
        # traits are never known to be all that there are: what is not stated is not excluded
        "traits": lambda: True if _meet(when.traits, facts.traits) else None,
    }
    return {name: check() for name, check in checks.items() if getattr(when, name)}


def _known(wanted: Sequence[str], word: str | None) -> Truth:
    return None if word is None else word in wanted


def _meet(wanted: Sequence[str], found: frozenset[str]) -> bool:
    return not found.isdisjoint(wanted)


def _natures(wanted: Sequence[str], facts: ActFacts) -> Truth:
    if _meet(wanted, facts.natures):
        return True
    return False if facts.natures_known else None


def _implementers(wanted: Sequence[str], facts: ActFacts) -> Truth:
    if _meet(wanted, facts.implementers):
        return True
    if _meet(wanted, facts.implementers_perhaps) or not facts.implementers_known:
        return None
    return False


def _kinds(wanted: Sequence[str], facts: ActFacts, organisations: Kinds) -> Truth:
    """Hold the kinds of the implementers against a list; an unknown kind may be any."""
    certain = {_kind(name, organisations) for name in facts.implementers}
    perhaps = {_kind(name, organisations) for name in facts.implementers_perhaps}
    if not certain.isdisjoint(wanted):
        return True
    may_be = certain | perhaps
    if not may_be.isdisjoint({*wanted, None}) or not facts.implementers_known:
        return None
    return False


def _kind(name: str, organisations: Kinds) -> str | None:
    organisation = organisations.get(name)
    return organisation.kind if organisation is not None else None
