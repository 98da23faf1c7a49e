"""Decision records have one form, are numbered without gaps, and are listed."""

from __future__ import annotations

import re

import pytest

from tests.docs.blocks import DOCS

RECORDS = sorted((DOCS / "decisions").glob("[0-9]*.md"))
HEADINGS = ["Context", "Decision", "Consequences", "Alternatives"]


@pytest.mark.parametrize("number", range(len(RECORDS)))
def test_a_record_has_the_form(number: int) -> None:
    record = RECORDS[number]
    text = record.read_text(encoding="utf-8")
    assert record.name.startswith(f"{number + 1:04}-")
    assert text.startswith(f"# {number + 1}. ")
    assert re.search(r"^- status: (proposed|accepted|replaced by \d{4})$", text, re.MULTILINE)
    assert re.search(r"^- implementation: \S", text, re.MULTILINE)
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == HEADINGS


def test_every_record_is_listed() -> None:
    listed = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"\]\(([^)]+)\)", listed) == [record.name for record in RECORDS]
