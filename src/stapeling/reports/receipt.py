"""The receipt of a report: which files it was computed from, and how sure their facts are."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from stapeling.loading import Loaded
from stapeling.model.corpus import Corpus
from stapeling.model.records import Row

CERTAINTIES = ("verified", "reported", "estimate", "unstated", "without_source")
"""Of a fact with a source whose certainty nobody stated, `unstated`."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was read."""

    files: int
    sha256: str
    """One sum over the name and the sum of every file, in order of name."""
    records: int
    certainty: Mapping[str, float]
    """The share of the records that state facts, by certainty; empty without any."""


def receipt(loaded: Loaded) -> Receipt:
    """Give the receipt of what was loaded.

    A change or a clause that states no source of its own has that of its law.
    """
    whole = hashlib.sha256()
    for file in sorted(loaded.files, key=lambda file: (file.name, file.sha256)):
        whole.update(f"{file.name}\0{file.sha256}\n".encode())
    counts = Counter(_certainties(loaded.corpus))
    total = counts.total()
    shares = {name: counts[name] / total for name in CERTAINTIES} if total else {}
    return Receipt(len(loaded.files), whole.hexdigest(), total, shares)


def receipt_data(loaded: Loaded) -> dict[str, object]:
    """Give the receipt as data that JSON can hold, with every file that was read."""
    found = receipt(loaded)
    return {
        "files": found.files,
        "sha256": found.sha256,
        "records": found.records,
        "certainty": dict(found.certainty),
        "read": [{"name": file.name, "sha256": file.sha256} for file in loaded.files],
        "contradictions": len(loaded.corpus.findings),
    }


def _certainties(corpus: Corpus) -> list[str]:
    laws = {
        id(row): law
        for law in corpus.laws.values()
        for row in (*law.evaluation_clauses, *corpus.changes[law.id])
        if not (row.certainty or row.source)
    }
    return [_certainty(row, laws.get(id(row), row)) for row in corpus.records()]


def _certainty(row: Row, parent: Row) -> str:
    stated = row if row.certainty or row.source else parent
    if stated.certainty:
        return stated.certainty
    return "unstated" if stated.source else "without_source"
