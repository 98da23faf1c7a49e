"""Mermaid draws what is written for it, strictly and without a network.

Needs Chromium and the package mermaid: `npm install --no-save mermaid@11` at the root, or its
`mermaid.min.js` named by STAPELING_TEST_MERMAID.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

import pytest

from stapeling.reports.plain import plain

from ..conftest import ROOT
from .hostile import made, raw_titles
from .small import DAY, SMALL

MERMAID = ROOT / ".venv/node_modules/mermaid/dist/mermaid.min.js"
CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None or not MERMAID.is_file(), reason="needs Chromium and the package mermaid"
)
DRAW = """async text => {
    mermaid.initialize({startOnLoad: false, securityLevel: 'strict'});
    const {svg} = await mermaid.render('drawn', text);
    document.body.innerHTML = svg;
    return [...document.querySelectorAll('.node')].map(node => node.textContent);
}"""


@pytest.fixture(scope="module")
def page() -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_page()
        opened.route("**/*", lambda route: route.abort())
        opened.set_content("<body></body>")
        opened.add_script_tag(content=MERMAID.read_text("utf-8"))
        yield opened
        browser.close()


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u2060]", "", text)


def test_titles_are_text(page: object) -> None:
    nodes = [squeezed(text) for text in page.evaluate(DRAW, made().mermaid().text)]  # type: ignore[attr-defined]
    for title in raw_titles():
        assert any(text.startswith(squeezed(plain(title))) for text in nodes), (title, nodes)
    assert page.evaluate("document.querySelectorAll('script').length") <= 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", ["en", "nl"])
def test_every_type_and_state_is_drawn(page: object, code: str) -> None:
    text = made(SMALL, code, DAY).mermaid().text
    nodes = page.evaluate(DRAW, text)  # type: ignore[attr-defined]
    for name in ("Wet a", "Besluit b", "Uitvoerder", "Toets", "Knelpunt"):
        assert any(node.startswith(name) for node in nodes), name


def test_a_picture_at_the_limits_is_drawn(page: object) -> None:
    rows = [
        f"  - {{id: l{n}, title: Wet {n}, kind: wet, based_on: [{{law: l{n // 2}}}]}}"
        for n in range(200)
    ]
    picture = made("laws:\n" + "\n".join(rows)).mermaid()
    assert picture.note is None
    assert len(page.evaluate(DRAW, picture.text)) >= 200  # type: ignore[attr-defined]
