"""Days, amounts and labels of the model at the edges of what they can hold."""

from __future__ import annotations

import datetime as dt

import pytest

from stapeling.model.amounts import Amount
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, UNKNOWN_DAY, Day, add_months, add_years, iso
from stapeling.model.labels import natural


def ordinal(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal()


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2018", "2018-01-01..2018-12-31"),
        ("2020-02", "2020-02-01..2020-02-29"),
        ("2020-02-29", "2020-02-29"),
        ("unknown", "unknown"),
        ({"after": "2012-07-12"}, "2012-07-12.."),
        ({"before": "2012"}, "..2012-12-31"),
        ({"after": "2012", "before": "2012-03"}, "2012-01-01..2012-03-31"),
        ({"after": "unknown", "before": "2012-03-01"}, "..2012-03-01"),
        ("0001-01-01", "0001-01-01"),
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_a_day_is_a_pair_of_bounds(day: object, text: str) -> None:
    assert Day.parse(day).text == text


def test_comparisons_are_certain_possible_or_excluded() -> None:
    june, summer = Day.parse("2018-06"), Day.parse({"after": "2018-06-30", "before": "2018-09"})
    assert (june.certainly_before(summer), june.possibly_before(summer)) == (False, True)
    assert (summer.certainly_before(june), summer.possibly_before(june)) == (False, False)
    assert Day.parse("2018-05").certainly_before(june)
    assert june.possibly_before(june)
    assert UNKNOWN_DAY.possibly_before(june)
    assert june.possibly_before(UNKNOWN_DAY)


def test_adding_stays_within_the_calendar() -> None:
    last = ordinal("9999-12-31")
    assert iso(add_months(ordinal("2023-12-31"), 2)) == "2024-02-29"
    assert iso(add_months(ordinal("9999-10-31"), 2)) == "9999-12-31"
    assert (add_months(last, 1), add_years(last, 1)) == (OPEN_LAST, OPEN_LAST)
    for bound in (OPEN_FIRST, OPEN_LAST):
        assert (add_months(bound, 2), add_years(bound, 2)) == (bound, bound)


def test_amounts() -> None:
    ranged = {"low": "-5", "high": "10"}
    assert Amount.parse(ranged) == Amount(-5, 2.5, 10, assumed=True)
    assert Amount.parse({**ranged, "likely": "0"}) == Amount(-5, 0, 10)
    assert Amount.parse("1.5") + Amount.parse(ranged) == Amount(-3.5, 4, 11.5, assumed=True)
    assert (Amount.parse("+3").exact, Amount.parse(ranged).exact) == (True, False)


def test_labels_are_ordered_as_a_person_would() -> None:
    labels = ["10", "2a", "Bijlage", "2", "2.10", "2.9", "bijlage II", "2²", "1:30"]
    assert sorted(labels, key=natural) == [
        "1:30", "2", "2.9", "2.10", "2a", "2²", "10", "Bijlage", "bijlage II",
    ]  # fmt: skip
