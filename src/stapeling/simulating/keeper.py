"""When what was drawn is put in a file, and in which; a file of another run is left alone."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from stapeling.errors import StapelingError
from stapeling.files import FileNotWrittenError, write_whole

DEFAULT_FILE = Path("stapeling-simulate.npz")
"""Where a run that is stopped leaves what it has, when no other file was named."""
KEEP_SECONDS = 60.0


def try_to_write(file: Path) -> None:
    """Refuse a file that could not be written when all is drawn; nothing in it changes.

    Raises
    ------
    StapelingError
        When it is no file, or when its folder is not there or cannot be written.
    """
    folder = file.resolve().parent
    if not folder.is_dir():
        raise StapelingError(f"--checkpoint: there is no folder {file.parent}")
    if file.exists() and not file.is_file():
        raise StapelingError(f"--checkpoint: {file} is no file")
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=f".{file.name}.", suffix=".part"):
            pass
    except OSError as error:
        raise StapelingError(f"--checkpoint: {file}: {error.strerror}") from None


class Keeper:
    """Keeps what was drawn: once in a while and at the end when asked, and always when stopped."""

    def __init__(
        self, checkpoint: Path | None, resumed: Path | None, data: Callable[[], bytes]
    ) -> None:
        self.checkpoint, self.resumed, self.data = checkpoint, resumed, data
        self.failed: str | None = None
        """Why it could not be kept the last time."""
        self._kept_at = time.monotonic()

    def once_in_a_while(self) -> None:
        """Keep what there is, when it was asked and the last time is a while ago."""
        if time.monotonic() - self._kept_at > KEEP_SECONDS:
            self.at_the_end()

    def at_the_end(self) -> None:
        """Keep what there is, when it was asked; that it cannot be kept does not end the run."""
        if self.checkpoint is None:
            return
        try:
            write_whole(self.checkpoint, self.data())
            self.failed = None
        except FileNotWrittenError as error:
            self.failed = str(error)
        self._kept_at = time.monotonic()

    def left(self) -> Path:
        """Keep what there is now, and say where.

        Raises
        ------
        FileNotWrittenError
            When it cannot be kept.
        """
        file = self.checkpoint or self.resumed or _unused(DEFAULT_FILE)
        write_whole(file, self.data())
        return file


def _unused(file: Path) -> Path:
    """Give the name of a file, numbered where an earlier run left one of that name."""
    return next(path for path in _numbered(file) if not path.exists() and not path.is_symlink())


def _numbered(file: Path) -> Iterator[Path]:
    yield file
    for number in count(2):
        yield file.with_stem(f"{file.stem}-{number}")
