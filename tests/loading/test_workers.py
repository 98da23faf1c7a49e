"""Over several processes the same is read as in one, and their end is told."""

from __future__ import annotations

import multiprocessing
import os
import signal
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from stapeling import processes
from stapeling.errors import StapelingError
from stapeling.loading import Refused, batches, load, load_tree, reading, workers
from stapeling.loading.batches import Reader, Text
from stapeling.loading.cache import ParseCache
from stapeling.loading.means import Means, means_of
from stapeling.loading.packed import packed_file
from stapeling.model.gathering import Gathering
from stapeling.progress import told_to

from .test_warm import Commit, outcome, seen

ONE, TWO = Means(), Means(jobs=2)


@pytest.fixture(autouse=True)
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a handful of files be many, and a few bytes much."""
    monkeypatch.setattr(workers, "FEW", 2)
    monkeypatch.setattr(batches, "BATCH", 2)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Give a corpus of a few files."""
    for n in range(12):
        law = f"laws:\n  - {{id: law_{n}, title: T, kind: wet, act: act_{n}}}\n"
        (tmp_path / f"{n}.yaml").write_text(law)
    (tmp_path / "what-if.yaml").write_text("scenario: {base: .}\n")
    return tmp_path


def test_the_same_corpus(home: Path, tmp_path: Path) -> None:
    cold = seen(load([home], ONE))
    assert seen(load([home], TWO)) == cold
    means = Means(2, tmp_path / "cache")
    assert seen(load([home], means)) == cold
    assert seen(load([home], means)) == cold
    assert multiprocessing.active_children() == []


def test_the_same_corpus_of_a_commit(home: Path, tmp_path: Path) -> None:
    tree = Commit({file.name: file.read_text() for file in home.iterdir()})
    cold = seen(load_tree(tree, "", ONE))
    assert seen(load_tree(tree, "", TWO)) == cold
    assert seen(load_tree(tree, "", Means(2, tmp_path / "cache"))) == cold


@pytest.mark.parametrize("jobs", [1, 2])
def test_how_many_are_done_is_told(home: Path, tmp_path: Path, jobs: int) -> None:
    for _ in ("cold", "warm"):
        heard: list[tuple[str, int, int]] = []
        with told_to(lambda *told, heard=heard: heard.append(told)):  # type: ignore[misc]
            load([home], Means(jobs, tmp_path / "cache"))
        assert (heard[0], heard[-1]) == (("read", 0, 13), ("read", 13, 13))
        assert len(heard) == 8
        assert sorted(heard) == heard


