"""The page of a simulation: sentences to quote, then the tables they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.language import DASH, Language
from stapeling.reports.about import receipt_lines
from stapeling.reports.page import Page, Table
from stapeling.reports.plain import plain
from stapeling.reports.simulation.combined import combination_table, tipping_table
from stapeling.reports.simulation.known import known_table
from stapeling.reports.simulation.sentences import sentences
from stapeling.reports.simulation.tables import load_table, over_table, swing_table
from stapeling.reports.simulation.view import SimulationView
from stapeling.reports.tables import cut
from stapeling.simulating.results import Simulation


def page(simulation: Simulation, language: Language, top: int | None) -> Page:
    """Give the report in neutral form."""
    view = SimulationView(simulation, language)
    return Page(
        title=view.text("What uncertain amounts do to the load"),
        about=tuple(_about(view)),
        sentences=tuple(sentences(view)),
        tables=tuple(cut(view, table, top) for table in _tables(view)),
        footer=tuple(
            line for side in simulation.sides for line in receipt_lines(side.loaded, language)
        ),
    )


def _about(view: SimulationView) -> Iterator[str]:
    """Say what was simulated, and how numbers are written."""
    text, found = view.text, view.result
    for side in view.simulation.sides:
        if side.loaded.scenario:
            yield text("Scenario: {title}", title=plain(side.loaded.scenario))
    day = view.language.date(found.options.as_of, "d MMMM y")
    draws = view.plural("{n} draw", "{n} draws", found.draws)
    yield " · ".join(
        (text("Reference day {day}", day=day), draws, text("seed {seed}", seed=str(found.seed)))
    )
    yield text(
        "Amounts with a range are drawn from triangular distributions, each by itself; without a"
        " likely value the middle is taken for it. P10, P50 and P90: the load that 10, 50 and 90%"
        " of the draws do not exceed."
    )
    yield text(
        "{dash}: not known, which is not zero. ≥: at least, as not all that is borne is known.",
        dash=DASH,
    )


def _tables(view: SimulationView) -> Iterator[Table]:
    combinations = view.result.combinations
    if combinations is not None:
        yield tipping_table(view, combinations)
        yield combination_table(view, combinations)
    yield over_table(view)
    yield swing_table(view)
    yield load_table(view)
    yield known_table(view)
