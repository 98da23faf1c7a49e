"""Toetsen as data: the JSON and CSV of the report and of the command."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from stapeling.reports import Made
from stapeling.reports.toetsen_report import ToetsenReport

from .conftest import made_of
from .reading import data, numbers
from .tested import TESTED, report_of

STACK = ["by_status", "by_phase", "by_work_at", "by_line", "hours"]
OVERLAP = ["a", "b", "jaccard", "containment", "shared", "kind"]
ACT = ["act", "required", "had", "missing", "late", "stale", "negative_adopted", "unknown"]


def written(report: ToetsenReport) -> dict[str, Any]:
    found = json.loads(report.json())
    assert isinstance(found, dict)
    return found


def rows(report: ToetsenReport) -> dict[tuple[str, str], tuple[str, ...]]:
    """Give low, high, unit, at_least and unknown by subject and measure; the last of equals."""
    found = csv.DictReader(io.StringIO(report.csv()))
    keys = ("low", "high", "unit", "at_least", "unknown")
    return {(row["subject"], row["measure"]): tuple(row[key] for key in keys) for row in found}


@pytest.fixture(scope="module")
def analysed() -> Made:
    return made_of(TESTED)


def test_the_keys_are_those_of_format_version_1(analysed: Made) -> None:
    found = data(analysed, "toetsen")
    assert [key for key in STACK if key not in found["stack"]] == []
    assert [key for key in OVERLAP if key not in found["overlap"][0]] == []
    assert {"weeks", "path", "unknown", "sum"} <= set(found["lead_time"])
    assert {"toetsen", "unique"} <= set(found["smallest_cover"])
    assert [key for key in ACT if key not in found["acts"][0]] == []


def test_the_stack_in_json() -> None:
    found = written(report_of())
    stack = found["toetsen"]["stack"]
    assert (stack["toetsen"], stack["channels"]) == (["own", "second", "advice"], ["talk"])
    assert (stack["others"], stack["perhaps"]) == (["border", "bare"], [])
    assert stack["by_status"] == {"wettelijk": 2, "kabinetsbeleid": 1, "voorstel": 2}
    assert (stack["hours"], stack["unknown_hours"]) == ([10, 10], 2)
    assert found["toetsen"]["lead_time"] == {
        "weeks": [10, None],
        "path": ["talk", "advice"],
        "path_high": [],
        "unknown": ["second"],
        "of": 4,
        "sum": [12, 14],
        "estimated": [],
    }
    double = next(row for row in found["toetsen"]["overlap"] if row["kind"] == "double")
    assert double == {
        "a": "own",
        "b": "second",
        "jaccard": 1 / 3,
        "containment": 1 / 2,
        "shared": [["ict", "rijk"]],
        "shared_main": [["ict", "rijk"]],
        "kind": "double",
        "in_stack": True,
    }
    border = found["toetsen"]["what_if"][0]
    assert (border["toets"], border["new"]) == ("border", [["regio", "burger"]])
    assert border["asked"] == [["grens", "burger"]]
    assert border["asked_by"] == [{"question": ["grens", "burger"], "toetsen": ["second"]}]
    assert border["weeks_added"] == [3, None]
    assert found["toetsen"]["estimated"] == 1
    assert found["toetsen"]["acts"] is None
    assert found["act"] is None
    assert found["settings"] == {"with": [], "ignore_object": False, "scenario": None}
    assert [row["key"] for row in found["summary"]][:2] == ["stack", "lead_time"]


def test_an_aspect_without_object_has_null_in_its_place() -> None:
    found = written(report_of(chosen=frozenset({"border"}), ignore_object=True))
    assert found["settings"] == {"with": ["border"], "ignore_object": True, "scenario": None}
    assert found["toetsen"]["overlap"][0]["shared"] == [["ict", None]]


def test_an_act_in_json() -> None:
    act = written(report_of(act="stb-2020-1"))["act"]
    assert (act["act"], act["day"], act["count"]) == ("stb-2020-1", "2019-05-01", [3, 3])
    assert (act["required"], act["perhaps"]) == (["own", "second", "advice"], ["talk"])
    assert (act["had"], act["missing"], act["unknown"]) == (["own", "advice"], ["second"], [])
    assert (act["late"], act["stale"]) == (["advice"], ["own"])
    assert (act["negative_adopted"], act["tests_complete"]) == (["own"], True)
    own = next(row for row in act["rows"] if row["test"] == "own")
    assert (own["days_taken"], own["involved_days"]) == (92, 275)
    assert (own["requested"], own["delivered"]) == ("2019-03-01", "2019-06-01")
    talk = next(row for row in act["rows"] if row["test"] == "talk")
    assert (talk["channel"], talk["open_conditions"]) == (True, ["traits"])
    assert act["notice"] == [
        {"organisation": "g", "given": 30, "needed": 91, "short": 61, "norm": True},
        {"organisation": "u", "given": 30, "needed": 60, "short": 30, "norm": True},
    ]


def test_the_acts_of_the_report(analysed: Made) -> None:
    acts = {row["act"]: row for row in data(analysed, "toetsen")["acts"]}
    assert sorted(acts) == ["bill", "stb-2020-1", "stb-2021-1"]
    assert acts["stb-2021-1"]["unknown"] == ["own", "second"]
    assert acts["stb-2021-1"]["count"] == [2, 3]


def test_the_stack_in_csv() -> None:
    found = rows(report_of())
    assert found["stack", "toetsen"] == ("3", "3", "toetsen", "False", "0")
    assert found["stack", "by_status_wettelijk"] == ("2", "2", "toetsen", "False", "")
    assert found["stack", "hours"] == ("10", "10", "hours", "False", "2")
    assert found["stack", "lead_time"] == ("10", "", "weeks", "True", "1")
    assert found["stack", "shared_main_double"] == ("1", "1", "questions", "False", "")
    assert found["border", "new_questions"] == ("1", "1", "questions", "False", "")
    assert found["bare", "weeks_added"] == ("", "", "weeks", "False", "")


def test_an_act_in_csv() -> None:
    found = rows(report_of(act="stb-2020-1"))
    act = "stb-2020-1"
    assert found[act, "required"] == ("3", "3", "toetsen", "False", "")
    assert found[act, "channels"] == ("0", "1", "channels", "False", "")
    assert found[act, "missing"][:3] == ("1", "1", "toetsen")
    assert found[act, "days_short"] == ("30", "30", "days", "False", "")
    assert found[act, "involved_days"] == ("-1", "-1", "days", "False", "")


def test_the_section_of_the_long_table(analysed: Made) -> None:
    found = numbers(analysed, "toetsen_acts")
    assert found["stb-2021-1", "required", ""] == ("2", "3", "toetsen")
    assert found["stb-2021-1", "nothing_recorded", ""] == ("2", "2", "toetsen")
    assert numbers(analysed, "overlap")["stack", "jaccard_second_look", ""][2] == "share"
    labels = {row["measure"]: row["label"] for row in csv.DictReader(io.StringIO(analysed.csv()))}
    assert labels["by_status_wettelijk"] == "by status: statutory"
    assert labels["shared_main_double"] == "shared main questions: double work"
