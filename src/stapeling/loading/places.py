"""Paths of the user to files: the corpus that they belong to and what they select of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from stapeling.errors import StapelingError
from stapeling.loading.texts import RawDocument, read_file
from stapeling.settings import Settings, find_root, read_settings

ENDINGS = (".yaml", ".yml")
"""What the names of files of a corpus end in."""


@dataclass(frozen=True, slots=True)
class Places:
    """The files of a corpus, and those of them that the user named."""

    root: Path | None
    files: tuple[str, ...]
    selected: tuple[str, ...]
    named: tuple[Path, ...]


def find_places(paths: Sequence[Path]) -> Places:
    """Find the corpus root of the paths and all files of the corpus, sorted."""
    named = tuple(paths) or (_default(),)
    for path in named:
        if not path.exists():
            raise StapelingError(f"{path}: no such file or folder")
    roots = {find_root(path) for path in named}
    if len(roots) > 1:
        names = ", ".join(sorted(str(root or "none") for root in roots))
        raise StapelingError(f"the paths belong to different corpora: {names}")
    root = roots.pop()
    own = [file for path in named for file in _files_in(path)]
    files = _included(root) if root is not None else _unique(own)
    selected = _selected(files, own) if root is not None else files
    if not selected and not any(path.is_file() for path in named):
        listed = ", ".join(map(str, named))
        raise StapelingError(f"{listed}: no YAML file of a corpus lies here")
    return Places(root, tuple(files), tuple(selected), named)


class Disk:
    """The files on the disk, by their whole path."""

    def beside(self, file: str, base: str) -> str | None:
        """Give the path of what a path in a file leads to; nothing when nothing is there."""
        path = (Path(file).parent / base).resolve()
        return str(path) if path.exists() else None

    def is_file(self, name: str) -> bool:
        """Whether a path leads to a file."""
        return Path(name).is_file()

    def read(self, name: str) -> RawDocument:
        """Read a file as plain values."""
        return read_file(name, shown(name))

    def corpus(self, folder: str) -> Sequence[str]:
        """Give the files of the corpus that a folder belongs to."""
        return find_places([Path(folder)]).files

    def settings(self, name: str) -> Settings:
        """Give the settings of the corpus that a path belongs to."""
        return read_settings(find_root(Path(name)))


def refuse_strays(places: Places) -> None:
    """Refuse a file that the user named and that is no part of the corpus around it."""
    files = [path for path in places.named if path.is_file()]
    known = {os.path.realpath(file) for file in places.selected} if files else set()
    for path in files:
        if os.path.realpath(path) not in known:
            raise StapelingError(f"{path}: no YAML file of the corpus at {places.root}")


def _selected(files: list[str], own: list[str]) -> list[str]:
    """Give the files of the corpus that the user named, by whatever path."""
    if [os.path.abspath(f) for f in files] == [os.path.abspath(f) for f in own]:  # noqa: PTH100
        return files  # the usual case, without asking the file system about every link
    inside = {os.path.realpath(file) for file in own}
    return [file for file in files if os.path.realpath(file) in inside]


def shown(path: Path | str) -> str:
    """Give a file's name as the user sees it: from the current folder where it lies below."""
    return all_shown([str(path)])[str(path)]


def all_shown(paths: Iterable[str]) -> dict[str, str]:
    """Give the names of files as the user sees them."""
    here = os.getcwd() + os.sep  # noqa: PTH109 - text, as in `_files_in`
    return {path: os.path.normpath(path).removeprefix(here) for path in paths}


def _default() -> Path:
    here = Path()
    root = find_root(here)
    if root is not None:
        return root
    return here / "data" if (here / "data").is_dir() else here


def _files_in(path: Path) -> list[str]:
    """Give the YAML files below a folder, as text: paths as objects cost more than parsing."""
    if path.is_file():
        return [str(path)]
    found = []
    for folder, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            os.path.join(folder, name)  # noqa: PTH118
            for name in names
            if name.endswith(ENDINGS) and not name.startswith(".")
        ]
    return sorted(found)


def _included(root: Path) -> list[str]:
    """Give the files of a corpus: all YAML below the root that a pattern includes."""
    patterns = read_settings(root).include
    files = _files_in(root)
    if set(patterns) & {"**/*.yaml", "**/*"}:
        return files
    chosen = {str(file) for pattern in patterns for file in root.glob(pattern)}
    return [file for file in files if file in chosen]


def _unique(files: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(files))
