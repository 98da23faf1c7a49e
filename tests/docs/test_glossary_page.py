"""docs/glossary.md: every name in its middle column exists."""

from __future__ import annotations

import ast
import functools
import re
import typing

import pytest

from stapeling.model import terms
from tests.docs.blocks import ROOT, rows, text_of, ticked

PAGE = "docs/glossary.md"
_EXAMPLE = re.compile(r"(stb|stcrt|trb)-\d{4}-\d+|kst-\d+(-\d+)?")


@functools.cache
def names_in_code() -> set[str]:
    """Give every class, function, field and literal word of the package, and every schema word."""
    found: set[str] = set()
    for file in (ROOT / "src" / "stapeling").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
                found.add(node.name)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                found.add(node.target.id)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    for hint in vars(terms).values():
        if typing.get_origin(hint) is typing.Literal:
            found |= set(typing.get_args(hint))
    return found


TERMS = [cells for cells in rows(text_of(PAGE)) if ticked(cells[1])]


@pytest.mark.parametrize("cells", TERMS, ids=lambda cells: str(cells[0])[:30])
def test_every_name_exists(cells: list[str]) -> None:
    known = names_in_code()
    for name in ticked(cells[1]):
        assert name in known or _EXAMPLE.fullmatch(name), name


def test_terms_stand_once() -> None:
    found = [cells[0] for cells in rows(text_of(PAGE))]
    assert len(found) == len(set(found))
    assert all(len(cells) == 3 and cells[2] for cells in rows(text_of(PAGE)))
