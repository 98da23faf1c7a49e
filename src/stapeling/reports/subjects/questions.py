"""How the questions of toetsen, who bears them and how long they take are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import get_args

from stapeling.analyses.results import Question
from stapeling.language import N_
from stapeling.model.terms import Phase
from stapeling.model.toetsen import ImpactTest
from stapeling.reports.page import Cell
from stapeling.reports.ranges import Range, years_cell
from stapeling.reports.view import Reader
from stapeling.reports.words import WORDS, word

PHASES: tuple[str, ...] = get_args(Phase)
"""The phases of the policy process, in their order."""
_MANY = 4
"""How many names stand behind each other before the rest is counted."""
_JUDGEMENT = N_(
    "What a toets asks was coded by judgement: for {n} of the {all} toetsen it is an estimate."
)


def told_questions(view: Reader, questions: Iterable[Question]) -> str:
    """Write questions: the aspects, and of whom they are asked where that counts."""
    ordered = sorted(questions, key=lambda question: (question.object, question.aspect))
    found = []
    for who, group in groupby(ordered, key=lambda question: question.object):
        aspects = ", ".join(word(view.language, question.aspect) for question in group)
        found.append(f"{aspects} ({told_asked_of(view, who)})" if who else aspects)
    return "; ".join(found)


def told_asked_of(view: Reader, who: str) -> str:
    """Write of whom something is asked; of an organisation its name."""
    kind, _, name = who.partition(":")
    return view.names.organisation(name) if name else word(view.language, kind)


def bearers_cell(view: Reader, bearers: Sequence[str]) -> Cell:
    """Write who bears the work of a toets."""
    return Cell("; ".join(told_bearer(view, name) for name in bearers), tuple(bearers) or None)


def told_bearer(view: Reader, name: str) -> str:
    """Write one who bears the work: an organisation, or a group that the schema has a word for."""
    if name in view.graph.corpus.organisations or name not in WORDS:
        return view.names.organisation(name)
    return word(view.language, name)


def weeks_cell(view: Reader, bounds: Range | None) -> Cell:
    """Write a number of weeks of which a side may be open."""
    return years_cell(view, bounds)


def toets_cell(view: Reader, toets: str) -> Cell:
    """Name a toets."""
    return Cell(view.names.toets(toets), toets)


def toetsen_told(view: Reader, ids: Iterable[str]) -> str:
    """Name toetsen behind each other; titles hold commas and words, so a semicolon parts them."""
    return "; ".join(map(view.names.toets, ids))


def some_told(view: Reader, names: Sequence[str]) -> str:
    """Put the first of many names behind each other, and count the rest."""
    if len(names) <= _MANY:
        return "; ".join(names)
    told = "; ".join(names[: _MANY - 1])
    return view.text("{names}; and {n} more", names=told, n=len(names) - _MANY + 1)


def catalogued(view: Reader, toets: str) -> ImpactTest:
    """Give a toets of the catalogue; one without facts when it is only named."""
    return view.graph.corpus.tests.get(toets) or ImpactTest(id=toets, title=toets)


def by_phase(view: Reader, ids: Iterable[str]) -> list[str]:
    """Put toetsen in order of phase and id; those without a phase come last."""
    return sorted(ids, key=lambda name: (phase_place(catalogued(view, name).phase), name))


def phase_place(phase: str | None) -> int:
    """Give the place of a phase in the order of the process."""
    return PHASES.index(phase) if phase in PHASES else len(PHASES)


def judgement(view: Reader, estimated: int, toetsen: int) -> tuple[str, ...]:
    """Say that the questions of toetsen are a judgement, where they are."""
    return (view.text(_JUDGEMENT, n=estimated, all=toetsen),) if estimated else ()
