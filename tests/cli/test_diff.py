"""`diff` as a process: sides, formats, exit status, and what is said of a mistake."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from stapeling.reports.comparison import TAG

from ..conftest import Run

LAW = """
laws:
  - id: l
    title: "{title}"
    kind: wet
    in_force_from: 2010-01-01
    changes:
      - {{act: stb-1, in_force_from: 2011-01-01, articles: ["1"]}}{more}
acts:
  - {{id: stb-1, level: wet}}
  - {{id: stb-2, level: wet, title: "=2"}}
"""
MORE = '\n      - {act: stb-2, in_force_from: 2012-01-01, articles: ["1"]}'
DAY = ("--as-of", "2020-01-01", "--lang", "en")
NOTHING = "Nothing differs: 4 records and "


@pytest.fixture
def here(tmp_path: Path) -> Path:
    for name, more in (("a", ""), ("b", MORE)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "law.yaml").write_text(LAW.format(title="Law", more=more))
    (tmp_path / "scenario.yaml").write_text("scenario: {base: a}\n")
    (tmp_path / "itself.yaml").write_text("scenario: {base: itself.yaml}\n")
    (tmp_path / "baseless.yaml").write_text("scenario: {base: nowhere}\n")
    (tmp_path / "unknown.yaml").write_text("scenario: {base: a, remove: {acts: [stb-9]}}\n")
    (tmp_path / "newer.json").write_text('{"format_version": 2}')
    (tmp_path / "other.json").write_text('{"a": 1}')
    (tmp_path / "broken.json").write_text("{")
    (tmp_path / "old.json").write_text('{"format_version": 1, "as_of": "2020-01-01"}')
    return tmp_path


def test_nothing_differs(run: Run, here: Path) -> None:
    done = run("diff", "a", "a", *DAY, "--exit-code", cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    assert NOTHING in done.stdout


def test_a_scenario_that_adds_nothing_is_its_base(run: Run, here: Path) -> None:
    done = run("diff", "a", "scenario.yaml", *DAY, "--exit-code", cwd=here)
    assert done.returncode == 0
    assert NOTHING in done.stdout


def test_something_differs(run: Run, here: Path) -> None:
    done = run("diff", "a", "b", *DAY, cwd=here)
    assert (done.returncode, done.stderr) == (0, "")
    assert " 1  Added: 1 change of a law.\n" in done.stdout
    assert (
        " 2  Text is stacked deeper on 1 of 1 laws, most on Law: 1 → 2.\n"
        in done.stdout.replace("≥", "")
    )
    assert "stb-1 → [new] =2" in done.stdout
    assert run("diff", "a", "b", *DAY, "--exit-code", cwd=here).returncode == 1


def test_gates(run: Run, here: Path) -> None:
    done = run("diff", "a", "b", *DAY, "--max-increase", "text_depth=0", cwd=here)
    assert done.returncode == 1
    assert "More than was allowed" in done.stdout
    for allowed in (["text_depth=1"], ["text_depth=1,breadth:l=1"], ["breadth=1", "pending=0"]):
        words = [word for text in allowed for word in ("--max-increase", text)]
        assert run("diff", "a", "b", *DAY, *words, cwd=here).returncode == 0
    assert run("diff", "b", "a", *DAY, "--max-increase", "text_depth=0", cwd=here).returncode == 0


def test_json_has_the_keys_of_format_version_1(run: Run, here: Path) -> None:
    done = run("diff", "a", "b", *DAY, "--format", "json", "--attribute", cwd=here)
    data = json.loads(done.stdout)
    for key in ("a", "b", "removed", "findings"):
        assert key in data
    assert (data["format_version"], data["as_of"]) == (1, "2020-01-01")
    assert data["added"] == {"laws": [], "acts": [], "changes": ["l/stb-2"]}
    assert data["changed"] == []
    depth = next(row for row in data["measures"] if row["measure"] == "text_depth")
    assert {key: depth[key] for key in ("subject", "period", "before", "after", "difference")} == {
        "subject": "l",
        "period": None,
        "before": 1,
        "after": 2,
        "difference": 1,
    }
    assert data["attribution"][1] == {
        "act": "stb-2",
        "measure": "text_depth",
        "subject": "l",
        "bound": "low",
        "share": 1.0,
        "standard_error": None,
    }
    assert (data["findings"]["new"], data["findings"]["fixed"]) == ([], [])
    assert data["findings"]["unchanged"] > 0  # facts without a source, on both sides


def test_all_tells_the_rest(run: Run, here: Path) -> None:
    few, every = (
        json.loads(run("diff", "a", "b", *DAY, "-f", "json", *more, cwd=here).stdout)["measures"]
        for more in ([], ["--all"])
    )
    assert len(few) < len(every)
    assert [row for row in every if row["difference"] == 0]
    text = run("diff", "a", "a", *DAY, "--all", cwd=here).stdout
    assert "The same on both sides: 1 law, 2 acts and 1 change of a law." in text


def test_markdown_begins_with_a_hidden_tag(run: Run, here: Path) -> None:
    (here / "b" / "law.yaml").write_text(LAW.format(title="<b> | [x](y) -->", more=MORE))
    text = run("diff", "a", "b", *DAY, "--format", "markdown", cwd=here).stdout
    assert text.startswith(f"{TAG}\n# What differs between two sides\n")
    assert r"&lt;b&gt; \| \[x\](y) --&gt;" in text
    assert text.count("-->") == 1


def test_csv(run: Run, here: Path) -> None:
    text = run("diff", "a", "b", *DAY, "--format", "csv", cwd=here).stdout
    rows = list(csv.DictReader(io.StringIO(text)))
    assert (rows[0]["section"], rows[0]["change"], rows[0]["subject"]) == (
        "changes",
        "added",
        "l/stb-2",
    )
    depth = next(row for row in rows if row["measure"] == "text_depth")
    assert (depth["before_low"], depth["after_low"], depth["difference_low"]) == ("1", "2", "1")


def test_dutch(run: Run, here: Path) -> None:
    text = run("diff", "a", "b", "--as-of", "2020-01-01", "--lang", "nl", cwd=here).stdout
    assert " 1  Erbij: 1 wijziging van een wet.\n" in text
    assert "stb-1 → [nieuw] =2" in text


def test_a_saved_report(run: Run, here: Path) -> None:
    saved = run("analyse", "a", *DAY, "--format", "json", cwd=here).stdout
    (here / "before.json").write_text(saved)
    same = run("diff", "before.json", "a", "--lang", "en", "--exit-code", cwd=here)
    assert same.returncode == 0
    assert "before.json is a saved report: its numbers are compared" in same.stdout.replace(
        "\n  ", " "
    )
    done = run("diff", "before.json", "b", "--lang", "en", "-f", "json", cwd=here)
    data = json.loads(done.stdout)
    assert data["as_of"] == "2020-01-01"  # that of the report, not of the clock
    assert (data["added"], data["changed"], data["findings"]) == (None, None, None)
    assert next(r for r in data["measures"] if r["measure"] == "text_depth")["difference"] == 1
    assert data["chains"][0]["new"] == ["stb-2"]
    other = run("diff", "before.json", "b", "--as-of", "2021-01-01", cwd=here)
    assert other.returncode == 2
    assert "before.json was saved for 2020-01-01, not for 2021-01-01" in other.stderr


def test_a_saved_part_is_compared_alone(run: Run, here: Path) -> None:
    saved = run("analyse", "a", *DAY, "--only", "evaluation", "-f", "json", cwd=here).stdout
    (here / "part.json").write_text(saved)
    data = json.loads(run("diff", "part.json", "b", "-f", "json", "--lang", "en", cwd=here).stdout)
    assert {row["section"] for row in data["measures"]} == {"evaluation"}
    assert data["notices"][0].startswith("part.json is a saved report of evaluation:")


def test_what_was_modified(run: Run, here: Path) -> None:
    for name in ("a", "b"):
        rule = (
            "laws: [{id: r, title: R, kind: amvb, in_force_from: 2011-01-01, based_on: [{law: l}]},"
            " {id: o, title: O, kind: wet}]\n"
        )
        (here / name / "rules.yaml").write_text(rule)
    words = ("diff", "a", "b", *DAY, "--all", "-f", "json", "--select")
    found = {
        choice: {
            row["subject"]
            for row in json.loads(run(*words, choice, cwd=here).stdout)["measures"]
            if row["section"] == "laws"
        }
        for choice in ("modified", "modified+", "o")
    }
    assert found == {"modified": {"l"}, "modified+": {"l", "r"}, "o": {"o"}}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["a"], "Missing argument 'B'."),
        (["a", "nowhere"], "nowhere: no such file or folder, nor a ref"),
        (["a", ""], "an empty word names no folder, file or ref"),
        (["a", "x" * 5000], "no such file or folder"),
        (["a", "itself.yaml"], "ST111 the base 'itself.yaml' of the scenario cannot be used"),
        (["a", "baseless.yaml"], "ST111 the base 'nowhere' of the scenario cannot be used"),
        (["a", "unknown.yaml"], "ST110 the base has no 'stb-9' in acts"),
        (["newer.json", "a"], "a report of format version 2; this stapeling reads up to 1"),
        (["other.json", "a"], "other.json: no saved report of analyse"),
        (["broken.json", "a"], "broken.json: neither a folder, nor YAML, nor a saved report"),
        (["old.json", "a"], "old.json: no numbers stand in it"),
        (["a", "b", "--max-increase", "text_dept=1"], "did you mean 'text_depth'?"),
        (["a", "b", "--max-increase", "x"], "is not of the form"),
        (["a", "b", "--merge-base"], "--merge-base: the first side must be a ref"),
        (["a", "b", "--select", "m"], "--select: there is no law 'm' in the corpus"),
        (["a", "b", "--format", "docx"], "--format: 'docx' is not one of"),
        (["a", "b", "--as-of", "2020"], "--as-of: '2020' is not a day"),
    ],
)
def test_mistakes(run: Run, here: Path, args: list[str], said: str) -> None:
    done = run("diff", *args, cwd=here)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_what_the_rules_of_check_find_on_one_side_only(run: Run, here: Path) -> None:
    for name, end in (("a", "2010-01-01"), ("b", "2024-01-01")):
        text = (
            "laws: [{id: l, title: Law, kind: wet, in_force_from: 2010-01-01,"
            " evaluations_searched_until: 2021-01-01, evaluation_clauses:"
            " [{id: c, article: '9', term_years: 20}], changes:"
            f" [{{act: stb-1, in_force_from: {end}, articles: ['1']}}]}}]\n"
            "acts: [{id: stb-1, level: wet, nature: [beleid]}]\n"
        )
        (here / name / "law.yaml").write_text(text)
    result = run("diff", here / "a", here / "b", *DAY, "--format", "json")
    new = json.loads(result.stdout)["findings"]["new"]
    assert [row["ids"] for row in new if row["code"] == "ST201"] == [["l", "stb-1"]]
    assert "ST201" not in result.stderr  # the report tells it; only contradictions are warned of
