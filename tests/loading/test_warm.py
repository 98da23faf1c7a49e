"""What comes from the cache is what comes from the files, after every kind of edit."""

from __future__ import annotations

import dataclasses
import hashlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgpack  # type: ignore[import-untyped]
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stapeling.loading import Loaded, Refused, load, load_tree
from stapeling.loading.cache import ParseCache
from stapeling.loading.means import Means
from stapeling.model.gathering.whole import Facts
from stapeling.model.records import Row

from ..oracle.corpus import Corpus
from ..oracle.strategies import corpora
from ..properties.measuring import checked, whole
from .test_cache import changed

LAW = """\
laws:
  - id: a
    title: A
    kind: wet
    in_force_from: 2018-06
    implementers: [uwv, {organisation: svb, from: 2020}]
    uncertain: {title: estimate}
    changes:
      - {act: y, in_force_from: 2020-01-01, articles: ["1", "2"]}
"""
ACT = "acts:\n  - {id: y, dossier: '1', changes: [{law: a}, {law: nowhere}]}\n"
SCENARIO = "scenario: {base: ., title: t}\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with a corpus, in which the test runs; the cache lies beside it."""
    here = tmp_path / "corpus"
    (here / "deep").mkdir(parents=True)
    (here / "law.yaml").write_text(LAW)
    (here / "deep" / "act.yaml").write_text(ACT)
    (here / "what-if.yaml").write_text(SCENARIO)
    (here / "stapeling.toml").write_text("")
    monkeypatch.chdir(here)
    return here


