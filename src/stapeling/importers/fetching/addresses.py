"""Where files lie in the repository, and the numbers by which they are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from stapeling.errors import StapelingError
from stapeling.importers.failure import ImportFailure, ImportFailures, Message
from stapeling.language import N_

OFFICIAL = "https://repository.officiele-overheidspublicaties.nl"
"""The repository of the state."""
_NUMBER = re.compile(r"BWB[RVW][0-9]{7}")
_FOLDER = "bwb"
_NO_NUMBER = N_("'{word}' is no BWB number: expected BWB, then R, V or W, then seven digits")


@dataclass(frozen=True, slots=True)
class Address:
    """A file of the repository: where it lies, and what to call it in messages.

    >>> Address("http://localhost/bwb", "BWBR0018451", "manifest.xml").url
    'http://localhost/bwb/BWBR0018451/manifest.xml'
    """

    root: str
    number: str
    rest: str

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.root}/{self.number}/{self.rest}"

    @property
    def name(self) -> Path:
        """What a user is told it is."""
        return Path(self.number) / self.rest

    @property
    def file_name(self) -> str:
        """The last part, with the number of the regulation where it does not have that itself."""
        last = self.rest.rpartition("/")[2]
        return last if last.startswith(self.number) else f"{self.number}-{last}"


def root_of_repository(base: str) -> str:
    """Give the folder of all regulations in a repository, with or without it in the address.

    >>> root_of_repository("https://example.org/"), root_of_repository("http://localhost:8000/bwb")
    ('https://example.org/bwb', 'http://localhost:8000/bwb')
    """
    try:
        parts = urlsplit(base)
        usable = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        usable = False
    if not usable or parts.scheme not in ("http", "https") or parts.query or parts.fragment:
        raise StapelingError(f"--base-url: '{base}' is no address that begins with http(s)://")
    root = base.rstrip("/")
    return root if root.endswith(f"/{_FOLDER}") else f"{root}/{_FOLDER}"


def numbers_of(words: Iterable[str]) -> list[str]:
    """Check numbers that were given by themselves.

    Raises
    ------
    StapelingError
        When one of them is no BWB number.
    """
    found = list(words)
    for word in found:
        if not _NUMBER.fullmatch(word):
            raise StapelingError("--fetch: " + _NO_NUMBER.format(word=word))
    return found


def numbers_in(path: Path) -> list[str]:
    """Read a list: a number a line; what follows a # is left out.

    Raises
    ------
    ImportFailures
        When the file cannot be read, or for every line that is no BWB number.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        failure = ImportFailure(path, None, Message(N_("cannot be read: {why}"), {"why": why}))
        raise ImportFailures([failure]) from None
    words = [line.partition("#")[0].strip() for line in lines]
    failures = [
        ImportFailure(path, place, Message(_NO_NUMBER, {"word": word}))
        for place, word in enumerate(words, 1)
        if word and not _NUMBER.fullmatch(word)
    ]
    if failures:
        raise ImportFailures(failures)
    return [word for word in words if word]


def once_each(numbers: Sequence[str]) -> list[str]:
    """Give every number once, in the order in which they were asked for."""
    return list(dict.fromkeys(numbers))
