"""Answers that were given before: the same question about the same files needs no new work.

What a report says depends on the files, the settings, what was asked and the code that answers,
and on nothing else: the measures know no clock, no environment and no files. The name of an answer
is a sum over all four, so that an answer is never out of date: after any change it has another
name, and the work is done. Answers lie in the parse cache, with all that keeps it sound.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import sys
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Any

from stapeling.loading import Loaded
from stapeling.loading.cache import ParseCache
from stapeling.loading.contents import Contents, contents_of
from stapeling.loading.means import chosen

MOST_BYTES = 1024 * 1024
"""A packed answer that is larger is not kept: others would have to go for it."""

PACKAGE = Path(__file__).parents[1]

Question = Mapping[str, object]
"""All that was asked, by name: whatever the answer depends on besides the corpus."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said: its warnings, and its result."""

    warnings: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to questions about what some paths hold."""

    folder: Path
    contents: Contents
    code: str
    """The sum over what answers, as it was before the work."""

    def find(self, question: Question) -> Answer | None:
        """Give what was said before; nothing when this was not asked, or it was thrown away."""
        name = self._name(question)
        with ParseCache(self.folder) as kept:
            return _unpacked(kept.find([name]).get(name))

    def keep(self, question: Question, loaded: Loaded, answer: Answer) -> None:
        """Keep an answer, if what was loaded is what the question was about."""
        read = (*loaded.files, *loaded.left_out)
        if not self.contents.were_read(read, loaded.settings) or code_sum() != self.code:
            return
        packed = zlib.compress(json.dumps(asdict(answer)).encode(), 1)
        if len(packed) <= MOST_BYTES:
            with ParseCache(self.folder) as kept:
                kept.keep(self._name(question), packed)

    def _name(self, question: Question) -> str:
        asked = json.dumps(question, sort_keys=True, default=dt.date.isoformat)
        return hashlib.sha256(f"{self.contents.sha256}\n{asked}\n{self.code}".encode()).hexdigest()


def answers_about(paths: Sequence[Path]) -> Answers | None:
    """Give the answers about a corpus; nothing without a cache to keep them in.

    Raises
    ------
    StapelingError
        When a path or a setting is wrong.
    """
    folder = chosen().cache
    if folder is None:
        return None
    contents = contents_of(paths)
    return Answers(folder, contents, code_sum()) if contents is not None else None


def _unpacked(packed: bytes | None) -> Answer | None:
    """Read a kept answer; nothing for bytes that nobody wrote."""
    if packed is None:
        return None
    try:
        found: Any = json.loads(zlib.decompress(packed))
        return Answer(tuple(map(str, found["warnings"])), str(found["text"]))
    except (zlib.error, ValueError, LookupError, TypeError):
        return None


def code_sum(package: Path = PACKAGE) -> str:
    """Give a sum over what answers: every file of this package, Python, and what it stands on.

    The code itself, because it changes between two versions, under who works on it. What stands
    there now and not what was imported: who saves code while it runs gets no answer kept.
    """
    read = hashlib.sha256(sys.version.encode())
    for file in sorted(package.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            read.update(f"\n{file.relative_to(package)}\n".encode())
            read.update(file.read_bytes())
    for name in _libraries():
        read.update(f"\n{name} {_version(name)}".encode())
    return read.hexdigest()


def _libraries() -> list[str]:
    """Give the names of all libraries that the package asks for, its extras too."""
    try:
        asked = requires("stapeling") or []
    except PackageNotFoundError:
        asked = []
    return sorted({found[0] for line in asked if (found := re.match(r"[\w.-]+", line))})


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
