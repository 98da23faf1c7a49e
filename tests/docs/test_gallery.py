"""The gallery shows what the shipped data say now, and what it names is there."""

from __future__ import annotations

import html
import json
import re

import pytest

from ..conftest import ROOT, Run

GALLERY = ROOT / "docs" / "gallery"


def test_what_is_named_is_there() -> None:
    page = (GALLERY / "README.md").read_text(encoding="utf-8")
    names = [name for name in re.findall(r"\]\(([^)]+)\)", page) if not name.startswith("..")]
    assert len(names) >= 20
    assert [name for name in names if not (GALLERY / name).exists()] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_page_says_what_the_data_say(run: Run, language: str) -> None:
    made = (GALLERY / language / "analyse.html").read_text(encoding="utf-8")
    words = _plain(made)
    done = run(
        *("analyse", "data/laws", "--as-of", "2026-11-23", "--lang", language),
        *("--format", "json", "--quiet"),
    )
    sentences = [row["text"] for row in json.loads(done.stdout)["summary"]]
    assert len(sentences) == 10
    assert [text for text in sentences if _plain(text) not in words] == []


def test_no_page_asks_anything_of_a_network() -> None:
    for page in GALLERY.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "default-src 'none'" in html.unescape(text)
        assert not re.search(r"<(?:script|img|link|iframe)[^>]+(?:src|href)=\"?http", text)


def _plain(text: str) -> str:
    """Give the words of a page: no elements, one space between words."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", text)).replace("\u00a0", " ").split())
