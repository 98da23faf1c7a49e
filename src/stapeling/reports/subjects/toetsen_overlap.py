"""The table of overlap: which toetsen ask the same, and whether that is double work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stapeling.analyses.results import Overlap
from stapeling.analyses.toetsen.questions import IMPLEMENTER
from stapeling.language import N_
from stapeling.reports.page import Cell, Column, Row, Table, number
from stapeling.reports.subjects.questions import catalogued, toets_cell, told_questions
from stapeling.reports.view import Reader
from stapeling.reports.words import word

KINDS = ("double", "undecided", "second_look", "ex_ante_ex_post", "touching")
"""What overlap can be: what may be double work first, what merely shares a question last."""

_OVERLAP_CAPTION = N_(
    "Shared questions as a share of all that either asks, and of the smaller set. A question is an"
    " aspect asked of someone. Double work is only a main question that both ask beforehand (or"
    " both afterwards), neither as an independent body; a second look and a pair before and after"
    " are meant to ask the same."
)
_ASPECTS_CAPTION = N_(
    "Shared questions as a share of all that either asks, and of the smaller set. Aspects alone are"
    " compared, whoever they are asked of: the same question to UWV and to gemeenten counts as one"
    " here, so of nothing it can be said that it is double work."
)


def overlap_table(
    view: Reader,
    pairs: Sequence[Overlap],
    *,
    ignore_object: bool,
    notes: Sequence[str] = (),
    of: str | None = None,
) -> Table:
    """Tell pairs that have a main question in common, by why they do; the others are counted.

    On the page of a toets, which `of` names, every pair is told, by the other one of it.
    """
    told = [pair for pair in pairs if of is not None or pair.shared_main]
    told.sort(key=lambda pair: (KINDS.index(pair.kind), -pair.jaccard, pair.a, pair.b))
    left = len(pairs) - len(told)
    return Table(
        key="overlap",
        title=view.text("Overlap of toetsen"),
        caption=view.text(_ASPECTS_CAPTION if ignore_object else _OVERLAP_CAPTION),
        columns=(
            Column("kind", view.header("kind")),
            *_toets_columns(view, of),
            number("jaccard", view.header("of all")),
            number("containment", view.header("of the smaller")),
            number("shared", view.header("shared questions")),
        ),
        rows=tuple(_row(view, pair, of, ignore_object=ignore_object) for pair in told),
        notes=(*_beside(view, len(told), left), *notes),
        grouped=True,
    )


def _toets_columns(view: Reader, of: str | None) -> tuple[Column, ...]:
    if of is not None:
        return (Column("with", view.header("with toets")),)
    return Column("a", view.header("toets")), Column("b", view.header("and toets"))


def _row(view: Reader, pair: Overlap, of: str | None, *, ignore_object: bool) -> Row:
    kind = word(view.language, pair.kind)
    if ignore_object and pair.kind == "double":
        kind = view.text("the same main aspect")
    cells = (
        Cell(kind, pair.kind),
        *(toets_cell(view, name) for name in (pair.a, pair.b) if name != of),
        view.share(pair.jaccard),
        view.share(pair.containment),
        view.number(len(pair.shared)),
    )
    return Row(cells, tuple(_details(view, pair)), (pair.a, pair.b))


def _details(view: Reader, pair: Overlap) -> Iterator[str]:
    """Tell the shared questions, those that both ask as their main question first."""
    if pair.shared_main:
        main = told_questions(view, pair.shared_main)
        yield view.text("Main question of both: {questions}", questions=main)
    others = [question for question in pair.shared if question not in pair.shared_main]
    if others:
        yield view.text("Shared besides: {questions}", questions=told_questions(view, others))


def by_the_letter(view: Reader, ids: Iterable[str], *, ignore_object: bool) -> Iterator[str]:
    """Say that each implementer and one by name are two, where some of the toetsen ask either."""
    asked = {row.object for name in ids for row in catalogued(view, name).aspects}
    named = any(who.startswith(f"{IMPLEMENTER}:") for who in asked)
    if named and IMPLEMENTER in asked and not ignore_object:
        yield view.text(
            "A question to each implementer and one to an implementer by name are two questions"
            " here; for an act, the first is put to each of its implementers."
        )


def _beside(view: Reader, told: int, left: int) -> Iterator[str]:
    if not told:
        yield view.text("No two of them ask the same main question.")
    if left:
        yield view.plural(
            "{n} more pair shares questions, none of them the main one of both. JSON and CSV"
            " have it.",
            "{n} more pairs share questions, none of them the main one of both. JSON and CSV have"
            " them.",
            left,
        )
