"""Numbers near nothing, and verdicts that no draw can turn."""

from __future__ import annotations

import pytest

from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.reports.simulation.units import load_cell, load_text
from stapeling.reports.view import Reader

from .studies import loaded_of, period, simulated
from .test_by_hand import WORLD


@pytest.fixture
def view() -> Reader:
    return Reader(StackGraph(loaded_of(WORLD).corpus), Language.of("en"))


def test_there_is_no_negative_zero(view: Reader) -> None:
    cell = load_cell(view, "one_off_eur", -0.39)
    assert (cell.text.replace("\N{NO-BREAK SPACE}", " "), cell.value) == ("€ 0", -0.39)


@pytest.mark.parametrize(
    ("value", "shown"), [(0.004, "0.004 fte"), (0.0, "0 fte"), (1.25, "1.3 fte"), (-0.02, "-0.02")]
)
def test_what_is_little_is_not_written_as_nothing(view: Reader, value: float, shown: str) -> None:
    text = load_text(view, "structural_fte", value).replace("\N{NO-BREAK SPACE}", " ")
    assert text.replace("\N{MINUS SIGN}", "-").startswith(shown)


@pytest.mark.parametrize(("low", "certain"), [(1_000_000, True), (1400, False)])
def test_a_verdict_that_no_draw_turns_is_certain(low: int, certain: bool) -> None:
    """The load of 2023 is at most 300 and 365 of the 396 days of 1500: 1682.6."""
    text = WORLD.replace("low: 900, likely: 1000, high: 1300", f"low: {low}, high: 2000000")
    outcome = period(simulated(text), "u", "one_off_eur", "2023")
    assert outcome.drawn
    assert outcome.certain == certain
