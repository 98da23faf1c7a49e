"""The report of `stapeling simulate`, in any format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stapeling.language import Language

if TYPE_CHECKING:
    from stapeling.reports.page import Page
    from stapeling.simulating.results import Simulation


@dataclass(frozen=True, slots=True)
class SimulationReport:
    """What was simulated, with what the reader wants of it."""

    simulation: Simulation
    language: Language
    top: int | None = None

    def page(self) -> Page:
        """Give the report in neutral form."""
        from stapeling.reports.simulation.made import page

        return page(self.simulation, self.language, self.top)

    def text(self, width: int, *, color: bool) -> str:
        """Write the report for a terminal."""
        from stapeling.reports.terminal import draw

        return draw(self.page(), width, color=color)

    def markdown(self) -> str:
        """Write the report as Markdown."""
        from stapeling.reports.markdown import write

        return write(self.page())

    def json(self) -> str:
        """Write the report as JSON of format version 1."""
        from stapeling.reports.json_report import render
        from stapeling.reports.simulation.payload import payload

        return render(payload(self.simulation, self.language))

    def csv(self) -> str:
        """Write every number of the report as a row of CSV."""
        from stapeling.reports.simulation.frame import csv_text

        return csv_text(self.simulation.result)

    def parquet(self) -> bytes:
        """Write the rows of the CSV report as Parquet."""
        from stapeling.reports.simulation.frame import parquet_bytes

        return parquet_bytes(self.simulation.result)
