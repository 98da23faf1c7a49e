"""A browser without a network, in which pages are opened and everything they do is noted."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import ROOT

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")

CHROMIUM = shutil.which("chromium")
AXE = ROOT / ".venv" / "node_modules" / "axe-core" / "axe.min.js"
_LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


@dataclass
class Opened:
    """A page that was opened, with what went wrong in it."""

    page: playwright.Page
    errors: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    """All that the console says."""
    requests: list[str] = field(default_factory=list)

    def violations(self) -> list[str]:
        return list(self.page.evaluate("window.violations"))

    def drawn(self) -> None:
        self.page.wait_for_selector("html[data-pictures=drawn]", state="attached")

    def overflow(self) -> int:
        return int(self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))


Open = Callable[..., Opened]


@pytest.fixture(scope="session")
def browser() -> Iterator[playwright.Browser]:
    if CHROMIUM is None:
        pytest.skip("needs chromium of the system")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: playwright.Browser, tmp_path: Path) -> Iterator[Open]:
    """Open pages from a folder, with the network off and every request but the first noted."""
    contexts = []

    def opened(html: str, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Opened:
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            offline=True,
            java_script_enabled=scripts,
        )
        contexts.append(context)
        context.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
        context.add_init_script(_LISTEN)
        found = Opened(context.new_page())
        found.page.on(
            "console", lambda said: said.type == "error" and found.errors.append(said.text)
        )
        found.page.on("console", lambda said: found.said.append(said.text))
        found.page.on("pageerror", lambda error: found.errors.append(str(error)))
        found.page.on("request", lambda asked: found.requests.append(asked.url))
        found.page.goto(file.as_uri())
        found.requests.remove(file.as_uri())
        return found

    yield opened
    for context in contexts:
        context.close()
