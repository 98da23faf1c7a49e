"""The parse cache keeps rows by content, and whatever is wrong with its file is no error."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from stapeling.loading import cache as module
from stapeling.loading.cache import FILE, ParseCache


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


A, B, C = sha("a"), sha("b"), sha("c")


def kept(folder: Path, rows: dict[str, bytes], *, week: int = 1, most: int = 1 << 30) -> None:
    """Keep rows in one run."""
    with ParseCache(folder, most, week) as cache:
        for text, data in rows.items():
            cache.keep(text, data)


def found(folder: Path, *texts: str, week: int = 1) -> dict[str, bytes]:
    """Find rows in another run."""
    with ParseCache(folder, week=week) as cache:
        return cache.find(texts)


def changed(folder: Path, *statements: str) -> list[object]:
    """Change the file as another program would, and give what the last statement answers."""
    with closing(sqlite3.connect(folder / FILE, isolation_level=None)) as connection:
        return [connection.execute(text).fetchall() for text in statements][-1]


def test_what_is_kept_is_found(tmp_path: Path) -> None:
    kept(tmp_path, {A: b"one", B: b""})
    assert found(tmp_path, A, B, C) == {A: b"one", B: b""}


def test_the_folder_is_made_and_no_one_else_may_read_it(tmp_path: Path) -> None:
    kept(tmp_path / "deep" / "er", {A: b"one"})
    assert (tmp_path / "deep" / "er").stat().st_mode & 0o077 == 0


def test_without_a_folder_nothing_is_kept() -> None:
    with ParseCache(None) as cache:
        cache.keep(A, b"one")
        assert not cache.keeps
        assert cache.find([A]) == {}


def test_another_reader_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path, {A: b"one"})
    monkeypatch.setattr(module, "_reader", lambda: b"a later version")
    assert found(tmp_path, A) == {}


@pytest.mark.parametrize("broken", [b"x", b"no database, but a text\n" * 400, b"\0" * 5000])
def test_a_broken_file_is_made_anew(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / FILE).write_bytes(broken)
    assert found(tmp_path, A) == {}
    kept(tmp_path, {A: b"one"})
    assert found(tmp_path, A) == {A: b"one"}


def test_a_damaged_week_is_a_damaged_row(tmp_path: Path) -> None:
    kept(tmp_path, {A: b"one", B: b"two"})
    changed(tmp_path, "UPDATE parsed SET week = 'x' WHERE data = CAST('one' AS BLOB)")
    assert found(tmp_path, A, B, week=2) == {B: b"two"}
    kept(tmp_path, {A: b"one"}, week=2)
    assert found(tmp_path, A, B, week=3) == {A: b"one", B: b"two"}


@pytest.mark.parametrize("start", [0, 100, 4096, 8192])
def test_a_damaged_file_gives_no_wrong_row(tmp_path: Path, start: int) -> None:
    rows = {sha(str(n)): bytes([n]) * 500 for n in range(60)}
    kept(tmp_path, rows)
    data = bytearray((tmp_path / FILE).read_bytes())
    data[start : start + 2000] = b"\x5a" * 2000
    (tmp_path / FILE).write_bytes(data)
    assert found(tmp_path, *rows).items() <= rows.items()
    kept(tmp_path, rows)
    kept(tmp_path, rows)
    assert found(tmp_path, *rows) == rows


def test_a_cut_file_gives_no_wrong_row(tmp_path: Path) -> None:
    rows = {sha(str(n)): bytes([n]) * 500 for n in range(60)}
    kept(tmp_path, rows)
    data = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(data[: len(data) // 2])
    assert found(tmp_path, *rows).items() <= rows.items()


@pytest.mark.parametrize("change", ["data = x'00'", "data = 'text'", "checksum = x'00'"])
def test_a_changed_row_is_not_found_and_is_replaced(tmp_path: Path, change: str) -> None:
    kept(tmp_path, {A: b"one", B: b"two"})
    changed(tmp_path, f"UPDATE parsed SET {change} WHERE rowid = 1")
    assert found(tmp_path, A, B) == {B: b"two"}
    kept(tmp_path, {A: b"one"})
    assert found(tmp_path, A, B) == {A: b"one", B: b"two"}


def test_rows_that_changed_places_are_not_found(tmp_path: Path) -> None:
    kept(tmp_path, {A: b"one", B: b"two"})
    second = "(SELECT checksum FROM parsed WHERE rowid = 2)"
    changed(tmp_path, f"UPDATE parsed SET data = CAST('two' AS BLOB), checksum = {second}")
    assert found(tmp_path, A, B) == {B: b"two"}


def test_a_table_of_another_form_is_made_anew(tmp_path: Path) -> None:
    kept(tmp_path, {A: b"one"})
    changed(tmp_path, "ALTER TABLE parsed RENAME TO other")
    assert found(tmp_path, A) == {}
    kept(tmp_path, {A: b"one"})
    assert found(tmp_path, A) == {A: b"one"}


def test_the_file_of_another_program_is_let_be(tmp_path: Path) -> None:
    changed(tmp_path, "CREATE TABLE theirs (x)", "INSERT INTO theirs VALUES (1)")
    kept(tmp_path, {A: b"one"})
    assert found(tmp_path, A) == {}
    assert changed(tmp_path, "SELECT x FROM theirs") == [(1,)]
    assert changed(tmp_path, "SELECT count(*) FROM sqlite_master") == [(1,)]


def test_a_locked_file_is_gone_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    kept(tmp_path, {A: b"one"})
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    kept(tmp_path, {B: b"two"})
    assert found(tmp_path, A) == {}
    other.execute("ROLLBACK")
    other.close()
    assert found(tmp_path, A, B) == {A: b"one"}


def test_two_at_once_both_keep(tmp_path: Path) -> None:
    with ParseCache(tmp_path) as one, ParseCache(tmp_path) as two:
        assert one.find([A]) == two.find([A]) == {}
        one.keep(A, b"one")
        two.keep(A, b"one")
        two.keep(B, b"two")
    assert found(tmp_path, A, B) == {A: b"one", B: b"two"}


def test_a_file_that_may_not_be_written_is_still_read(tmp_path: Path) -> None:
    kept(tmp_path, {A: b"one"})
    with ParseCache(tmp_path, week=1) as cache:
        connection = cache._connection
        assert connection is not None
        connection.execute("PRAGMA query_only = ON")
        cache.keep(B, b"two")
        assert cache.find([A]) == {A: b"one"}
    assert found(tmp_path, A, B) == {A: b"one"}


@pytest.mark.parametrize("where", ["a file/below", "/proc/nowhere", "\0", "x" * 5000])
def test_a_folder_that_cannot_be_is_gone_without(tmp_path: Path, where: str) -> None:
    (tmp_path / "a file").write_text("x")
    kept(tmp_path / where, {A: b"one"})
    assert found(tmp_path / where, A) == {}


def test_a_full_disk_loses_only_what_is_new(tmp_path: Path) -> None:
    kept(tmp_path, {A: b"one"})
    with ParseCache(tmp_path, week=1) as cache:
        connection = cache._connection
        assert connection is not None
        connection.execute("PRAGMA max_page_count = 10")
        cache.keep(B, b"x" * 100_000)
    assert found(tmp_path, A, B) == {A: b"one"}


def test_what_was_used_longest_ago_makes_room(tmp_path: Path) -> None:
    kept(tmp_path, {A: b"a" * 50_000}, week=1)
    kept(tmp_path, {B: b"b" * 50_000}, week=2)
    assert set(found(tmp_path, A, week=3)) == {A}
    kept(tmp_path, {C: b"c" * 50_000}, week=3, most=140_000)
    assert set(found(tmp_path, A, B, C)) == {A, C}


def test_the_size_is_bounded(tmp_path: Path) -> None:
    for n in range(40):
        kept(tmp_path, {sha(str(n)): bytes(50_000)}, most=300_000)
    assert (tmp_path / FILE).stat().st_size < 500_000
