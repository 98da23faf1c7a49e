"""Looks at many laws at once: how soon each was answered, and what came after it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.clauses import days_between
from stapeling.analyses.layer_columns import LayerColumns
from stapeling.analyses.results import DaySpan, Looking
from stapeling.graph import Looked
from stapeling.model.columns import ints
from stapeling.model.days import OPEN_LAST, Day, day_between

if TYPE_CHECKING:
    from stapeling.model.columns import Ints

_DAYS = OPEN_LAST + 1
"""More than any day: a law and a day go together in one number."""


def lookings(columns: LayerColumns, looks: Sequence[Sequence[Looked]]) -> list[tuple[Looking, ...]]:
    """Give the looks at each law with the layer that came next.

    Unit: days, from 1 for what came next; a response may come on the day itself. Cost: bisections
    among the layers of laws that were looked at.

    Source: defined by this project, docs/metrics.md.
    """
    laws = [n for n, own in enumerate(looks) if own]
    rows = [look for n in laws for look in looks[n]]
    found: list[tuple[Looking, ...]] = [()] * len(looks)
    if not rows:
        return found
    sizes = [len(looks[n]) for n in laws]
    of_law = np.repeat(ints(laws), sizes)
    told = list(map(_looking, rows, *_reactions(columns, of_law, rows)))
    ends = np.append(0, np.cumsum(sizes)).tolist()
    for n, (begin, end) in zip(laws, pairwise(ends), strict=True):
        found[n] = tuple(told[begin:end])
    return found


def _looking(look: Looked, act: str | None, days: DaySpan | None) -> Looking:
    evaluation, published = look.evaluation, look.published
    return Looking(
        id=evaluation.id,
        kind=evaluation.kind,
        published=published,
        response_days=_response(published, evaluation.response),
        reaction_days=days,
        reaction=act,
        certainty=evaluation.certainty,
        source=(*evaluation.source, *evaluation.paper),
    )


def _response(published: Day, response: Day | None) -> DaySpan | None:
    """Give the days until the response; nothing where it contradicts the publication."""
    if response is None or response.certainly_before(published):
        return None
    return days_between(published, response)


def _reactions(
    columns: LayerColumns, law: Ints, looks: Sequence[Looked]
) -> tuple[list[str | None], list[DaySpan | None]]:
    """Give the layer or replacement that came next after each look, and after how many days.

    A layer that is only possible, or whose day is not exact, may have come before the next
    certain one: then the days are an interval.
    """
    first = ints(look.published.first for look in looks)
    last = ints(look.published.last for look in looks)
    here = np.zeros(len(columns.laws), dtype=np.bool_)
    here[law] = True
    layers = np.flatnonzero(here[columns.law])
    earliest = _earliest(columns, layers, law, first)
    following, latest = _next_certain(columns, layers, law, last)
    acts = [columns.acts[n] if n >= 0 else None for n in following.tolist()]
    spans = zip(looks, earliest.tolist(), latest.tolist(), strict=True)
    return acts, [_days(look.published, *span) for look, *span in spans]


def _earliest(columns: LayerColumns, layers: Ints, law: Ints, day: Ints) -> Ints:
    """Give the first day after these on which one of some layers of a law may lie; else 0.

    Layers are in order of law and first day. One that began by the day and is not over may lie
    right after it; else it is the first that begins later.
    """
    own, key = columns.law[layers] * _DAYS, law * _DAYS + day
    keys = np.append(own + columns.first[layers], len(columns.laws) * _DAYS)
    begun = np.searchsorted(keys, key, side="right")
    until = np.maximum.accumulate(np.append(-1, own + columns.last[layers]))[begun]
    later = keys[begun] - law * _DAYS
    return np.where(until > key, day + 1, np.where(later < _DAYS, later, 0))


def _next_certain(columns: LayerColumns, layers: Ints, law: Ints, day: Ints) -> tuple[Ints, Ints]:
    """Give the act of the first certain layer of a law after each day, -1 where there is none.

    With the last day that the first of these can have; else 0.
    """
    layers = layers[columns.certain[layers]]
    own, after_all = columns.law[layers] * _DAYS, len(columns.laws) * _DAYS
    keys = np.append(own + columns.first[layers], after_all)
    place = np.searchsorted(keys, law * _DAYS + day, side="right")
    lasts = np.append(own + columns.last[layers], after_all)
    latest = np.minimum.accumulate(lasts[::-1])[::-1][place] - law * _DAYS
    found = latest < _DAYS
    act = np.append(columns.act[layers], -1)[place]
    return np.where(found, act, -1), np.where(found, latest, 0)


def _days(published: Day, earliest: int, latest: int) -> DaySpan | None:
    if not earliest:
        return None
    if not latest:
        return DaySpan(max(earliest - published.last, 1), None)
    return days_between(published, day_between(min(earliest, latest), latest))
