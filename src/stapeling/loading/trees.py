"""Trees: the files of a commit, read as those of a folder would be."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from stapeling.errors import StapelingError
from stapeling.loading.places import ENDINGS
from stapeling.loading.texts import RawDocument, read_data
from stapeling.settings import FILE, PYPROJECT, Settings, settings_in


class Tree(Protocol):
    """Files by name, with slashes, from the top of a repository."""

    @property
    def label(self) -> str:
        """What names of files begin with where they are shown, `HEAD~1:`."""

    @property
    def names(self) -> Collection[str]:
        """The names of all files."""

    def read(self, names: Iterable[str]) -> Mapping[str, bytes]:
        """Read several files at once."""


class TreeShelf:
    """The files of a tree, with the corpora among them."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._data: dict[str, bytes] = {}
        self._folders = {"", *(folder for name in tree.names for folder in _above(name))}
        self._known: dict[str, Settings | None] = {}

    def shown(self, name: str) -> str:
        """Give the name of a file as the user sees it."""
        return f"{self.tree.label}{name}"

    def beside(self, file: str, base: str) -> str | None:
        """Give the name of what a path in a file leads to; nothing when nothing is there."""
        name = _normal(posixpath.join(posixpath.dirname(file), base))
        return name if name in self._folders or name in self.tree.names else None

    def is_file(self, name: str) -> bool:
        """Whether a name means a file."""
        return name in self.tree.names

    def read(self, name: str) -> RawDocument:
        """Read a file as plain values."""
        return read_data(self.taken(name), self.shown(name))

    def taken(self, name: str) -> bytes:
        """Give what stands in a file, and let go of it."""
        self._fetch([name])
        return self._data.pop(name)

    def corpus(self, folder: str) -> Sequence[str]:
        """Give the files of the corpus that a folder belongs to."""
        return self.places(folder)[0]

    def places(self, path: str) -> tuple[list[str], list[str]]:
        """Give the files of the corpus that a path belongs to, and those that it selects."""
        if path not in self._folders and not self.is_file(path):
            raise StapelingError(f"{self.shown(path)}: no such file or folder")
        root = self.root(path)
        own = [path] if self.is_file(path) else self._below(path, ("**/*",))
        files = own if root is None else self._below(root, self.settings(path).include)
        included = set(files)
        chosen = [name for name in own if name in included]
        if not chosen:
            what = "file of the corpus around it" if self.is_file(path) else "file of a corpus"
            raise StapelingError(f"{self.shown(path)}: no YAML {what}")
        self._fetch(files)
        return files, chosen

    def root(self, path: str) -> str | None:
        """Give the folder at or above a path that marks a corpus root."""
        folders = ([] if self.is_file(path) else [path]) + _above(path)
        return next((name for name in folders if self._settings_at(name) is not None), None)

    def settings(self, name: str) -> Settings:
        """Give the settings of the corpus that a path belongs to."""
        root = self.root(name)
        found = self._settings_at(root) if root is not None else None
        return found or Settings()

    def _settings_at(self, folder: str) -> Settings | None:
        if folder not in self._known:
            files = (posixpath.join(folder, name) for name in (FILE, PYPROJECT))
            found = (self._settings_in(file) for file in files if self.is_file(file))
            self._known[folder] = next((row for row in found if row is not None), None)
        return self._known[folder]

    def _settings_in(self, file: str) -> Settings | None:
        self._fetch([file])
        return settings_in(self._data[file], self.shown(file))

    def _below(self, folder: str, patterns: Sequence[str]) -> list[str]:
        """Give the YAML below a folder that a pattern fits, hidden files and folders left out."""
        prefix, fits = f"{folder}/" if folder else "", [_pattern(text) for text in patterns]
        names = (name for name in self.tree.names if name.startswith(prefix))
        return sorted(
            name
            for name in names
            if name.endswith(ENDINGS)
            and not any(part.startswith(".") for part in name[len(prefix) :].split("/"))
            and any(fit.fullmatch(name[len(prefix) :]) for fit in fits)
        )

    def _fetch(self, names: Iterable[str]) -> None:
        wanted = [name for name in names if name not in self._data]
        if wanted:
            self._data.update(self.tree.read(wanted))


def _above(name: str) -> list[str]:
    """Give the folders that hold a name, the nearest first.

    >>> _above("data/laws/a.yaml")
    ['data/laws', 'data', '']
    """
    found = []
    while name:
        name = posixpath.dirname(name)
        found.append(name)
    return found


def _normal(name: str) -> str:
    name = posixpath.normpath(name)
    return "" if name == "." else name


def _pattern(text: str) -> re.Pattern[str]:
    """Read a pattern of `include`; `**` is any number of folders.

    >>> [bool(_pattern("**/*.yaml").fullmatch(name)) for name in ("a.yaml", "b/c.yaml", "a.yml")]
    [True, True, False]
    """
    written = ""
    for part in re.split(r"(\*\*/|\*|\?)", text):
        special = {"**/": "(?:[^/]+/)*", "*": "[^/]*", "?": "[^/]"}
        written += special.get(part, re.escape(part))
    return re.compile(written)
