"""A report made to be sent: to people who never open a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.loading import Loaded
from stapeling.reports.charts.chart import Chart
from stapeling.reports.page import Page


@dataclass(frozen=True, slots=True)
class Publication:
    """A page with its pictures, and what its ids and numbers rest on."""

    command: str
    """Which command made it: analyse, show, toetsen, diff or check."""
    page: Page
    charts: tuple[Chart, ...]
    language: Language
    as_of: dt.date
    settings: Mapping[str, object]
    """What was chosen, as the JSON of the command tells it."""
    loaded: tuple[Loaded, ...]
    """The corpora that were read: one, or the sides of a comparison that are no saved report."""
    graphs: tuple[StackGraph, ...]
    """Their graphs, for names and sources of ids; the last one goes first."""

    def html(self) -> str:
        """Write one page that needs nothing beside it."""
        from stapeling.reports.html import write

        return write(self)

    def xlsx(self) -> bytes:
        """Write a spreadsheet with a sheet for every table."""
        from stapeling.reports.excel import write

        return write(self)

    def svg(self) -> Mapping[str, bytes]:
        """Draw every picture as a drawing that scales, by the name of its file."""
        from stapeling.reports.pictures import svg

        return svg(self)

    def png(self) -> Mapping[str, bytes]:
        """Draw every picture in pixels, by the name of its file."""
        from stapeling.reports.pictures import png

        return png(self)

    def pdf(self) -> bytes:
        """Draw the pictures as one document, a picture a page."""
        from stapeling.reports.pictures import pdf

        return pdf(self)
