"""What was fetched, kept under its hash; and what each address gave when it was last asked."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

from stapeling.files import write_whole
from stapeling.importers.fetching.asking import Marks

_HASH = re.compile(r"[0-9a-f]{128}")


def hash_of(content: bytes) -> str:
    """Give the hash under which content is kept: the one that manifests state."""
    return hashlib.sha512(content).hexdigest()


def is_hash(text: str) -> bool:
    """Whether this is a hash, and so can be part of a path."""
    return _HASH.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Known:
    """What an address gave."""

    hash: str
    marks: Marks
    asked: dt.datetime

    def is_fresh(self, now: dt.datetime, lasting: dt.timedelta) -> bool:
        """Whether it was asked so shortly ago that it need not be asked again."""
        return now - lasting < self.asked <= now


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder with files by hash; what is wrong with it is as if it were not there."""

    folder: Path

    def find(self, hash_: str, name: str) -> Path | None:
        """Give the file with a hash, if it is there and still has that hash."""
        path = self._path(hash_, name)
        try:
            return path if hash_of(path.read_bytes()) == hash_ else None
        except OSError:
            return None

    def keep(self, content: bytes, name: str) -> Path:
        """Put content under its hash."""
        path = self._path(hash_of(content), name)
        write_whole(path, content, lasting=False)
        return path

    def known(self, url: str) -> Known | None:
        """Give what an address gave when it was last asked."""
        try:
            found = json.loads(self._note(url).read_text(encoding="utf-8"))
            asked = dt.datetime.fromisoformat(found["asked"]).astimezone(dt.UTC)
            marks = Marks(found["etag"], found["last_modified"])
            usable = found["address"] == url and is_hash(found["sha512"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        texts = (None, marks.etag, marks.modified)
        usable = usable and all(isinstance(text, str | None) for text in texts)
        return Known(found["sha512"], marks, asked) if usable else None

    def note(self, url: str, known: Known) -> None:
        """Note what an address gave."""
        facts = {
            "address": url,
            "sha512": known.hash,
            "etag": known.marks.etag,
            "last_modified": known.marks.modified,
            "asked": known.asked.isoformat(),
        }
        write_whole(self._note(url), json.dumps(facts, indent=1) + "\n", lasting=False)

    def _path(self, hash_: str, name: str) -> Path:
        return self.folder / "files" / hash_[:2] / hash_ / name

    def _note(self, url: str) -> Path:
        return self.folder / "addresses" / f"{hashlib.sha256(url.encode()).hexdigest()}.json"
