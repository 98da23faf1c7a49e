"""Every format holds the same findings; text of a corpus begins nothing in any of them."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from junitparser import Failure, JUnitXml

from stapeling.reports.checks import FORMATS

from .conftest import STACKED, Git, check, written

SCHEMA = json.loads((Path(__file__).parent / "schemas/sarif-2.1.0.json").read_text("utf-8"))
HOSTILE = (
    "%0A::error::x",
    "]]><failure/>",
    "| a | `b`",
    "<script>alert(1)</script>",
    "[x](https://example.org) {0}",
    "::stop-commands::t",
    "=1+1",
    "\\e[31m red",
    "line\\n::warning::x",
    "a,b:c",
)


def hostile(folder: Path) -> Path:
    """Write a corpus with hostile titles, in a folder and file of a hostile name."""
    for number, title in enumerate(HOSTILE):
        text = STACKED.replace("kst-36900", f"kst-{number}").replace("toeslagwet", f"law-{number}")
        text = text.replace("Verhoging toeslag", "TITLE").replace("Toeslagwet", "TITLE")
        quoted = '"' + title.replace('"', "") + '"'
        (folder / f"{number}, a%b.yaml").write_text(text.replace("TITLE", quoted), "utf-8")
    return folder


@pytest.fixture
def stacked(tmp_path: Path) -> Path:
    (tmp_path / "laws").mkdir()
    (tmp_path / "laws/toeslag wet.yaml").write_text(STACKED, "utf-8")
    (tmp_path / ".git").mkdir()
    return tmp_path


def test_text(stacked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(stacked)
    result = check(Path("laws"))
    assert written(result, "text") == (
        "laws/toeslag wet.yaml:10:9: ST201 [error] Verhoging toeslag would change Toeslagwet"
        " (1 Jan 2027) before its first evaluation, due 1 Jan 2029\n1 error\n"
    )
    assert written(result, "text", "nl") == (
        "laws/toeslag wet.yaml:10:9: ST201 [fout] Verhoging toeslag zou Toeslagwet wijzigen"
        " (1 jan 2027) vóór de eerste evaluatie, die op 1 jan 2029 moet verschijnen\n1 fout\n"
    )


def test_few_notes_of_one_code_unless_all_are_asked_for(tmp_path: Path) -> None:
    rows = "".join(f"  - {{id: a{n}, level: wet}}\n" for n in range(8))
    (tmp_path / "a.yaml").write_text(f"acts:\n{rows}", "utf-8")
    result = check(tmp_path)
    few = written(result, "text").splitlines()
    assert (len(few), few[-2:]) == (7, ["ST604: 3 more notes (--verbose)", "8 notes"])
    assert len(written(result, "text", verbose=True).splitlines()) == 9


def test_json(stacked: Path) -> None:
    data = json.loads(written(check(stacked), "json"))
    assert data["findings"] == [
        {
            "code": "ST201",
            "severity": "error",
            "file": str(stacked / "laws/toeslag wet.yaml"),
            "line": 10,
            "column": 9,
            "ids": ["toeslagwet", "kst-36900"],
            "message": "Verhoging toeslag would change Toeslagwet (1 Jan 2027) before its first"
            " evaluation, due 1 Jan 2029",
            "witness": ["kst-36900", "toeslagwet/art-9"],
            "key": "ST201:toeslagwet:kst-36900",
        }
    ]
    counts = {name: data[name] for name in ("known", "stale", "ignored", "unchanged", "fixed")}
    assert counts == {"known": 0, "stale": 0, "ignored": 0, "unchanged": 0, "fixed": []}
    assert (data["format_version"], data["as_of"]) == (1, "2026-11-01")
    assert data["receipt"]["files"] == 1
    assert data["settings"]["fail_level"] == "error"


def test_sarif_is_valid_and_names_files_from_the_root_of_the_repository(stacked: Path) -> None:
    log = json.loads(written(check(stacked), "sarif"))
    jsonschema.validate(log, SCHEMA, cls=jsonschema.Draft4Validator)
    (run,) = log["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    assert (rule["id"], rule["name"]) == ("ST201", "ChangedWithinTerm")
    assert rule["defaultConfiguration"] == {"level": "error"}
    assert "## How to fix" in rule["help"]["markdown"]
    (result,) = run["results"]
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "laws/toeslag%20wet.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 10, "startColumn": 9},
    }
    assert len(result["partialFingerprints"]["stapeling/v1"]) == 64
    assert result["ruleIndex"] == 0


def test_sarif_of_a_refused_corpus_and_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("laws: [{id: a, kind: wet}]", "utf-8")
    log = json.loads(written(check(tmp_path), "sarif"))
    jsonschema.validate(log, SCHEMA, cls=jsonschema.Draft4Validator)
    assert log["runs"][0]["invocations"] == [{"executionSuccessful": False}]
    assert [row["ruleId"] for row in log["runs"][0]["results"]] == ["ST011"]
    (tmp_path / "a.yaml").write_text("acts: []", "utf-8")
    log = json.loads(written(check(tmp_path), "sarif"))
    jsonschema.validate(log, SCHEMA, cls=jsonschema.Draft4Validator)
    assert log["runs"][0]["results"] == []


def test_github(stacked: Path) -> None:
    assert written(check(stacked), "github").splitlines() == [
        "::error file=laws/toeslag wet.yaml,line=10,col=9,title=stapeling ST201::Verhoging toeslag"
        " would change Toeslagwet (1 Jan 2027) before its first evaluation, due 1 Jan 2029",
        "1 error",
    ]


def test_gitlab(stacked: Path) -> None:
    (row,) = json.loads(written(check(stacked), "gitlab"))
    assert row["location"] == {"path": "laws/toeslag wet.yaml", "lines": {"begin": 10}}
    assert (row["check_name"], row["severity"]) == ("ST201", "major")
    assert len(row["fingerprint"]) == 64


def test_junit_is_read_back(stacked: Path) -> None:
    report = JUnitXml.fromstring(written(check(stacked), "junit").encode())
    (suite,) = report
    assert (suite.failures, suite.tests) == (1, len(list(suite)))
    cases = {case.classname: case for case in suite}
    (failure,) = cases["ST201"].result
    assert isinstance(failure, Failure)
    assert failure.type == "error"
    assert failure.message.startswith("Verhoging toeslag would change")
    assert cases["ST301"].is_passed


def test_junit_names_no_rule_that_did_not_run(stacked: Path) -> None:
    def told(**request: object) -> set[str]:
        (suite,) = JUnitXml.fromstring(written(check(stacked, **request), "junit").encode())
        return {case.classname for case in suite}

    assert told(select=("ST201", "ST3"), ignore=("ST302",)) == {
        "ST201", "ST301", "ST303", "ST304", "ST305", "ST306", "ST307",
    }  # fmt: skip
    (stacked / "laws/toeslag wet.yaml").write_text("laws: [{", "utf-8")
    assert {code[:3] for code in told()} == {"ST0"}


def test_junit_below_the_level_is_no_failure(stacked: Path) -> None:
    text = (stacked / "laws/toeslag wet.yaml").read_text("utf-8")
    justified = text.replace("level: wet,", "level: wet, justification: spoed,")
    (stacked / "laws/toeslag wet.yaml").write_text(justified, "utf-8")
    (suite,) = JUnitXml.fromstring(written(check(stacked), "junit").encode())
    assert suite.failures == 0
    (suite,) = JUnitXml.fromstring(written(check(stacked, fail_level="warning"), "junit").encode())
    assert suite.failures == 1


def test_markdown(stacked: Path) -> None:
    assert written(check(stacked), "markdown").splitlines()[-1] == (
        "| error | ST201 | laws/toeslag wet.yaml:10 | Verhoging toeslag would change Toeslagwet"
        " (1 Jan 2027) before its first evaluation, due 1 Jan 2029 |"
    )


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_of_a_corpus_is_a_command_or_markup(form: str, tmp_path: Path) -> None:
    result = check(hostile(tmp_path))
    assert len(result.outcome.findings) == len(HOSTILE)
    text = written(result, form)
    assert "\x1b" not in text
    if form == "github":
        commands = [line for line in text.splitlines() if line.startswith("::")]
        assert len(commands) == len(HOSTILE) == len(text.splitlines()) - 1
        assert all(line.startswith("::error file=") for line in commands)
        assert "%2C a%25b.yaml" in commands[0]
        assert "%250A::error::x would change" in commands[0]
    elif form == "junit":
        (suite,) = JUnitXml.fromstring(text.encode())
        assert suite.failures == len(HOSTILE)
    elif form == "sarif":
        log = json.loads(text)
        jsonschema.validate(log, SCHEMA, cls=jsonschema.Draft4Validator)
        told = [row["message"]["text"] for row in log["runs"][0]["results"]]
        assert any(text.startswith(r"\[x](https://example.org) {{0}} would") for text in told)
    elif form == "markdown":
        rows = [line for line in text.splitlines() if line.startswith("| ")][1:]
        assert len(rows) == len(HOSTILE)
        assert all(row.replace("\\|", "").count("|") == 5 for row in rows)
        assert "<script>" not in text
    elif form == "gitlab":
        prints = [row["fingerprint"] for row in json.loads(text)]
        assert len(set(prints)) == len(HOSTILE)
    elif form == "text":
        assert len(text.splitlines()) == len(HOSTILE) + 1


def test_a_finding_without_a_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from stapeling.checks import plugins

    (tmp_path / "a.yaml").write_text("acts: []", "utf-8")
    failing = plugins.failure("ABC001", "another", "ValueError: x")
    monkeypatch.setattr(
        "stapeling.commands.check.settling.all_rules", lambda: (plugins.RULES, [failing])
    )
    result = check(tmp_path)
    told = "the rule ABC001 of another failed: ValueError: x"
    assert written(result, "text") == f"ST605 [warning] {told}\n1 warning\n"
    assert written(result, "github").startswith(f"::warning title=stapeling ST605::{told}\n")
    for form in ("junit", "markdown", "json", "gitlab", "sarif"):
        assert told in written(result, form)
    jsonschema.validate(json.loads(written(result, "sarif")), SCHEMA)


def test_files_outside_of_a_repository(tmp_path: Path, repository: tuple[Path, Git]) -> None:
    root, _ = repository
    (root / "deep/er").mkdir(parents=True)
    (root / "deep/er/a.yaml").write_text(STACKED, "utf-8")
    (row,) = json.loads(written(check(root / "deep"), "gitlab"))
    assert row["location"]["path"] == "deep/er/a.yaml"
