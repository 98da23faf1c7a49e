"""The class of layers after an evaluation, of many laws at once (docs/metrics.md).

What `class_of` says of a layer of exact day, where evaluations speak of whole laws and have exact
days. Of what lies between the evaluation and the layer only the latest matters: that which is
certain, that which is possible, and that of which it is open whether it touches the same text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.layer_columns import LayerColumns, Touches
from stapeling.analyses.setting import AFTER, RE_AMENDED, RESTED, UNKNOWN, Class
from stapeling.graph import Looked
from stapeling.graph.columns import ints
from stapeling.model.days import OPEN_LAST, add_years

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints, Marks

_DAYS = OPEN_LAST + 1
_CLASSES: tuple[Class | None, ...] = (None, AFTER, RESTED, RE_AMENDED, UNKNOWN)


def classes_after_looks(
    columns: LayerColumns, looks: Sequence[Sequence[Looked]], as_of: int, rest_years: int
) -> list[Class | None]:
    """Give the class of layers after an evaluation; nothing for those that need more care.

    Cost: a few sorts of the touches of laws with evaluations.
    """
    seen = _last_looks(columns, looks, as_of)
    asked = (seen > 0) & (columns.first == columns.last) & columns.same_articles
    sure, touching, maybe = (np.where(asked, days, 0) for days in _between(columns, asked))

    def young(days: Ints) -> Marks:
        """Mark what was changed after the evaluation, in text that is young."""
        changed, place = np.unique(days, return_inverse=True)
        rested = ints(add_years(day, rest_years) for day in changed.tolist())[place]
        found: Marks = (days > seen) & (rested > columns.first)
        return found

    cases = [
        (~asked, 0),
        (young(sure), 3),
        (young(touching), 4),
        (touching <= seen, np.where(maybe > seen, 4, 1)),
        (young(maybe), 4),
        (sure > seen, 2),
    ]
    when, then = zip(*cases, strict=True)
    return list(map(_CLASSES.__getitem__, np.select(when, then, 4).tolist()))


def _last_looks(columns: LayerColumns, looks: Sequence[Sequence[Looked]], as_of: int) -> Ints:
    """Give for each layer the day of the last evaluation before it; else, or if odd, zero."""
    starts, laws = columns.spans.starts, len(columns.laws)
    plain = [
        (n, look.published.first)
        for n, own in enumerate(looks)
        if own and starts[n].exact and all(_plain(look, as_of) for look in own)
        for look in own
    ]
    keys = np.sort(ints(n * _DAYS + day for n, day in plain))
    keys = np.append(-_DAYS, keys)
    place = np.searchsorted(keys, columns.law * _DAYS + columns.first) - 1
    law, day = np.divmod(keys[place], _DAYS)
    replaced = np.zeros(laws, dtype=np.bool_)
    replaced[columns.law[columns.replacement]] = True
    return np.where((law == columns.law) & ~replaced[columns.law], day, 0)


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
