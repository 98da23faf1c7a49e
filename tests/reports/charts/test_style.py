"""What pictures share: settings, filters, names, and which rows a large corpus keeps."""

from __future__ import annotations

import json
import subprocess
import sys

import altair as alt

from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.stacking import stacking_charts
from stapeling.reports.charts.style import CATEGORIES, DASHES, MOST, PALETTE, SHAPES, config
from stapeling.reports.charts.who import Who, among_first, examples

from .specs import chart_of, view_of


def test_altair_is_not_needed_for_colours_nor_to_know_the_makers() -> None:
    code = (
        "import sys; import stapeling.reports.charts.style, stapeling.reports.charts.stacking,"
        " stapeling.reports.charts.layers, stapeling.reports.charts.evaluation,"
        " stapeling.reports.charts.comparison, stapeling.reports.charts.checks,"
        " stapeling.reports.charts.shown; sys.exit('altair' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_shapes_and_dashes_repeat_what_every_category_says() -> None:
    assert len(CATEGORIES) == len(set(CATEGORIES)) == len(SHAPES) == len(DASHES)
    assert all(len(colour) == 7 for colour in PALETTE.values())


def test_views_have_the_same_names_whatever_was_drawn_before() -> None:
    def drawn() -> str:
        pick = alt.selection_point(name="pick", fields=["x"])
        chart = alt.Chart(alt.NamedData("d")).mark_point().encode(x="x:Q").add_params(pick)
        return json.dumps(finished(alt.layer(chart), {"d": [{"x": 1, "t": "view_7"}]}))

    first = drawn()
    assert drawn() == first
    assert '"t": "view_7"' in first


def test_the_background_is_left_to_the_page() -> None:
    assert config()["background"] == "transparent"


def test_who_gives_one_number_to_the_same() -> None:
    who = Who()
    assert [who.place(["m"], ["u"]), who.place(["m", None], ["u"]), who.place([None], [])] == [
        *(0, 0),
        1,
    ]
    assert who.rows() == [
        {"q": 0, "ministry": ["m"], "implementers": ["u"]},
        {"q": 1, "ministry": [], "implementers": []},
    ]


def test_many_rows_name_one_act_each() -> None:
    assert list(examples(["a", "b", "c", "d"], 10)) == ["a", "b", "c"]
    assert list(examples(["a", "b"], 10_000)) == ["a"]


def laws(number: int) -> str:
    """Give a corpus of laws of two ministries, every tenth of the second, with one act each."""
    lines = ["laws:"]
    acts = ["acts:"]
    for n in range(number):
        ministry = "b" if n % 10 == 9 else "a"
        lines.append(
            f"  - {{id: l{n:03}, title: Wet {n}, kind: wet, ministry: {ministry},"
            " in_force_from: 2010-01-01,"
            f" changes: [{{act: a{n:03}, in_force_from: 2011-01-01}}]}}"
        )
        acts.append(f"  - {{id: a{n:03}, level: wet}}")
    return "\n".join([*lines, *acts, "organisations: [{id: a, title: A}, {id: b, title: B}]"])


def test_a_filter_finds_what_is_not_among_the_first_of_all() -> None:
    chart = chart_of(stacking_charts(view_of(laws(400))), "open_depth")
    found = [row["ministry"] for row in chart.spec["datasets"]["laws"]]
    assert found.count("b") == MOST
    assert MOST <= found.count("a") < 40
    assert "Shown are the first 30 of 400 laws." in chart.caption


def test_among_first_keeps_the_order() -> None:
    assert among_first(range(100), lambda _: None) == list(range(MOST))
