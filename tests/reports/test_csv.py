import csv
import datetime as dt
import io

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.loading import load_texts
from stapeling.reports import Made
from stapeling.reports.csv_report import COLUMNS, render

from .conftest import made_of


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def one(made: Made, subject: str, measure: str, period: str = "") -> dict[str, str]:
    found = [
        row
        for row in rows(made.csv())
        if (row["subject"], row["measure"], row["period"]) == (subject, measure, period)
    ]
    assert len(found) == 1
    return found[0]


def test_columns(counted: Made) -> None:
    assert counted.csv().splitlines()[0] == ",".join(COLUMNS)


def test_a_depth(counted: Made) -> None:
    assert one(counted, "law", "text_depth") == {
        "section": "laws",
        "subject": "law",
        "measure": "text_depth",
        "period": "",
        "unit": "acts",
        "low": "3",
        "high": "6",
        "at_least": "False",
        "unknown": "1",
        "witness": "stb-2010-9 b e",
        "title": "Wet op het voorbeeld",
        "label": "text depth",
    }


def test_what_is_not_known_is_empty_and_zero_is_zero(counted: Made) -> None:
    assert one(counted, "u", "structural_eur", "2012")["low"] == ""
    assert one(counted, "u", "one_off_eur", "2012")["low"] == "0"
    assert one(counted, "bare", "repair_depth")["low"] == ""
    assert one(counted, "bare", "breadth")["low"] == "0"


def test_ranges_and_periods(counted: Made) -> None:
    row = one(counted, "u", "structural_fte", "2012")
    assert (row["low"], row["high"], row["unit"]) == ("0", "2", "fte")
    assert one(counted, "u", "one_off_eur", "2010")["low"] == "183000"


def test_negative_numbers_stay_numbers(counted: Made) -> None:
    assert one(counted, "u", "structural_fte", "2011")["low"] == "-1"


def test_keys_are_english_and_labels_are_not(geteld: Made) -> None:
    row = one(geteld, "law", "text_depth")
    assert (row["measure"], row["label"]) == ("text_depth", "tekstdiepte")
    assert one(geteld, "law", "acts_wet")["label"] == "geldende wijzigingen: wet"


def test_only_the_parts_asked_for(counted: Made) -> None:
    text = render(counted.report, counted.language, ("evaluation",))
    assert {row["section"] for row in rows(text)} == {"evaluation", "due_days", "evaluations"}


def test_nothing_at_all() -> None:
    assert made_of("acts: []").csv() == ",".join(COLUMNS) + "\n"


def test_what_followed_an_evaluation_and_the_peaks_are_told() -> None:
    text = """
laws:
  - {id: l, title: L, kind: wet, in_force_from: 2010-01-01, implementers: [u],
     changes: [{act: a, in_force_from: 2013-01-01, articles: ["1"]}]}
acts: [{id: a, level: wet, published: 2012-06-01}]
evaluations: [{id: e, kind: wetsevaluatie, laws: [l], published: 2012-01-01, response: 2012-01-11}]
organisations: [{id: u, title: U, kind: zbo}]
burdens: [{act: a, organisation: u, one_off: {eur: 5, from: 2013-01-01, until: 2013-07-01}}]
"""
    loaded = load_texts({"a.yaml": text})
    graph = StackGraph(loaded.corpus)
    report = analyse(graph, Options(dt.date(2014, 1, 1)))
    written = render(report, Language.of("en")).splitlines()
    told = [row.split(",")[:7] for row in written if row.startswith(("evaluations", "peaks"))]
    assert told == [
        ["evaluations", "l", "response_days", "", "days", "10", "10"],
        ["evaluations", "l", "reaction_days", "", "days", "366", "366"],
        ["peaks", "u", "peak_changes", "2013", "acts", "1", "1"],
        ["peaks", "u", "peak_one_off_eur", "2013", "EUR", "5", "5"],
    ]
