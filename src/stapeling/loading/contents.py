"""What a corpus would be read from: its files with the sums of what stands in them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from stapeling.loading.places import find_places, refuse_strays, shown
from stapeling.loading.texts import SourceFile, bytes_of
from stapeling.settings import Settings, read_settings


@dataclass(frozen=True, slots=True)
class Contents:
    """What `load` would read for some paths, which is all that a corpus depends on."""

    files: tuple[SourceFile, ...]
    """Every file of the corpus, scenarios in its folder too, in the order of the paths."""
    selected: tuple[str, ...]
    settings: Settings

    @property
    def sha256(self) -> str:
        """The sum over all of it: another name, text, selection or setting gives another."""
        told = ([(file.name, file.sha256) for file in self.files], self.selected, self.settings)
        return hashlib.sha256(repr(told).encode("utf-8", "backslashreplace")).hexdigest()

    def were_read(self, read: Iterable[SourceFile], settings: Settings) -> bool:
        """Whether this is exactly what was read, scenarios too: files may change in between."""
        return settings == self.settings and Counter(read) == Counter(self.files)


def contents_of(paths: Sequence[Path]) -> Contents | None:
    """Give what a corpus would be read from; nothing for a single file, or when one is unreadable.

    A single file may be a scenario, which is laid on files elsewhere.

    Raises
    ------
    StapelingError
        When a path or a setting is wrong, as `load` does.
    """
    places = find_places(paths)
    if len(places.named) == 1 and places.named[0].is_file():
        return None
    refuse_strays(places)
    files = [_summed(path, shown(path)) for path in places.files]
    known = tuple(file for file in files if file is not None)
    if len(known) < len(files):
        return None
    selected = tuple(map(shown, places.selected))
    return Contents(known, selected, read_settings(places.root))


def _summed(path: str, name: str) -> SourceFile | None:
    data = bytes_of(path, name)
    return SourceFile(name, hashlib.sha256(data).hexdigest()) if isinstance(data, bytes) else None
