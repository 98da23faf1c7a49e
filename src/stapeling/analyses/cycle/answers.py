"""Answers: the day on which the government responded to an evaluation."""

from __future__ import annotations

from stapeling.graph import StackGraph
from stapeling.model.days import Day


def answer_to(graph: StackGraph, evaluation: str) -> Day | None:
    """Give the day of the response; nothing where it would lie before the evaluation."""
    found = graph.corpus.evaluations[evaluation]
    if found.response is None or found.published is None:
        return None
    return None if found.response.certainly_before(found.published) else found.response
