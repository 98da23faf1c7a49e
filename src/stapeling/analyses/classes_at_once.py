"""The class of layers of many laws at once (docs/metrics.md), as numbers.

What `class_of` says of a layer that comes after the same others on whichever day, where
evaluations speak of whole laws and have exact days. Of what lies between the evaluation and the
layer only the latest matters: that which is certain, that which is possible, and that of which it
is open whether it touches the same text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.layer_columns import LayerColumns, Touches
from stapeling.analyses.setting import (
    AFTER,
    NO_CLAUSE,
    NO_EVALUATION_KNOWN,
    OVERDUE,
    RE_AMENDED,
    RESTED,
    UNKNOWN,
    WITHIN_TERM,
)
from stapeling.analyses.year_columns import not_yet
from stapeling.graph import Looked
from stapeling.model.columns import ints
from stapeling.model.days import OPEN_LAST

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks

_DAYS = OPEN_LAST + 1
CLASSES = (
    WITHIN_TERM,
    OVERDUE,
    NO_CLAUSE,
    NO_EVALUATION_KNOWN,
    RE_AMENDED,
    RESTED,
    AFTER,
    UNKNOWN,
)
"""The classes by their number."""
NUMBER = {found: n for n, found in enumerate(CLASSES)}
TO_FIND = -1
"""The number of a class that is not found for all laws at once."""
NOT_ONE_DAY = -1
"""For a first due day that is not the same for all layers of a law."""


def classes_around_looks(
    columns: LayerColumns,
    looks: Sequence[Sequence[Looked]],
    dues: Ints,
    as_of: int,
    rest_years: int,
) -> Ints:
    """Give the class of layers before and after evaluations; `TO_FIND` where it needs more care.

    Of each law is given its first due day: `OPEN_LAST` where there is none, or `NOT_ONE_DAY`.
    Cost: a few sorts of the touches of laws with evaluations.
    """
    law, first, last = columns.law, columns.first, columns.last
    plain = _plainly_looked_at(columns, looks, as_of)
    days = _days_of_looks(looks, np.flatnonzero(plain).tolist())
    seen = _last_before(days, law, first)
    asked = plain[law] & columns.same_articles & ((first == last) | ~columns.unsettled)
    asked &= seen == _last_before(days, law, last)
    before, after = asked & (seen == 0) & (dues[law] > NOT_ONE_DAY), asked & (seen > 0)
    found = np.full(len(law), TO_FIND)
    found[before] = _before_first(first[before], last[before], dues[law[before]])
    between = [seen[after], *(days[after] for days in _between(columns, after))]
    soonest, latest = (_after_looks(day[after], between, rest_years) for day in (first, last))
    found[after] = np.where(soonest == latest, soonest, NUMBER[UNKNOWN])
    return found


def _before_first(first: Ints, last: Ints, due: Ints) -> Ints:
    """Give the class of layers before any evaluation, by the first due day of their laws."""
    cases = [
        (due == OPEN_LAST, NUMBER[NO_CLAUSE]),
        (last <= due, NUMBER[WITHIN_TERM]),
        (first > due, NUMBER[OVERDUE]),
    ]
    when, then = zip(*cases, strict=True)
    return np.select(when, then, NUMBER[UNKNOWN])


def _after_looks(day: Ints, between: Sequence[Ints], rest_years: int) -> Ints:
    """Give the class of layers after an evaluation if each came on a day.

    By the day of the evaluation, and the latest days of what came in between. As the day is later,
    less of that is young: where the class is the same on two days, it is in between.
    """
    seen, sure, touching, maybe = between

    def young(days: Ints) -> Marks:
        """Mark what was changed after the evaluation, in text that is young."""
        return (days > seen) & not_yet(days, rest_years, day)

    cases = [
        (young(sure), NUMBER[RE_AMENDED]),
        (young(touching), NUMBER[UNKNOWN]),
        (touching <= seen, np.where(maybe > seen, NUMBER[UNKNOWN], NUMBER[AFTER])),
        (young(maybe), NUMBER[UNKNOWN]),
        (sure > seen, NUMBER[RESTED]),
    ]
    when, then = zip(*cases, strict=True)
    return np.select(when, then, NUMBER[UNKNOWN])


def _plainly_looked_at(
    columns: LayerColumns, looks: Sequence[Sequence[Looked]], as_of: int
) -> Marks:
    """Mark the laws that were looked at, all of each, on exact days; replaced ones aside."""
    starts = columns.spans.starts
    plain = [
        n
        for n, own in enumerate(looks)
        if own and starts[n].exact and all(_plain(look, as_of) for look in own)
    ]
    found = np.zeros(len(looks), dtype=np.bool_)
    found[plain] = True
    found[columns.law[columns.replacement]] = False
    return found


def _days_of_looks(looks: Sequence[Sequence[Looked]], laws: Iterable[int]) -> Ints:
    """Give the days of the evaluations of laws, in order of law and day, each with its law."""
    days = np.sort(ints(n * _DAYS + look.published.first for n in laws for look in looks[n]))
    return np.append(-_DAYS, days)


def _last_before(days: Ints, law: Ints, day: Ints) -> Ints:
    """Give the day of the last evaluation of laws before a day, else zero."""
    place = np.searchsorted(days, law * _DAYS + day) - 1
    found, last = np.divmod(days[place], _DAYS)
    return np.where(found == law, last, 0)


def _plain(look: Looked, as_of: int) -> bool:
    return look.articles is None and look.published.exact and look.published.first <= as_of


def _between(columns: LayerColumns, asked: Marks) -> tuple[Ints, Ints, Ints]:
    """Give the latest day before each layer of others that touch its text.

    Of those that certainly came, of those that possibly did, and of those that perhaps touch it.
    """
    here = np.zeros(len(columns.laws), dtype=np.bool_)
    here[columns.law[asked]] = True
    near, first, last = here[columns.law], columns.first, columns.last
    touches, perhaps = columns.touched.of(near), columns.perhaps_touched.of(near)
    certain = touches.of(columns.certain)
    asking = touches.of(asked)
    before = first - 1
    sure = _latest(certain, last, first, asking, len(first), first)
    touching = np.minimum(_latest(touches, first, last, asking, len(first), first), before)
    maybe = _latest(perhaps, first, last, asking, len(first), first)
    for rows, own in ((near & ~columns.known, asked), (near, asked & ~columns.known)):
        of_law, wanted = _of_laws(columns, rows), _of_laws(columns, own)
        np.maximum(maybe, _latest(of_law, first, last, wanted, len(first), first), out=maybe)
    return sure, touching, np.minimum(maybe, before)


def _of_laws(columns: LayerColumns, marked: Marks) -> Touches:
    """Give marked layers as if each touched its law."""
    layers = np.flatnonzero(marked)
    return Touches(layers, columns.law[layers])


def _latest(
    touches: Touches, until: Ints, days: Ints, asking: Touches, size: int, before: Ints
) -> Ints:
    """Give for each layer the latest day of those that end before it and share a touch; else 0."""
    found = np.zeros(size, dtype=np.int64)
    if not len(touches.layer):
        return found
    keys = touches.pair * _DAYS
    order = np.argsort(keys + until[touches.layer])
    keys, layer = keys[order], touches.layer[order]
    so_far = np.maximum.accumulate(keys + days[layer]) - keys
    own = asking.pair * _DAYS
    place = np.searchsorted(keys + until[layer], own + before[asking.layer]) - 1
    same = (place >= 0) & (keys[place] == own)
    np.maximum.at(found, asking.layer[same], so_far[place[same]])
    return found
