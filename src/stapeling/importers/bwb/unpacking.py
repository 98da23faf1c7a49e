"""Archives, unpacked without trusting them: every byte is counted, no name is used as a path.

What is taken out of an archive goes to numbered files in a folder of its own, so that a name in
the archive can never lead anywhere else. What cannot be imported is not taken out at all.
"""

from __future__ import annotations

import gzip
import lzma
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO, TYPE_CHECKING

from stapeling.importers.bwb.roots import HEAD, fault_of, kind_of_file
from stapeling.importers.failure import ImportFailure, Message
from stapeling.language import N_

if TYPE_CHECKING:
    from types import TracebackType

_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    lzma.LZMAError,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,  # a file in a zip that wants a password
    OSError,
)
_PIECE = 1024 * 1024
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may come out of an archive before it is refused."""

    one_file: int = 64 * _MIB
    """Bytes of one file: the largest text of a law is three megabytes, a history thirty."""
    in_all: int = 4096 * _MIB
    """Bytes of one archive: the whole statute book of 2012 is 707 megabytes."""
    ratio: int = 200
    """Bytes that come out for each byte that goes in; XML of laws gives ten to sixty."""
    files: int = 1_000_000
    free: int = 16 * _MIB
    """So much may come out whatever the ratio."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file that can be imported: where it lies now, and what to call it."""

    path: Path
    name: Path
    """As the user knows it: `subset.tar.xz/xml/BWBR0001840.xml` for a file in an archive."""
    kind: str


@dataclass(slots=True)
class Spool:
    """A folder for what is taken out of archives, gone when the import is done."""

    limits: Limits = field(default_factory=Limits)
    failures: list[ImportFailure] = field(default_factory=list)
    skipped: int = 0
    """Files of archives that are of no kind that is read."""
    _folder: Path = field(init=False)
    _count: int = 0

    def __enter__(self) -> Spool:
        self._folder = Path(tempfile.mkdtemp(prefix="stapeling-"))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)

    def unpack(self, path: Path, form: str) -> Iterator[Source]:
        """Give what can be imported in an archive; what is wrong with it goes to `failures`."""
        try:
            yield from _READERS[form](self, path)
        except ImportFailure as failure:
            self.failures.append(failure)
        except _BROKEN as error:
            template = N_("the archive is broken: {why}")
            self.failures.append(ImportFailure(path, None, Message(template, {"why": str(error)})))

    def take(self, stream: IO[bytes], name: Path) -> Source | None:
        """Put one file on the disk when it is of a kind that is read."""
        head = stream.read(HEAD)
        kind = kind_of_file(head)
        if kind is None and (fault := fault_of(head, name.name)):
            self.failures.append(ImportFailure(name, None, Message(fault, {})))
            return None
        if kind is None:
            self.skipped += 1
            return None
        self._count += 1
        path = self._folder / f"{self._count:07}.xml"
        size = len(head)
        with path.open("xb") as file:
            file.write(head)
            while piece := stream.read(_PIECE):
                size += len(piece)
                if size > self.limits.one_file:
                    break
                file.write(piece)
        if size > self.limits.one_file:
            path.unlink()
            values = {"limit": self.limits.one_file // _MIB}
            self.failures.append(
                ImportFailure(name, None, Message(N_("larger than {limit} MiB"), values))
            )
            return None
        return Source(path, name, kind)

    def refuses(self, archive: Path, name: str) -> bool:
        """Say whether a name in an archive leads out of it; then that is a failure."""
        windows = PureWindowsPath(name)
        parts = {*PurePosixPath(name).parts, *windows.parts}
        if not (".." in parts or name.startswith(("/", "\\")) or windows.drive):
            return False
        template = N_("'{name}' in this archive leads out of it: refused")
        self.failures.append(ImportFailure(archive, None, Message(template, {"name": name})))
        return True


class _Counted:
    """A stream out of an archive that stops when more comes out than an archive may hold."""

    def __init__(self, stream: IO[bytes], budget: _Budget) -> None:
        self._stream = stream
        self._budget = budget

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(_PIECE if size < 0 else size)
        self._budget.spend(len(data))
        return data


class _Budget:
    """How much has come out of one archive, against what may."""

    def __init__(self, archive: Path, limits: Limits) -> None:
        self._archive = archive
        self._spent = 0
        self._files = 0
        self._most = min(limits.in_all, max(limits.free, limits.ratio * archive.stat().st_size))
        self._most_files = limits.files

    def spend(self, size: int) -> None:
        self._spent += size
        if self._spent > self._most:
            values = {"limit": self._most // _MIB}
            template = N_("more than {limit} MiB comes out of this archive: refused")
            raise ImportFailure(self._archive, None, Message(template, values))

    def count_file(self) -> None:
        self._files += 1
        if self._files > self._most_files:
            values = {"limit": self._most_files}
            template = N_("more than {limit} files in this archive: refused")
            raise ImportFailure(self._archive, None, Message(template, values))


def archive_form(head: bytes) -> str | None:
    """Give the form of an archive by its first bytes: zip, xz, gz or tar."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"\xfd7zXZ\x00"):
        return "xz"
    if head.startswith(b"\x1f\x8b"):
        return "gz"
    return "tar" if head[257:262] == b"ustar" else None


def _from_zip(spool: Spool, path: Path) -> Iterator[Source]:
    budget = _Budget(path, spool.limits)
    with zipfile.ZipFile(path) as archive:
        for member in archive.infolist():
            budget.count_file()
            if member.is_dir() or spool.refuses(path, member.filename):
                continue
            with archive.open(member) as stream:
                found = spool.take(_Counted(stream, budget), path / member.filename)  # type: ignore[arg-type]
            if found is not None:
                yield found


def _from_stream(spool: Spool, path: Path) -> Iterator[Source]:
    """Read what is packed as one stream: a single file, or a tar."""
    with _opened(path) as stream:
        head = stream.read(512)
    budget = _Budget(path, spool.limits)
    with _opened(path) as stream:
        counted = _Counted(stream, budget)
        if archive_form(head) == "tar":
            yield from _from_tar(spool, path, counted, budget)
            return
        found = spool.take(counted, path)  # type: ignore[arg-type]
        if found is not None:
            yield found


def _from_tar(spool: Spool, path: Path, stream: _Counted, budget: _Budget) -> Iterator[Source]:
    with tarfile.open(fileobj=stream, mode="r|") as archive:  # type: ignore[call-overload]
        for member in archive:
            budget.count_file()
            # links and devices hold no text, and could stand for files elsewhere
            if not member.isfile() or spool.refuses(path, member.name):
                continue
            content = archive.extractfile(member)
            found = spool.take(content, path / member.name) if content is not None else None
            if found is not None:
                yield found


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    with path.open("rb") as file:
        form = archive_form(file.read(512))
        file.seek(0)
        if form == "xz":
            with lzma.open(file) as packed:
                yield packed
        elif form == "gz":
            with gzip.open(file) as packed_too:
                yield packed_too  # type: ignore[misc]
        else:
            yield file


_READERS = {"zip": _from_zip, "xz": _from_stream, "gz": _from_stream, "tar": _from_stream}
