"""The table of what is known: how much is stated, how much of it is a range, what is left out."""

from __future__ import annotations

from stapeling.language import N_
from stapeling.reports.page import NO_COUNT, Cell, Column, Row, Table, number
from stapeling.reports.plain import plain
from stapeling.reports.simulation.view import SimulationView
from stapeling.simulating.results import ImplementerOutcome, Scenario

_KNOWN_CAPTION = N_(
    "Unit: stated amounts; without amount and joint in records. Drawn are only those with a range."
    " Of no known period, without amount and joint are left out of every load: the split of joint"
    " ones is not known. Coverage: acts with a burden record, of all that fall on the implementer."
)


def known_table(view: SimulationView) -> Table:
    """Tell how much is stated of each implementer, and how much of that is a range."""
    text = view.text
    every = [(row, who) for row in view.result.scenarios for who in row.implementers]
    rows = [_row(view, *row) for row in every if _is_stated(row[1])]
    left = len(every) - len(rows)
    note = view.plural(
        "Of {n} more implementer no burden and no capacity is stated.",
        "Of {n} more implementers no burden and no capacity is stated.",
        left,
    )
    return Table(
        key="known",
        title=text("What is known"),
        caption=text(_KNOWN_CAPTION),
        columns=(*view.scenario_columns(), *_known_columns(view)),
        rows=tuple(rows),
        notes=(note,) if left else (),
    )


def _is_stated(who: ImplementerOutcome) -> bool:
    """Whether any burden or capacity is stated of an implementer."""
    facts = who.facts
    return bool(facts.stated or facts.unstated or facts.joint or facts.capacities)


def _row(view: SimulationView, scenario: Scenario, who: ImplementerOutcome) -> Row:
    facts = who.facts
    counts = (
        *(facts.stated, facts.ranged, facts.assumed, facts.not_placed),
        *(facts.unstated, facts.joint, facts.capacities, facts.capacities_ranged),
    )
    cells = (
        *view.scenario_cells(scenario),
        Cell(plain(who.title), who.id),
        *map(view.number, counts),
        view.share(who.coverage),
    )
    return Row(cells, ids=who.not_placed)


def _known_columns(view: SimulationView) -> tuple[Column, ...]:
    return (
        Column("implementer", view.header("implementer")),
        number("stated", view.header("amounts")),
        number("ranged", view.header("ranges")),
        number("assumed", view.header("without likely"), 3, untold=NO_COUNT),
        number("not_placed", view.header("of no known period"), 2, untold=NO_COUNT),
        number("unstated", view.header("without amount"), 2, untold=NO_COUNT),
        number("joint", view.header("joint"), 2, untold=NO_COUNT),
        number("capacities", view.header("capacities"), 3, untold=NO_COUNT),
        number("capacities_ranged", view.header("ranges of capacity"), 3, untold=NO_COUNT),
        number("coverage", view.header("coverage")),
    )
