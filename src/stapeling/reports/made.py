"""A report in whichever format is asked for; nothing is made before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from stapeling.analyses.results import Report
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.loading import Loaded
from stapeling.reports.page import Page


@dataclass(frozen=True, slots=True)
class Made:
    """The report of `analyse`, with what the reader wants of it."""

    report: Report
    graph: StackGraph
    loaded: Loaded
    language: Language
    only: Collection[str] = ()
    """The parts to report; none means all."""
    top: int | None = None
    sort: str | None = None

    def page(self) -> Page:
        """Give the report in neutral form."""
        from stapeling.reports.about import receipt_lines, settings_lines
        from stapeling.reports.summary import sentences
        from stapeling.reports.tables import tables

        report, graph, language = self.report, self.graph, self.language
        return Page(
            title=language.text("How policy stacks up"),
            about=(*settings_lines(report.options, self.loaded, language), *self._shortened()),
            sentences=sentences(report, graph, self.loaded, language),
            tables=tables(report, graph, language, self.only, self.top, self.sort),
            footer=receipt_lines(self.loaded, language),
        )

    def _shortened(self) -> tuple[str, ...]:
        """Say that not all is shown, and where all of it is."""
        if self.top is None:
            return ()
        from stapeling.reports.view import LONGEST_LIST

        rows = self.language.plural("the first row", "the first {n} rows", self.top)
        told = self.language.text(
            "Of every table {rows} and of every list the first {names} names; JSON and CSV hold"
            " them all.",
            rows=rows,
            names=LONGEST_LIST,
        )
        return (told,)

    def text(self, width: int, *, color: bool) -> str:
        """Write the report for a terminal."""
        from stapeling.reports.terminal import draw

        return draw(self.page(), width, color=color)

    def markdown(self) -> str:
        """Write the report as Markdown."""
        from stapeling.reports.markdown import write

        return write(self.page())

    def csv(self) -> str:
        """Write every number of the report as a row of CSV."""
        from stapeling.reports.csv_report import render

        return render(self.report, self.language, self.only)

    def json(self) -> str:
        """Write the report as JSON of format version 1."""
        from stapeling.reports.json_report import render
        from stapeling.reports.payload import payload

        return render(payload(self.report, self.loaded, self.language, self.only))
