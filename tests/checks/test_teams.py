"""What is shipped for teams: hooks, an action, a template, and an example of each outcome."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from ..conftest import ROOT, Run

EXAMPLES = ROOT / "examples" / "ci"
DAY = ("--as-of", "2026-11-01")
BAD = EXAMPLES / "proposal-bad"
GOOD = EXAMPLES / "proposal-good"


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def test_the_proposal_that_fails_and_the_one_that_passes(run: Run) -> None:
    bad = run("check", BAD, *DAY)
    assert bad.returncode == 1
    codes = {line.split()[1] for line in bad.stdout.splitlines()[:-1]}
    assert codes >= {"ST201", "ST402"}
    places = {line.split(":")[0] for line in bad.stdout.splitlines()[:-1]}
    assert places == {"examples/ci/proposal-bad/proposals/verhoging.yaml"}
    good = run("check", GOOD, *DAY)
    assert (good.returncode, good.stdout) == (0, "no findings\n")


def test_both_differ_in_the_proposal_only() -> None:
    for file in BAD.rglob("*.*"):
        same = file.read_bytes() == (GOOD / file.relative_to(BAD)).read_bytes()
        assert same == ("proposals" not in file.parts), file


@pytest.fixture
def shell(tmp_path: Path) -> dict[str, str]:
    """Give an environment in which `stapeling` is this one, and pip does nothing."""
    tools = tmp_path / "bin"
    tools.mkdir()
    command = f'#!/bin/sh\nexec "{sys.executable}" -m stapeling "$@"\n'
    (tools / "stapeling").write_text(command)
    (tools / "stapeling").chmod(0o755)
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("STAPELING_", "GITHUB_"))}
    return {
        **kept,
        "PATH": f"{tools}:{os.environ['PATH']}",
        "STAPELING_AS_OF": "2026-11-01",
        "STAPELING_LANG": "en",
    }


def bash(script: str, folder: Path, environment: dict[str, str]) -> Any:
    """Run a script as GitHub and GitLab do: it ends at the first command that fails."""
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("hook", read(ROOT / ".pre-commit-hooks.yaml"), ids=lambda row: row["id"])
def test_hooks(hook: dict[str, Any], shell: dict[str, str]) -> None:
    assert hook["pass_filenames"] is False
    done = bash(hook["entry"], BAD, shell)
    assert done.returncode == (1 if hook["id"] == "stapeling-check" else 0), done.stderr
    named = read(EXAMPLES / "pre-commit-config.yaml")["repos"][0]["hooks"]
    assert named == [{"id": "stapeling-check"}]


def test_the_action(shell: dict[str, str], tmp_path: Path) -> None:
    action = read(ROOT / "action.yml")
    install, step = action["runs"]["steps"]
    assert install["run"] == 'python3 -m pip install --quiet "$GITHUB_ACTION_PATH"'
    assert all("${{" not in row["run"] for row in (install, step))
    inputs = {name: row["default"] for name, row in action["inputs"].items()}
    given = {**inputs, "path": str(BAD), "sarif": "f.sarif"}
    environment = {
        name: given[value.removeprefix("${{ inputs.").removesuffix(" }}")]
        for name, value in step["env"].items()
    }
    of_github = {
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "GITHUB_ACTIONS": "true",
    }
    (tmp_path / "summary.md").write_text("before\n")
    done = bash(step["run"], tmp_path, {**shell, **environment, **of_github})
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=examples/ci/proposal-bad/proposals/verhoging.yaml,")
    assert (tmp_path / "summary.md").read_text().startswith("before\n## Check of the corpus\n")
    assert json.loads((tmp_path / "f.sarif").read_text())["version"] == "2.1.0"
    good = {**shell, **environment, **of_github, "CHECK_PATH": str(GOOD), "CHECK_SARIF": ""}
    assert bash(step["run"], tmp_path, good).returncode == 0
    used = read(EXAMPLES / "github-workflow.yml")["jobs"]["check"]["steps"][1]
    assert set(used["with"]) <= set(inputs)


def test_the_template_for_gitlab(shell: dict[str, str], tmp_path: Path) -> None:
    (job,) = read(ROOT / "templates/gitlab-check.yml").values()
    (script,) = job["script"]
    variables = {"CHECK_PATH": str(BAD), "STAPELING_SINCE": ""}
    assert set(job["variables"]) >= {"CHECK_PATH", "STAPELING_SINCE"}
    done = bash(script, tmp_path, {**shell, **variables})
    assert done.returncode == 1, done.stderr
    reports = job["artifacts"]["reports"]
    rows = json.loads((tmp_path / reports["codequality"]).read_text())
    assert {row["check_name"] for row in rows} >= {"ST201", "ST402"}
    assert (tmp_path / reports["junit"]).read_text().startswith("<?xml")
    included = read(EXAMPLES / "gitlab-ci.yml")["include"][0]["file"]
    assert (ROOT / included).is_file()


def test_a_merge_request_from_bad_to_good(run: Run, tmp_path: Path) -> None:
    """Both states as commits: what one brings, and what the other mends."""
    root = tmp_path / "repository"
    shutil.copytree(GOOD, root)

    def git(*words: str) -> None:
        who = ["-c", "user.name=a", "-c", "user.email=a@b"]
        subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "good")
    shutil.copytree(BAD, root, dirs_exist_ok=True)
    done = run("check", ".", *DAY, "--since", "main", cwd=root)
    assert done.returncode == 1
    git("commit", "-qam", "bad")
    done = run("check", ".", *DAY, "--since", "main", cwd=root)
    assert done.returncode == 0
    assert done.stdout.endswith(" unchanged, 0 fixed\n")
    shutil.copytree(GOOD, root, dirs_exist_ok=True)
    done = run("check", ".", *DAY, "--since", "main", "-f", "json", cwd=root)
    fixed = json.loads(done.stdout)["fixed"]
    assert "ST201:voorbeeldtoeslag:kst-99001" in fixed