def seen(value: Any) -> Any:
    """Give all that a value holds, the positions too, in which records do not compare."""
    if isinstance(value, Row):
        names = [item.name for item in dataclasses.fields(value)]
        return type(value).__name__, [(name, seen(getattr(value, name))) for name in names]
    if isinstance(value, Mapping):
        return {name: seen(item) for name, item in value.items()}
    if isinstance(value, Facts):
        numbered = value.names, value.gathering.articles, value.gathering.bearers
        return [list(each) for each in numbered], columns(value.gathered)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return [seen(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [item.name for item in dataclasses.fields(value)]
        return type(value).__name__, [(name, seen(getattr(value, name))) for name in names]
    return type(value).__name__, value


def columns(value: Any) -> Any:
    """Give columns as plain values."""
    if isinstance(value, dict):
        return {name: columns(item) for name, item in value.items()}
    if isinstance(value, tuple):
        return [columns(item) for item in value]
    return value if isinstance(value, list) else value.tolist()


def outcome(loading: Callable[[Means], Loaded], means: Means) -> Any:
    try:
        return seen(loading(means))
    except Refused as refusal:
        return [(str(finding), finding) for finding in refusal.findings]


def is_the_same(loading: Callable[[Means], Loaded], folder: Path) -> None:
    """Hold a load with a cache, twice, against one without."""
    cold = outcome(loading, Means())
    assert outcome(loading, Means(cache=folder)) == cold
    assert outcome(loading, Means(cache=folder)) == cold


def edits(here: Path) -> Iterator[None]:
    """Edit a corpus in every way, one after the other."""
    law, act = here / "law.yaml", here / "deep" / "act.yaml"
    law.write_text(LAW.replace("2020-01-01", "2021-01-01"))
    yield
    law.write_text("# a line above\n" + LAW)
    yield
    law.write_text(LAW)
    yield
    (here / "more.yaml").write_text("acts: [{id: z, aliases: [y]}]\n")
    yield
    law.touch()
    yield
    act.rename(here / "act.yaml")
    yield
    (here / "act.yaml").rename(here / "deep" / "renamed.yml")
    yield
    law.write_text(LAW.replace("kind: wet", "kind: wett"))
    yield
    law.write_text(LAW + "  - &x {id: b}\n")
    yield
    law.write_text(LAW)
    yield
    shutil.copy(law, here / "deep" / "copy.yaml")  # the same id twice
    yield
    (here / "deep" / "copy.yaml").unlink()
    yield
    (here / "what-if.yaml").write_text(ACT)
    yield
    (here / "deep" / "renamed.yml").unlink()
    yield
    law.write_text("")
    yield
    law.write_bytes(b"\xff")
    yield
    law.unlink()
    yield


def test_every_kind_of_edit(home: Path, tmp_path: Path) -> None:
    is_the_same(lambda means: load([home], means), tmp_path / "cache")
    for _ in edits(home):
        is_the_same(lambda means: load([home], means), tmp_path / "cache")


def test_a_part_of_a_corpus_and_a_scenario(home: Path, tmp_path: Path) -> None:
    for path in (home / "law.yaml", home / "deep", home / "what-if.yaml"):
        is_the_same(lambda means, path=path: load([path], means), tmp_path / "cache")  # type: ignore[misc]


def test_positions_name_the_file_that_is_read(home: Path, tmp_path: Path) -> None:
    means = Means(cache=tmp_path / "cache")
    load([home], means)
    (home / "law.yaml").rename(home / "deep" / "moved.yaml")
    corpus = load([home], means).corpus
    row, described = corpus.laws["a"].implementers
    assert str(corpus.laws["a"].location) == "deep/moved.yaml:2:5"
    assert str(corpus.changes["a"][0].location) == "deep/moved.yaml:9:9"
    assert str(described.location) == "deep/moved.yaml:6:25"
    assert row.location.file == ""  # written in short: it stands where its law stands


def test_only_what_changed_is_read(home: Path, tmp_path: Path) -> None:
    means = Means(cache=tmp_path / "cache")
    load([home], means)
    (home / "law.yaml").write_text(LAW.replace("title: A", "title: B"))
    load([home], means)
    with ParseCache(means.cache) as cache:
        rows = cache._rows("SELECT count(*) FROM parsed")
    assert rows == [(4,)]  # two laws, one after the other, an act, and a scenario


def test_a_row_that_is_damaged_is_read_again(home: Path, tmp_path: Path) -> None:
    means = Means(cache=tmp_path / "cache")
    cold = seen(load([home], means))
    changed(tmp_path / "cache", "UPDATE parsed SET data = substr(data, 1, 20) WHERE data != x''")
    assert seen(load([home], means)) == cold
    assert seen(load([home], means)) == cold


class Commit:
    """Files of a commit."""

    label = "HEAD:"

    def __init__(self, files: Mapping[str, str]) -> None:
        self.names = set(files)
        self.files = files

    def read(self, names: Any) -> dict[str, bytes]:
        return {name: self.files[name].encode() for name in names}


def test_a_commit_finds_what_was_read_from_the_disk(home: Path, tmp_path: Path) -> None:
    files = {"data/law.yaml": LAW, "data/act.yaml": ACT, "data/stapeling.toml": ""}
    load([home], Means(cache=tmp_path / "cache"))
    is_the_same(lambda means: load_tree(Commit(files), "data", means), tmp_path / "cache")
    loaded = load_tree(Commit(files), "data", Means(cache=tmp_path / "cache"))
    assert str(loaded.corpus.laws["a"].location) == "HEAD:data/law.yaml:2:5"


@checked(60)
@given(corpora(), st.integers(0, 9))
def test_any_corpus(tmp_path_factory: pytest.TempPathFactory, corpus: Corpus, copies: int) -> None:
    folder = tmp_path_factory.mktemp("any")
    for name, text in whole(corpus).items():
        (folder / name).write_text(text, encoding="utf-8")
    is_the_same(lambda means: load([folder], means), folder / "cache")


@pytest.mark.parametrize(
    "forged",
    [b"\xc1", b"\x01", b"\x90", b"\x93\x01\x02", b"no bytes of a document", msgpack.packb("law")],
)
def test_a_row_that_is_no_document_is_read_again(home: Path, tmp_path: Path, forged: bytes) -> None:
    cold = seen(load([home]))
    law = hashlib.sha256((home / "law.yaml").read_bytes()).hexdigest()
    means = Means(cache=tmp_path / "cache")
    load([home], means)
    with ParseCache(means.cache) as cache:  # its checksum is right
        cache.keep(law, forged)
    assert seen(load([home], means)) == cold
    assert seen(load([home], means)) == cold
    with ParseCache(means.cache) as cache:
        assert cache.find([law])[law] != forged
