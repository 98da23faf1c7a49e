"""Evaluation clauses held against sentences of real laws that a person labelled.

`labelled.csv` holds references only: regulation, article and a hash of the sentence. The sentences
are those of the 2012 collection that speak of evaluating or of reporting to parliament.
"""

from __future__ import annotations

import csv
import hashlib
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from stapeling.importers.bwb.body import articles_of, bodies_of, sentences_of, strip_what_is_no_text
from stapeling.importers.bwb.clauses import clause_in
from stapeling.importers.markup import parse_xml

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("STAPELING_SHARED") or ROOT.parent / "shared")
ARCHIVE = SHARED / "data" / "bwb-2012" / "subset.tar.xz"
LABELS = Path(__file__).parent / "labelled.csv"
PAGE = ROOT / "docs" / "bwb.md"
Found = tuple[bool, str, str]


def labels() -> dict[tuple[str, str, str], Found]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        return {
            (row["regulation"], row["article"], row["sentence"]): (
                row["clause"] == "1",
                row["term_years"],
                row["then_every_years"],
            )
            for row in csv.DictReader(file)
        }


def sentences(numbers: set[str]) -> Iterator[tuple[tuple[str, str, str], Found]]:
    """Give what the recogniser makes of every sentence of the regulations that are labelled."""
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() else None
            if content is None or Path(member.name).stem not in numbers:
                continue
            root = parse_xml(content.read(), Path(member.name), document_type="wetgeving")
            articles = articles_of(bodies_of(root))
            strip_what_is_no_text(root)
            for article in articles:
                for sentence in sentences_of(article):
                    digest = hashlib.sha256(sentence.text.encode()).hexdigest()[:16]
                    clause = clause_in(sentence)
                    term = clause.timing.term_years if clause else None
                    every = clause.timing.then_every_years if clause else None
                    key = (str(root.get("bwb-id")), str(article.label), digest)
                    yield key, (clause is not None, str(term or ""), str(every or ""))


def test_the_set_is_large_enough() -> None:
    found = [clause for clause, _, _ in labels().values()]
    assert sum(found) >= 80
    assert len(found) - sum(found) >= 200


def test_precision_and_recall_are_those_of_the_page() -> None:
    if not ARCHIVE.exists():
        pytest.skip(f"{ARCHIVE} is not there: set STAPELING_SHARED to the folder with real files")
    known = labels()
    found = {key: value for key, value in sentences({key[0] for key in known}) if key in known}
    assert found.keys() == known.keys()
    true = sum(found[key][0] and known[key][0] for key in known)
    false = sum(found[key][0] and not known[key][0] for key in known)
    missed = sum(known[key][0] and not found[key][0] for key in known)
    precision, recall = true / (true + false), true / (true + missed)
    assert precision >= 0.99
    assert recall >= 0.95
    page = PAGE.read_text("utf-8")
    assert f"precision {precision:.1%}, recall {recall:.1%}" in page
    assert f"{true + missed} clauses and {len(known) - true - missed} other sentences" in page
    wrong = [key for key in known if found[key][0] and known[key][0] and found[key] != known[key]]
    assert wrong == []
