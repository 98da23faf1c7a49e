"""The same question about the same files is answered as before, and any other one anew."""

from __future__ import annotations

import datetime as dt
import gc
import shutil
import sqlite3
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from stapeling.cli import analyse, session
from stapeling.commands.answers import Answer, Answers, code_sum
from stapeling.loading import load
from stapeling.loading.contents import Contents, contents_of

from ..conftest import Run

CORPUS = Path(__file__).parent / "corpus"
WORDS = ("--as-of", "2020-01-01")
Done = CompletedProcess[str]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(CORPUS, tmp_path / "corpus"))
    (folder / "other.yaml").write_text("laws: [{id: other, title: Other, kind: wet}]\n")
    return folder


def told(done: Done) -> tuple[int, str, str]:
    return done.returncode, done.stdout, done.stderr


def first_law(folder: Path) -> Path:
    return next(file for file in sorted(folder.rglob("*.yaml")) if "laws:" in file.read_text())


def another_title(folder: Path) -> None:
    file = first_law(folder)
    file.write_text(file.read_text().replace("title: ", "title: Another ", 1))


def another_name(folder: Path) -> None:
    first_law(folder).rename(folder / "zzz.yaml")


def one_more(folder: Path) -> None:
    law = "laws: [{id: more, title: More, kind: wet, in_force_from: 2001-01-01}]\n"
    (folder / "more.yaml").write_text(law)


def one_less(folder: Path) -> None:
    first_law(folder).unlink()


def a_mistake(folder: Path) -> None:
    (folder / "wrong.yaml").write_text("laws: [{id: 1x}]\n")


def a_setting(folder: Path) -> None:
    file = folder / "stapeling.toml"
    before = file.read_text() if file.exists() else ""
    file.write_text(before + '\n[report]\nlanguage = "nl"\n')


def nothing(folder: Path) -> None:
    first_law(folder).touch()


@pytest.mark.parametrize(
    "edit", [another_title, another_name, one_more, one_less, a_mistake, a_setting, nothing]
)
def test_an_edit(run: Run, copy: Path, tmp_path: Path, edit: Callable[[Path], None]) -> None:
    env = {"STAPELING_CACHE_DIR": str(tmp_path / "cache")}
    first = run("analyse", copy, *WORDS, env=env)
    edit(copy)
    after = [run("analyse", copy, *WORDS, env=env) for _ in range(2)]
    anew = run("analyse", copy, *WORDS, "--no-cache")
    assert [told(done) for done in after] == [told(anew)] * 2
    assert (told(first) == told(anew)) == (edit is nothing)


OTHERS: list[tuple[str, ...]] = [
    ("--top", "1"),
    ("--sort", "breadth"),
    ("--only", "laws"),
    ("--lang", "nl"),
    ("--format", "json"),
    ("--format", "markdown"),
    ("--quiet",),
    ("--period", "month"),
    ("--natures", "beleid"),
    ("--event", "published"),
    ("--as-of", "2019-01-01"),
]


