"""The facts of acts as columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, get_args

from stapeling.model.acts import Act
from stapeling.model.columns import bounds, ints
from stapeling.model.gathering.columns import coded, codes, columns_of
from stapeling.model.natures import BITS
from stapeling.model.terms import Level

if TYPE_CHECKING:
    from stapeling.model.columns import Codes, Ints

LEVEL = coded(get_args(Level))
_FACTS = ("id", "level", "nature", "published")


class ActFacts(NamedTuple):
    """The facts of acts, in the order in which they are stated."""

    id: list[str]
    level: Codes
    """By its number in `LEVEL`."""
    natures: Ints
    """Bits of `NATURES`; 0 where unknown."""
    published_first: Ints
    published_last: Ints


def facts_of_acts(acts: Sequence[Act]) -> ActFacts:
    """Give the facts of acts."""
    ids, level, nature, published = columns_of(acts, _FACTS)
    natures = ints(map(BITS.__getitem__, nature), len(acts))
    return ActFacts(ids, codes(level, LEVEL), natures, *bounds(published))
