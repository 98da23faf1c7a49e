"""The pictures of the shipped data on a real page: drawn, whole and silent, on every screen."""

from __future__ import annotations

from functools import cache

import pytest

from tests.conftest import ROOT, Run

from .conftest import Open

COMMANDS = {
    "analyse": ["analyse", "data/laws"],
    "toetsen": ["toetsen", "--with", "regiotoets"],
    "act": ["toetsen", "stb-2016-519"],
    "law": ["show", "zorgtoeslag"],
    "body": ["show", "uwv"],
    "diff": ["diff", "data", "examples/werkelijk-rendement/scenario.yaml"],
    "check": ["check", "data", "--exit-zero"],
}
STICKING_OUT = """
Array.from(document.querySelectorAll("figure svg"), (svg) => {
  const frame = svg.getBoundingClientRect();
  return Array.from(svg.querySelectorAll("text"), (text) => {
    const box = text.getBoundingClientRect();
    const out = Math.max(frame.left - box.left, box.right - frame.right,
                         frame.top - box.top, box.bottom - frame.bottom);
    return box.width && out > 1 ? `${svg.closest("figure").id}: ${text.textContent} ${out}` : "";
  }).filter(Boolean);
}).flat()
"""
COVERED = """
Array.from(document.querySelectorAll("figure svg"), (svg) => {
  const boxes = Array.from(svg.querySelectorAll("[class*=role-legend-label] text, .role-title text,"
    + "[class*=role-legend-title] text, .role-axis-title text"), (text) =>
    [text.textContent, text.getBoundingClientRect()]).filter(([, box]) => box.width);
  return boxes.flatMap(([one, a], n) => boxes.slice(n + 1).filter(([, b]) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3)
    .map(([other]) => `${svg.closest("figure").id}: ${one} / ${other}`));
}).flat()
"""


@pytest.fixture(scope="module")
def page_of(run: Run):
    """Write the page of a command over the shipped data, once."""

    @cache
    def written(command: str, lang: str) -> str:
        words = [*COMMANDS[command], "--as-of", "2026-11-23", "--lang", lang]
        done = run(*words, "--format", "html", cwd=ROOT)
        assert done.returncode == 0
        return str(done.stdout)

    return written


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    ("command", "lang"), [*((name, "nl") for name in COMMANDS), ("analyse", "en")]
)
def test_every_picture_is_drawn_and_no_word_sticks_out(
    page_of, open_page: Open, command: str, lang: str, width: int
) -> None:
    found = open_page(page_of(command, lang), width)
    found.drawn()
    places = found.page.locator("[data-spec]").count()
    assert places > 0
    assert found.page.locator("[data-drawn=true] svg").count() == places
    assert found.page.evaluate(STICKING_OUT) == []
    assert found.page.evaluate(COVERED) == []
    assert (found.said, found.errors, found.requests, found.violations()) == ([], [], [], [])
    assert found.overflow() <= 0


def test_a_tooltip_leaves_out_what_a_mark_does_not_have(page_of, open_page: Open) -> None:
    found = open_page(page_of("analyse", "nl"))
    found.drawn()
    for mark in found.page.locator("#chart-load_changes .role-mark.mark-rect path").all()[:40:8]:
        mark.scroll_into_view_if_needed()
        mark.hover(force=True)
        found.page.wait_for_selector("#vg-tooltip-element.visible")
        told = found.page.inner_text("#vg-tooltip-element")
        assert "undefined" not in told
        assert "null" not in told
