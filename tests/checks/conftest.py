"""Checking texts and folders in tests, and reading the result in a format."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from stapeling.analyses.options import Options
from stapeling.checks import RULES
from stapeling.checks.context import Context
from stapeling.checks.limits import Limits
from stapeling.checks.result import CheckResult
from stapeling.checks.running import Asked, Outcome, run_checks
from stapeling.commands import Choices
from stapeling.commands.check import Request, check_paths
from stapeling.findings import Finding
from stapeling.language import Language
from stapeling.loading import load_texts
from stapeling.reports.checks import FORMATS, CheckView

TODAY = dt.date(2026, 11, 1)

STACKED = """\
laws:
  - id: toeslagwet
    title: Toeslagwet
    kind: wet
    in_force_from: 2024-01-01
    source: Stb. 2023, 1
    evaluations_searched_until: 2026-10-01
    evaluation_clauses: [{id: art-9, article: "9", term_years: 5}]
    changes:
      - {act: kst-36900, status: pending, in_force_from: 2027-01-01, articles: ["2"]}
acts:
  - {id: kst-36900, title: Verhoging toeslag, level: wet, source: Kamerstukken 36 900}
"""
"""A proposal that comes before the evaluation of its law: one finding, ST201."""


def context_of(texts: Mapping[str, str] | str, limits: Limits | None = None) -> Context:
    """Give what rules look at in a corpus of texts."""
    files = {"a.yaml": texts} if isinstance(texts, str) else texts
    corpus = load_texts(files).corpus
    return Context(corpus, Options(TODAY), limits or Limits(), corpus.findings)


def outcome_of(texts: Mapping[str, str] | str, **asked: object) -> Outcome:
    """Run the rules over a corpus of texts."""
    return run_checks(context_of(texts), Asked(RULES, **asked))  # type: ignore[arg-type]


def lines(findings: tuple[Finding, ...]) -> list[str]:
    """Give findings as lines."""
    return [f"{row} [{row.severity}]" for row in findings]


def check(path: Path, **request: object) -> CheckResult:
    """Check a folder as the command does."""
    return check_paths([path], Request(Choices(TODAY), **request))  # type: ignore[arg-type]


def written(result: CheckResult, form: str, code: str = "en", *, verbose: bool = False) -> str:
    """Give a result in a format."""
    return FORMATS[form](CheckView(result, Language.of(code), verbose=verbose))


Git = Callable[..., str]


@pytest.fixture
def repository(tmp_path: Path) -> tuple[Path, Git]:
    """Give an empty git repository, and the means to run git in it."""

    def git(*words: str) -> str:
        return subprocess.run(
            ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@b", *words],
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    git("init", "-q", "-b", "main")
    return tmp_path, git
