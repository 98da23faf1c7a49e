"""docs/diff.md: the CI files on it run, in a repository with a branch that changes the corpus."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from stapeling.reports.comparison import TAG
from tests.docs.blocks import blocks, text_of

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
PAGE = "docs/diff.md"
LAW = """
laws:
  - id: l
    title: Law
    kind: wet
    in_force_from: 2010-01-01
    changes:
      - {{act: stb-1, in_force_from: 2011-01-01, articles: ["1"]}}{more}
acts: [{{id: stb-1, level: wet}}, {{id: stb-2, level: wet}}]
"""
MORE = '\n      - {act: stb-2, in_force_from: 2012-01-01, articles: ["1"]}'
FAKE = """#!/bin/sh
# Stands for {name}: writes down what it was asked, and knows of a comment when one is there.
printf '%s\\n' "$*" >> "$ASKED"
case "$*" in
*--method*|*--request*) ;;
*) cat "$ANSWER" ;;
esac
"""


def files() -> dict[str, dict]:
    found = {block.marks["file"]: yaml.safe_load(block.text) for block in blocks(PAGE, "yaml")}
    assert set(found) == {".github/workflows/diff.yml", ".gitlab-ci.yml"}
    return found


def git(folder: Path, *words: str) -> None:
    name = ("-c", "user.name=a", "-c", "user.email=a@b.nl")
    subprocess.run(["git", *name, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def branch(tmp_path: Path) -> Path:
    """Give a clone on a branch that changes a law, while the target went on as well."""
    origin = tmp_path / "origin"
    (origin / "data").mkdir(parents=True)
    git(origin, "init", "-q", "-b", "main")
    (origin / "data" / "law.yaml").write_text(LAW.format(more=""))
    git(origin, "add", "-A")
    git(origin, "commit", "-q", "-m", "one")
    git(tmp_path, "clone", "-q", str(origin), "clone")
    (origin / "data" / "other.yaml").write_text("laws: [{id: other, title: O, kind: wet}]\n")
    git(origin, "add", "-A")
    git(origin, "commit", "-q", "-m", "two")
    clone = tmp_path / "clone"
    git(clone, "fetch", "-q")
    git(clone, "checkout", "-q", "-b", "topic")
    (clone / "data" / "law.yaml").write_text(LAW.format(more=MORE))
    git(clone, "commit", "-q", "-a", "-m", "three")
    return clone


class Runner:
    """Runs the steps of a build in a shell, as a forge does, with its tools replaced."""

    def __init__(self, folder: Path, variables: dict[str, str], answer: str) -> None:
        self.folder = folder
        tools = folder.parent / "tools"
        tools.mkdir()
        for name in ("gh", "curl"):
            (tools / name).write_text(FAKE.format(name=name))
            (tools / name).chmod(0o755)
        command = f'#!/bin/sh\nexec "{sys.executable}" -m stapeling "$@"\n'
        (tools / "stapeling").write_text(command)
        (tools / "stapeling").chmod(0o755)
        (tools / "answer").write_text(answer)
        self.asked = tools / "asked"
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("STAPELING", "GIT_"))}
        path = f"{tools}{os.pathsep}{kept['PATH']}"
        more = {"PATH": path, "ASKED": str(self.asked), "ANSWER": str(tools / "answer")}
        self.env = {**kept, **more, **variables}

    def __call__(self, script: str) -> int:
        done = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", script],
            cwd=self.folder,
            env=self.env,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done.returncode

    def report(self) -> str:
        text = (self.folder / "diff.md").read_text(encoding="utf-8")
        assert text.startswith(f"{TAG}\n")
        assert "stb-2" in text
        assert "other" not in text.split("\n## ")[1]  # what main got meanwhile is no difference
        return text


@pytest.mark.parametrize(("answer", "method"), [("", "POST"), ("17\n", "PATCH")])
def test_github(branch: Path, answer: str, method: str) -> None:
    job = files()[".github/workflows/diff.yml"]["jobs"]["diff"]
    assert set(job["env"]) == {"TARGET", "REPOSITORY", "NUMBER", "GH_TOKEN"}
    variables = {"TARGET": "origin/main", "REPOSITORY": "o/r", "NUMBER": "5", "GH_TOKEN": "t"}
    run = Runner(branch, variables, answer)
    steps = {step["name"]: step["run"] for step in job["steps"] if "run" in step}
    assert steps.pop("install") == "pip install stapeling"
    assert run(steps["compare"]) == 0
    run.report()
    assert run(steps["comment"]) == 0
    asked = run.asked.read_text().splitlines()
    place = "repos/o/r/issues/comments/17" if answer else "repos/o/r/issues/5/comments"
    assert asked[-1] == f"api --method {method} {place} -F body=@diff.md"


@pytest.mark.parametrize(
    ("answer", "method", "place"),
    [("[]", "POST", "notes"), (f'[{{"id": 17, "body": "{TAG}"}}]', "PUT", "notes/17")],
)
def test_gitlab(branch: Path, answer: str, method: str, place: str) -> None:
    job = files()[".gitlab-ci.yml"]["diff"]
    variables = {
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_API_V4_URL": "https://host/api",
        "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "5",
        "REPORT_TOKEN": "t",
    }
    run = Runner(branch, variables, answer)
    assert job["before_script"] == ["pip install stapeling"]
    assert run("\n".join(job["script"])) == 0
    run.report()
    assert run("\n".join(job["after_script"])) == 0
    asked = run.asked.read_text().splitlines()[-1]
    assert f"--request {method} https://host/api/projects/3/merge_requests/5/{place}" in asked
    assert "--data-urlencode body@diff.md" in asked


def test_a_gate_stops_the_build(branch: Path) -> None:
    job = files()[".github/workflows/diff.yml"]["jobs"]["diff"]
    (compare,) = (step["run"] for step in job["steps"] if step.get("name") == "compare")
    run = Runner(branch, {"TARGET": "origin/main"}, "")
    assert run(compare.replace("text_depth=1", "text_depth=0")) == 1
    assert "More than was allowed" in run.report()


def test_the_tag_is_that_of_the_reports() -> None:
    assert text_of(PAGE).count(TAG) >= 3
