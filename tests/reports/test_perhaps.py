"""What may have happened is told as that: never as nothing, and never as certain."""

import pytest

from stapeling.language import DASH
from stapeling.reports import Made

from .conftest import made_of
from .reading import data, table, texts

_TWO_YEARS = """
laws:
  - {id: l, title: Wet L, kind: wet, in_force_from: 2010-01-01, implementers: [u],
     changes: [
       {act: a, in_force_from: 2014-01-01},
       {act: b, in_force_from: {after: 2014-07-01, before: 2015-02-01}}]}
acts: [{id: a, level: wet}, {id: b, level: wet}]
organisations: [{id: u, title: U, kind: zbo}]
"""


def _periods(made: Made) -> list[list[str]]:
    return [texts(row)[1:3] for row in table(made, "periods").rows]


def test_a_period_with_possible_changes_stands_in_the_table() -> None:
    made = made_of(_TWO_YEARS, as_of="2018-06-01")
    assert _periods(made) == [["2014", f"1{DASH}2"], ["2015", f"0{DASH}1"], ["2018", "0"]]
    assert [row.ids for row in table(made, "periods").rows] == [("a",), ("l",), ()]
    assert "no known change or cost falls or may fall" in table(made, "periods").caption


def _peak(made: Made) -> str:
    return texts(table(made, "implementers").rows[0])[-1]


def test_a_peak_runs_on_to_the_possible_changes_of_its_period() -> None:
    made = made_of(_TWO_YEARS)
    assert _peak(made) == f"1{DASH}2 changes in 2014"
    assert table(made, "implementers").rows[0].series[0].told == f"most 1{DASH}2 in 2014"
    (who,) = data(made, "implementers")
    assert [(peak["period"], peak["load"]) for peak in who["peaks"]] == [("2014", 1)]


def test_changes_of_which_none_is_certain_have_a_peak_as_well() -> None:
    text = _TWO_YEARS.replace("{act: a, in_force_from: 2014-01-01},", "")
    made = made_of(text)
    assert _peak(made) == f"0{DASH}1 changes in 2014"
    assert table(made, "implementers").rows[0].series[0].told == f"most 0{DASH}1, first in 2014"


_NO_START = """
laws: [{id: l, title: Wet L, kind: wet}]
"""


@pytest.mark.parametrize("start", ["", ", in_force_from: 2030-01-01"])
def test_a_law_of_unknown_start_has_not_simply_not_begun(start: str) -> None:
    made = made_of(_NO_START.replace("kind: wet", f"kind: wet{start}"))
    (note,) = table(made, "laws").notes
    waits = "Not started by the reference day, so without measures: Wet L"
    unknown = "No start is recorded, so without measures: Wet L"
    assert note == (waits if start else unknown)


@pytest.mark.parametrize(
    ("whole", "told"),
    [
        ("", "1 law, 0 amending acts with a known day: read everything as at least."),
        (", changes_complete_until: 2023-06-01", "1 law, 0 amending acts with a known day."),
    ],
)
def test_the_first_sentence_says_at_least_unless_histories_are_whole(whole: str, told: str) -> None:
    text = f"laws: [{{id: l, title: L, kind: wet{whole}}}]"
    assert made_of(text).page().sentences[0].text == told
