"""The page as text: closed, whole, the same each time, and with a witness for every number."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stapeling.errors import StapelingError
from stapeling.reports.html.sealed import json_for_page
from stapeling.reports.html.sources import source_of
from stapeling.reports.html.writer import _template

from ..conftest import HOSTILE_TITLES, hostile_corpus
from .samples import CORPUS, bars, publication_of, timeline


@pytest.fixture(scope="module")
def page() -> str:
    return publication_of(charts=(bars(), timeline())).html()


def _scripts(page: str) -> list[str]:
    return re.findall(r"<script>(.*?)</script>", page, re.DOTALL)


def test_the_policy_names_every_script_and_style_and_nothing_else(page: str) -> None:
    policy = html.unescape(re.search(r'Policy" content="([^"]*)"', page)[1])
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    for text in (*_scripts(page), *styles):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert len(re.findall("sha256-", policy)) == len(_scripts(page)) + len(styles) == 4
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not re.search(r"""<[^>]+\s(style|on\w+)\s*=""", page.partition("<script>{")[0][:200_000])


def test_nothing_is_loaded(page: str) -> None:
    body = re.sub(r"<script>.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r"<(link|img|iframe|object|embed|base|source)\b", body)
    assert not re.search(r"\ssrc\s*=|url\(|@import", body)


def test_the_same_publication_is_the_same_page(page: str) -> None:
    assert publication_of(charts=(bars(), timeline())).html() == page


def test_without_pictures_there_is_no_library() -> None:
    page = publication_of().html()
    assert len(page) < 200_000
    assert "data-spec" not in page


def test_a_sentence_has_its_number_its_unknowns_and_its_witnesses(page: str) -> None:
    sentence = re.search(r'<li id="sentence-1">.*?</div>', page, re.DOTALL)[0]
    assert "<b>≥3 amending acts</b>" in sentence
    assert "cannot be told: <b>0</b>" in sentence
    assert "href=#id-kinderbijslag" in sentence


def test_a_number_leads_to_its_witnesses_and_these_to_their_sources(page: str) -> None:
    table = page[page.index('id="table-laws"') :]
    row = table[table.index("<tbody") : table.index("<tbody", table.index("<tbody") + 1)]
    anchor = re.search(r"<td class=n[^>]*><a href=#([^>]+)>", row)[1]
    assert f"<tr class=m id={anchor}>" in row
    assert "href=#id-stb-2011-10" in row
    entry = re.search(r"<li id=id-stb-2011-10>.*", page)[0]
    assert "Eerste wijziging" in entry
    assert "Stb. 2011, 10" in entry.replace("\N{NO-BREAK SPACE}", " ")
    assert "no source recorded" in entry


def test_addresses_are_links_and_other_sources_are_text(page: str) -> None:
    assert '<a href="https://wetten.overheid.nl/kinderbijslag"' in page
    assert "<bdi>javascript:alert(1)</bdi>" in page
    assert 'href="javascript:' not in page


@pytest.mark.parametrize(
    "text",
    [
        *("javascript:alert(1)", "data:text/html,x", "http://", "https://[", "//example.org"),
        *("HTTPS://x.nl y", "file:///etc/passwd", "Stb. 2011, 10", "https:example.org"),
    ],
)
def test_only_whole_addresses_of_the_web_are_links(text: str) -> None:
    assert source_of(text).href is None


def test_the_receipt_names_every_file_that_was_read(page: str) -> None:
    made = publication_of()
    receipt = page[page.index('id="receipt"') :]
    for file in made.loaded[0].files:
        assert file.sha256 in receipt
        assert file.name in receipt
    assert "format version 1" in receipt
    assert "1 January 2023" in receipt.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("title", HOSTILE_TITLES)
def test_titles_are_text(title: str) -> None:
    page = publication_of(hostile_corpus(), (bars(title),)).html()
    assert html.escape(title).replace("&#x27;", "&#39;") in page
    body = re.sub(r"<script[^>]*>.*?</script>", "", page, flags=re.DOTALL)
    assert "<script>alert" not in page
    assert title in html.unescape(body)


@given(st.text())
def test_data_cannot_end_its_element(text: str) -> None:
    written = str(json_for_page({"text": text}))
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"text": text}


def test_a_page_without_anything_still_reads() -> None:
    made = publication_of("laws: []")
    empty = replace(made, page=replace(made.page, tables=(), sentences=()), loaded=(), graphs=())
    page = empty.html()
    assert "<main" in page
    assert 'id="filter"' not in page


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    _template.cache_clear()
    with pytest.raises(StapelingError, match=r"pip install 'stapeling\[report\]'"):
        publication_of().html()


BLOCKED = """
import subprocess
import sys
for name in ("altair", "jinja2", "vl_convert", "pypdf"):
    sys.modules[name] = None
from stapeling.cli import main
main()
"""


@pytest.mark.parametrize(
    "command", [("analyse",), ("check",), ("show", "studie", "--corpus"), ("diff", ".")]
)
def test_a_spreadsheet_asks_for_nothing_that_draws(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "corpus.yaml").write_text(CORPUS, encoding="utf-8")

    def run(format_: str) -> subprocess.CompletedProcess[str]:
        arguments = (*command, ".", "--output", f"{format_}=made.{format_}")
        return subprocess.run(
            [sys.executable, "-c", BLOCKED, *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    sheet, page = run("xlsx"), run("html")
    assert "Traceback" not in sheet.stderr + page.stderr
    assert (tmp_path / "made.xlsx").read_bytes()[:2] == b"PK"
    assert "pip install 'stapeling[report]'" in " ".join(page.stderr.split())
    assert not (tmp_path / "made.html").exists()


def test_a_long_note_is_a_count_with_a_fold() -> None:
    made = publication_of()
    names = [f"Wet op onderwerp {n} van de nationale ordening" for n in range(20)]
    table = replace(made.page.tables[0], notes=("Not recorded: " + "; ".join(names), "A; b."))
    page = replace(made, page=replace(made.page, tables=(table,))).html()
    assert re.search(r'<details class="note"><summary dir="auto">Not[^<]*… \(20\)</summary>', page)
    assert '<p class="note" dir="auto">A; b.</p>' in page
