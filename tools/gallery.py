"""Makes docs/gallery: real reports of the shipped data in both languages, with screenshots.

`python tools/gallery.py` runs the commands below, and looks at what they made in Debian's
Chromium. Without it the reports are made and the screenshots are left as they are.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "gallery"
DAY = "2026-11-23"
LANGUAGES = ("nl", "en")
COMMANDS = {
    "analyse": ("analyse", "data/laws"),
    "zorgtoeslag": ("show", "zorgtoeslag"),
    "toetsen": ("toetsen", "--with", "regiotoets"),
    "diff": ("diff", "data", "examples/werkelijk-rendement/scenario.yaml"),
}
"""The reports by name, each with the command that makes it."""
KEPT = ("analyse",)
"""The pages that stay in the repository; of the others only screenshots do."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a page is looked at."""

    name: str
    report: str
    width: int
    height: int
    dark: bool = False
    at: str = ""
    """The element that is scrolled to; the top without one."""


LOOKS = (
    Look("analyse-top", "analyse", 1280, 900),
    Look("analyse-dark", "analyse", 1280, 900, dark=True, at="#part-laws"),
    Look("analyse-wide", "analyse", 1920, 1080, at="#part-implementers"),
    Look("analyse-phone", "analyse", 390, 844),
    Look("zorgtoeslag", "zorgtoeslag", 1280, 900, at="figure"),
    Look("toetsen", "toetsen", 1280, 900, at="figure"),
    Look("diff", "diff", 1280, 900, at="figure"),
)


def make(language: str, name: str) -> Path:
    """Make a report as a page, and give its file; the main one as a spreadsheet and text too."""
    out = FOLDER / language
    out.mkdir(parents=True, exist_ok=True)
    page = out / f"{name}.html"
    words = [*COMMANDS[name], "--lang", language, "--as-of", DAY, "--output", f"html={page}"]
    if name in KEPT:
        words += ["--output", f"xlsx={out / name}.xlsx", "--output", f"svg={out / 'pictures'}"]
    _run(words, shown=False)
    return page


def _run(words: list[str], *, shown: bool) -> str:
    stapeling = [sys.executable, "-m", "stapeling", *words, "--quiet"]
    done = subprocess.run(stapeling, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout if shown else ""


def looks(browser: Browser, language: str, pages: dict[str, Path]) -> Iterator[Path]:
    """Take the screenshots of one language, with the network shut off."""
    for look in LOOKS:
        context = browser.new_context(
            viewport={"width": look.width, "height": look.height},
            color_scheme="dark" if look.dark else "light",
            offline=True,
        )
        page = context.new_page()
        page.goto(pages[look.report].as_uri())
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(1500)  # pictures are drawn one after another
        if look.at:
            page.locator(look.at).first.scroll_into_view_if_needed()
            page.locator(look.at).first.evaluate("element => element.scrollIntoView()")
        file = FOLDER / language / f"{look.name}.png"
        page.screenshot(path=file)
        context.close()
        yield file


def main() -> int:
    """Make every report and every screenshot."""
    made = {language: {name: make(language, name) for name in COMMANDS} for language in LANGUAGES}
    chromium = shutil.which("chromium")
    if chromium is None:
        print("no Chromium: the screenshots are left as they are", file=sys.stderr)
    else:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
            )
            for language, pages in made.items():
                for file in looks(browser, language, pages):
                    print(file.relative_to(ROOT))
            browser.close()
    for pages in made.values():
        for name, page in pages.items():
            if name not in KEPT:
                page.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
