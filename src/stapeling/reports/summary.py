"""The top of a report: the sentences that may be quoted, as far as the data carry them."""

from __future__ import annotations

from stapeling.analyses.results import Report
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.loading import Loaded
from stapeling.reports.page import Sentence
from stapeling.reports.sentences.evaluation import (
    late_sentence,
    none_known_sentence,
    within_term_sentence,
)
from stapeling.reports.sentences.known import known_sentence
from stapeling.reports.sentences.preparation import freeze_sentence, soon_sentence
from stapeling.reports.sentences.stacking import repair_sentence, rows_sentence
from stapeling.reports.sentences.supervision import supervision_sentence
from stapeling.reports.sentences.toetsen import toetsen_sentence
from stapeling.reports.view import View


def sentences(
    report: Report, graph: StackGraph, loaded: Loaded, language: Language
) -> tuple[Sentence, ...]:
    """Give the sentences of the report, each with its number, unit, witness and unknowns.

    A sentence of which the data know nothing is left out. Which law or act a sentence names
    follows from the measures.
    """
    view = View(report, graph, language)
    found = (
        known_sentence(view, len(loaded.corpus.findings)),
        within_term_sentence(view),
        late_sentence(view),
        none_known_sentence(view),
        repair_sentence(view),
        rows_sentence(view),
        soon_sentence(view),
        freeze_sentence(view),
        toetsen_sentence(view),
        supervision_sentence(view),
    )
    return tuple(sentence for sentence in found if sentence is not None)
