"""The facts of changes as columns."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple, get_args

from stapeling.model.gathering.columns import Column, Numbers, bounds, coded, stated
from stapeling.model.laws import Change
from stapeling.model.natures import BITS
from stapeling.model.terms import Effect, Status

STATUS = coded(get_args(Status))
EFFECT = coded(get_args(Effect))
_facts = attrgetter(
    "act", "in_force_from", "in_force_until", "status", "effect", "articles", "nature"
)
_FACTS = 7


class ChangeFacts(NamedTuple):
    """The facts of changes, in the order in which they are stated."""

    act: Column
    """The number of the name of the act."""
    first: Column
    last: Column
    dated: Column
    """Whether a day is stated, be it one that nobody knows."""
    ends: Column
    """Whether a last day is stated."""
    status: Column
    """By its number in `STATUS`."""
    effect: Column
    """By its number in `EFFECT`."""
    articles: Column
    """The number of the list of its articles as it is written; nothing stated is one too."""
    natures: Column
    """Bits of `NATURES`; 0 where it states none of its own."""


def facts_of_changes(rows: Sequence[Change], names: Numbers, articles: Numbers) -> ChangeFacts:
    """Give the facts of changes; names and lists of articles that are new get numbers."""
    columns = zip(*map(_facts, rows), strict=True) if rows else ((),) * _FACTS
    act, begins, ends, status, effect, labels, nature = columns
    first, last = bounds(begins)
    return ChangeFacts(
        act=array("i", map(names.__getitem__, act)),
        first=first,
        last=last,
        dated=stated(begins),
        ends=stated(ends),
        status=array("b", map(STATUS.__getitem__, status)),
        effect=array("b", map(EFFECT.__getitem__, effect)),
        articles=array("i", map(articles.__getitem__, labels)),
        natures=array("i", map(BITS.__getitem__, nature)),
    )
