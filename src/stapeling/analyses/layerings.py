"""Layers of many laws at once: plain changes by array, the others one by one through the sieve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from stapeling.analyses.beside_columns import BesideColumns
from stapeling.analyses.layer_columns import DAYS, LayerColumns, LayerRows, SetsOfArticles
from stapeling.analyses.layering import Layer
from stapeling.analyses.options import Options
from stapeling.analyses.plain_changes import NOT_PLAIN, PlainChanges
from stapeling.analyses.sieve import Sieve
from stapeling.analyses.spans_of_laws import LawSpans
from stapeling.graph import StackGraph
from stapeling.model.columns import ints, marks
from stapeling.model.laws import Change, Law

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks

_Taken = list[tuple[int, Layer]]
"""Layers that went through the sieve, with the place of their law."""


def layer_columns(graph: StackGraph, laws: Sequence[Law], options: Options) -> LayerColumns:
    """Find the layers of many laws, as columns; laws that have not started are left out.

    Plain changes, nearly all, are judged together by array; acts with any other change on a law go
    through the sieve, and so do all acts on a law that is replaced or has incidental parts. What
    lies on a law is the same as by `layering_of`.

    Notes
    -----
    O(changes of the corpus) in array operations.
    """
    spans = LawSpans(graph.law_columns, laws, options.day)
    law = spans.place[graph.columns.law]
    plain = (law >= 0) & _plain(graph)
    rows = np.flatnonzero(plain)
    changes = PlainChanges(graph.columns, rows, law[rows], spans, options)
    beside = changes.beside()
    others = _acts_of_others(graph, spans, np.flatnonzero((law >= 0) & ~plain))
    taken = _sieved(graph, options, spans, others, beside)
    layers, acts, own = _with_acts_of(graph, taken, changes.layers())
    sets = SetsOfArticles(graph.columns.articles, [s for _, layer in taken for s in layer[4:6]])
    if taken:
        layers = _joined(layers, _rows_of(taken, own, len(graph.columns.articles.labels)))
    return LayerColumns(spans, beside, _in_order(layers), acts, sets)


def _plain(graph: StackGraph) -> Marks:
    """Mark the changes that are plain."""
    columns, laws = graph.columns, graph.law_columns
    whole = np.ones(len(laws.ids), dtype=np.bool_)
    whole[laws.with_incidental_parts + laws.replaced] = False
    found: Marks = columns.in_force & columns.unique & ~columns.ends & ~graph.makings
    return found & ~np.isin(columns.effect, NOT_PLAIN) & whole[columns.law]


def _acts_of_others(
    graph: StackGraph, spans: LawSpans, rows: Ints
) -> dict[int, dict[str, list[Change]]]:
    """Gather the changes that are not plain by the place of their law and by act.

    A law that is replaced is here too: the act that replaces it lies on it without a change.
    """
    columns, replaced = graph.columns, spans.place[graph.law_columns.replaced]
    found: dict[int, dict[str, list[Change]]] = {n: {} for n in replaced.tolist() if n >= 0}
    for row, n in zip(rows.tolist(), spans.place[columns.law[rows]].tolist(), strict=True):
        change = columns.rows[row]
        found.setdefault(n, {}).setdefault(change.act, []).append(change)
    return found


def _sieved(
    graph: StackGraph,
    options: Options,
    spans: LawSpans,
    others: Mapping[int, Mapping[str, Sequence[Change]]],
    beside: BesideColumns,
) -> _Taken:
    """Take the acts that are not plain one by one."""
    taken = []
    for n, acts in others.items():
        span = spans.starts[n], spans.untils[n]
        sieve = Sieve(graph, spans.laws[n], options, span, beside.of(n))
        for act, stated in acts.items():
            sieve.take(act, stated)
        beside.put(n, sieve.beside)
        taken += [(n, layer) for layer in sieve.layers.values()]
    return taken


def _with_acts_of(
    graph: StackGraph, taken: _Taken, layers: LayerRows
) -> tuple[LayerRows, list[str], Ints]:
    """Give the numbers of the acts taken; new ones, in order of id, if some have no change."""
    columns, taken_acts = graph.columns, [layer.act for _, layer in taken]
    own = columns.numbers_of(taken_acts)
    if (own >= 0).all():
        return layers, columns.acts, own
    acts = sorted({*columns.acts, *taken_acts})
    numbers = {act: n for n, act in enumerate(acts)}
    anew = ints(map(numbers.__getitem__, columns.acts))
    return layers._replace(act=anew[layers.act]), acts, ints(map(numbers.__getitem__, taken_acts))


def _rows_of(taken: _Taken, acts: Ints, sets: int) -> LayerRows:
    """Give layers as columns; their sets of articles come after those that changes state."""
    own = sets + 2 * np.arange(len(taken))
    layers = [layer for _, layer in taken]
    return LayerRows(
        law=ints(n for n, _ in taken),
        act=acts,
        first=ints(layer.first for layer in layers),
        last=ints(layer.last for layer in layers),
        certain=marks(layer.certain for layer in layers),
        articles=own,
        perhaps=own + 1,
        known=marks(layer.known for layer in layers),
        replacement=marks(layer.replacement for layer in layers),
    )


def _joined(one: LayerRows, other: LayerRows) -> LayerRows:
    columns: Any = map(np.concatenate, zip(one, other, strict=True))
    return LayerRows(*columns)


def _in_order(rows: LayerRows) -> LayerRows:
    """Put layers in order of law, day and act; acts are numbered in order of id."""
    day = rows.law * DAYS + rows.first
    order = np.argsort(day, kind="stable")
    same = np.diff(day[order], prepend=-1) == 0
    tied = same | np.roll(same, -1)
    few = order[tied]  # acts of one day on one law
    order[tied] = few[np.lexsort((rows.act[few], rows.last[few], day[few]))]
    columns: Any = (column[order] for column in rows)
    return LayerRows(*columns)
