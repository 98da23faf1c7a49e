"""Calendar years added to columns of days against those added to one day."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from stapeling.analyses.year_columns import not_yet, years_later
from stapeling.model.columns import ints
from stapeling.model.days import OPEN_FIRST, OPEN_LAST, add_years

LEAP = dt.date(2016, 2, 29).toordinal()
NEAR = st.integers(LEAP - 2, LEAP + 2)
ANY = st.one_of(NEAR, st.integers(OPEN_FIRST, OPEN_LAST))


@given(st.lists(ANY, max_size=5), st.integers(1, 9_999))
def test_years_later_of_many_days(days: list[int], years: int) -> None:
    assert years_later(ints(days), years).tolist() == [add_years(day, years) for day in days]


@given(st.lists(NEAR, max_size=5), st.integers(1, 9), st.integers(-3, 3))
def test_where_years_have_not_passed_yet(days: list[int], years: int, more: int) -> None:
    now = [add_years(day, years) + more for day in days]
    found = not_yet(ints(days), years, ints(now)).tolist()
    assert found == [add_years(day, years) > other for day, other in zip(days, now, strict=True)]
