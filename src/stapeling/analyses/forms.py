"""A layer given that it is one: what it then touches, where bounded days leave that open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stapeling.analyses.layering import Layer, Layering
from stapeling.analyses.options import Options
from stapeling.analyses.sieve import Sieve
from stapeling.graph import StackGraph
from stapeling.model.days import Day
from stapeling.model.labels import keys_of
from stapeling.model.laws import Change
from stapeling.model.moments import day_of, status_of


class Form(NamedTuple):
    """A layer with the least that it touches, as one choice of days makes it."""

    layer: Layer
    """The layer; its `articles` are those that it touches on this choice."""
    stated: bool
    """Whether the changes that are in force on this choice state their articles."""

    def spoken_of(self, articles: frozenset[str] | None) -> bool:
        """Whether an evaluation or clause with these limits certainly speaks of the layer."""
        return (
            articles is None
            or self.layer.replacement
            or not self.stated
            or not articles.isdisjoint(self.layer.articles)
        )


def begun(
    graph: StackGraph, layering: Layering, layers: Sequence[Layer], options: Options
) -> list[Layer]:
    """Give layers as they are when the law had certainly begun before them.

    That is so of layers after an evaluation, since no evaluation counts that came before the law.
    """
    start = layering.start
    if start.exact or all(layer.certain for layer in layers):
        return list(layers)
    opened = Sieve(graph, layering.law, options, (Day(start.first, start.first), layering.until))
    changes = graph.changes_by_act(layering.law)
    for layer in layers:
        if not layer.certain and layer.act in changes:
            opened.take(layer.act, changes[layer.act])
    sure = {act for act, layer in opened.layers.items() if layer.certain}
    return [layer._replace(certain=layer.certain or layer.act in sure) for layer in layers]


def forms_of(
    graph: StackGraph, layering: Layering, layer: Layer, options: Options, *, limited: bool = True
) -> list[Form]:
    """Give the least that a layer can be, given that it is one.

    The articles of a layer that is only possible are not certainly touched; but on the days on
    which it is a layer at least its earliest change is in force. What is true of each of these
    forms, whatever else the layer may touch, is true of the layer. Where nothing is `limited` to
    articles, it is all one whether articles are stated.
    """
    if layer.replacement or (layer.articles == layer.perhaps and (layer.known or not limited)):
        return [Form(layer, layer.known)]
    until = layering.until
    rows = [
        row
        for row in graph.corpus.changes[layering.law.id]
        if row.act == layer.act and status_of(row) == "in_force" and day_of(row).first <= until.last
    ]
    certain = [row for row in rows if day_of(row).last <= until.first]
    sieve = Sieve(graph, layering.law, options, (layering.start, until))
    if certain and sieve.may_make(layer.act, certain):
        return [_form(layer, certain)]
    soonest = min(day_of(row).last for row in rows)
    others = [row for row in rows if day_of(row).last > until.first]
    if not certain:  # the earliest of them is in force
        others = [row for row in others if day_of(row).first <= soonest]
    return [_form(layer, [*certain, row]) for row in others]


def _form(layer: Layer, rows: Sequence[Change]) -> Form:
    touched = keys_of(label for row in rows for label in row.articles or ())
    stated = all(row.articles is not None for row in rows)
    return Form(layer._replace(articles=touched), stated)
