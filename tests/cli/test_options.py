"""What the options of analyse choose, by the numbers that follow. Everything is as of 2020."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from stapeling.analyses.selection import select_laws
from stapeling.graph import StackGraph
from stapeling.loading import load

from ..conftest import Run

CORPUS = Path(__file__).parent / "corpus"


def report(run: Run, *options: str, env: dict[str, str] | None = None) -> dict[str, Any]:
    """Give the JSON report of the corpus beside this file."""
    day = () if "--as-of" in options else ("--as-of", "2020-01-01")
    done = run("analyse", CORPUS, "-f", "json", *day, *options, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def by_id(data: dict[str, Any], part: str = "laws") -> dict[str, Any]:
    return {row["id"]: row for row in data[part]}


def test_without_options(run: Run) -> None:
    data = report(run)
    laws = by_id(data)
    assert {name: law["breadth"] for name, law in laws.items()} == {
        "care": [1, 1],
        "decree": [0, 0],
        "pensions": [2, 2],
        "rule": [0, 0],
    }
    assert laws["pensions"]["excluded"]["technisch"] == 1
    assert laws["pensions"]["repair_chain"] == ["stb-2010-5", "stb-2015-9"]
    assert by_id(data, "implementers")["uwv"]["periods"][0]["period"] == "2011"
    assert data["settings"]["levels"] is None


def test_as_of(run: Run) -> None:
    data = report(run, "--as-of", "2015-06-30")
    law = by_id(data)["pensions"]
    assert (data["as_of"], law["breadth"], law["scheduled"]) == ("2015-06-30", [1, 1], 1)
    assert law["evaluation"]["clauses"][0]["days_late"] == 151
    before = by_id(report(run, "--as-of", "2009-12-31"))["pensions"]
    assert (before["breadth"], before["events"], before["evaluation"]) == (None, None, None)


def test_levels_and_natures(run: Run) -> None:
    levels = report(run, "--levels", "wet,amvb")
    assert by_id(levels)["pensions"]["breadth"] == [3, 3]
    assert levels["settings"]["levels"] == ["amvb", "wet"]
    apart = report(run, "--levels", "wet", "--levels", "amvb", "--natures", "technisch")
    assert by_id(apart)["pensions"]["breadth"] == [4, 4]
    assert by_id(report(run, "--levels", "own"))["pensions"]["breadth"] == [2, 2]


def test_event(run: Run) -> None:
    def classes(event: str) -> list[str]:
        law = by_id(report(run, "--event", event))["pensions"]
        return [act["subclass"] or act["class"] for act in law["evaluation"]["acts"]]

    assert classes("in_force") == ["within_term", "after_evaluation"]
    assert classes("published") == ["within_term", "after_evaluation"]
    assert classes("submitted") == ["within_term", "within_term"]


@pytest.mark.parametrize(
    ("only", "parts"),
    [
        (("--only", "laws"), {"laws", "repair_chains"}),
        (("--only", "layers"), {"laws", "circles"}),
        (("--only", "evaluation, implementers"), {"laws", "implementers", "target_groups"}),
        (("--only", "layers", "--only", "laws"), {"laws", "circles", "repair_chains"}),
    ],
)
def test_only(run: Run, only: tuple[str, ...], parts: set[str]) -> None:
    data = report(run, *only)
    keys = ("laws", "repair_chains", "circles", "implementers", "target_groups")
    assert {key for key in keys if data[key] is not None} == parts
    law = by_id(data)["pensions"]
    words = " ".join(only)
    assert (law["breadth"] is not None) == ("laws" in words)
    assert (law["layers"] is not None) == ("layers" in words)
    assert (law["evaluation"] is not None) == ("evaluation" in words)


def test_only_in_csv(run: Run) -> None:
    done = run("analyse", CORPUS, "-f", "csv", "--only", "layers", "--as-of", "2020-01-01")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert {row["section"] for row in rows} == {"layers"}
    depth = {row["subject"]: row["low"] for row in rows if row["measure"] == "depth"}
    assert depth == {"care": "0", "decree": "1", "pensions": "2", "rule": "0"}


@pytest.mark.parametrize(
    ("select", "laws"),
    [
        ("pensions", ["pensions"]),
        ("care,decree", ["care", "decree"]),
        ("kind:amvb", ["decree"]),
        ("ministry:szw", ["decree", "pensions"]),
        ("implementer:uwv", ["care", "pensions"]),
        ("domain:zorg", ["care"]),
        ("kind:wet&ministry:szw", ["pensions"]),
        ("kind:wet & ministry:szw, rule", ["pensions", "rule"]),
        ("pensions+", ["decree", "pensions", "rule"]),
        ("pensions+1", ["decree", "pensions"]),
        ("1+rule", ["decree", "rule"]),
        ("+rule", ["decree", "pensions", "rule"]),
        ("kind:verdrag", []),
    ],
)
def test_select(select: str, laws: list[str]) -> None:
    graph = StackGraph(load([CORPUS]).corpus)
    assert sorted(select_laws(graph, [select]) or ()) == laws


def test_selecting_reports_fewer_laws_and_the_same_numbers(run: Run) -> None:
    data = report(run, "--select", "pensions+1", "--select", "care")
    assert sorted(by_id(data)) == ["care", "decree", "pensions"]
    assert by_id(data)["pensions"] == by_id(report(run))["pensions"]


@pytest.mark.parametrize(
    ("period", "first", "euros"),
    [
        ("quarter", ["2011-Q1", "2011-Q2", "2011-Q3", "2011-Q4"], [90, 91, 92, 92]),
        ("month", ["2011-01", "2011-02", "2011-03", "2011-04"], [31, 28, 31, 30]),
        ("year", ["2011", "2012"], [365, 0]),
    ],
)
def test_period(run: Run, period: str, first: list[str], euros: list[int]) -> None:
    uwv = by_id(report(run, "--period", period), "implementers")["uwv"]
    periods = {row["period"]: row["one_off_eur"] for row in uwv["periods"]}
    assert [periods[name] for name in first] == pytest.approx(euros)


def test_top_and_sort(run: Run) -> None:
    def rows(*options: str) -> list[str]:
        done = run("analyse", CORPUS, "--only", "laws", "--as-of", "2020-01-01", *options)
        lines = done.stdout.partition("Stacking depth of laws")[2].splitlines()
        return [line for line in lines if line.startswith(("Care", "Pensions", "1 more"))]

    assert [line.split()[0] for line in rows()] == ["Pensions", "Care"]
    assert rows("--top", "1")[1:] == ["1 more row is left out."]
    assert [line.split()[0] for line in rows("--sort", "law")] == ["Care", "Pensions"]


WRONG = [
    (["--as-of", "2020-13-01"], "--as-of: '2020-13-01' is not a day such as 2026-01-01"),
    (["--as-of", "vandaag"], "--as-of: 'vandaag' is not a day such as 2026-01-01"),
    (
        ["--levels", "wet,law"],
        "--levels: 'law' is not one of amvb, kb, ministeriele_regeling, other, verdrag, wet",
    ),
    (["--event", "signed"], "--event: 'signed' is not one of submitted, published, in_force"),
    (["--period", "week"], "--period: 'week' is not one of year, quarter, month"),
    (
        ["--only", "laws,lagen"],
        "--only: 'lagen' is not one of laws, layers, evaluation, implementers, toetsen, oversight,"
        " bottlenecks, cycle, density",
    ),
    (["--select", "pension"], "--select: there is no law 'pension' in the corpus"),
    (["--format", "docx"], "--format: 'docx' is not one of text, json, csv, markdown, html"),
    (
        ["--output", "docx=a"],
        "--output: 'docx' is not one of text, json, csv, markdown, html, xlsx, pdf, svg, png",
    ),
    (["--format", "xlsx"], "--format: xlsx goes to a file: --output xlsx=FILE"),
    (["--output", "a.json"], "--output: 'a.json' is not of the form FORMAT=FILE"),
    (["--output", "json="], "--output: 'json=' is not of the form FORMAT=FILE"),
    (["--lang", "de"], "--lang: 'de' is not one of en, nl"),
]


def test_an_unknown_column_is_told_with_the_known_ones(run: Run) -> None:
    done = run("analyse", CORPUS, "--sort", "depht")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("stapeling: --sort: 'depht' is not one of ")
    assert ", text_depth, " in done.stderr


@pytest.mark.parametrize(("options", "message"), WRONG)
def test_a_wrong_value_is_told_in_a_line(run: Run, options: list[str], message: str) -> None:
    done = run("analyse", CORPUS, *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"stapeling: {message}\n"
