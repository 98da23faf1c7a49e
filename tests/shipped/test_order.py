"""The order of the files of the shipped data says nothing."""

from __future__ import annotations

import random

import pytest

from tests.comparing.sides import compared
from tests.conftest import ROOT


@pytest.mark.parametrize("seed", range(4))
def test_files_in_another_order_are_no_difference(seed: int) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data").rglob("*.yaml"))]
    moved = random.Random(seed).sample(texts, len(texts))
    sides = [{f"{n:03}.yaml": text for n, text in enumerate(row)} for row in (texts, moved)]
    found = compared(*sides)
    assert not found.differs
    assert found.entities.unchanged is not None
