"""Answers to questions: as they were given before, else made now and kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stapeling.commands.answers import Answer, Question
    from stapeling.loading import Loaded
    from stapeling.settings import Settings


def answered(
    paths: Sequence[Path],
    ask: Callable[[Settings], Question],
    make: Callable[[], tuple[Loaded, Answer]],
) -> Answer:
    """Answer a question about a corpus.

    Parameters
    ----------
    paths : sequence of Path
        What the user named.
    ask : callable
        Gives the question: everything that the answer depends on besides files and settings.
    make : callable
        Loads the corpus and makes the answer.
    """
    from stapeling.commands.answers import answers_about

    answers = answers_about(paths)
    question = ask(answers.contents.settings) if answers is not None else {}
    known = answers.find(question) if answers is not None else None
    if known is not None:
        return known
    loaded, answer = make()
    if answers is not None:
        answers.keep(question, loaded, answer)
    return answer
