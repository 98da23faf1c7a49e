"""docs/cli.md names every command, option and variable, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import typer

from stapeling.cli.app import app
from stapeling.commands import Choices
from stapeling.loading import means
from stapeling.loading.cache import FILE, MOST_BYTES
from stapeling.loading.means import CACHE_DIR, JOBS
from stapeling.loading.workers import FEW as FEW_FILES
from tests.docs.blocks import section, text_of, ticked

PAGE = "docs/cli.md"
ROOT_COMMAND = typer.main.get_command(app)
TYPER_OWN = {"--install-completion", "--show-completion"}


def commands(command: object = ROOT_COMMAND, name: str = "") -> Iterator[tuple[str, object]]:
    """Give every command with its name, groups before what they hold."""
    yield name, command
    for sub, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, f"{name} {sub}".strip())


def options_of(command: object) -> set[str]:
    params = getattr(command, "params", [])
    return {word for param in params for word in (*param.opts, *param.secondary_opts)}


LEAVES = {name: command for name, command in commands() if not hasattr(command, "commands")}


@pytest.mark.parametrize("name", LEAVES)
def test_every_option_is_described(name: str) -> None:
    described = " ".join(ticked(section(PAGE, name)))
    for word in options_of(LEAVES[name]):
        if word.startswith("-"):
            assert re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", described), word


@pytest.mark.parametrize("name", LEAVES)
def test_no_other_option_is_described(name: str) -> None:
    described = " ".join(ticked(section(PAGE, name)))
    known = options_of(LEAVES[name]) | {"--help", "-h"}
    if name == "show":
        known |= options_of(LEAVES["analyse"])
    assert set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", described)) <= known


def test_every_command_stands_on_top() -> None:
    text = text_of(PAGE)
    for name in LEAVES:
        assert f"stapeling {name}" in text
    for word in options_of(ROOT_COMMAND) | TYPER_OWN:
        assert word in text


def test_every_variable_is_described() -> None:
    stated = {
        str(param.envvar)
        for _, command in commands()
        for param in getattr(command, "params", [])
        if param.envvar
    }
    described = ticked(section(PAGE, "Environment"))
    ours = {word for word in described if word.startswith("STAPELING_")}
    assert stated | {"STAPELING_LANG", CACHE_DIR, JOBS} == ours


def test_the_cache_is_described() -> None:
    text = section(PAGE, "The cache")
    assert {f"`{FILE}`", f"`{CACHE_DIR}`", f"`{JOBS}=1`", "`--no-cache`"} <= set(
        re.findall(r"`[^`]+`", text)
    )
    assert f"{MOST_BYTES // 1024 // 1024} MiB" in text
    assert f"more than {FEW_FILES:,} files" in text
    assert f"{means._MOST_JOBS} at most" in section(PAGE, "Environment")


def test_words_are_those_of_the_code() -> None:
    from typing import get_args

    from stapeling.analyses.options import COUNTED_NATURES, LEVELS, Event, Period
    from stapeling.analyses.selection import _BY_FACT
    from stapeling.cli.console import FEW
    from stapeling.reports.csv_report import COLUMNS
    from stapeling.reports.tables import PARTS

    text = section(PAGE, "analyse")
    described = ticked(text)
    for words in (LEVELS, COUNTED_NATURES, get_args(Event), get_args(Period), PARTS, COLUMNS):
        assert set(words) <= described
    for fact in _BY_FACT:
        assert f"`{fact}:" in text
    assert f"first {FEW}" in text
    assert Choices.__dataclass_fields__["period"].default == "year"
