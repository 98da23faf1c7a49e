"""The graph in whichever format is asked for; nothing is made before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stapeling import __version__
from stapeling.errors import StapelingError
from stapeling.graph import StackGraph
from stapeling.graph.collapsing import DRAWN, smaller
from stapeling.graph.network import Network
from stapeling.language import DASH, N_, Language
from stapeling.loading import Loaded
from stapeling.reports.about import receipt_lines
from stapeling.reports.graphs.drawing import Drawing, drawing
from stapeling.reports.page import Page
from stapeling.reports.view import Reader

FORMAT_VERSION = 1
_WAYS = {
    "law": N_("acts are gathered into their laws"),
    "ministry": N_("laws and acts are gathered by ministry"),
    "kind": N_("everything is gathered by kind"),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as text, and what had to be gathered to draw it."""

    text: str
    note: str | None


@dataclass(frozen=True, slots=True)
class MadeGraph:
    """The graph of a corpus, with what the reader wants of it."""

    data: Network
    """What goes into text and data."""
    pictured: Network
    """What is drawn."""
    homes: Mapping[str, str]
    graph: StackGraph
    loaded: Loaded
    language: Language
    as_of: dt.date
    settings: Mapping[str, object]

    def text(self, width: int, *, color: bool) -> str:
        """Tell for a terminal how many of what there are, and what is joined to most."""
        from stapeling.reports.terminal import draw

        return draw(self.page(), width, color=color)

    def page(self) -> Page:
        """Give the graph in words, in neutral form."""
        from stapeling.reports.graphs.overview import central_table, node_table, relation_table
        from stapeling.reports.tables import tidied

        reader = Reader(self.graph, self.language)
        tables = (
            tidied(reader, table(reader, self.data))
            for table in (node_table, relation_table, central_table)
        )
        return Page(
            title=reader.text("The graph of laws, acts and those who carry them out"),
            about=(self._day(reader), self._legend(reader)),
            tables=tuple(tables),
            footer=(*self._circles(reader), *receipt_lines(self.loaded, self.language)),
        )

    def dot(self) -> Picture:
        """Write a picture for Graphviz."""
        from stapeling.reports.graphs.dot import write

        return self._picture(write, lambda _picture, _text: True)

    def mermaid(self) -> Picture:
        """Write a picture for Mermaid, which draws no more than so many arrows and letters."""
        from stapeling.reports.graphs.mermaid import MOST_EDGES, MOST_TEXT, arrows, write

        return self._picture(
            write,
            lambda picture, text: arrows(picture) <= MOST_EDGES and len(text) <= MOST_TEXT,
        )

    def graphml(self) -> str:
        """Write all of it as GraphML."""
        from stapeling.graph.export import graphml
        from stapeling.reports.receipt import receipt

        about = {
            "stapeling": __version__,
            "as_of": self.as_of.isoformat(),
            "sha256": receipt(self.loaded).sha256,
        }
        return graphml(self.data, about)

    def json(self) -> str:
        """Write all of it as JSON of format version 1, in the form of node-link."""
        from stapeling.reports.graphs.data import network_data
        from stapeling.reports.json_report import render
        from stapeling.reports.receipt import receipt_data

        return render(
            {
                "format_version": FORMAT_VERSION,
                "stapeling": __version__,
                "as_of": self.as_of.isoformat(),
                "settings": dict(self.settings),
                "receipt": receipt_data(self.loaded),
                "graph": {},
                **network_data(self.data),
            }
        )

    def _picture(
        self, write: Callable[[Drawing], str], fits: Callable[[Drawing, str], bool]
    ) -> Picture:
        """Draw it as it is, or gathered just as far as is needed; say so when it is."""
        reader = Reader(self.graph, self.language)
        for network, way in smaller(self.pictured, self.homes):
            if len(network.nodes) > DRAWN:
                continue
            note = self._gathered(reader, way) if way is not None else None
            notes = (self._day(reader), *((note,) if note is not None else ()))
            picture = drawing(network, reader, self._title(reader), notes)
            text = write(picture)
            if fits(picture, text):
                return Picture(text, note)
        raise StapelingError(
            "--format: this graph is too large to draw; --around, --select, --types and"
            " --relations show less"
        )

    def _gathered(self, reader: Reader, way: str) -> str:
        drawn = reader.plural(
            "With {n} node and {edges} arrows this is too much for one picture: {gathered}."
            " --around, --select and --types show less.",
            "With {n} nodes and {edges} arrows this is too much for one picture: {gathered}."
            " --around, --select and --types show less.",
            len(self.pictured.nodes),
            edges=len(self.pictured.edges),
            gathered=reader.text(_WAYS[way]),
        )
        return drawn

    def _title(self, reader: Reader) -> str:
        return reader.text("Graph of laws and acts")

    def _day(self, reader: Reader) -> str:
        return reader.text("Reference day {day}", day=self.language.date(self.as_of, "d MMMM y"))

    def _legend(self, reader: Reader) -> str:
        return reader.text(
            "{dash}: not known. --format dot, mermaid, graphml or json gives the graph itself.",
            dash=DASH,
        )

    def _circles(self, reader: Reader) -> list[str]:
        circles = self.graph.delegation.circles(self.as_of.toordinal())
        return [
            reader.text("Rest on each other: {laws}.", laws=reader.names.laws(circle.laws))
            for circle in circles
        ]
