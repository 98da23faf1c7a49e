"""A comparison in whichever format is asked for; nothing is made before."""

from __future__ import annotations

from dataclasses import dataclass

from stapeling.comparing.results import Comparison
from stapeling.language import Language
from stapeling.reports.about import legend
from stapeling.reports.comparison.view import ComparisonView, Graphs
from stapeling.reports.page import Page, Table, top_rows

TAG = "<!-- stapeling diff -->"
"""The first line of the Markdown, by which a bot finds its own comment to put anew."""


@dataclass(frozen=True, slots=True)
class MadeComparison:
    """The report of `diff`, with what the reader wants of it."""

    comparison: Comparison
    graphs: Graphs
    language: Language
    everything: bool = False
    """Whether what is the same is told too."""
    top: int | None = None

    def page(self) -> Page:
        """Give the report in neutral form."""
        from stapeling.reports.comparison.sentences import comparison_sentences

        view = self.view()
        return Page(
            title=view.text("What differs between two sides"),
            about=tuple(self._about(view)),
            sentences=comparison_sentences(view),
            tables=tuple(self._cut(view, table) for table in _tables(view)),
        )

    def view(self) -> ComparisonView:
        """Give the comparison as its reader sees it."""
        return ComparisonView(
            self.comparison, self.graphs, self.language, everything=self.everything
        )

    def _about(self, view: ComparisonView) -> list[str]:
        found, text = self.comparison, view.text
        day = self.language.date(found.b.as_of, "d MMMM y")
        said = [
            text("Before: {side}", side=view.side(found.a)),
            text("After: {side}", side=view.side(found.b)),
            text("Reference day {day}", day=day),
        ]
        return [
            *said,
            *(text(n.template, **n.values) for n in found.notices),
            legend(self.language),
        ]

    def _cut(self, view: ComparisonView, table: Table) -> Table:
        left = len(table.rows) - (self.top if self.top is not None else len(table.rows))
        template = ("{n} more row is left out.", "{n} more rows are left out.")
        return top_rows(table, self.top, view.plural(*template, max(left, 0)))

    def text(self, width: int, *, color: bool) -> str:
        """Write the report for a terminal."""
        from stapeling.reports.terminal import draw

        return draw(self.page(), width, color=color)

    def markdown(self) -> str:
        """Write the report for a merge request, with a hidden tag on top."""
        from stapeling.reports.markdown import write

        return f"{TAG}\n{write(self.page())}"

    def csv(self) -> str:
        """Write records, numbers and shares as rows of CSV."""
        from stapeling.reports.comparison.csv_table import render

        return render(self.view())

    def json(self) -> str:
        """Write the report as JSON of format version 1."""
        from stapeling.reports.comparison.payload import comparison_data
        from stapeling.reports.json_report import render

        return render(comparison_data(self.view()))


def _tables(view: ComparisonView) -> list[Table]:
    """Give the tables that have anything to tell, in the order in which they are read."""
    from stapeling.reports.comparison.chains import (
        chain_table,
        finding_table,
        gate_table,
        share_table,
    )
    from stapeling.reports.comparison.numbers import number_tables
    from stapeling.reports.comparison.records import record_table

    first = (gate_table(view), record_table(view), chain_table(view), share_table(view))
    found = [*first, *number_tables(view), finding_table(view)]
    return [table for table in found if table is not None]
