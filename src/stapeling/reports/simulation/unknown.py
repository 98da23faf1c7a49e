"""What is in none of the draws, in words: records by unit, and acts without a known burden."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from stapeling.reports.simulation.view import SimulationView
from stapeling.simulating.unknowns import Unknowns

LEFT_OUT = ("unstated", "not_placed", "joint")
"""What is left out of every load, in the order in which it is told."""


def unknown_lines(view: SimulationView, found: Unknowns) -> Iterator[str]:
    """Tell what of the acts of a combination is unknown, each in its own unit."""
    rest = tuple(act for act in found.acts if act not in found.unrecorded)
    if found.unrecorded:
        yield view.text("No burden is recorded: {acts}", acts=view.subjects(found.unrecorded))
    if rest:
        yield view.text("No known burden: {acts}", acts=view.subjects(rest))
    if found.dayless:
        yield view.text("Of no known day: {acts}", acts=view.subjects(found.dayless))
    yield from left_out(view, found.unstated, found.not_placed, found.joint)
    if found.lacking:
        yield lacking_text(view, found.lacking)


def left_out(view: SimulationView, unstated: int, not_placed: int, joint: int) -> Iterator[str]:
    """Tell what is left out: records and amounts apart, and what is none of them not at all."""
    if unstated:
        yield view.plural(
            "{n} record without any amount is left out",
            "{n} records without any amount are left out",
            unstated,
        )
    if not_placed:
        yield view.plural(
            "{n} amount of no known period is left out",
            "{n} amounts of no known period are left out",
            not_placed,
        )
    if joint:
        yield view.plural(
            "{n} joint record is left out, counted for each bearer",
            "{n} joint records are left out, counted for each bearer",
            joint,
        )


def lacking_text(view: SimulationView, lacking: Mapping[str, int]) -> str:
    """Tell by unit how many records have no value in it that can be placed."""
    told = "; ".join(
        f"{view.word(unit).text} {view.number(count).text}" for unit, count in lacking.items()
    )
    return view.text("records without a known value, by unit: {counts}", counts=told)
