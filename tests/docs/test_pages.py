"""What holds for every page: links lead somewhere, commands exist, the licence is whole."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT, pages, prose, text_of

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)", re.DOTALL)
PAGES = [str(path.relative_to(ROOT)) for path in [*pages(), ROOT / "data/tests/README.md"]]


def anchors(path: Path) -> set[str]:
    """Give the anchors of the headings of a page, as a forge makes them."""
    name = str(path.relative_to(ROOT))
    headings = re.findall(r"^#+ (.+)$", prose(name), re.MULTILINE)
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.strip().replace(" ", "-") for heading in plain}


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    for link in _LINK.findall(prose(name)):
        if link.startswith("https://"):
            continue
        file, _, anchor = link.partition("#")
        target = (ROOT / name).parent / file if file else ROOT / name
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.resolve()), link


@pytest.mark.parametrize("name", PAGES)
def test_lines_fit(name: str) -> None:
    long = [
        line
        for line in prose(name).splitlines()
        if len(line) > 101 and not line.startswith(("|", "- ["))
    ]
    assert long == []


def test_targets_of_make_exist() -> None:
    makefile = ROOT / "Makefile"
    if not makefile.is_file():
        pytest.skip("no Makefile yet")
    targets = set(re.findall(r"^([a-z-]+):", makefile.read_text(encoding="utf-8"), re.MULTILINE))
    named = re.findall(r"make ([a-z-]+)", text_of("CONTRIBUTING.md"))
    assert set(named) <= targets


def test_files_named_in_recipes_exist() -> None:
    text = text_of("CONTRIBUTING.md")
    for name in re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.py)`", text):
        folders = (ROOT, ROOT / "src" / "stapeling")
        assert any((folder / name).is_file() for folder in folders), name


def test_the_licence_is_whole() -> None:
    text = text_of("LICENSE")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    numbers = re.findall(r"^(\d+)\. [A-Z]", text, re.MULTILINE)
    assert numbers == [str(n) for n in range(1, 16)]
    assert "Appendix" in text
    assert text.rstrip().endswith("require the production of a new EUPL version.")
    assert tomllib.loads(text_of("pyproject.toml"))["project"]["license"] == "EUPL-1.2"


def test_the_changelog_has_the_form() -> None:
    text = text_of("CHANGELOG.md")
    sections = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert sections[0] == "Unreleased"
    kinds = set(re.findall(r"^### (.+)$", text, re.MULTILINE))
    assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
