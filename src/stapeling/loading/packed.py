"""Files to packed documents, the form in which they are kept and sent."""

from __future__ import annotations

import hashlib

from stapeling.loading.scenarios import is_scenario
from stapeling.loading.texts import bytes_of, read_data, validate
from stapeling.model.document import Document
from stapeling.model.packing import packed

SCENARIO = b""
"""Stands for a scenario, which is no part of the corpus that it lies in."""


def packed_file(source: str | bytes) -> tuple[str, bytes | None]:
    """Give the sha256 of a file, of which the path or the text is given, and its packed document.

    There is no document when something is wrong; what, is then found by who knows the name that
    the user knows the file by, and in one place.
    """
    data = bytes_of(source, "") if isinstance(source, str) else source
    if not isinstance(data, bytes):
        return "", None
    sha256 = hashlib.sha256(data).hexdigest()
    raw = read_data(data, "", sha256)
    if is_scenario(raw):
        return sha256, SCENARIO
    document, _ = validate(raw)
    return sha256, None if document is None else packed_document(document)


def packed_document(document: Document) -> bytes | None:
    """Give a document as bytes; nothing for text that no encoding takes."""
    try:
        return packed(document)
    except (ValueError, OverflowError):
        return None
