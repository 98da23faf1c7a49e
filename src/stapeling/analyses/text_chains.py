"""Text depth and open depth of many laws, with what they share looked up once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from stapeling.analyses.chains import Chain, longest_chain
from stapeling.analyses.day_choices import MOST_LAYERS, DayChoices
from stapeling.analyses.depth import TextDepth, amends_among, text_depth
from stapeling.analyses.heights_at_once import Stacks, longest_of_each
from stapeling.analyses.layer_columns import LayerColumns
from stapeling.analyses.looks import certainly_counted, looks_of_laws, since_last_look
from stapeling.analyses.possible_chains import EXACT_LIMIT, longest_possible
from stapeling.analyses.results import Later, Span
from stapeling.graph import Looked, StackGraph
from stapeling.model.columns import marks, records
from stapeling.model.days import OPEN_FIRST, Day

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks

_ALWAYS = OPEN_FIRST - 1
"""Before the day of every layer."""


class TextDepths(NamedTuple):
    """The depth of the text of a law, and of what lies on it since the last look."""

    span: Span
    open: Span
    upper_bound: bool
    chain: Later[Chain]


class TextChains:
    """The chains of layers of many laws, on a day.

    Where layers share articles only, nearly always, the chains of all laws are found together, also
    where one layer of inexact day may lie on either side of others. With several such layers, or
    one among many others, what is possible is found law by law; where acts amend each other,
    replace the law, or evaluations are limited to articles, so is everything.
    """

    def __init__(self, graph: StackGraph, columns: LayerColumns, as_of: int) -> None:
        self.graph, self.columns, self.as_of = graph, columns, as_of
        self.amends = graph.amends(as_of, certainly=True)
        self.may_amend = graph.amends(as_of, certainly=False)
        self.looks = looks_of_laws(graph, columns.laws, columns.spans.starts, as_of)
        """The evaluations that may count of each law."""
        self.looked = marks(map(bool, self.looks))

    def depths(self) -> list[TextDepths]:
        """Give the depths of every law."""
        columns, careful = self.columns, self._careful()
        unsettled = columns.count(columns.unsettled)
        alone = (unsettled == 1) & (columns.sizes <= MOST_LAYERS) & ~careful
        certain, possible = self._since_looks()
        looked = self.looked[columns.law]
        whole = np.ones(len(columns.law), dtype=np.bool_)
        sides = (columns.certain, certain & looked), (whole, possible & looked)
        (low, open_low), (high, open_high) = self._lengths(*sides, unsettled == 0, alone)
        for n in np.flatnonzero((unsettled > 0) & ~alone & ~careful).tolist():
            high[n] = max(low[n], self._possible(n, whole))
            if self.looked[n]:
                open_high[n] = max(open_low[n], self._possible(n, possible))
        open_low = np.where(self.looked, open_low, low)
        open_high = np.where(self.looked, open_high, high)
        told = map(Later, repeat(self.chain), range(len(columns.laws)))
        spans = _spans_of(low, high), _spans_of(open_low, open_high)
        found = list(map(TextDepths, *spans, repeat(False), told))
        for n in np.flatnonzero(careful).tolist():
            found[n] = self._of(n)
        return found

    def chain(self, n: int) -> Chain:
        """Give the longest chain of certain layers of a law."""
        layers = self.columns.layers(n)
        certain = [layer for layer in layers if layer.certain]
        return longest_chain(certain, amends_among(self.amends, layers), self.graph.labels)[1]

    def _careful(self) -> Marks:
        """Mark the laws of which everything needs the careful way."""
        columns = self.columns
        found = columns.count(columns.first != columns.last) > EXACT_LIMIT
        odd = columns.replacement
        if self.may_amend:
            names = columns.acts
            odd = odd | marks(name in self.may_amend for name in names)[columns.act]
        found[columns.law[odd]] = True
        looked = np.flatnonzero(self.looked).tolist()
        limited = (any(look.articles is not None for look in self.looks[n]) for n in looked)
        found[looked] |= marks(limited)
        return found

    def _lengths(
        self, low: Sequence[Marks], high: Sequence[Marks], settled: Marks, alone: Marks
    ) -> tuple[Sequence[Ints], Sequence[Ints]]:
        """Give of each law the longest chains over marked layers: certainly, and possibly.

        What is possible is found for laws that are settled, or have one unsettled layer alone.
        """
        columns, number, sides = self.columns, len(self.columns.laws), len(low)
        choices = DayChoices(columns, alone)
        of_settled = settled[columns.law]
        differing = [self._differing(*side) & of_settled for side in zip(low, high, strict=True)]
        sure, maybe = self._stacks()
        parts = [
            *((sure.of(marked), number) for marked in low),
            *((maybe.of(marked), number) for marked in differing),
            *((choices.stacks(marked), len(choices.law)) for marked in high),
        ]
        lengths = longest_of_each(parts)
        shortest, longest, tried = lengths[:sides], lengths[sides:-sides], lengths[-sides:]
        for n in range(sides):
            np.maximum(longest[n], shortest[n], out=longest[n])
            np.maximum.at(longest[n], choices.law, tried[n])
        return shortest, longest

    def _stacks(self) -> tuple[Stacks, Stacks]:
        """Give the layers by what they certainly touch, and by what they may touch."""
        columns = self.columns
        touches, maybe = columns.touched, columns.perhaps_touched
        every = np.ones(len(columns.law), dtype=np.bool_)
        bounds = columns.law, columns.first
        return (
            Stacks(*bounds, columns.last, every, touches.layer, touches.pair),
            Stacks(*bounds, columns.first, columns.known, maybe.layer, maybe.pair),
        )

    def _differing(self, low: Marks, high: Marks) -> Marks:
        """Mark the possible layers of laws on which more is possible than is certain."""
        columns = self.columns
        same = low & columns.settled & (columns.first == columns.last)
        differs = np.zeros(len(columns.laws), dtype=np.bool_)
        differs[columns.law[high & ~same]] = True
        return high & differs[columns.law]

    def _possible(self, n: int, marked: Marks) -> int:
        """Give the longest possible chain over marked layers of one law."""
        columns = self.columns
        own = slice(columns.begins[n], columns.begins[n + 1])
        kept = zip(columns.layers(n), marked[own].tolist(), columns.unsettled[own], strict=True)
        layers = [
            layer if unsettled else layer._replace(last=layer.first)
            for layer, chosen, unsettled in kept
            if chosen
        ]
        return longest_possible(layers, {})[0]

    def _since_looks(self) -> tuple[Marks, Marks]:
        """Mark the layers that lie certainly, and possibly, after the last look.

        Every look speaks of the whole law here.
        """
        columns = self.columns
        last = np.full(len(columns.laws), _ALWAYS)
        counted = last.copy()
        looked = np.flatnonzero(self.looked).tolist()
        last[looked] = [max(look.published.last for look in self.looks[n]) for n in looked]
        counted[looked] = [
            _last_counted(self.looks[n], columns.spans.starts[n], self.as_of) for n in looked
        ]
        certain = columns.certain & (last[columns.law] < columns.first)
        return certain, counted[columns.law] < columns.last

    def _of(self, n: int) -> TextDepths:
        """Give the depths of one law in the careful way."""
        layering = self.columns.layering(n)
        layers, labels = layering.layers, self.graph.labels
        amends = amends_among(self.amends, layers)
        may = amends_among(self.may_amend, layers)
        certain = [layer for layer in layers if layer.certain]
        whole = since = text_depth(certain, layers, amends, may, labels)
        if self.looks[n]:
            own = since_last_look(layering, self.looks[n], self.as_of)
            since = text_depth(*own, amends, may, labels)
        return _depths_of(whole, since)


def _spans_of(low: Ints, high: Ints) -> Iterable[Span]:
    return records(Span, low=low.tolist(), high=high.tolist())


def _depths_of(whole: TextDepth, since: TextDepth) -> TextDepths:
    upper_bound = whole.upper_bound or since.upper_bound
    return TextDepths(whole.span, since.span, upper_bound, Later.of(whole.chain))


def _last_counted(looks: Sequence[Looked], start: Day, as_of: int) -> int:
    days = [look.published.first for look in looks if certainly_counted(look, start, as_of)]
    return max(days, default=_ALWAYS)
