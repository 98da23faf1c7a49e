"""What the makers of tables and sentences on a simulation share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from stapeling.language import Language
from stapeling.reports.names import Names
from stapeling.reports.page import Cell, Column
from stapeling.reports.plain import plain
from stapeling.reports.view import Reader
from stapeling.simulating.results import ImplementerOutcome, LineOutcome, Scenario, Simulation


class Place(NamedTuple):
    """A line of an implementer in a scenario."""

    scenario: Scenario
    who: ImplementerOutcome
    line: LineOutcome


class SimulationView(Reader):
    """A simulation as one reader sees it."""

    def __init__(self, simulation: Simulation, language: Language) -> None:
        super().__init__(simulation.sides[0].graph, language)
        self.simulation, self.result = simulation, simulation.result
        self.all_names = [Names(side.graph, language) for side in simulation.sides]

    @property
    def several(self) -> bool:
        """Whether scenarios stand side by side."""
        return len(self.result.scenarios) > 1

    def places(self) -> Iterator[Place]:
        """Give every line of every implementer of every scenario."""
        for scenario in self.result.scenarios:
            for who in scenario.implementers:
                for line in who.lines:
                    yield Place(scenario, who, line)

    def subject(self, identity: str) -> str:
        """Name a law or an act of any of the corpora."""
        for names in self.all_names:
            if identity in names.graph.laws or names.graph.act(identity) is not None:
                return (
                    names.law(identity) if identity in names.graph.laws else names.short(identity)
                )
        return self.names.subject(identity)

    def subjects(self, ids: Iterable[str]) -> str:
        """Name several of them."""
        return "; ".join(map(self.subject, ids))

    def organisation(self, identity: str) -> str:
        """Name an organisation of any of the corpora."""
        for names in self.all_names:
            if identity in names.graph.corpus.organisations:
                return names.organisation(identity)
        return plain(identity)

    def scenario_columns(self) -> tuple[Column, ...]:
        """Give the column of scenarios, where there are several."""
        return (Column("scenario", self.header("scenario")),) if self.several else ()

    def scenario_cells(self, scenario: Scenario) -> tuple[Cell, ...]:
        """Name a scenario, where there are several."""
        name = plain(scenario.title or scenario.name)
        return (Cell(name, scenario.name),) if self.several else ()

    def of_scenario(self, scenario: Scenario) -> str:
        """Say of which scenario something holds, where there are several."""
        name = plain(scenario.title or scenario.name)
        return f" ({name})" if self.several else ""
