"""Formats and files: what a command writes where."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from stapeling.cli.console import say
from stapeling.errors import StapelingError
from stapeling.files import write_all_whole
from stapeling.progress import counted

Format = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Formats:
    """The formats that a result can be had in; each is only made when it is asked for."""

    texts: Mapping[str, Format]
    """Those that can be read on a terminal."""
    files: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    """Those that only go to a file."""
    folders: Mapping[str, Callable[[], Mapping[str, bytes]]] = field(default_factory=dict)
    """Those that are several files, by name, in a folder."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all formats."""
        return (*self.texts, *self.files, *self.folders)

    def text(self, name: str) -> str:
        """Make a format for a terminal.

        Raises
        ------
        StapelingError
            When there is no such format, or it only goes to a file.
        """
        self.refuse_others(name)
        return self.texts[name]()

    def refuse_others(self, name: str) -> None:
        """Refuse what is no format for a terminal."""
        if name in self.names and name not in self.texts:
            raise StapelingError(f"--format: {name} goes to a file: --output {name}=FILE")
        _known(name, tuple(self.texts), "--format")

    def made(self, name: str, path: Path) -> dict[Path, str | bytes]:
        """Make a format, as files by their paths."""
        if name in self.folders:
            return {path / file: data for file, data in self.folders[name]().items()}
        return {path: self.texts[name]() if name in self.texts else self.files[name]()}


def write_results(
    formats: Mapping[str, Format] | Formats, shown: str, outputs: Sequence[str]
) -> None:
    """Write a result to stdout in one format, and to files in others: all of them or none."""
    known = formats if isinstance(formats, Formats) else Formats(formats)
    wanted = [_divided(text, known) for text in outputs]
    known.refuse_others(shown)
    files: dict[Path, str | bytes] = {}
    for name, path in counted("write", wanted):
        for file, content in known.made(name, path).items():
            if file in files:
                raise StapelingError("--output: the same file is named twice")
            files[file] = content
    write_all_whole(files)
    say(known.text(shown), drawn=shown == "text")


def _divided(text: str, formats: Formats) -> tuple[str, Path]:
    """Read what is to be written where, and refuse a place where it cannot be."""
    name, equals, file = text.partition("=")
    if not equals or not file:
        raise StapelingError(f"--output: '{text}' is not of the form FORMAT=FILE")
    _known(name, formats.names, "--output")
    path = Path(file)
    if name in formats.folders and path.is_file():
        raise StapelingError(f"--output: '{file}' is a file; {name} needs a folder")
    if name not in formats.folders and path.is_dir():
        raise StapelingError(f"--output: '{file}' is a folder")
    if not path.absolute().parent.is_dir():
        raise StapelingError(f"--output: there is no folder {path.parent}")
    return name, path


def _known(name: str, names: Sequence[str], option: str) -> None:
    if name not in names:
        raise StapelingError(f"{option}: '{name}' is not one of {', '.join(names)}")
