"""What the shipped data must give: the numbers of the sources that it rests on.

All of them are counted by others or by hand; none is taken from the tool.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from .conftest import reported

DUE: dict[tuple[str, str], tuple[str, object]] = {
    ("participatiewet", "2020-01-01"): ("done", -43),
    ("jeugdwet", "2018-01-01"): ("done", 29),
    ("wmo_2015", "2018-01-01"): ("done", 184),  # by the day of the Eerste Kamer
    ("wlz", "2018-01-01"): ("done", 184),
    ("wlz", "2023-01-01"): ("open", 1422),
    ("awir", "2008-09-01"): ("passed", None),
    ("awir", "2013-09-01"): ("passed", None),
    ("awir", "2018-09-01"): ("done", 1574),
    ("was", "2018-07-01..2020-01-01"): ("done", [-91, 458]),  # by the first or the last part
    ("wet_wia", "2010-12-29"): ("done", [None, 103]),  # published before 11 April 2011
    ("wtl", "2021-01-01"): ("open", 2152),  # LIV
    ("wtl", "2022-01-01"): ("done", 256),  # LKV
    ("wet_ib_2001", "2025-01-01"): ("open", 691),  # asked by the Overbruggingswet
    ("zvw", "2011-01-01"): ("done", [-730, -366]),  # some day in 2009
    ("zorgtoeslag", "2010-01-01"): ("done", [-365, -1]),
    ("zorgtoeslag", "2014-01-01"): ("done", [0, 364]),
    ("zorgtoeslag", "2018-01-01"): ("passed", None),
    ("zorgtoeslag", "2022-01-01"): ("passed", None),
    ("zorgtoeslag", "2026-01-01"): ("open", 326),
    ("beslagvrije_voet", "2026-01-01"): ("open", 326),  # the interim look of 2024 does not count
    ("omgevingswet", "2029-01-01"): ("not_due", None),
    ("wi2021", "2027-01-01"): ("not_due", None),
    ("woo", "2027-05-01"): ("not_due", None),
}


def laws() -> dict[str, Any]:
    return reported()["laws"]


def clauses(law: str) -> dict[str, Any]:
    rows = laws()[law]["evaluation"]["clauses"]
    return {r["due"] if isinstance(r["due"], str) else "..".join(r["due"]): r for r in rows}


@pytest.mark.parametrize(("law", "due"), DUE)
def test_how_late_evaluations_came(law: str, due: str) -> None:
    row = clauses(law)[due]
    assert (row["state"], row["days_late"]) == DUE[law, due]


def test_responses_and_other_looks() -> None:
    def looks(law: str, kind: str) -> list[tuple[str, object]]:
        rows = laws()[law]["evaluation"][kind]
        return [(row["published"], row["response_days"]) for row in rows]

    assert looks("wet_inburgering", "evaluations") == [("2018-06-27", 5)]
    assert looks("participatiewet", "evaluations") == [("2019-11-19", 1)]
    assert looks("beslagvrije_voet", "other_looks") == [("2024-09-03", None)]
    assert looks("woo", "other_looks") == [("2023-12-07", None)]


def test_the_invoeringstoets_of_the_woo_came_585_days_after_the_start() -> None:
    start, day = laws()["woo"]["start"], laws()["woo"]["evaluation"]["other_looks"][0]["published"]
    assert (dt.date.fromisoformat(day) - dt.date.fromisoformat(start)).days == 585


def test_woo_is_not_three_rewritten_policies() -> None:
    woo = laws()["woo"]
    assert (woo["acts"], woo["same_day"]) == ({"wet": 8}, 5)
    assert (woo["breadth"], woo["incidental"], woo["events"]) == ([0, 0], 3, 12)
    assert (woo["at_least"], woo["unlisted"][0]["count"]) == (True, 14)


def test_participatiewet_before_its_evaluation() -> None:
    law = laws()["participatiewet"]
    assert (law["start"], law["before_start"], law["pending"]) == ("2015-01-01", 1, 1)
    before = {
        act["act"]: (act["in_force"], act["subclass"], act["justification"])
        for act in law["evaluation"]["acts"]
        if act["class"] == "before_first_evaluation"
    }
    assert before == {
        "wet-banenafspraak": ("2015-05-01", "within_term", None),
        "wet-harmonisering-instrumenten": ("2016-01-01", "within_term", None),
        "wet-taaleis": ("2016-01-01", "within_term", None),
        "stb-2016-318": ("2017-01-01", "within_term", "rechter"),
        "stb-2016-519": ("2017-01-01", "within_term", None),
        "wet-stroomlijning-loonkostensubsidie": (
            ["2015-01-02", "2019-11-18"],
            "within_term",
            None,
        ),
    }
    assert law["unlisted"][0]["count"] == 23


def test_the_wab_came_half_a_year_before_the_evaluation_of_the_wwz() -> None:
    evaluation = laws()["ww"]["evaluation"]
    assert evaluation["evaluations"][0]["published"] == ["2020-07-01", "2020-07-07"]
    acts = {act["act"]: (act["in_force"], act["class"]) for act in evaluation["acts"]}
    assert acts["stb-2019-219"] == ("2020-01-01", "before_first_evaluation")


CHAINS = [
    (
        ["besluit-rechtsherstel-box-3", "stb-2022-533", "kst-36204", "stb-2025-195"],
        ["wet-werkelijk-rendement-box-3"],
    ),
    (["stb-2012-462", "stb-2016-318"], ["kst-36785"]),
    (["stb-2015-50", "kst-36229"], []),
]


@pytest.mark.parametrize("as_of", ["2026-01-01", "2026-11-23"])
def test_repair_chains(as_of: str) -> None:
    data = reported(as_of)
    found = [(chain["acts"], chain["pending"]) for chain in data["repair_chains"]]
    assert found == CHAINS
    assert data["laws"]["wet_ib_2001"]["repair_depth"] == [4, 4]
    assert data["laws"]["participatiewet"]["repair_depth"] == [2, 2]
    assert data["laws"]["zorgtoeslag"]["repair_depth"] is None


def test_aow_is_an_amendment_of_amendments() -> None:
    aow = laws()["aow"]
    assert (aow["text_depth"][0], aow["text_chain"]) == (2, ["stb-2012-328", "stb-2019-246"])
    assert aow["text_ties"] == [{"link": "amends"}]
