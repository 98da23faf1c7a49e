"""Layers of many laws at once: plain changes by array, the others one by one through the sieve."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.layering import Layering
from stapeling.analyses.options import Options
from stapeling.analyses.plain_changes import NOT_PLAIN, PlainChanges
from stapeling.analyses.sieve import Sieve
from stapeling.analyses.spans_of_laws import LawSpans
from stapeling.graph import StackGraph
from stapeling.graph.columns import ints, marks
from stapeling.model.laws import Change, Law

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints, Marks


def layerings_of(graph: StackGraph, laws: Sequence[Law], options: Options) -> list[Layering | None]:
    """Find the layers (*lagen*) that lie on each of many laws; nothing for one not started.

    The same as `layering_of` for every law. Plain changes, nearly all, are judged together by
    array; acts with any other change on a law go through the sieve, and so do all acts on a law
    that is replaced or has incidental parts.

    Notes
    -----
    O(changes of the corpus) in array operations, and the layers as objects.

    References
    ----------
    .. [1] docs/metrics.md, section Layers; defined by this project.
    """
    spans = LawSpans(laws, options.day)
    law = _law_of_change(graph, laws, spans)
    plain = (law >= 0) & _plain(graph, laws, law)
    rows = np.flatnonzero(plain)
    changes = PlainChanges(graph.columns, rows, law[rows], (laws, spans), options)
    beside, layers = changes.beside(), changes.layers()
    others = _acts_of_others(graph, laws, np.flatnonzero((law >= 0) & ~plain), law)
    found: list[Layering | None] = []
    for n, (start, until) in enumerate(zip(spans.starts, spans.untils, strict=True)):
        if start is not None and n in others:
            sieve = Sieve(graph, laws[n], options, (start, until), beside[n])
            for act, stated in others[n].items():
                sieve.take(act, stated)
            layers[n] = sieve.in_order(layers[n])
        found.append(
            None if start is None else Layering(laws[n], start, until, layers[n], beside[n])
        )
    return found


def _law_of_change(graph: StackGraph, laws: Sequence[Law], spans: LawSpans) -> Ints:
    """Give for each change of the corpus the place of its law; -1 when not chosen or not begun."""
    place = {
        law.id: n
        for n, (law, start) in enumerate(zip(laws, spans.starts, strict=True))
        if start is not None
    }
    columns = graph.columns
    of_law: Ints = ints(place.get(name, -1) for name in columns.laws)
    return of_law[columns.law]


def _plain(graph: StackGraph, laws: Sequence[Law], law: Ints) -> Marks:
    """Mark the changes that are plain; of laws that are not chosen it means nothing."""
    columns = graph.columns
    whole = marks(law.id not in graph.replaced_by and not law.incidental_parts for law in laws)
    found: Marks = columns.in_force & columns.unique & ~columns.ends & ~graph.makings
    found &= ~np.isin(columns.effect, NOT_PLAIN)
    return found & whole[law] if len(laws) else found


def _acts_of_others(
    graph: StackGraph, laws: Sequence[Law], rows: Ints, law: Ints
) -> dict[int, dict[str, list[Change]]]:
    """Gather the changes that are not plain by the place of their law and by act.

    A law that is replaced is here too: the act that replaces it lies on it without a change.
    """
    found: dict[int, dict[str, list[Change]]] = {
        n: {} for n, row in enumerate(laws) if row.id in graph.replaced_by
    }
    for place, n in zip(rows.tolist(), law[rows].tolist(), strict=True):
        change = graph.columns.rows[place]
        found.setdefault(n, {}).setdefault(change.act, []).append(change)
    return found
