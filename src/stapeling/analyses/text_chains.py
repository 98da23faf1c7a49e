"""Text depth and open depth of many laws, with what they share looked up once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from stapeling.analyses.chains import Chain, longest_chain
from stapeling.analyses.depth import TextDepth, amends_among, text_depth
from stapeling.analyses.heights_at_once import Stacks, longest_chains
from stapeling.analyses.layer_columns import LayerColumns
from stapeling.analyses.looks import certainly_counted, counted_looks, since_last_look
from stapeling.analyses.results import Later, Span
from stapeling.graph import Looked, StackGraph
from stapeling.graph.columns import ints, marks
from stapeling.model.days import OPEN_FIRST, Day

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints, Marks

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

    Where days are exact and layers share articles only, nearly always, chains are found for all
    laws together; else law by law.
    """

    def __init__(self, graph: StackGraph, columns: LayerColumns, as_of: int) -> None:
        self.graph, self.columns, self.as_of = graph, columns, as_of
        self.amends = graph.amends(as_of, certainly=True)
        self.may_amend = graph.amends(as_of, certainly=False)
        at = [graph.looks_at.get(law.id, ()) for law in columns.laws]
        starts = columns.spans.starts
        self.looks = [
            counted_looks(looks, start, as_of) if looks else ()
            for looks, start in zip(at, starts, strict=True)
        ]
        """The evaluations that may count of each law."""

    def depths(self) -> list[TextDepths]:
        """Give the depths of every law."""
        careful, columns = self._careful(), self.columns
        chosen = ~careful[columns.law]
        low, high = self._spans(chosen & columns.certain, chosen)
        certain, possible = self._since_looks()
        looked = marks(map(bool, self.looks))
        since = chosen & looked[columns.law]
        open_low, open_high = self._spans(since & certain, since & possible)
        open_low = np.where(looked, open_low, low)
        open_high = np.where(looked, open_high, high)
        sides = (low.tolist(), high.tolist(), open_low.tolist(), open_high.tolist())
        found = [
            TextDepths(Span(a, b), Span(c, d), False, Later(self.chain, n))
            for n, (a, b, c, d) in enumerate(zip(*sides, strict=True))
        ]
        for n in np.flatnonzero(careful).tolist():
            found[n] = self._of(n)
        return found

    def chain(self, n: int) -> Chain:
        """Give the longest chain of certain layers of a law."""
        layers = self.columns.layers(n)
        certain = [layer for layer in layers if layer.certain]
        return longest_chain(certain, amends_among(self.amends, layers), self.graph.labels)[1]

    def _careful(self) -> Marks:
        """Mark the laws of which a layer needs the careful way, or an evaluation does."""
        columns = self.columns
        odd = (columns.first != columns.last) | columns.replacement
        if self.may_amend:
            names = columns.acts
            odd |= marks(name in self.may_amend for name in names)[columns.act]
        found = np.zeros(len(columns.laws), dtype=np.bool_)
        found[columns.law[odd]] = True
        limited = (any(look.articles is not None for look in looks) for looks in self.looks)
        return found | marks(limited)

    def _spans(self, low: Marks, high: Marks) -> tuple[Ints, Ints]:
        """Give of each law the longest chain over layers: certainly, and possibly."""
        columns, number = self.columns, len(self.columns.laws)
        every = np.ones(len(columns.law), dtype=np.bool_)
        sure = self._stacks(every, certainly=True).of(low)
        shortest = longest_chains(sure, number)
        same = low & columns.known & (columns.rows.articles == columns.rows.perhaps)
        differs = np.zeros(number, dtype=np.bool_)
        differs[columns.law[high & ~same]] = True
        more = self._stacks(columns.known, certainly=False).of(high & differs[columns.law])
        longest = longest_chains(more, number)
        return shortest, np.maximum(shortest, longest)

    def _stacks(self, known: Marks, *, certainly: bool) -> Stacks:
        columns = self.columns
        touches = columns.touched if certainly else columns.perhaps_touched
        return Stacks(columns.law, columns.first, known, touches.layer, touches.pair)

    def _since_looks(self) -> tuple[Marks, Marks]:
        """Mark the layers that lie certainly, and possibly, after the last look.

        Every look speaks of the whole law here.
        """
        columns = self.columns
        last = ints(_last_seen(looks) for looks in self.looks)
        counted = ints(
            _last_counted(looks, start, self.as_of)
            for looks, start in zip(self.looks, columns.spans.starts, strict=True)
        )
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


def _depths_of(whole: TextDepth, since: TextDepth) -> TextDepths:
    upper_bound = whole.upper_bound or since.upper_bound
    return TextDepths(whole.span, since.span, upper_bound, Later.of(whole.chain))


def _last_seen(looks: Sequence[Looked]) -> int:
    return max((look.published.last for look in looks), default=_ALWAYS)


def _last_counted(looks: Sequence[Looked], start: Day, as_of: int) -> int:
    days = [look.published.first for look in looks if certainly_counted(look, start, as_of)]
    return max(days, default=_ALWAYS)