def test_a_file_that_changes_meanwhile_has_the_sum_of_what_was_read(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sums by which the cache is asked are not those of what others read later."""
    given = reading._sources

    def changed(batch: list[Text]) -> list[workers.Source]:
        for text in batch:
            Path(text.path).write_text("acts: [{id: fresh}]" if "/9." in text.path else "acts: []")
        return given(batch)

    monkeypatch.setattr(reading, "_sources", changed)
    loaded = load([home], Means(2, tmp_path / "cache"))
    monkeypatch.undo()
    fresh = {file.name: file.sha256 for file in load([home]).files}
    late = [file for file in loaded.files if file.sha256 == fresh[file.name]]
    assert late  # those that others read
    assert "fresh" in loaded.corpus.acts
    assert seen(load([home], Means(1, tmp_path / "cache"))) == seen(load([home]))


def test_the_same_mistakes_in_the_same_order(home: Path) -> None:
    (home / "3.yaml").write_text("laws: [{id: A}]\n")
    (home / "5.yaml").write_text("laws: [")
    (home / "7.yaml").write_text("laws: [{id: law_2, title: T, kind: wet}]\n")
    (home / "8.yaml").write_bytes(b"\xff\xfe")
    (home / "9.yaml").unlink()
    (home / "9.yaml").symlink_to(home / "nowhere")
    found = outcome(lambda means: load([home], means), ONE)
    assert len(found) > 4
    assert outcome(lambda means: load([home], means), TWO) == found
    with pytest.raises(Refused):
        load([home], TWO)


def test_few_files_and_processes_in_processes_are_read_here() -> None:
    assert workers.processes_for(3, 2) == 2
    assert workers.processes_for(2, 2) == 1
    assert workers.processes_for(3, 1) == 1
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        assert pool.apply(workers.processes_for, (1_000_000, 2)) == 1


def ended(line: Connection) -> None:
    os._exit(1)


def ended_in_an_answer(line: Connection) -> None:
    line.recv()
    os.write(line.fileno(), b"\0\0\1\0what is to be 256 bytes")
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(os.name == "nt", reason="needs signals of POSIX")
@pytest.mark.parametrize("how", [ended, ended_in_an_answer])
@pytest.mark.parametrize("jobs", [2, 3])
def test_a_process_that_is_ended_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, how: Any, jobs: int
) -> None:
    monkeypatch.setattr(processes, "_help", how)
    with pytest.raises(StapelingError, match=r"ended from outside.*STAPELING_JOBS=1"):
        load([home], Means(jobs))
    assert multiprocessing.active_children() == []


def test_much_that_goes_out_and_comes_back_at_once() -> None:
    text = b"acts:\n" + b"".join(b"  - {id: act_%d}\n" % n for n in range(5000))
    texts: list[workers.Source] = [text] * 8
    with closing(workers.Shared(1, dict.fromkeys(range(4), texts))) as helpers:
        own = sum(1 for _ in helpers.own())
        assert own + sum(1 for _ in helpers.rest()) == 4


def test_every_batch_is_read_once_by_someone() -> None:
    texts: list[workers.Source] = [b"acts: [{id: a}]"]
    with closing(workers.Shared(1, dict.fromkeys(range(50), texts))) as helpers:
        own, others = helpers.own(), {}
        mine = [next(own) for _ in range(20)]
        assert mine == list(range(20))
        while len(others) < 10:  # that they read some is awaited, however slow the machine is
            others.update(helpers.ready())
        mine += own
        others.update(helpers.rest())
    assert sorted([*mine, *others]) == list(range(50))
    assert set(map(tuple, others.values())) == {(packed_file(b"acts: [{id: a}]"),)}
    assert max(mine) < min(others)


def test_processes_end_with_work_undone() -> None:
    texts: list[workers.Source] = [b"acts: [{id: a}]"]
    with closing(workers.Shared(2, dict.fromkeys(range(200), texts))) as helpers:
        assert next(helpers.own()) == 0
    assert multiprocessing.active_children() == []


def test_files_are_found_from_where_this_process_is(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    with closing(workers.Shared(1, {0: ["3.yaml", "nowhere.yaml"]})) as helpers:
        assert list(helpers.own()) == []
        assert list(helpers.rest()) == [(0, [packed_file("3.yaml"), ("", None)])]


def test_an_interrupt_while_others_read_ends_all_processes() -> None:
    """The first batch is read here, while those behind it wait for others or are being read."""

    def text(n: int) -> Text:
        return Text(f"{n}.yaml", lambda: b"acts: [{id: a%d}]" % n)

    fresh = {n: [text(n)] for n in range(200)}
    with ParseCache(None) as kept:
        read = reading._together(fresh, Reader(kept, Gathering()), 2)
        number, batch = next(read)
        assert number == 0
        assert batch.files[0].document is not None
        with pytest.raises(KeyboardInterrupt):
            read.throw(KeyboardInterrupt())  # type: ignore[attr-defined]
    assert len([batch for batch in fresh.values() if batch]) > 100  # with most not yet read
    assert multiprocessing.active_children() == []


def test_how_many_is_said_by_the_environment() -> None:
    assert means_of({"STAPELING_JOBS": "3"}).jobs == 3
    assert means_of({}).jobs >= 1
    for wrong in ("0", "-1", "two", "1.5", "1000", "²"):
        with pytest.raises(StapelingError, match="STAPELING_JOBS"):
            means_of({"STAPELING_JOBS": wrong})


def test_where_the_cache_lies_is_said_by_the_environment(tmp_path: Path) -> None:
    assert means_of({"STAPELING_CACHE_DIR": str(tmp_path)}).cache == tmp_path
    assert means_of({"STAPELING_CACHE_DIR": str(tmp_path)}, cache=False).cache is None
    assert "stapeling" in str(means_of({}).cache)
