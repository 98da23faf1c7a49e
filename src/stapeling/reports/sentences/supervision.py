"""The sentence on bottlenecks and oversight."""

from __future__ import annotations

from stapeling.reports.page import Sentence
from stapeling.reports.view import View


def supervision_sentence(view: View) -> Sentence | None:
    """Tell how many bottlenecks were resolved, and who is looked at by most bodies."""
    return None
