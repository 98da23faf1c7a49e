"""Files are written whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from stapeling.errors import StapelingError


class FileNotWrittenError(StapelingError):
    """A file could not be written; what stood there before is untouched."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


def write_whole(path: Path, text: str, *, lasting: bool = True) -> None:
    """Put `text` in `path` as UTF-8, or leave `path` as it was.

    Parameters
    ----------
    path : Path
        The file; its folder is made when it is not there. A link keeps pointing at its file.
    text : str
        All of the new content.
    lasting : bool
        Wait until it is on the disk, so that it outlives a power cut as well. For thousands of
        files that can be made again, that takes longer than making them.

    Raises
    ------
    FileNotWrittenError
        When the folder or the file cannot be written.
    """
    write_all_whole({path: text}, lasting=lasting)


def write_all_whole(texts: Mapping[Path, str], *, lasting: bool = True) -> None:
    """Write several files; none is put in place before all of them are on the disk.

    Parameters
    ----------
    texts : mapping of Path to str
        The content of each file.
    lasting : bool
        Wait until they are on the disk.

    Raises
    ------
    FileNotWrittenError
        When one of them cannot be written.
    """
    beside: dict[Path, Path] = {}
    path = Path()
    try:
        for path, text in texts.items():
            beside[path] = _write_beside(path.resolve(), text, lasting)
        for path in list(beside):
            beside[path].replace(path.resolve())
            del beside[path]
    except OSError as error:
        raise FileNotWrittenError(path, error.strerror or str(error)) from error
    finally:
        for left in beside.values():
            left.unlink(missing_ok=True)


def _write_beside(path: Path, text: str, lasting: bool) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, beside)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside
