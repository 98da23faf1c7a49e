"""What every test may use: a corpus in its docstring, golden files, the command as a process."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from stapeling.loading import Loaded, Refused, load_texts
from stapeling.loading.means import CACHE_DIR

ROOT = Path(__file__).parents[1]
_OF_THE_SHELL = ("STAPELING_", "LC_", "LANG", "COLUMNS", "NO_COLOR", "FORCE_COLOR", "GITHUB_")

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="Write golden files anew instead of comparing."
    )


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give commands a parse cache of their own, and never that of the developer."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE_DIR, str(folder))
        patch.setenv("XDG_CACHE_HOME", str(folder))  # for tests that drop our own variables
        yield folder


@pytest.fixture
def text(request: pytest.FixtureRequest) -> str:
    """Give the docstring of the test, which is a corpus file."""
    return inspect.cleandoc(request.function.__doc__) + "\n"


@pytest.fixture
def corpus(text: str) -> Loaded:
    """Load the docstring of the test as a corpus of one file."""
    return load_texts({"a.yaml": text})


@pytest.fixture
def mistakes(text: str) -> list[str]:
    """Give the lines with which the docstring of the test is refused."""
    with pytest.raises(Refused) as caught:
        load_texts({"a.yaml": text})
    return [str(finding) for finding in caught.value.findings]


@dataclass(frozen=True)
class Golden:
    """Compares a text with what is committed, or commits it."""

    update: bool

    def check(self, path: Path, text: str) -> None:
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"{path} is missing: run with --update-golden"
        assert text == path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def run(cache_of_the_run: Path) -> Run:
    """Run `python -m stapeling` as a process, without what the shell of the developer sets."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(_OF_THE_SHELL)}
    kept[CACHE_DIR] = str(cache_of_the_run)

    def process(
        *args: str | Path, env: Mapping[str, str] | None = None, cwd: Path = ROOT
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "stapeling", *map(str, args)],
            capture_output=True,
            encoding="utf-8",
            env={**kept, **(env or {})},
            cwd=cwd,
            timeout=120,
            check=False,
        )

    return process
