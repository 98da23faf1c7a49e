"""docs/architecture.md draws the packages that there are, in the order that is enforced."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

from tests.docs.blocks import ROOT, blocks, rows, section, text_of, ticked

PAGE = "docs/architecture.md"
PACKAGE = ROOT / "src" / "stapeling"


def layers() -> list[list[str]]:
    """Give the packages of the picture, from the top, those side by side together."""
    (picture,) = blocks(PAGE, "text")
    lines = [line for line in picture.text.splitlines() if line.strip(" │")]
    return [re.findall(r"[a-z]+", line.split("   ")[0]) for line in lines]


def contract() -> list[list[str]]:
    """Give the layers that import-linter enforces."""
    settings = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]
    (found,) = (row for row in settings["contracts"] if row["type"] == "layers")
    return [re.findall(r"\w+", row) for row in found["layers"]]


def modules() -> set[str]:
    names = {path.stem for path in PACKAGE.glob("*.py")} | {
        path.name for path in PACKAGE.iterdir() if any(path.glob("*.py"))
    }
    return names - {"__init__", "__main__"}


def imports_of(name: str) -> set[str]:
    """Give the packages that a package imports, also for types only."""
    folder, file = PACKAGE / name, PACKAGE / f"{name}.py"
    found: set[str] = set()
    for path in folder.rglob("*.py") if folder.is_dir() else [file]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("stapeling."):
                found.add(str(node.module).split(".")[1])
    return found - {name}


def test_the_picture_holds_every_package() -> None:
    assert sorted(name for row in layers() for name in row) == sorted(modules())


def test_the_picture_is_the_contract() -> None:
    assert layers() == contract()


def test_nothing_imports_from_above_or_beside() -> None:
    order = layers()
    for depth, row in enumerate(order):
        below = {name for lower in order[depth + 1 :] for name in lower}
        for name in row:
            assert imports_of(name) <= below, name


def test_every_package_is_explained() -> None:
    explained = {cells[0].strip("`") for cells in rows(section(PAGE, "What each package is for"))}
    assert explained == modules()


def test_names_on_the_page_exist() -> None:
    for name in ticked(section(PAGE, "The path of a run")):
        if re.fullmatch(r"[a-z]+\.[a-z_]+", name) and not name.endswith(".toml"):
            folder, module = name.split(".")
            path = Path(PACKAGE / folder / f"{module}.py")
            assert path.is_file(), name
