"""The facts of changes as columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, get_args

from stapeling.model.columns import bounds, ints, stated
from stapeling.model.gathering.columns import Numbers, coded, codes, columns_of
from stapeling.model.laws import Change
from stapeling.model.natures import BITS
from stapeling.model.terms import Effect, Status

if TYPE_CHECKING:
    from stapeling.model.columns import Codes, Ints, Marks

STATUS = coded(get_args(Status))
EFFECT = coded(get_args(Effect))
_FACTS = (
    "act", "in_force_from", "in_force_until", "status", "effect", "articles", "nature",
)  # fmt: skip


class ChangeFacts(NamedTuple):
    """The facts of changes, in the order in which they are stated."""

    act: list[str]
    """The act, by whatever name the change calls it."""
    first: Ints
    last: Ints
    dated: Marks
    """Whether a day is stated, be it one that nobody knows."""
    ends: Marks
    """Whether a last day is stated."""
    status: Codes
    """By its number in `STATUS`."""
    effect: Codes
    """By its number in `EFFECT`."""
    articles: Ints
    """The number of the list of its articles as it is written; nothing stated is one too."""
    natures: Ints
    """Bits of `NATURES`; 0 where it states none of its own."""


def facts_of_changes(rows: Sequence[Change], articles: Numbers) -> ChangeFacts:
    """Give the facts of changes; lists of articles that are new get numbers."""
    act, begins, ends, status, effect, labels, nature = columns_of(rows, _FACTS)
    first, last = bounds(begins)
    return ChangeFacts(
        act=act,
        first=first,
        last=last,
        dated=stated(begins),
        ends=stated(ends),
        status=codes(status, STATUS),
        effect=codes(effect, EFFECT),
        articles=ints(map(articles.__getitem__, labels), len(rows)),
        natures=ints(map(BITS.__getitem__, nature), len(rows)),
    )
