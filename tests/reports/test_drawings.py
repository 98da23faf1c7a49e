"""Bars and lines of time: what they show can be counted, and words say it too."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from stapeling.language import NO_BREAK
from stapeling.reports import Made, Shown
from stapeling.reports.drawing import drawn, legend
from stapeling.reports.drawn import Lane, Mark, Point, Series, Timeline
from stapeling.reports.glyphs import BARS, KINDS, in_letters
from stapeling.reports.sparklines import bars, spark

from .conftest import COUNTED, made_of

WORDS = {"span": "between", "today": "now", "more": "more"}


def points(*counts: int) -> tuple[Point, ...]:
    return tuple(Point(str(2000 + n), count, count) for n, count in enumerate(counts))


def day(text: str) -> int:
    return dt.date.fromisoformat(text).toordinal()


def timeline(*lanes: Lane) -> Timeline:
    first, last = day("2010-01-01"), day("2019-12-31")
    return Timeline("Line", first, last, day("2018-07-01"), lanes, WORDS)


def test_bars_are_higher_for_more() -> None:
    assert bars(points(0, 1, 2, 7)) == "▁▂▃█"
    assert bars(points(3, 3)) == "██"


def test_what_is_not_known_is_no_bar() -> None:
    found = (Point("a", None, None), Point("b", 0, None), Point("c", 0, 1), Point("d", 0, 0))
    assert bars(found) == "?⋅░▁"


@given(st.lists(st.integers(0, 99), min_size=1, max_size=30))
def test_bars_keep_the_order_of_numbers(counts: list[int]) -> None:
    signs = bars(points(*counts))
    ranks = ["▁", *BARS]
    for a, one in zip(counts, signs, strict=True):
        assert (one == "▁") == (a == 0)
        assert all(
            ranks.index(one) <= ranks.index(two)
            for b, two in zip(counts, signs, strict=True)
            if a <= b
        )
    if max(counts):
        assert signs[counts.index(max(counts))] == BARS[-1]


def test_a_series_names_its_ends_and_its_most() -> None:
    series = Series("acts a year", points(0, 1, 2), "most 2 in 2002", "")
    assert spark(series, 80) == "acts a year: 2000 ▁▅█ 2002 · most 2 in 2002"


def test_a_long_series_keeps_its_last_periods() -> None:
    series = Series("acts", points(*range(100)), "most 99 in 2099", "")
    line = spark(series, 40).split(" · ")[0]
    assert cell_len(line) <= 40
    assert line.startswith("acts: 20")
    assert line.endswith(" 2099")


def test_the_series_of_a_law(counted: Made) -> None:
    """Layers of 2011, two of 2012, 2013, 2014, 2015, 2016 and 2022; the last year is not over."""
    (table,) = [table for table in counted.page().tables if table.key == "laws"]
    (series,) = table.rows[0].series
    assert [point.low for point in series.points] == [0, 1, 2, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 0]
    assert series.told == "most 2 in 2012"
    assert series.points[-1] == Point("2023", 0, None)  # known to be whole up to June
    assert series.points[-3] == Point("2021", 0, 0)


def test_a_history_that_is_not_whole_has_no_years_without() -> None:
    made = made_of(COUNTED.replace("changes_complete_until: 2023-06-01", "short_title: Wv"))
    (table,) = [table for table in made.page().tables if table.key == "laws"]
    (series,) = table.rows[0].series
    assert all(point.high is None for point in series.points if not point.low)


def test_marks_stand_on_their_years() -> None:
    lane = Lane("acts", (Mark("layer", day("2010-01-01"), day("2010-01-01")),
                         Mark("layer", day("2015-01-01"), day("2015-01-01")),
                         Mark("excluded", day("2015-01-02"), day("2015-01-02"))))  # fmt: skip
    lines = drawn(timeline(lane), 66)
    column = lines[3].index("2015")
    assert lines[1][column] == "●"
    assert lines[0][column] == "□"
    assert lines[1][lines[3].index("2010")] == "●"


def test_a_day_with_bounds_is_a_span() -> None:
    mark = Mark("possible_layer", day("2012-01-01"), day("2014-12-31"))
    opened = Mark("layer", 0, day("2010-12-31"))
    lines = drawn(timeline(Lane("acts", (mark, opened))), 66)
    row = lines[0]
    assert row[lines[2].index("2012")] == "├"
    assert row.count("┤") == 2
    assert row.count("├") == 1  # the other one is open at its beginning
    assert "○" in row
    assert "├╌┤ between" in legend(timeline(Lane("acts", (mark,))), lines).replace(NO_BREAK, " ")


def test_a_chain_is_joined() -> None:
    marks = tuple(Mark("layer", day(f"{y}-01-01"), day(f"{y}-01-01")) for y in (2011, 2013))
    row = drawn(timeline(Lane("chain", marks, joined=True)), 67)[0]
    assert re.search("●━{11,12}●", row)


def test_more_than_can_be_stacked_are_told() -> None:
    mark = Mark("layer", day("2012-01-01"), day("2012-01-01"))
    made = timeline(Lane("acts", (mark,) * 20))
    lines = drawn(made, 66)
    assert len(lines) == 8 + 2
    assert "⁺" in lines[0]
    assert "more" in legend(made, lines)


KIND = st.sampled_from([*KINDS, "strange"])
DAY = st.integers(day("2005-01-01"), day("2025-01-01"))
MARK = st.tuples(KIND, DAY, DAY).map(lambda m: Mark(m[0], min(m[1:]), max(m[1:])))
LANE = st.builds(Lane, st.sampled_from(["acts", "due"]), st.lists(MARK).map(tuple), st.booleans())


@given(st.lists(LANE, max_size=3), st.integers(30, 220))
def test_any_line_of_time_fits(lanes: list[Lane], width: int) -> None:
    made = timeline(*lanes)
    lines = drawn(made, width)
    assert all(cell_len(line) <= width for line in lines)
    assert all(in_letters(line).isascii() for line in lines)
    years = [int(word) for word in lines[-1].split()]
    assert years == sorted(set(years))


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("code", ["en", "nl"])
def test_the_page_of_a_law_draws_its_time(code: str, width: int) -> None:
    made = made_of(COUNTED, code)
    page = Shown.of(made.report, made.graph, made.loaded, made.language, "law")
    assert page is not None
    text = page.text(width, color=False)
    assert all(cell_len(line) <= width for line in text.splitlines())
    (found,) = page.page.timelines
    lines = drawn(found, width)
    assert "\n".join(line.rstrip() for line in lines) in text
    acts = [mark for lane in found.lanes if not lane.joined for mark in lane.marks]
    assert len([mark for mark in acts if mark.kind in ("layer", "possible_layer")]) == 8
    assert all(
        word.replace(" ", NO_BREAK) in legend(found, lines) for word in (found.words["layer"],)
    )


def test_data_do_not_change_by_what_is_drawn(counted: Made) -> None:
    page = Shown.of(counted.report, counted.graph, counted.loaded, counted.language, "law")
    assert page is not None
    assert "timelines" not in page.json()
    assert '"series"' not in page.json()
    assert not set(page.markdown()) & set("".join((*KINDS.values(), *BARS)))


def test_letters_stand_for_signs() -> None:
    signs = [*KINDS.values(), *BARS, "▁", "⋅", "░", "⁺", "━", "╌", "├", "┤", "═", "╧", "┊", "─"]
    assert in_letters("".join(signs)).isascii()
    assert len({in_letters(sign) for sign in KINDS.values()}) == len(set(KINDS.values()))
