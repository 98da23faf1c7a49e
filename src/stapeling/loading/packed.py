"""Texts to packed documents: the form in which they are kept and sent."""

from __future__ import annotations

from stapeling.loading.scenarios import is_scenario
from stapeling.loading.texts import read_data, validate
from stapeling.model.document import Document
from stapeling.model.packing import packed

SCENARIO = b""
"""Stands for a scenario, which is no part of the corpus that it lies in."""


def packed_text(data: bytes) -> bytes | None:
    """Give a text as a packed document; nothing when something is wrong with it.

    What is wrong is then found by who knows the name of the file, and in one place.
    """
    raw = read_data(data, "")
    if is_scenario(raw):
        return SCENARIO
    document, _ = validate(raw)
    return None if document is None else packed_document(document)


def packed_document(document: Document) -> bytes | None:
    """Give a document as bytes; nothing for text that no encoding takes."""
    try:
        return packed(document)
    except (ValueError, OverflowError):
        return None
