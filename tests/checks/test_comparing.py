"""Only what a change brought, and what is known: by key, never by line."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from stapeling.checks.baseline import read_baseline
from stapeling.commands.check.accepting import baseline_of
from stapeling.errors import StapelingError

from .conftest import STACKED, Git, check, written

BEFORE = STACKED.split("    changes:")[0]
SECOND = STACKED.replace("toeslagwet", "andere").replace("kst-36900", "kst-2")


def committed(repository: tuple[Path, Git], **texts: str) -> Path:
    root, git = repository
    (root / "data").mkdir(exist_ok=True)
    (root / "data/stapeling.toml").touch()
    for name, text in texts.items():
        (root / f"data/{name}.yaml").write_text(text, "utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    return root / "data"


def keys(path: Path, **request: object) -> list[str]:
    return [row.key for row in check(path, **request).outcome.findings]


def test_only_what_the_change_brought(repository: tuple[Path, Git]) -> None:
    data = committed(repository, a=STACKED)
    (data / "b.yaml").write_text(SECOND, "utf-8")
    (data / "a.yaml").write_text("# moved\n\n" + STACKED, "utf-8")
    assert keys(data) == ["ST201:toeslagwet:kst-36900", "ST201:andere:kst-2"]
    result = check(data, since="HEAD")
    assert [row.key for row in result.outcome.findings] == ["ST201:andere:kst-2"]
    assert [row.key for row in result.outcome.unchanged] == ["ST201:toeslagwet:kst-36900"]
    assert written(result, "text").splitlines()[-1] == (
        "1 error · since HEAD: 1 unchanged, 0 fixed"
    )
    _, git = repository
    assert git("status", "--porcelain").split() == ["M", "data/a.yaml", "??", "data/b.yaml"]


def test_what_the_change_fixed(repository: tuple[Path, Git]) -> None:
    data = committed(repository, a=STACKED, b=SECOND)
    (data / "b.yaml").unlink()
    outcome = check(data, since="HEAD").outcome
    assert (outcome.findings, [row.key for row in outcome.fixed]) == ((), ["ST201:andere:kst-2"])


def test_an_ignore_that_is_taken_out_brings_its_finding_back(
    repository: tuple[Path, Git],
) -> None:
    row = "ignore: [{code: ST201, subject: kst-36900, reason: r, until: 2027-01-01}]\n"
    data = committed(repository, a=STACKED + row)
    (data / "a.yaml").write_text(STACKED, "utf-8")
    assert keys(data, since="HEAD") == ["ST201:toeslagwet:kst-36900"]


def test_a_corpus_that_was_not_there_or_not_readable(repository: tuple[Path, Git]) -> None:
    root, git = repository
    (root / "other.txt").touch()
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    data = committed(repository, a=STACKED)
    assert keys(data, since="HEAD~1") == ["ST201:toeslagwet:kst-36900"]
    broken = committed(repository, a="laws: [{")
    (broken / "a.yaml").write_text(STACKED, "utf-8")
    result = check(broken, since="HEAD")
    assert (result.unreadable_before, len(result.outcome.findings)) == (True, 1)


def test_a_path_selects_what_is_told(repository: tuple[Path, Git]) -> None:
    data = committed(repository, a=STACKED, b=SECOND)
    assert keys(data / "b.yaml") == ["ST201:andere:kst-2"]
    assert keys(data / "b.yaml", since="HEAD") == []


JUSTIFIED = STACKED.replace("level: wet,", "level: wet, justification: spoed,")
FULL = """\
laws: [{id: l, title: L, kind: wet, in_force_from: 2010-01-01, source: x, implementers: [d],
  evaluation_clauses: [{id: a, article: "9", term_years: 50}],
  changes: [{act: k, in_force_from: 2028-01-01}, {act: m, in_force_from: 2028-03-01}]}]
acts: [{id: k, level: amvb, source: x}, {id: m, level: amvb, source: x}]
organisations: [{id: d, title: D, source: x, capacity: [{unit: changes, amount: 1}]}]
"""
FULLER = FULL.replace("2028-03-01}]", "2028-03-01}, {act: n, in_force_from: 2028-06-01}]").replace(
    "acts: [", "acts: [{id: n, level: amvb, source: x}, "
)
TOETS = """\
tests:
  - {id: een, title: E, status: kabinetsbeleid, moment: ex_ante, line: eigen, phase: beleid,
     weeks: 30, required_when: {}, source: x}
  - {id: twee, title: T, status: kabinetsbeleid, moment: ex_ante, line: eigen,
     phase: consultatie, weeks: 30, required_when: {}, source: x}
"""
LONGER = f"""{TOETS}\
  - {{id: drie, title: D, status: kabinetsbeleid, moment: ex_ante, line: eigen,
     phase: wetgevingstoets, weeks: 30, required_when: {{}}, source: x}}
