"""The receipt of a report: which files it was computed from, and how sure their facts are."""

from __future__ import annotations

import hashlib
import operator
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain

from stapeling.loading import Loaded
from stapeling.model.corpus import Corpus

CERTAINTIES = ("verified", "reported", "estimate", "unstated", "without_source")
"""Of a fact with a source whose certainty nobody stated, `unstated`."""
_Stated = tuple[str | None, tuple[str, ...]]
_STATED: Callable[[object], _Stated] = operator.attrgetter("certainty", "source")
_NOTHING: _Stated = (None, ())


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
    for name, own in sorted(map(operator.attrgetter("name", "sha256"), loaded.files)):
        whole.update(f"{name}\0{own}\n".encode())
    counts = _certainties(loaded.corpus)
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


def _certainties(corpus: Corpus) -> Counter[str]:
    """Count the records that state facts by certainty."""
    stated = Counter(map(_STATED, corpus.records()))
    for law in corpus.laws.values():
        parts = map(_STATED, chain(law.evaluation_clauses, corpus.changes[law.id]))
        silent = operator.countOf(parts, _NOTHING)
        stated[_NOTHING] -= silent
        stated[_STATED(law)] += silent
    counts: Counter[str] = Counter()
    for (certainty, source), number in stated.items():
        counts[certainty or ("unstated" if source else "without_source")] += number
    return counts
