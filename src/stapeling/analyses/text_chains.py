"""Text depth and open depth law by law, with what they share looked up once."""

from __future__ import annotations

from stapeling.analyses.depth import TextDepth, amends_among, text_depth
from stapeling.analyses.layering import Layering
from stapeling.analyses.looks import counted_looks, since_last_look
from stapeling.graph import StackGraph


class TextChains:
    """The chains of layers of each law of a corpus, on a day."""

    def __init__(self, graph: StackGraph, as_of: int) -> None:
        self.graph, self.as_of, self.labels = graph, as_of, graph.labels
        self.amends = graph.amends(as_of, certainly=True)
        self.may_amend = graph.amends(as_of, certainly=False)

    def of(self, layering: Layering) -> tuple[TextDepth, TextDepth]:
        """Give the depth of the text of a law, and of what lies on it since the last look."""
        layers = layering.layers
        amends = amends_among(self.amends, layers)
        may = amends_among(self.may_amend, layers)
        certain = [layer for layer in layers if layer.certain]
        whole = text_depth(certain, layers, amends, may, self.labels)
        looks = counted_looks(self.graph, layering, self.as_of)
        if not looks:
            return whole, whole
        since = since_last_look(layering, looks, self.as_of)
        return whole, text_depth(*since, amends, may, self.labels)
