"""The facts of acts as columns."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple, get_args

from stapeling.model.acts import Act
from stapeling.model.gathering.columns import Column, Numbers, bounds, coded
from stapeling.model.natures import BITS
from stapeling.model.terms import Level

LEVEL = coded(get_args(Level))
_facts = attrgetter("id", "level", "nature", "published")
_FACTS = 4


class ActFacts(NamedTuple):
    """The facts of acts, in the order in which they are stated."""

    name: Column
    """The number of the id."""
    level: Column
    """By its number in `LEVEL`."""
    natures: Column
    """Bits of `NATURES`; 0 where unknown."""
    published_first: Column
    published_last: Column


def facts_of_acts(acts: Sequence[Act], names: Numbers) -> ActFacts:
    """Give the facts of acts; ids that are new get numbers."""
    columns = zip(*map(_facts, acts), strict=True) if acts else ((),) * _FACTS
    identities, level, nature, published = columns
    return ActFacts(
        array("i", map(names.__getitem__, identities)),
        array("b", map(LEVEL.__getitem__, level)),
        array("i", map(BITS.__getitem__, nature)),
        *bounds(published),
    )
