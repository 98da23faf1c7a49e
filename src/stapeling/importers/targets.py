"""Where an import goes: a new file, or the one that already speaks of the law."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from stapeling.importers.comments import comments_of, header_of, with_comments
from stapeling.importers.document import Document, Extract, rows, text_of
from stapeling.importers.failure import ImportFailure, Message
from stapeling.importers.reader import read_document
from stapeling.importers.reimport import find_law
from stapeling.importers.sources import read_bytes
from stapeling.importers.writer import write_document
from stapeling.language import N_


@dataclass(frozen=True, slots=True)
class Target:
    """A file to write, and what stands in it now."""

    path: Path
    text: str = ""
    document: Document | None = None
    """None when there is no such file yet."""

    def text_with(self, document: Document) -> str:
        """Give the new text of the file: with its comments, as far as they can be placed.

        A file in which nothing changes keeps its own layout as well.
        """
        if document == self.document:
            return self.text
        bare = write_document(document)
        header = header_of(self.text)
        full = header + with_comments(bare, comments_of(self.text)) if self.text else bare
        # a comment must never change what the file says
        return full if read_document(full, self.path) == document else header + bare


def target_of(extract: Extract, folder: Path, wished: str | None) -> Target:
    """Find the file in `folder` that holds the law of an extract, or name a new one.

    A law is known by its BWB number, so that a file and a law that a person gave other names
    are found again.

    Raises
    ------
    ImportFailure
        When several files hold the law, when the file cannot be read, or when the id is that of
        another law or not the one that was wished for.
    """
    if folder.exists() and not folder.is_dir():
        raise ImportFailure(folder, None, Message(N_("is not a folder")))
    holding = [found for path in _candidates(extract, folder) if (found := _held(path, extract))]
    if len(holding) > 1:
        values = {"bwb_id": extract.bwb_id, "other": holding[1].path}
        template = N_("{bwb_id} stands here and in {other}")
        raise ImportFailure(holding[0].path, None, Message(template, values))
    target = holding[0] if holding else _named(extract, folder)
    _refuse_other_law(target, extract, wished)
    return target


def _candidates(extract: Extract, folder: Path) -> Iterable[Path]:
    paths = sorted([*folder.glob("*.yaml"), *folder.glob("*.yml")])
    return (path for path in paths if extract.bwb_id.encode() in read_bytes(path))


def _held(path: Path, extract: Extract) -> Target | None:
    target = _read(path)
    laws = rows(target.document or {}, "laws")
    return target if any(text_of(law, "bwb_id") == extract.bwb_id for law in laws) else None


def _named(extract: Extract, folder: Path) -> Target:
    return read_target(folder / f"{extract.law_id}.yaml")


def read_target(path: Path) -> Target:
    """Read what stands in a file that an import is to write, if it is there."""
    return _read(path) if path.exists() else Target(path)


def _read(path: Path) -> Target:
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = Message(N_("not UTF-8 text: {why}"), {"why": error.reason})
        raise ImportFailure(path, None, message) from None
    document = read_document(text, path)
    for name, value in document.items():
        if isinstance(value, list) and not all(isinstance(row, dict) for row in value):
            values = {"name": name}
            raise ImportFailure(path, None, Message(N_("{name}: expected mappings"), values))
    return Target(path, text, document)


def _refuse_other_law(target: Target, extract: Extract, wished: str | None) -> None:
    law = find_law(target.document or {}, extract)
    if law is None:
        return
    number, identity = text_of(law, "bwb_id"), text_of(law, "id")
    if number not in (None, extract.bwb_id):
        values = {"id": identity, "number": number, "bwb_id": extract.bwb_id}
        template = N_("{id} is {number} here, not {bwb_id}: give the law another id")
        raise ImportFailure(target.path, None, Message(template, values))
    if wished not in (None, identity):
        values = {"id": identity, "wished": wished, "bwb_id": extract.bwb_id}
        template = N_("{bwb_id} is called {id} here, not {wished}: rename it here first")
        raise ImportFailure(target.path, None, Message(template, values))
