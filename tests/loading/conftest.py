"""What loading gives of texts: the corpus, its warnings, or the lines it is refused with."""

from __future__ import annotations

import pytest

from stapeling.loading import Refused, load_texts
from stapeling.model.corpus import Corpus


def loaded(**texts: str) -> Corpus:
    """Load texts by the name of their file."""
    return load_texts({f"{name}.yaml": text for name, text in texts.items()}).corpus


def warnings(**texts: str) -> list[str]:
    """Give the lines that say what contradicts itself."""
    return [str(finding) for finding in loaded(**texts).findings]


def refused(**texts: str) -> list[str]:
    """Give the lines with which texts are refused."""
    with pytest.raises(Refused) as caught:
        loaded(**texts)
    return [str(finding) for finding in caught.value.findings]
