"""Options before environment before stapeling.toml; what does not exist is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from stapeling.errors import StapelingError

from ..conftest import Run
from .conftest import STACKED, check


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "a.yaml").write_text(STACKED, "utf-8")
    (tmp_path / "stapeling.toml").write_text(
        '[check]\nselect = ["ST2", "ST6"]\nfail_level = "warning"\n'
        "[check.limits]\nsearched_days = 400\ncoverage = 1\n",
        "utf-8",
    )
    return tmp_path


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('[check]\nfail_levl = "note"', r"fail_levl is not a setting \(did you mean 'fail_level'"),
        ("[check.limits]\ncoverge = 1", r"coverge is not a limit \(did you mean 'coverage'\?\)"),
        ("[check.limits]\ncoverage = -1", "coverage must be a number from 0 to 1, found -1"),
        ("[check.limits]\ncoverage = 1.5", "coverage must be a number from 0 to 1, found 1.5"),
        ("[check.limits]\ncoverage = nan", "coverage must be a number from 0 to 1, found nan"),
        ("[check.limits]\ncoverage = inf", "coverage must be a number from 0 to 1, found inf"),
        ("[check.limits]\noverdue_days = 1.5", "overdue_days must be a whole number from 0"),
        ("[check.limits]\noverdue_days = true", "overdue_days must be a whole number from 0"),
        ("[check]\nlimits = 3", "limits must be a table"),
        ('[check]\nfail_level = "fatal"', "'fatal' is not one of note, warning, error"),
        ('[check]\nselect = ["ST9"]', r"select: there is no rule 'ST9'"),
        ("[check]\nignore = 3", "ignore must be a list of codes, found 3"),
        ("[check]\nbaseline = 3", "baseline must be text, found 3"),
    ],
)
def test_a_setting_that_is_wrong(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "a.yaml").write_text("acts: []", "utf-8")
    (tmp_path / "stapeling.toml").write_text(text, "utf-8")
    with pytest.raises(StapelingError, match=why):
        check(tmp_path)


def test_settings_in_pyproject(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(STACKED, "utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.stapeling.check]\nignore = ["ST201"]\n')
    assert check(tmp_path).outcome.findings == ()


def shown(run: Run, corpus: Path, *options: str, **env: str) -> dict[str, tuple[str, str]]:
    done = run("check", corpus, "--show-settings", *options, env=env)
    assert (done.returncode, done.stderr) == (0, "")
    rows = (line.split() for line in done.stdout.splitlines()[1:])
    return {row[0]: (row[1], " ".join(row[2:])) for row in rows}


def test_where_each_setting_comes_from(run: Run, corpus: Path) -> None:
    file = str(corpus / "stapeling.toml")
    found = shown(run, corpus)
    assert found["select"] == ("ST2,ST6", file)
    assert found["fail_level"] == ("warning", file)
    assert found["limits.searched_days"] == ("400", file)
    assert found["limits.overdue_days"] == ("0", "default")
    assert found["ignore"] == ("-", "default")
    found = shown(run, corpus, "--select", "ST201", STAPELING_FAIL_LEVEL="note",
                  STAPELING_CHECK_SELECT="ST4", STAPELING_AS_OF="2026-11-01")  # fmt: skip
    assert found["select"] == ("ST201", "--select")
    assert found["fail_level"] == ("note", "STAPELING_FAIL_LEVEL")
    assert found["as_of"] == ("2026-11-01", "STAPELING_AS_OF")


DAY = ("--as-of", "2026-11-01")


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ((), 1),
        (("--exit-zero",), 0),
        (("--ignore", "ST201"), 0),
        (("--select", "ST6"), 0),
        (("--select", "ST2,ST3"), 1),
        (("--fail-level", "note"), 1),
        (("--fail-level", "grave"), 2),
        (("--select", "ST9"), 2),
        (("--since", "HEAD"), 2),
        (("--baseline", "nowhere.toml"), 2),
        (("--output", "yaml=x"), 2),
    ],
)
def test_exit_status(run: Run, corpus: Path, options: tuple[str, ...], status: int) -> None:
    done = run("check", ".", *DAY, *options, cwd=corpus)
    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert (done.stdout == "") == (status == 2)


def test_the_status_is_never_a_count(run: Run, tmp_path: Path) -> None:
    for n in range(300):
        text = STACKED.replace("toeslagwet", f"law-{n}").replace("kst-36900", f"kst-{n}")
        (tmp_path / f"{n}.yaml").write_text(text, "utf-8")
    done = run("check", ".", *DAY, cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (1, "300 errors")


def test_a_refused_corpus_is_told_in_every_format(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("laws: [{id: a, kind: wett}]", "utf-8")
    done = run("check", ".", "--output", "junit=f.xml", "--output", "sarif=f.sarif", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout.splitlines() == [
        "a.yaml:1:8: ST011 [error] the key title is missing",
        "a.yaml:1:22: ST013 [error] 'wett' is not one of wet, rijkswet, amvb, kb,"
        " ministeriele_regeling, beleidsregel, circulaire, verordening, eu_verordening,"
        " eu_richtlijn, verdrag, zbo_regeling, pbo_regeling, overig (did you mean 'wet'?)",
        "2 errors",
    ]
    assert "ST013" in (tmp_path / "f.xml").read_text("utf-8")
    assert "ST013" in (tmp_path / "f.sarif").read_text("utf-8")
    assert run("check", ".", "--exit-zero", cwd=tmp_path).returncode == 2


def test_github_is_chosen_by_itself(run: Run, corpus: Path) -> None:
    env = {"GITHUB_ACTIONS": "true"}
    assert run("check", ".", *DAY, cwd=corpus, env=env).stdout.startswith("::error file=a.yaml")
    done = run("check", ".", *DAY, "--format", "text", cwd=corpus, env=env)
    assert done.stdout.startswith("a.yaml:10:9: ST201")


def test_a_baseline_by_the_command(run: Run, corpus: Path) -> None:
    done = run("check", ".", *DAY, "--write-baseline", "known.toml", "--reason", "r", cwd=corpus)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "1 known finding in known.toml\n"
    done = run("check", ".", *DAY, "--baseline", "known.toml", cwd=corpus)
    assert (done.returncode, done.stdout) == (
        0,
        "no findings · 1 known in the baseline, 0 of it gone\n",
    )


def test_explain(run: Run) -> None:
    done = run("explain", "st201")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("ST201: A law is changed within the term of its evaluation")
    assert (
        run("explain", "ST999").stderr
        == ("stapeling: there is no rule 'ST999' (did you mean 'ST111'?)\n")
        or run("explain", "ST999").returncode == 2
    )
    assert run("explain", "ST201", "--format", "json").stdout.startswith('{\n "code": "ST201"')
    assert run("explain", "ST201", "-f", "markdown").stdout.startswith("# ST201: A law")
    listed = run("explain").stdout.splitlines()
    assert listed[0].startswith("ST001  error")
    begun = run("explain", "st2").stdout.splitlines()
    assert begun == [line for line in listed if line.startswith("ST2")]


@pytest.mark.parametrize("option", [("--format", "json"), ("--output", "json=x.json")])
def test_a_baseline_is_written_without_a_report(
    run: Run, corpus: Path, option: tuple[str, str]
) -> None:
    done = run("check", ".", *DAY, "--write-baseline", "known.toml", *option, cwd=corpus)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"--write-baseline writes no report: leave {option[0]} out" in done.stderr
    assert not (corpus / "known.toml").exists()
    env = {"STAPELING_CHECK_FORMAT": "json"}
    done = run("check", ".", *DAY, "--write-baseline", "known.toml", cwd=corpus, env=env)
    assert done.returncode == 0


def test_a_baseline_of_the_settings_that_is_not_there_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("acts: []", "utf-8")
    (tmp_path / "stapeling.toml").write_text('[check]\nbaseline = "known.toml"', "utf-8")
    done = run("check", ".", cwd=tmp_path)
    assert done.stderr == "the baseline known.toml is not there: nothing is known\n"
    (tmp_path / "known.toml").touch()
    assert run("check", ".", cwd=tmp_path).stderr == ""
