"""The table of what one more obliged toets would add: questions, weeks, and work for whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from stapeling.analyses.results import Question, WhatIf
from stapeling.language import N_, UNKNOWN
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.subjects.questions import (
    bearers_cell,
    catalogued,
    some_told,
    toets_cell,
    told_questions,
)
from stapeling.reports.view import Reader

_WHAT_IF_CAPTION = N_(
    "Its main questions against those that are asked without it, each counted once. New: nobody"
    " asks it. New as main question: asked, but as the main question of nobody. In part: asked as"
    " a main question of some implementers only. Weeks: by how much the longest path grows, at the"
    " low lengths."
)


def known_questions(view: Reader, row: WhatIf) -> bool:
    """Whether it is known what a toets asks."""
    return bool(catalogued(view, row.toets).aspects)


def what_if_table(
    view: Reader, rows: Sequence[WhatIf], chosen: Collection[str] = frozenset()
) -> Table:
    """Tell what each toets that is not obliged would add, those with most new questions first.

    Those that the reader has chosen come before the others.
    """
    ordered = sorted(rows, key=lambda row: (row.toets not in chosen, *ranked(row), row.toets))
    return Table(
        key="what_if",
        title=view.text("What one more would add"),
        caption=view.text(_WHAT_IF_CAPTION),
        columns=(
            Column("toets", view.header("toets")),
            number("new", view.header("new")),
            number("asked", view.header("new as main question")),
            number("in_part", view.header("in part")),
            number("asked_as_main", view.header("asked already")),
            number("weeks_added", view.header("weeks added")),
            number("weeks_added_high", view.header("at the high lengths"), 3, untold=(None,)),
            Column("bearers", view.header("work lies with"), priority=3),
            number("hours", view.header("hours"), 4, untold=(None,)),
        ),
        rows=tuple(_row(view, row) for row in ordered),
    )


class Divided(NamedTuple):
    """The main questions of a toets, each in one place."""

    new: tuple[Question, ...]
    aside: tuple[Question, ...]
    in_part: tuple[Question, ...]
    main: tuple[Question, ...]


def divided(row: WhatIf) -> Divided:
    """Divide its main questions; one that some implementers are asked is neither new nor aside."""
    new, aside = (
        tuple(question for question in questions if question not in row.in_part)
        for questions in (row.new, row.asked)
    )
    return Divided(new, aside, row.in_part, row.asked_as_main)


def ranked(row: WhatIf) -> list[int]:
    """Give the place of a toets among others: by most new questions."""
    return [-len(questions) for questions in divided(row)]


def fresh(row: WhatIf) -> tuple[Question, ...]:
    """Give the main questions that nobody in the stack asks as such, not even in part."""
    parts = divided(row)
    return (*parts.new, *parts.aside)


def _row(view: Reader, row: WhatIf) -> Row:
    known, parts = known_questions(view, row), divided(row)

    def count(questions: Sequence[Question]) -> Cell:
        return view.number(len(questions)) if known else Cell(UNKNOWN)

    low, high = row.weeks_added or (None, None)
    cells = (
        toets_cell(view, row.toets),
        *map(count, parts),
        view.number(low),
        view.number(high),
        bearers_cell(view, row.bearers),
        view.amount(row.hours),
    )
    by = dict.fromkeys(name for ids in row.asked_by.values() for name in ids)
    return Row(cells, tuple(_details(view, row)), (row.toets, *by))


def _details(view: Reader, row: WhatIf) -> Iterator[str]:
    parts = divided(row)
    if parts.new:
        yield view.text("New: {questions}", questions=told_questions(view, parts.new))
    by = row.asked_by
    some = {question: _of_one(view, question, by.get(question, ())) for question in parts.in_part}
    for template, questions, askers in (
        (N_("New as main question: {questions}"), parts.aside, by),
        (N_("Of some implementers: {questions}"), parts.in_part, some),
        (N_("Asked already: {questions}"), parts.main, by),
    ):
        if questions:
            yield view.text(template, questions=_with_who(view, questions, askers))


def _of_one(view: Reader, question: Question, ids: Sequence[str]) -> tuple[str, ...]:
    """Give the toetsen that ask one implementer, by name, what another asks of every one."""
    return tuple(
        name
        for name in ids
        if any(
            row.aspect == question.aspect
            and row.weight == "hoofd"
            and row.object.startswith(f"{question.object}:")
            for row in catalogued(view, name).aspects
        )
    )


def _with_who(
    view: Reader, questions: Sequence[Question], askers: Mapping[Question, tuple[str, ...]]
) -> str:
    """Write questions with the toetsen that ask them; those of the same toetsen together."""
    groups: dict[tuple[str, ...], list[Question]] = {}
    for question in questions:
        groups.setdefault(askers.get(question, ()), []).append(question)
    found = []
    for ids, asked in groups.items():
        told = told_questions(view, asked)
        names = some_told(view, [view.names.toets(name) for name in ids])
        found.append(view.text("{questions}, by {names}", questions=told, names=names))
    return " | ".join(found)
