"""The sentence on toetsen: what the most tested act needs, and what one more would add."""

from __future__ import annotations

from stapeling.reports.page import Sentence
from stapeling.reports.view import View


def toetsen_sentence(view: View) -> Sentence | None:
    """Tell how many toetsen an act needs, how long they take, and what is new in others."""
    return None