@pytest.mark.parametrize("words", OTHERS, ids=" ".join)
def test_another_question(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    env = {"STAPELING_CACHE_DIR": str(tmp_path / "cache")}
    for _ in range(2):
        run("analyse", CORPUS, *WORDS, env=env)
        asked = run("analyse", CORPUS, *WORDS, *words, env=env)
        assert told(asked) == told(run("analyse", CORPUS, *WORDS, *words, "--no-cache"))


def test_another_width_and_place(run: Run, copy: Path, tmp_path: Path) -> None:
    cache = {"STAPELING_CACHE_DIR": str(tmp_path / "cache")}
    for columns in ("80", "200", "80"):
        env = {**cache, "COLUMNS": columns}
        kept = run("analyse", copy, *WORDS, env=env)
        assert told(kept) == told(run("analyse", copy, *WORDS, "--no-cache", env=env))


def answers_of(folder: Path, cache: Path) -> Answers:
    contents = contents_of([folder])
    assert contents is not None
    return Answers(cache, contents, code_sum())


def test_an_answer_is_found_by_files_and_question(copy: Path, tmp_path: Path) -> None:
    answers, answer = answers_of(copy, tmp_path), Answer(("careful",), "three\n")
    assert answers.find({"a": 1}) is None
    answers.keep({"a": 1}, load([copy]), answer)
    assert answers.find({"a": 1}) == answer
    assert answers.find({"a": 2}) is None
    another_title(copy)
    assert answers_of(copy, tmp_path).find({"a": 1}) is None


@pytest.mark.parametrize("edit", [another_title, another_name, one_more, one_less, a_setting])
def test_what_changed_in_between_is_not_kept(
    copy: Path, tmp_path: Path, edit: Callable[[Path], None]
) -> None:
    answers = answers_of(copy, tmp_path)
    edit(copy)
    answers.keep({}, load([copy]), Answer((), "of other files"))
    assert answers.find({}) is None


def test_a_file_that_was_away_for_a_while_is_noticed(copy: Path, tmp_path: Path) -> None:
    answers, file = answers_of(copy, tmp_path), copy / "other.yaml"
    text = file.read_text()
    file.unlink()
    without = load([copy])
    file.write_text(text)
    answers.keep({}, without, Answer((), "of fewer files"))
    assert answers.find({}) is None


def test_code_that_is_saved_meanwhile_keeps_nothing(copy: Path, tmp_path: Path) -> None:
    answers = replace(answers_of(copy, tmp_path), code="before")
    answers.keep({}, load([copy]), Answer((), "of other code"))
    assert answers.find({}) is None


@pytest.mark.parametrize("name", ["a.py", "b/page.css", "b/page.j2", "nl.mo", "schema.json"])
def test_the_sum_of_the_code_holds_every_file(tmp_path: Path, name: str) -> None:
    (tmp_path / "b").mkdir()
    for other in ("a.py", "b/page.css", "b/page.j2", "nl.mo", "schema.json"):
        (tmp_path / other).write_text("x")
    before = code_sum(tmp_path)
    (tmp_path / "a.pyc").write_text("compiled")
    assert code_sum(tmp_path) == before
    (tmp_path / name).write_text("y")
    assert code_sum(tmp_path) != before


def test_midnight_and_a_terminal_that_changes_leave_the_question_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The clock and the terminal are asked once; what is kept is what was asked for."""
    days = iter([dt.date(2025, 3, n) for n in range(1, 10)])
    widths = iter([90, 60, 50, 40])

    class Clock(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Clock:
            day = next(days)
            return cls(day.year, day.month, day.day, 12, tzinfo=tz)

    monkeypatch.setenv("STAPELING_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(session.dt, "datetime", Clock)
    monkeypatch.setattr(analyse.console, "width", lambda: next(widths))

    def ask(**words: Any) -> None:
        """Ask in this process, and leave no means chosen behind."""
        copy_context().run(analyse.analyse, [CORPUS], lang="en", quiet=True, **words)
        gc.enable()

    ask()
    first = capsys.readouterr().out
    assert "Reference day 1 March 2025" in first
    monkeypatch.setattr(analyse.console, "width", lambda: 90)
    ask(as_of="2025-03-01")
    assert capsys.readouterr().out == first
    ask(as_of="2025-03-01", no_cache=True)
    assert capsys.readouterr().out == first


def test_a_scenario_in_the_folder_is_looked_at_too(copy: Path, tmp_path: Path) -> None:
    scenario = copy / "what-if.yaml"
    scenario.write_text("scenario: {title: What if}\nbase: .\n")
    answers = answers_of(copy, tmp_path)
    answers.keep({}, load([copy]), Answer((), "three"))
    assert answers.find({}) is not None
    scenario.write_text("scenario: {title: Other}\nbase: .\n")
    answers.keep({"later": True}, load([copy]), Answer((), "three"))
    assert answers.find({"later": True}) is None


def test_bytes_that_nobody_wrote_are_no_answer(copy: Path, tmp_path: Path) -> None:
    from stapeling.loading.cache import ParseCache

    answers = answers_of(copy, tmp_path)
    for data in (b"", b"not packed", b"x\x9c\x03\x00\x00\x00\x00\x01"):
        with ParseCache(tmp_path) as kept:
            kept.keep(answers._name({}), data)
        assert answers.find({}) is None
    with sqlite3.connect(next(tmp_path.glob("*.sqlite"))) as file:
        file.execute("UPDATE parsed SET data = x'00'")
    assert answers.find({}) is None


def test_one_file_may_be_a_scenario_and_is_read_anew(copy: Path) -> None:
    assert contents_of([first_law(copy)]) is None


def test_a_long_answer_is_not_kept(copy: Path, tmp_path: Path) -> None:
    import random

    noise = "".join(map(chr, random.Random(1).choices(range(0x4E00, 0x9FFF), k=600_000)))
    answers = answers_of(copy, tmp_path)
    answers.keep({}, load([copy]), Answer((), noise))
    assert answers.find({}) is None


def test_the_order_of_words_in_a_question_says_nothing(copy: Path, tmp_path: Path) -> None:
    answers = answers_of(copy, tmp_path)
    answers.keep({"a": 1, "b": [2]}, load([copy]), Answer((), "x"))
    assert answers.find({"b": [2], "a": 1}) == Answer((), "x")


def test_contents_that_are_equal_have_one_sum(copy: Path) -> None:
    one, other = contents_of([copy]), contents_of([copy])
    assert isinstance(one, Contents)
    assert isinstance(other, Contents)
    assert one.sha256 == other.sha256
