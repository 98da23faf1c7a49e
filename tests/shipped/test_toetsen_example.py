"""The page of the example with four more toetsen says what comes out of it."""

from __future__ import annotations

import datetime as dt

import pytest

from stapeling.analyses.options import Options
from stapeling.analyses.results import ActToetsen, ToetsenResult
from stapeling.analyses.toetsen import measure_toetsen, toetsen_of_act
from stapeling.graph import StackGraph
from stapeling.loading import load
from tests.docs.blocks import rows, section, text_of

from .conftest import ROOT

FOLDER = "examples/toetsen-hoofdlijnenakkoord"
PAGE = f"{FOLDER}/README.md"
AS_OF = dt.date(2026, 11, 23)
FOUR = frozenset(
    {"staatsrechtelijke_toets", "regiotoets", "subsidiariteitstoets", "invoeringstoets"}
)
GRAPHS = {
    "today": StackGraph(load([ROOT / "data"]).corpus),
    "four": StackGraph(load([ROOT / FOLDER / "scenario.yaml"]).corpus),
}


def measured(which: str, *, ignore_object: bool = False) -> ToetsenResult:
    return measure_toetsen(GRAPHS[which], Options(AS_OF, ignore_object=ignore_object))


def of_act(which: str, act: str) -> ActToetsen:
    return toetsen_of_act(GRAPHS[which], Options(AS_OF), act)


def told(which: str) -> list[float]:
    """Count what the table of the page tells, in its order."""
    found, act = measured(which), of_act(which, "stb-2025-312")
    assert found.cover is not None
    pairs = [row for row in found.overlap if row.in_stack and row.shared_main]
    assert found.lead_time.low is not None
    return [
        len(found.stack.toetsen),
        found.cover.questions,
        len(found.cover.toetsen),
        sum(row.kind == "double" for row in pairs),
        sum(row.kind == "undecided" for row in pairs),
        found.lead_time.low,
        len(found.lead_time.unknown),
        found.stack.by_work_at.get("unknown", 0),
        act.count.low,
        act.count.high,
    ]


@pytest.mark.parametrize(("which", "column"), [("today", 1), ("four", 2)])
def test_the_table(which: str, column: int) -> None:
    table = rows(section(PAGE, "What it gives"))
    assert [float(cells[column]) for cells in table] == told(which)


def test_the_scenario_is_the_same_as_naming_the_four() -> None:
    named = measure_toetsen(GRAPHS["today"], Options(AS_OF, with_toetsen=FOUR))
    scenario = measured("four")
    assert named.stack.toetsen == scenario.stack.toetsen
    assert named.overlap == scenario.overlap
    assert named.cover == scenario.cover
    assert set(scenario.stack.toetsen) - set(measured("today").stack.toetsen) == FOUR


def test_which_of_the_four_stay_in_the_smallest_set() -> None:
    cover = measured("four").cover
    assert cover is not None
    assert FOUR & set(cover.toetsen) == {"regiotoets", "invoeringstoets"}


def test_only_the_regiotoets_asks_a_new_main_question() -> None:
    for ignore_object in (False, True):
        found = {row.toets: row for row in measured("today", ignore_object=ignore_object).what_if}
        new = [name for name in sorted(FOUR) if found[name].new or set(found[name].asked)]
        in_part = [name for name in sorted(FOUR) if found[name].in_part]
        assert [name for name in new if name not in in_part] == ["regiotoets"]
        assert in_part == ([] if ignore_object else ["invoeringstoets"])


def test_overlap_by_aspect() -> None:
    pairs = {
        frozenset({row.a, row.b}): (round(row.jaccard, 2), round(row.containment, 2), row.kind)
        for row in measured("four", ignore_object=True).overlap
    }
    assert pairs[frozenset({"constitutionele_toets", "staatsrechtelijke_toets"})] == (
        0.75,
        1.0,
        "undecided",
    )
    assert pairs[frozenset({"uitvoeringstoets_bd", "invoeringstoets"})] == (
        0.55,
        0.86,
        "ex_ante_ex_post",
    )
    two = frozenset({"uitvoeringstoets_bd", "uitvoeringstoets_uwv"})
    assert pairs[two] == (0.73, 0.89, "double")
    objects = {frozenset({row.a, row.b}): row for row in measured("four").overlap}
    assert objects[two].kind == "touching"
    assert objects[two].shared_main == ()


def test_who_bears_it() -> None:
    today, four = measured("today").stack.by_work_at, measured("four").stack.by_work_at
    assert (today["vakministerie"], four["vakministerie"]) == (13, 14)
    assert (today["implementers"], four["implementers"]) == (1, 2)


def test_beschut_werk_needed_what_there_was_then() -> None:
    found = of_act("today", "stb-2016-519")
    assert set(found.required) == {
        "internetconsultatie",
        "uitvoeringstoets_uwv",
        "constitutionele_toets",
        "wetgevingstoets",
        "art2_fvw",
        "rvs_advies",
    }
    assert {"regeldruktoets", "huf_toets", "uitvoeringstoets_svb"} < set(found.perhaps)
    later = {"atr", "udo", "mkb_toets", "dpia", "gendertoets", "doenvermogentoets"}
    assert later.isdisjoint(row.test for row in found.rows)
    assert found.named("had") == ("rvs_advies",)
    assert found.named("missing") == ()
    advice = next(row for row in found.rows if row.test == "rvs_advies")
    assert advice.days_taken is not None
    assert (advice.days_taken.low, advice.days_taken.high) == (17, 17)
    assert advice.late is False


def test_an_advice_that_was_not_followed_as_it_stood() -> None:
    row = next(row for row in of_act("today", "stb-2022-499").rows if row.test == "rvs_advies")
    assert (row.verdict, row.stale, row.negative_adopted) == ("C", True, True)


def test_the_page_names_the_four() -> None:
    names = "staatsrechtelijke_toets,regiotoets,subsidiariteitstoets,invoeringstoets"
    assert f"--with {names}" in text_of(PAGE)
    assert set(names.split(",")) == FOUR