"""
WORSE = [
    ("ST201:toeslagwet:kst-36900", JUSTIFIED, STACKED),
    ("ST401:d:changes:2028", FULL, FULLER),
    ("ST306:tests", TOETS, LONGER),
]


@pytest.mark.parametrize(("key", "before", "after"), WORSE)
def test_what_became_worse_is_new(
    repository: tuple[Path, Git], key: str, before: str, after: str
) -> None:
    data = committed(repository, a=before)
    assert key in keys(data)
    assert keys(data, since="HEAD") == []
    (data / "a.yaml").write_text(after, "utf-8")
    assert key in keys(data, since="HEAD")
    committed(repository, a=after)
    (data / "a.yaml").write_text(before, "utf-8")
    assert key not in keys(data, since="HEAD")


@pytest.mark.parametrize(("key", "before", "after"), WORSE)
def test_a_baseline_does_not_know_what_became_worse(
    tmp_path: Path, key: str, before: str, after: str
) -> None:
    file = tmp_path / "known.toml"
    (tmp_path / "a.yaml").write_text(before, "utf-8")
    file.write_text(baseline_of(check(tmp_path), file, "r"), "utf-8")
    assert keys(tmp_path, baseline=str(file)) == []
    (tmp_path / "a.yaml").write_text(after, "utf-8")
    assert key in keys(tmp_path, baseline=str(file))
    rows = file.read_text("utf-8").splitlines(keepends=True)
    older = [row for row in rows if not row.startswith(("severity", "witness"))]
    file.write_text("".join(older), "utf-8")
    assert key not in keys(tmp_path, baseline=str(file))


@pytest.mark.parametrize(
    ("ref", "why"),
    [
        ("--upload-pack=x", "^--since: '--upload-pack=x' names no commit$"),
        ("-p", "names no commit"),
        ("", "is not the name of a commit"),
        ("nowhere", "'nowhere' names no commit"),
        ("HEAD:data", "is not the name of a commit"),
        ("HEAD\n--output=x", "names no commit"),
    ],
)
def test_a_name_that_is_no_commit(repository: tuple[Path, Git], ref: str, why: str) -> None:
    data = committed(repository, a=STACKED)
    with pytest.raises(StapelingError, match=why):
        check(data, since=ref)


def test_outside_of_a_repository(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(STACKED, "utf-8")
    with pytest.raises(StapelingError, match="lies in no git repository"):
        check(tmp_path, since="HEAD")


def test_inside_a_hook_of_another_repository(
    repository: tuple[Path, Git], monkeypatch: pytest.MonkeyPatch, tmp_path_factory: object
) -> None:
    data = committed(repository, a=STACKED)
    monkeypatch.setenv("GIT_DIR", "/nowhere/.git")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert keys(data, since="HEAD") == []


def test_a_baseline_knows_what_it_holds_and_keeps_reasons(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(STACKED, "utf-8")
    file = tmp_path / "known.toml"
    file.write_text(baseline_of(check(tmp_path), file, 'a "reason" \x7f\\'), "utf-8")
    (entry,) = read_baseline(file).values()
    assert (entry.key, entry.reason) == ("ST201:toeslagwet:kst-36900", 'a "reason" \x7f\\')
    assert entry.message.startswith("Verhoging toeslag would change Toeslagwet (1 Jan 2027)")
    assert str(entry.location) == f"{file}:6:1"
    assert (entry.severity, entry.witness) == ("error", None)
    (tmp_path / "b.yaml").write_text(SECOND, "utf-8")
    result = check(tmp_path, baseline=str(file))
    assert [row.key for row in result.outcome.findings] == ["ST201:andere:kst-2"]
    assert written(result, "text").splitlines()[-1] == (
        "1 error · 1 known in the baseline, 0 of it gone"
    )
    file.write_text(baseline_of(result, file, "second"), "utf-8")
    assert [row.reason for row in read_baseline(file).values()] == ["second", entry.reason]


def test_an_entry_that_is_gone(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("acts: []", "utf-8")
    file = tmp_path / "known.toml"
    file.write_text('\n[[finding]]\ncode = "ST201"\nids = ["a", "b"]\nreason = "r"\n', "utf-8")
    (found,) = check(tmp_path, baseline=str(file)).outcome.findings
    assert str(found) == (
        f"{file}:2:1: ST603 the known finding ST201:a:b no longer occurs; its reason was: r"
    )
    assert found.severity == "note"
    (found,) = check(tmp_path, baseline=str(file), strict=True).outcome.findings
    assert found.severity == "error"
    assert check(tmp_path, baseline=str(file), select=("ST4",)).outcome.findings == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[finding", "known.toml: "),
        ('[[findings]]\ncode = "ST201"', "holds \\[\\[finding\\]\\] entries and nothing else"),
        ('[[finding]]\ncode = "ST201"\nids = []', "known.toml:1:1: an entry has code, ids and"),
        ('[[finding]]\ncode = 1\nids = []\nreason = "r"', "code and reason are text"),
        ('[[finding]]\ncode = "ST1"\nids = ["a"]\nreason = " "', "an entry needs a reason"),
        ('[[finding]]\ncode = "S"\nids = []\nreason = "r"\nseverity = "bad"', "severity is one of"),
        ('[[finding]]\ncode = "S"\nids = []\nreason = "r"\nwitness = "x"', "a list of texts"),
    ],
)
def test_a_baseline_that_is_none(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "a.yaml").write_text("acts: []", "utf-8")
    (tmp_path / "known.toml").write_text(text, "utf-8")
    with pytest.raises(StapelingError, match=why):
        check(tmp_path, baseline=str(tmp_path / "known.toml"))


def test_a_baseline_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("acts: []", "utf-8")
    with pytest.raises(StapelingError, match="No such file"):
        check(tmp_path, baseline="nowhere.toml")
    (tmp_path / "stapeling.toml").write_text('[check]\nbaseline = "known.toml"', "utf-8")
    assert check(tmp_path).outcome.findings == ()


def test_git_is_not_asked_for_a_word_of_the_user_as_an_option(
    repository: tuple[Path, Git], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []
    run = subprocess.run

    def watched(words: list[str], **options: object) -> object:
        asked.append(words)
        return run(words, **options)  # type: ignore[call-overload]

    data = committed(repository, a=STACKED)
    monkeypatch.setattr("stapeling.repository.git.subprocess.run", watched)
    check(data, since="main")
    (parsing,) = [words for words in asked if "--verify" in words]
    assert parsing[-2:] == ["--end-of-options", "main^{commit}"]
    assert all("main" not in words for words in asked if "ls-tree" in words)
