"""The parse cache: what files were read as, by their content, in one SQLite file.

The name of a row is the sha256 of the text together with what read it, so that a row is never
out of date: another text, or another reader, has another name. Times of files are not looked at.
A cache is a help and no more: whatever is wrong with it, the files are read instead.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

import pydantic
import yaml

from stapeling import __version__
from stapeling.model.packing import FORMAT

FILE = "parsed-1.sqlite"
"""The name of the file; its number is that of the table in it."""
MOST_BYTES = 512 * 1024 * 1024
"""A larger cache loses what was used longest ago: a statute book takes some 80 MB."""
PATIENCE = 1.0
"""For so many seconds another program that holds the file is waited for."""

_APPLICATION = 0x73746170  # `stap`, by which SQLite and `file` know whose file it is
_BROKEN = frozenset({sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_TABLE = """
CREATE TABLE IF NOT EXISTS parsed (
    key BLOB PRIMARY KEY, checksum BLOB NOT NULL, week INTEGER NOT NULL, data BLOB NOT NULL
)
"""
_AT_ONCE = 500
"""So many names in one question: older SQLite takes 999."""
_WAITING = 4000
"""So many rows wait in memory before they are written."""
_WEEK = 7 * 24 * 3600


class ParseCache:
    """The rows of one folder; without a folder, or when the file cannot be used, there are none.

    Parameters
    ----------
    folder : Path or None
        Where the file lies, or is made.
    most : int
        How many bytes may be kept.
    week : int or None
        The number of this week, by which rows are known that were not used for long.
    """

    def __init__(
        self, folder: Path | None, most: int = MOST_BYTES, week: int | None = None
    ) -> None:
        self._path = folder / FILE if folder is not None else None
        self._most = most
        self._week = int(time.time() // _WEEK) if week is None else week
        self._waiting: dict[bytes, bytes] = {}
        self._seen: list[bytes] = []
        self._connection: sqlite3.Connection | None = None
        if not self._guarded(self._open):
            self._guarded(self._open)  # what was broken is thrown away, and made anew

    def __enter__(self) -> ParseCache:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._guarded(self._write)
        self._close()

    @property
    def keeps(self) -> bool:
        """Whether it is of any use to give it rows."""
        return self._connection is not None

    def find(self, texts: Sequence[str]) -> dict[str, bytes]:
        """Give the rows of texts, of which the sha256 is given, as far as they are known."""
        found: dict[str, bytes] = {}
        if self._connection is not None:
            names = {_name(text): text for text in texts}
            self._guarded(lambda: found.update(self._found(names)))
        return found

    def keep(self, text: str, data: bytes) -> None:
        """Keep a row; it is written with others, at the latest when the cache is closed."""
        if self._connection is None:
            return
        self._waiting[_name(text)] = data
        if len(self._waiting) >= _WAITING:
            self._guarded(self._write)

    def _open(self) -> None:
        if self._path is None:
            return
        with contextlib.suppress(OSError):  # a folder that is there but read-only still helps
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None)
        self._connection = connection
        if self._value("PRAGMA application_id") != _APPLICATION:
            if self._value("SELECT count(*) FROM sqlite_master"):
                self._close()  # of another program: not ours to change
                return
            self._make(connection)
        connection.execute("PRAGMA synchronous = OFF")  # what a power cut breaks is made again

    def _make(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(_TABLE)
        connection.execute("COMMIT")

    def _found(self, names: dict[bytes, str]) -> Iterator[tuple[str, bytes]]:
        for part in _parts(list(names)):
            marks = ",".join("?" * len(part))
            question = f"SELECT key, checksum, week, data FROM parsed WHERE key IN ({marks})"  # noqa: S608
            for key, checksum, week, data in self._rows(question, part):
                whole = isinstance(data, bytes) and isinstance(week, int)
                if not whole or checksum != _checksum(key, data):
                    continue  # damaged: it is read again, and replaced
                if week < self._week:
                    self._seen.append(key)
                yield names[key], data

    def _write(self) -> None:
        """Write what waits, and that old rows were used; then make room."""
        connection = self._connection
        if connection is None or not (self._waiting or self._seen):
            return
        rows = [(k, _checksum(k, data), self._week, data) for k, data in self._waiting.items()]
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT OR REPLACE INTO parsed VALUES (?, ?, ?, ?)", rows)
        for part in _parts(self._seen):
            marks = ",".join("?" * len(part))
            update = f"UPDATE parsed SET week = {self._week} WHERE key IN ({marks})"  # noqa: S608
            connection.execute(update, part)
        self._make_room()
        connection.execute("COMMIT")
        self._waiting, self._seen = {}, []

    def _make_room(self) -> None:
        """Throw away what was used longest ago, of that what was written first."""
        pages = self._value("PRAGMA page_count") - self._value("PRAGMA freelist_count")
        excess = pages * self._value("PRAGMA page_size") - self._most
        if excess <= 0:
            return
        for row, size in self._rows("SELECT rowid, length(data) FROM parsed ORDER BY week, rowid"):
            if excess <= 0:
                break
            self._rows("DELETE FROM parsed WHERE rowid = ?", [row])
            excess -= size

    def _rows(self, question: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        connection = self._connection
        return [] if connection is None else connection.execute(question, values).fetchall()

    def _value(self, question: str) -> int:
        value = self._rows(question)[0][0]
        return value if isinstance(value, int) else 0

    def _guarded(self, work: Callable[[], None]) -> bool:
        """Do some work on the file, and go without it from here on when that fails.

        What is broken is thrown away; then the answer is no.
        """
        try:
            work()
        except (sqlite3.Error, OSError, ValueError) as error:
            self._close()
            if self._path is None or not _is_broken(error):
                return True
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
            return False
        return True

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.close()


def _is_broken(error: Exception) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _BROKEN


def _parts(names: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(names), _AT_ONCE):
        yield names[start : start + _AT_ONCE]


def _name(text: str) -> bytes:
    """Give the name of the row of a text, of which the sha256 is given."""
    return hashlib.sha256(_reader() + bytes.fromhex(text)).digest()


def _checksum(key: bytes, data: bytes) -> bytes:
    return hashlib.blake2b(data, key=key, digest_size=16).digest()


@cache
def _reader() -> bytes:
    """Give what reads a file, as bytes: the format, the versions, and the code itself.

    The code too, because it changes between two versions, under who works on it.
    """
    versions = f"{FORMAT} {__version__} {pydantic.VERSION} {yaml.__version__}"
    read = hashlib.sha256(versions.encode())
    package = Path(__file__).parents[1]
    for name in ("findings.py", "model/*.py", "loading/*.py"):
        for file in sorted(package.glob(name)):
            read.update(file.read_bytes())
    return read.digest()
